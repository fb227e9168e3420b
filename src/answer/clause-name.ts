import type { Clause } from '../domain/clause.js';

/** The title that begins a label; a title may hold another one: 《某省实施〈…〉办法》 is often printed with 《》 inside. */
const TITLE = /^《(?:[^《》]|《[^《》]*》)*》(?:（[^）]*号）)?/u;

/** 第13条, 第三部分, 第三部分第（五）项: the clause as it is spoken of inside its document. */
export function clauseName(clause: Clause): string {
  const inner = clause.label.replace(TITLE, '').replace(/“[^“]*”$/u, '');
  const short = clause.kind === 'measure' ? inner.replace(/^第.*部分(?:第（.*?）项)?/u, '') : inner;
  return short === '' ? clause.heading : short;
}
