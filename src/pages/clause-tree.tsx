import type { Clause } from '../domain/clause.js';
import { locatorOf } from './locator-of.js';
import { printedNumber } from './printed-number.js';
import type { ReadDocument } from './read-document.js';

/** Divisions are folded where the contents would be longer than this many lines. */
const LONG_CONTENTS = 160;

/** The contents of a document: its divisions, which fold where there is much below them, and the clauses that answers cite. */
export function ClauseTree({ read }: { readonly read: ReadDocument }) {
  const open = read.clauses.filter(isListed).length <= LONG_CONTENTS;
  return (
    <nav class="contents" aria-labelledby="page-contents">
      <h2 id="page-contents">目录</h2>
      <Branch clauses={read.roots} read={read} open={open} />
    </nav>
  );
}

function Branch(properties: {
  readonly clauses: readonly Clause[];
  readonly read: ReadDocument;
  readonly open: boolean;
}) {
  const { clauses, read, open } = properties;
  return (
    <ol>
      {clauses.map((clause) => {
        const below = isLeaf(clause) ? [] : read.childrenOf(clause);
        const link = <a href={`#${encodeURI(locatorOf(clause.id))}`}>{nameOf(clause)}</a>;
        if (below.length === 0) return <li>{link}</li>;
        const branch = <Branch clauses={below} read={read} open={open} />;
        if (open) {
          return (
            <li>
              {link}
              {branch}
            </li>
          );
        }
        // A link inside a summary cannot be told from the fold by a screen reader: the first clause below leads there.
        return (
          <li>
            <details>
              <summary>{nameOf(clause)}</summary>
              {branch}
            </details>
          </li>
        );
      })}
    </ol>
  );
}

function isListed(clause: Clause): boolean {
  return clause.searchable || clause.childIds.length > 0;
}

/** Below such a clause stand parts of its own text. */
function isLeaf({ kind }: Clause): boolean {
  return kind === 'measure' || kind === 'article' || kind === 'passage' || kind === 'front';
}

function nameOf(clause: Clause): string {
  const number = printedNumber(clause);
  if (clause.heading !== '') return `${number} ${clause.heading}`.trim();
  return number || (clause.kind === 'front' ? '正文之前' : `${clause.text.slice(0, 18)}…`);
}
