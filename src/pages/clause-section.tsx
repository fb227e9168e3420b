import { policyAddress } from '../contract/policy-address.js';
import type { Clause } from '../domain/clause.js';
import { ClauseBody, MarkedText } from './clause-body.js';
import { locatorOf } from './locator-of.js';
import { printedNumber } from './printed-number.js';
import type { ReadDocument } from './read-document.js';

type HeadingTag = 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** Below such a clause stand parts of its own text, which `ClauseBody` draws. */
const LEAVES = new Set(['measure', 'article', 'passage', 'front']);

/** A clause with its heading, its text and all that stands below it; its element's id is its locator. */
export function ClauseSection({
  clause,
  read,
  level = 2,
}: {
  readonly clause: Clause;
  readonly read: ReadDocument;
  readonly level?: number;
}) {
  const Heading = `h${Math.min(level, 6)}` as HeadingTag;
  const number = printedNumber(clause);
  const end = headingEnd(clause);
  const mark = read.mark?.id === clause.id ? read.mark.span : null;
  const isLeaf = LEAVES.has(clause.kind);
  const headed = number !== '' || end > 0;
  return (
    <section class={`clause ${clause.kind}`} id={locatorOf(clause.id)}>
      {headed && (
        <Heading>
          {number !== '' && <span class="number">{number}</span>}
          <MarkedText text={clause.text} span={[0, end]} mark={mark} />
          <Permalink clause={clause} read={read} />
        </Heading>
      )}
      {!headed && <Permalink clause={clause} read={read} />}
      <ClauseBody clause={isLeaf ? clause : { ...clause, childIds: [] }} read={read} from={end} />
      {!isLeaf &&
        read
          .childrenOf(clause)
          .map((child) => <ClauseSection clause={child} read={read} level={headed ? level + 1 : level} />)}
    </section>
  );
}

function Permalink({ clause, read }: { readonly clause: Clause; readonly read: ReadDocument }) {
  return (
    <a
      class="permalink"
      href={policyAddress(read.document.id, { clause: clause.id })}
      aria-label={`链接到：${clause.label}`}
    >
      #
    </a>
  );
}

/** Where the heading at the head of the text ends, with the stop that closes it. */
function headingEnd({ text, heading }: Clause): number {
  if (heading === '' || !text.startsWith(heading)) return 0;
  return heading.length + (/^[。.：:]/u.test(text.slice(heading.length)) ? 1 : 0);
}
