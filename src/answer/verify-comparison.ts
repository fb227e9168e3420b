import type { Evidence } from '../domain/draft.js';
import { areComparable, type Quantity, readQuantities } from '../domain/quantity.js';

/** Wordings that set figures against each other; each says one relation, which must follow from the figures. */
const COMPARISON = /^comparison-(larger|equal|unlike|one|one-lacks)$/u;
/** Values of such a wording that are proven here, by the quotations. */
export const COMPARED_VALUES: readonly string[] = ['figure', 'otherfigure', 'year'];

/**
 * Why a comparison does not follow from its quotations, or null where it does or the wording is none. The first figure must
 * stand in the first quotation, the other in the second, and the relation that the wording states must hold between them:
 * larger and equal only for like measure, unit and year, unlike only where these differ, one-lacks only where the second
 * quotation has no figure at all.
 */
export function faultOfComparison(
  wording: string,
  values: Readonly<Record<string, string>>,
  [first, second]: readonly Evidence[],
): string | null {
  const relation = COMPARISON.exec(wording)?.[1];
  if (relation === undefined) return null;
  const figures = quantitiesIn(first, values.figure);
  if (figures.length === 0) return 'the figure compared does not stand in its quotation';
  if (relation === 'one') return null;
  if (relation === 'one-lacks')
    return second && readQuantities(second.quote).length === 0 ? null : 'the clause said to lack a figure has one';
  const others = quantitiesIn(second, values.otherfigure);
  const pairs = figures.flatMap((figure) => others.map((other) => [figure, other] as const));
  if (pairs.length === 0) return 'the figure compared does not stand in its quotation';
  if (relation === 'unlike')
    return pairs.some(([figure, other]) => areComparable(figure, other)) ? 'figures said to be unlike are alike' : null;
  const holds = pairs.some(
    ([figure, other]) =>
      areComparable(figure, other) &&
      figure.year === values.year &&
      (relation === 'equal' ? figure.value === other.value : figure.value > other.value),
  );
  return holds ? null : 'the relation does not follow from the figures';
}

function quantitiesIn(evidence: Evidence | undefined, text: string | undefined): readonly Quantity[] {
  return evidence ? readQuantities(evidence.quote).filter((quantity) => quantity.text === text) : [];
}
