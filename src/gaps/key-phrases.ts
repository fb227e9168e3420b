import { splitSentences } from '../domain/sentences.js';

/** What one sentence of a clause is about, in words that someone could ask with. */
export interface KeyPhrase {
  readonly text: string;
  /** The sentence supports or encourages it. */
  readonly supports: boolean;
}

/** Verbs with which documents of government begin what they will do; longest first, as one stands within another. */
const VERBS = `
  加快推进 大力发展 积极推动 协同推进 研究推动 基本建成 基本实现 加快 推进 推动 建设 打造 支持 鼓励
  发展 构建 完善 加强 强化 实施 开展 提升 推广 促进 探索 引导 培育 深化 优化 聚焦 围绕 利用
  运用 通过 实现 形成 建立 健全 依托 组建 拓宽 拓展 丰富 统筹 落实 制定 出台 编制 发布 举办
  营造 夯实 加大 增强 提供 组织 保障 做好 争取 壮大 满足 面向 赋能 保护 缩短 降低 归集 研发
  助力 注重 突出`
  .trim()
  .split(/\s+/u)
  .sort((a, b) => b.length - a.length);
/** 建设用地, 保障性住房, 发展改革部门: the verb is part of a name. */
const LEADING_VERB = new RegExp(`^(?:${VERBS.join('|')})(?!性|者|区|用地|改革|规划|细则|方案|部门|单位)`, 'u');
const SUPPORT = /^(?:支持|鼓励|促进|推广|扶持|引导)/u;
const BREAKS = /[，。；：、！？（）()“”‘’《》〈〉\s]+|等(?=[^级待于离同])/u;
/** A phrase has a noun's length and says something in Chinese. */
const PHRASE = /^(?=(?:.*\p{Script=Han}){4})[\p{L}\p{N}/—-]{4,20}$/u;
/** Cut off within a list, 旅游景区在客流统计、安全防护等方面, or said to someone: 现印发给你们. */
const NO_PHRASE = /^[以对将在为由集并把从与和请]|[你我您]|.(?:在(?!线)|将|(?<![方面定导意横纵单双])向)/u;
const FIGURE = /\d/u;
const SHORTEST = 4;

/** A heading or a fragment without the verbs that it begins with: 推进智能机器人创新发展 → 智能机器人创新发展. */
export function withoutVerbs(text: string): string {
  const rest = text.replace(LEADING_VERB, '');
  return rest === text || rest.length < SHORTEST ? text : withoutVerbs(rest);
}

/**
 * One phrase of each sentence, in order: the one that `rarity` finds rarest, as that is what the sentence adds. Sentences
 * without a phrase give none.
 */
export function keyPhrases(text: string, rarity: (phrase: string) => number): readonly KeyPhrase[] {
  return splitSentences(text).flatMap((sentence): KeyPhrase[] => {
    const fragments = sentence.text.split(BREAKS).filter((fragment) => !FIGURE.test(fragment));
    const [first, ...others] = fragments.map(phraseOf).filter(isPhrase);
    if (first === undefined) return [];
    const rarest = others.reduce((best, phrase) => (rarity(phrase) > rarity(best) ? phrase : best), first);
    return [{ text: rarest, supports: SUPPORT.test(sentence.text) }];
  });
}

/** What a fragment does something with: the noun after its last 的, where that is long enough to be one. */
function phraseOf(fragment: string): string {
  const plain = withoutVerbs(fragment);
  const noun = plain.slice(plain.lastIndexOf('的') + 1);
  return noun.length >= SHORTEST ? noun : plain;
}

function isPhrase(text: string): boolean {
  return PHRASE.test(text) && !NO_PHRASE.test(text) && !LEADING_VERB.test(text);
}
