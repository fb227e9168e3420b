import { LABELS, type Label, type Routing, type RoutingRule } from '../../domain/routing.js';
import { anyOf, compileCues, type WordGroups } from '../../search/compile-cues.js';

/** The label that the rules give to one writing of a message, or null where they are silent. */
export type RuleRouter = (text: string) => Label | null;

/** The group of words that add nothing to a greeting. */
const COURTESY = 'courtesy';
/** A longer message says more than a greeting, and is not tried for one. */
const LONGEST_WHOLE = 40;
const SENTENCE_END = /(?<=[。！？!?；;\n])/u;

interface CompiledRule {
  readonly label: Label;
  readonly keep: RegExp;
  readonly unless: RegExp;
  readonly cues: RegExp;
  readonly whole: RegExp;
}

/** Compiles the rules of `seeds/routing`; they are tried label by label, most urgent first. */
export function createRuleRouter({ rules, words }: Routing): RuleRouter {
  const compiled = rules
    .map((rule) => compile(rule, words))
    .sort((a, b) => LABELS.indexOf(a.label) - LABELS.indexOf(b.label));
  return (text) => compiled.find((rule) => fits(rule, text))?.label ?? null;
}

function compile(rule: RoutingRule, groups: WordGroups): CompiledRule {
  const courtesy = `(?:${anyOf(groups.get(COURTESY) ?? [])}|[\\s\\p{P}\\p{S}])*`;
  return {
    label: rule.label,
    keep: new RegExp(compileCues(rule.keep, groups).source, 'giu'),
    unless: compileCues(rule.unless, groups),
    cues: compileCues(rule.cues, groups),
    whole:
      rule.whole.length === 0 ? compileCues([]) : new RegExp(`^${courtesy}(?:${anyOf(rule.whole)}${courtesy})+$`, 'iu'),
  };
}

function fits({ keep, unless, cues, whole }: CompiledRule, text: string): boolean {
  if (text.length <= LONGEST_WHOLE && whole.test(text)) return true;
  // Sentence by sentence, so that a harmless one beside it excuses nothing.
  return cues.test(text) && text.split(SENTENCE_END).some((sentence) => says(sentence, keep, unless, cues));
}

function says(sentence: string, keep: RegExp, unless: RegExp, cues: RegExp): boolean {
  // The newline keeps what stood on either side of the words taken out from being read as one.
  return cues.test(sentence) && cues.test(sentence.replace(keep, '\n')) && !unless.test(sentence);
}
