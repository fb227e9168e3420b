import type { Clause } from '../domain/clause.js';
import { cutClause, type Span, type TextBlock } from './cut-clause.js';
import { locatorOf } from './locator-of.js';
import type { ReadDocument } from './read-document.js';

/** The text of one clause behind its heading: lines, tables, finer clauses, with the marked words of it. */
export function ClauseBody(properties: {
  readonly clause: Clause;
  readonly read: ReadDocument;
  readonly from: number;
}) {
  const { clause, read, from } = properties;
  const mark = read.mark?.id === clause.id ? read.mark.span : null;
  return <Blocks blocks={cutClause(clause, read.clauseOf, from)} text={clause.text} mark={mark} read={read} />;
}

/** A stretch of a clause's text with the part of it that is marked. */
export function MarkedText({
  text,
  span,
  mark,
}: {
  readonly text: string;
  readonly span: Span;
  readonly mark: Span | null;
}) {
  const [from, to] = span;
  const start = Math.max(from, mark?.[0] ?? to);
  const end = Math.min(to, mark?.[1] ?? from);
  if (start >= end) return <>{text.slice(from, to)}</>;
  return (
    <>
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end, to)}
    </>
  );
}

interface Drawn {
  readonly text: string;
  readonly mark: Span | null;
  readonly read: ReadDocument;
}

function Blocks({ blocks, ...drawn }: Drawn & { readonly blocks: readonly TextBlock[] }) {
  return (
    <>
      {blocks.map((block) => {
        if (block.kind === 'table') return <Table table={block} {...drawn} />;
        if (block.kind === 'line')
          return (
            <p>
              <MarkedText text={drawn.text} span={block.span} mark={drawn.mark} />
            </p>
          );
        const { mark } = drawn.read;
        const own: Span | null =
          mark?.id === block.clause.id ? [block.start + mark.span[0], block.start + mark.span[1]] : drawn.mark;
        return (
          <div class={`finer ${block.clause.kind}`} id={locatorOf(block.clause.id)}>
            <Blocks blocks={block.blocks} {...drawn} mark={own} />
          </div>
        );
      })}
    </>
  );
}

function Table({ table, text, mark }: Drawn & { readonly table: Extract<TextBlock, { kind: 'table' }> }) {
  const [head, ...others] = table.rows;
  const rows = table.hasHead ? others : table.rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the page is scrolled by keyboard too
    <section class="table" tabIndex={0} aria-label="表格">
      <table>
        {table.hasHead && head && (
          <thead>
            <tr>
              {head.map((span) => (
                <th scope="col">
                  <MarkedText text={text} span={span} mark={mark} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((span) => (
                <td>
                  <MarkedText text={text} span={span} mark={mark} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
