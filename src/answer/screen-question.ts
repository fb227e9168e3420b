import type { Outcome } from '../domain/answer.js';

/** A message that is not a question to the documents, with the fixed reply it gets. */
export interface Screened {
  readonly outcome: Extract<Outcome, 'greeting' | 'handoff' | 'refused' | 'clarification' | 'no_basis'>;
  /** Id of the fixed wording. */
  readonly wording: string;
  /** Id of the wording that names the door to turn to instead, where there is one. */
  readonly door: string | null;
}

interface Screen extends Omit<Screened, 'door'> {
  /** Tried on the normalised message. */
  readonly pattern: RegExp;
}

/** Words round a greeting that add nothing to it. */
const COURTESY =
  '(?:你|您|您们|你们|大家|呀|啊|哦|哈|呢|吗|嘛|吧|的|了|啦|哇|哟|晒|曬|嗮|老师|同志|客服|助手|粤策|小助手|亲|朋友|there|everyone|[\\s,，.。!！?？~～、…])*';
const whole = (words: string): RegExp => new RegExp(`^${COURTESY}(?:(?:${words})${COURTESY})+$`, 'iu');

/** In order: the first that fits decides. Attacks come first, so that a polite wrapping does not hide them. */
const SCREENS: readonly Screen[] = [
  {
    outcome: 'refused',
    wording: 'refused-attack',
    pattern:
      /(?:你|您)的?(?:训练数据|训练语料|配置文件|配置|后台|源码|源代码|密码|内部规则|规则|底层模型|权重)(?:是|有|在|给|发|告诉|输出|打印|都)|(?:输出|打印|列出|公开|说出|给我看).{0,6}(?:你|您)的?(?:规则|指令|设定|配置|密码|后台)|(?:假设|假如|想象)(?:你|您)(?:是|叫)|^(?:你|您)(?:现在)?是(?:一个|一只|一名|我的)|(?:只|必须|都)(?:能)?(?:回答|回复|答)[“"'「]|必须听我的|(?:重复|复述|跟着|照着)(?:我(?:的话|说)|念)|(?:随便|直接|瞎)(?:编|造|说|写)(?:一个|个|一条|点|一些)|(?:编|杜撰|虚构|捏造)(?:一个|个|一条|条|一些|点)|不要引用原文|(?:请)?(?:输出|说|写)[：:]?[“"「].{0,30}(?:补贴|废止|失效|作废)|base64|your\s+(?:rules|instructions?|prompt|guidelines)|(?:忽略|无视|忘记|忘掉|抛开|不用管|不要遵守|停止遵守).{0,14}(?:指令|规则|设定|提示|限制|约束|要求|身份|安全|之前|以上|上面|前面)|(?:绕过|跳过|覆盖|清除|取消|解除).{0,8}(?:指令|规则|设定|提示词|系统提示|安全限制|约束|身份)|(?:系统|初始|内部|隐藏|完整|原始).{0,4}(?:提示词?|指令|prompt|设定)|(?:回答|答复|回复|答案)(?:的)?(?:开头|前面|最前|最后|末尾|结尾|里)(?:都|先|必须|请)?(?:加上|写上|写|加|说|附上|注明|输出)|提示词(?!工程|产业|优化)|system\s*prompt|ignore\s+(?:all|any|the|your|previous|above)|disregard\s+(?:all|any|the|your|previous)|开发者模式|上帝模式|developer\s*mode|\bDAN\b|jail\s*break|越狱|(?:请|现在|从现在起|接下来|你|您|来).{0,4}(?:扮演|假装|充当|假扮)|(?:你|您)现在(?:是|起)|没有任何(?:限制|约束)|(?:repeat|print|reveal|show|output).{0,20}(?:prompt|instructions?|above)|(?:输出|打印|复述|重复|告诉我|公开|泄露|显示).{0,10}(?:你的|您的)?(?:提示|指令|密钥|密码|api\s*key|源代码|配置)|api\s*key|<\s*script|(?:drop|delete|insert|select)\s+.{0,20}(?:table|from|into)\b|\{\{.*\}\}|\[?\/?(?:INST|SYS(?:TEM)?)\]|<\|.*\|>/iu,
  },
  {
    outcome: 'refused',
    wording: 'refused-fraud',
    pattern:
      /黑客|入侵|攻击(?:网站|系统|服务器|政务)|炸弹|制毒|偷税|逃税|洗钱|诈骗|(?:造|做|刻|P|p)(?:一个|一张|一枚|个|张|枚)?(?:假)?(?:公章|证件|发票|证书)|骗(?:取|补|钱|资金|政府|国家|领)|(?:伪造|编造|捏造|虚构|造假|作假|虚报|冒用|冒充|假冒|套取|虚假).{0,10}(?:材料|数据|合同|发票|资质|证明|补贴|资金|申报|项目|业绩|身份|公章|文件|专利)|(?:材料|数据|合同|发票|业绩|专利|财报|账)(?:怎么|如何|可以|能不能)?(?:造假|作假|做假|注水)|(?:绕开|逃避|躲避|规避|应付|糊弄|蒙混).{0,6}(?:监管|审查|审核|审计|检查|验收)|(?:行贿|送礼|走后门|找关系|打点)/u,
  },
  {
    outcome: 'handoff',
    wording: 'handoff',
    pattern:
      /^.{0,8}(?:转|接|找|要|换|叫|联系|呼叫|有没有|我想和|我要和|想跟)(?:一下|个|到|成)?(?:人工(?!智能)|真人|活人|工作人员|客服|坐席|专员)|人工(?:客服|服务|坐席|咨询|台|接听|窗口)|^人工[\s。.!！?？]*$|(?:想|要|能|可以).{0,4}(?:和|跟|同|与)(?:人|真人|活人)(?:说|讲|聊|谈|倾)|^(?:叫|找|揾|搵|换)(?:个|一个)?人(?:来|跟|同|和|讲|聊|说)|^有没有人(?:啊|在|吗|呀)*[\s?？]*$|接线员|话务员|(?:搵|揾|找)(?:个)?人(?:同|跟|和)(?:我|你)|(?:我要|我想|想|要|怎么)(?:去)?(?:投诉|举报)|投诉(?:你们|热线|电话|渠道)|(?:工作人员|真人|专人|客服).{0,6}(?:联系|回复|回电|回访)|(?:talk|speak|chat)\s+(?:to|with)\s+(?:a\s+)?(?:human|person|agent|staff|someone)|human\s+agent/iu,
  },
  {
    outcome: 'greeting',
    wording: 'greeting',
    pattern: whole(
      '你好|您好|早上好|上午好|中午好|下午好|晚上好|早安|早晨|早|嗨|哈喽|哈啰|喂|在吗|在不在|有人吗|hi|hello|hey|good\\s+(?:morning|afternoon|evening)|nihao|ni\\s*hao',
    ),
  },
  {
    outcome: 'greeting',
    wording: 'thanks',
    pattern: whole(
      '谢谢[侬你您]*|多谢|感谢|感恩|谢了|好滴|好嘞|好吧|好呀|唔该|唔該|辛苦|麻烦|非常感谢|太感谢|好的|好|明白|知道|清楚|了解|收到|懂|行|可以|没事|没有其他问题|没问题|没有问题|解决|thanks?(?:\\s+you)?(?:\\s+(?:so|very)\\s+much)?|thx|ok(?:ay)?|got\\s+it|great',
    ),
  },
  {
    outcome: 'greeting',
    wording: 'goodbye',
    pattern: whole('再见|拜拜|拜|下次见|回头见|bye(?:\\s*bye)?|goodbye|see\\s+you|88|886'),
  },
  {
    outcome: 'greeting',
    wording: 'who-are-you',
    pattern:
      /(?:你|您)(?:到底|究竟)?(?:是|系)(?:谁|哪位|什么|哪个|真人|人工(?:智能)?|机器|机器人|人|ai|真的)|(?:你|您)(?:是|系)(?:不是)?\s*[a-z][\w. -]{1,20}(?:吗|么|嘛)|(?:你|您)(?:叫|的名字|名字).{0,4}(?:什么|咩|啥)|介绍(?:一下)?(?:你|您)?(?:自己|自我)|自我介绍|(?:你|您)(?:是|系)?(?:干嘛|干什么|做什么|干啥|做咩|做乜)(?:的|嘅|㗎)?|(?:你|您)有(?:什么|啥|咩)用|(?:边个|谁|哪个).{0,3}(?:整|做|造|创造)(?:出|咗|了)?(?:你|您)|what\s+are\s+you\b(?!r)|(?:你|您).{0,4}(?:谁|哪家|哪个公司|什么公司|哪里).{0,4}(?:开发|做的|研发|制作|训练|运营)|(?:谁|哪家|哪个公司|什么公司)(?:开发|做|研发|制作|训练|运营)(?:了|的)?(?:你|您)|(?:你|您)(?:用|使用|基于)的?(?:是|系)?(?:什么|哪个|哪种).{0,4}模型|who\s+(?:are|made|built|created)\s+you|what('s|\s+is)\s+your\s+name|are\s+you\s+(?:a\s+)?(?:human|robot|bot|ai|real)/iu,
  },
  {
    outcome: 'greeting',
    wording: 'what-can-you-do',
    pattern:
      /(?:你|您|这里|这个助手|助手)(?:都|还|可以|能够|能|会|可)+(?:做|干|回答|提供|帮|解答|答|查|问|处理)(?:些|我|到)?(?:什么|哪些|啥|咩|嘛|忙)|(?:你|您)(?:会|懂|知道)(?:些)?(?:什么|啥|咩)|(?:可以|能|应该)(?:向|跟|和)?(?:你|您)?问(?:你|您)?(?:些)?(?:什么|哪些|啥|咩)|怎么(?:用|使用)(?:你|您|这个助手|本助手)|(?:使用|操作)(?:说明|指南|帮助)$|^(?:help|帮助|功能|菜单|menu)[\s?？]*$|what\s+can\s+(?:you|i\s+ask)|how\s+(?:do|can)\s+i\s+use\s+(?:you|this)/iu,
  },
  { outcome: 'clarification', wording: 'no-question', pattern: /^[\s\p{P}\p{S}\p{Emoji_Presentation}]*$/u },
];

/** The fixed reply a message gets instead of an answer, or null where it is a question to the documents. */
export function screenQuestion(normalised: string): Screened | null {
  const screen = SCREENS.find(({ pattern }) => pattern.test(normalised));
  return screen ? { outcome: screen.outcome, wording: screen.wording, door: null } : null;
}
