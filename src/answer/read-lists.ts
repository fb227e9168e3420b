import type { Clause } from '../domain/clause.js';
import { bodySentences } from './choose-sentences.js';

const ITEM = /^[（(]?[\d一二三四五六七八九十]+[）).、]/u;
const LEADS_IN = /[：:]$/u;

/** The sentences of a clause in order, verbatim; an item of a list with the sentence that leads in to it before it. */
export function withLeads(clause: Clause): readonly (readonly string[])[] {
  let lead: string | null = null;
  return bodySentences(clause).map((sentence) => {
    if (lead !== null && ITEM.test(sentence)) return [lead, sentence];
    lead = LEADS_IN.test(sentence) ? sentence : null;
    return [sentence];
  });
}

/** What a clause states, in order: its sentences, each item of a list with its lead: 给予下列奖励：（一）不低于百分之五十. */
export function statementsOf(clause: Clause): readonly string[] {
  return withLeads(clause).map((parts) => parts.join(''));
}
