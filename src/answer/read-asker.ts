/** A message with what the person says of themselves set apart. */
export interface SetApart {
  /** Role or trade in the person's own words (养老院, 做家电芯片), a stretch of the message; null where none is stated. */
  readonly said: string | null;
  /** What is asked: the message without the introduction, or the trade with it where nothing else is asked about. */
  readonly asked: string;
}

const ONE = '(?:一?(?:家|个|個|名|位|间|間|所|群)(?![人庭教电居具政别]))?';
const SELF =
  '(?:我们|我們|我哋|咱们|咱|我|本人|俺|敝)(?:这边|這邊|呢边|呢邊|公司|企业|企業|单位|單位|工厂|工廠|厂|廠|家里|家裡|家|屋企|村|店|司|集团|集團|学校|學校|团队|團隊)?';
const ADVERB = '(?:都|就|专门|專門|主要|一直|目前|现在|現在|而家|长期|長期)?';
const BE = '(?:是|系|係|乃)';
const DEED =
  '(?:做|搞|整|开|開|经营|經營|从事|從事|办|辦|生产|生產|研发|研發|开发|開發|制造|製造|种|種|养|養|卖|賣|造|写|寫|教|运营|運營|代理)';
const STRETCH = '([^，,。；;：:！!？?\\s]{1,20}?)';
const OF = '(?:的|嘅|㗎|哒)';
const PAUSE = '[，,。；;！!\\s]';
/** What may follow an introduction without a pause. */
const ASKING = '想|请|請|有|能|可以|要|怎|应|應|该|該|点样|點樣|申|会|會|可唔可以|得唔得|什么|咩';
const ROLE =
  '(?:企业|企業|公司|工厂|工廠|厂商|廠商|商家|商户|个体户|個體戶|园区|園區|医院|醫院|诊所|学校|學校|高校|大学|幼儿园|养老院|護老院|协会|協會|银行|酒店|农场|农户|农民|農民|村民|渔民|老师|老師|教师|教師|校长|学生|學生|家长|家長|医生|醫生|护士|護士|律师|律師|法官|司机|司機|工程师|程序员|设计师|老板|老闆|创业者|創業者|店主|厂长|站长|导游|研究员|科研人员|公务员|老人|长者|长辈|残疾人|居民|市民|游客|投资人|毕业生|志愿者)';

/** In order; the stretch that names role or trade is captured. A message is read as it was written, in either script. */
const INTRODUCTIONS: readonly RegExp[] = [
  // 我是养老院的；我们是一家做家电芯片的企业；我係整機械人嘅
  new RegExp(`${SELF}${ADVERB}${BE}${ONE}${STRETCH}${OF}(?=${PAUSE}|$|${ASKING})`, 'u'),
  new RegExp(`${SELF}${ADVERB}${BE}${ONE}${STRETCH}(?=${PAUSE}|$)`, 'u'),
  new RegExp(`${SELF}${ADVERB}${BE}${ONE}([^，,。；;：:！!？?\\s]{0,10}?${ROLE})(?=${ASKING})`, 'u'),
  // 我们做家电芯片的；本人开民宿，…
  new RegExp(`${SELF}${ADVERB}(${DEED}[^，,。；;：:！!？?\\s]{1,16}?)${OF}(?=${PAUSE}|$|${ASKING})`, 'u'),
  new RegExp(`${SELF}${ADVERB}(${DEED}[^，,。；;：:！!？?\\s]{1,12}?)(?=${PAUSE}+[^\\s])`, 'u'),
  // 我在医院上班
  new RegExp(`${SELF}${ADVERB}(?:在|喺)${STRETCH}(?:工作|上班|返工|打工|任职|任教|教书)${OF}?(?=${PAUSE}|$)`, 'u'),
  // 作为一个中小学老师（，）…
  new RegExp(`(?:作为|作為|身为|身為)${ONE}${STRETCH}(?=[，,])`, 'u'),
  new RegExp(`(?:作为|作為|身为|身為)${ONE}([^，,。；;：:！!？?\\s]{0,10}?${ROLE})`, 'u'),
  // 外资企业，…
  new RegExp(`^(?:${SELF})?${ONE}([^，,。；;：:！!？?\\s]{0,10}?${ROLE})(?=[，,])`, 'u'),
  /\b(?:I\s*am|I['’]m|we\s+are|we['’]re)\s+(?:an?|from\s+an?|with\s+an?|from|with)\s+([^,.;:?!]{2,40}?)(?=[,.;]|$|\s+(?:and|so|what|how|can|could|is|are|do|does|which|where)\b)/iu,
  /\b(?:(?:I|we)\s+(?:run|own|operate|make|manufacture|build|produce|develop|sell|work\s+(?:in|at|for|as))|(?:my|our)\s+(?:company|firm|factory|business)\s+(?:makes|builds|produces|develops|manufactures|sells))\s+(?:an?\s+)?([^,.;:?!]{2,40}?)(?=[,.;]|$|\s+(?:and|so)\s)/iu,
  /\bas\s+an?\s+([^,.;:?!]{2,40}?),/iu,
];
/** 我是想问…, 我们是不是…, 我是说…: no introduction; nor a company told in figures, which are facts of the case asked about. */
const NO_ROLE =
  /^(?:我|不|否|唔|想|说|說|话|話|问|問|要|在|指|为|為|来|來|看|听|聽|怕|觉得|按|因为|如果|这|這|那|谁|誰|去|从|用|被|让|有|没|[做搞写造教][出了过好完成不]|bit\b|little\b)|\d|什么|甚麼|多少|几多|幾多|怎|如何|吗|嗎|哪|谁|邊個|边个|点样|點樣|咩|乜/iu;
const EDGES = /^[\s，,。；;：:！!？?]+|[\s，,；;：:]+$/gu;

/**
 * Finds who asks by the frames in which people introduce themselves, whatever the trade. Where something is asked about
 * beside the trade, the introduction is no part of the question; 我们做芯片的，有什么支持 asks about the trade itself.
 * `isAbout`: whether a text has a subject that the documents know.
 */
export function setAskerApart(message: string, isAbout: (text: string) => boolean): SetApart {
  const found = findIntroduction(message);
  if (!found) return { said: null, asked: message };
  const { said, rest } = found;
  return { said, asked: isAbout(rest) ? rest : `${said}${rest === '' ? '' : `，${rest}`}` };
}

function findIntroduction(message: string): { readonly said: string; readonly rest: string } | null {
  for (const pattern of INTRODUCTIONS) {
    const match = pattern.exec(message);
    const said = match?.[1]?.trim();
    if (!match || said === undefined || said.length < 2 || NO_ROLE.test(said)) continue;
    const rest = `${message.slice(0, match.index)} ${message.slice(match.index + match[0].length).replace(/^(?:的|嘅|㗎)/u, '')}`;
    return { said, rest: rest.replace(EDGES, '') };
  }
  return null;
}
