import type { Explaining, Place } from '../../domain/vocabulary.js';
import { compileFinder } from '../../search/replace-words.js';
import { meaningsOf } from './account-words.js';
import { type BorneClaim, contextOf, sourceOf } from './read-claims.js';
import type { StatementFault } from './statement.js';

export type CheckBodies = (borne: BorneClaim) => StatementFault | null;

/** 对做机器人的企业来说: enterprises of the trade are whom such policies concern. */
const FRAME = /(?:对|对于|从)[^，,]{1,16}(?:来说|来讲|而言|来看)/gu;
/** Any office by its ending, whether it is listed or not. */
const SHORTEST_OFFICE = 3;
const OFFICE =
  /[\u4e00-\u9fff]{2,10}?(?:委员会|办公室|(?<![客餐大门])厅|(?<![布格结大全])局|部门|署(?=[，。负牵]|$))/gu;

/**
 * Builds the check of those who act and receive, and of places: each that the claim names must be named in the sentence that
 * bears it, of the same kind: 企业 is not 中小企业, nor the reverse.
 */
export function createBodyCheck(explaining: Explaining, places: readonly Place[]): CheckBodies {
  const means = meaningsOf(explaining);
  const findRoles = compileFinder(explaining.roles);
  const findPlaces = compileFinder(
    places.flatMap(({ name, shortNames }) => [name, ...shortNames].filter((each) => each.length >= 2)),
  );
  return ({ claim, unit }) => {
    const text = claim.text.replace(FRAME, (frame) => frame.replace(/企业|公司/u, ''));
    const known = `${unit.text}\n${contextOf(unit.clause)}`;
    // Who has a duty, a right or an amount stands in the sentence itself; who is only spoken of, in the clause.
    const isBinding = claim.forces.size > 0 || claim.figures.some(({ kind }) => kind === 'amount');
    const borne = new Set(findRoles(isBinding ? known : sourceOf(unit.clause)));
    for (const role of findRoles(text)) {
      if (borne.has(role) || means.get(role)?.some((other) => borne.has(other))) continue;
      // 经营企业 in a sentence is the 燃气经营企业 of the one before it.
      if (sourceOf(unit.clause).includes(role) && [...borne].some((other) => role.endsWith(other))) continue;
      // 缴存满6个月的职工 are the 缴存职工.
      if ([...borne].some((other) => other.endsWith(role) && text.includes(other.slice(0, -role.length)))) continue;
      // 医疗 stands for a hospital only as a word, not as a body.
      if (
        means
          .get(role)
          ?.some((other) => !borne.has(other) && !explaining.roles.includes(other) && known.includes(other))
      )
        continue;
      return { kind: 'body', detail: `条款这一句没有写“${role}”` };
    }
    const rival = rivalOf(text, unit.text, findRoles, means);
    if (rival !== null) return { kind: 'body', detail: `条款这一句里“${rival.verb}”的不是“${rival.role}”` };
    const office = text.match(OFFICE)?.find((name) => !isNamed(name, known));
    if (office !== undefined) return { kind: 'body', detail: `条款这一句没有写这个部门：${office}` };
    const source = sourceOf(unit.clause);
    const place = findPlaces(text).find(
      (name) => !source.includes(name) && !means.get(name)?.some((other) => source.includes(other)),
    );
    return place === undefined ? null : { kind: 'body', detail: `条款没有写这个地方：${place}` };
  };
}

/** A body directly before words before which the sentence has another body, and never it: 经营者申请, where 用户申请. */
function rivalOf(
  claim: string,
  borne: string,
  findRoles: (text: string) => readonly string[],
  means: ReadonlyMap<string, readonly string[]>,
): { readonly role: string; readonly verb: string } | null {
  const others = [...new Set(findRoles(borne))];
  for (const role of findRoles(claim)) {
    const same = [role, ...(means.get(role) ?? [])];
    for (let at = claim.indexOf(role); at >= 0; at = claim.indexOf(role, at + 1)) {
      const verb = claim.slice(at + role.length, at + role.length + VERB);
      if (!/^\p{Script=Han}+$/u.test(verb) || verb.length < VERB || FUNCTION_WORD.test(verb)) continue;
      const takes = (each: string): boolean => borne.includes(each + verb);
      if (!same.some(takes) && others.some((other) => !role.endsWith(other) && !other.endsWith(role) && takes(other)))
        return { role, verb };
    }
  }
  return null;
}

const VERB = 2;
const FUNCTION_WORD = /[的和与及或、应可不要会将]/u;

/** What stands before an office is caught with it: the name from some character on is enough. */
function isNamed(caught: string, known: string): boolean {
  for (let at = 0; caught.length - at >= SHORTEST_OFFICE; at += 1) if (known.includes(caught.slice(at))) return true;
  return false;
}
