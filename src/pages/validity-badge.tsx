import { VALIDITY_WORDING } from '../contract/validity-wording.js';
import type { Validity } from '../domain/policy-document.js';

const SIGNS: Readonly<Record<Validity, string>> = {
  in_force: '✓',
  not_yet: '◷',
  expired: '✕',
  repealed: '✕',
  superseded: '✕',
  draft: '✎',
  unknown: '?',
};

/** The standing in few words; that it is judged from what was taken in, a page says once. */
export function shortValidity(validity: Validity): string {
  return validity === 'in_force' ? '现行有效' : VALIDITY_WORDING[validity];
}

/** Whether a document binds: words and a sign; the colour only repeats them. */
export function ValidityBadge({ validity }: { readonly validity: Validity }) {
  return (
    <span class={`badge ${validity}`}>
      <span aria-hidden="true">{SIGNS[validity]}</span> {shortValidity(validity)}
    </span>
  );
}
