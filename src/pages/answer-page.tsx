import type { Block, ExportedAnswer, Run } from '../domain/exported-answer.js';
import { PageFrame } from './page-frame.js';

/** An exported answer as a page to print: both AI labels in it, and for each link the address where paper needs it. */
export function AnswerPage({ answer }: { readonly answer: ExportedAnswer }) {
  return (
    <PageFrame title={answer.title} language={answer.language} aigc={JSON.stringify({ AIGC: answer.aigc })}>
      <article class="sheet exported">
        {groups(answer.blocks).map((group) =>
          group[0]?.kind === 'item' ? (
            <ul>
              {group.map(({ runs }) => (
                <li>{runs.map(drawRun)}</li>
              ))}
            </ul>
          ) : (
            group.map(drawBlock)
          ),
        )}
      </article>
    </PageFrame>
  );
}

/** Neighbouring items are one list. */
function groups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const grouped: Block[][] = [];
  for (const block of blocks) {
    const last = grouped.at(-1);
    if (block.kind === 'item' && last?.[0]?.kind === 'item') last.push(block);
    else grouped.push([block]);
  }
  return grouped;
}

function drawBlock({ kind, runs }: Block) {
  const words = runs.map(drawRun);
  switch (kind) {
    case 'title':
      return <h1>{words}</h1>;
    case 'heading':
      return <h2>{words}</h2>;
    case 'quote':
      return <blockquote>{words}</blockquote>;
    case 'label':
      return <p class="ai-label">{words}</p>;
    default:
      return <p>{words}</p>;
  }
}

function drawRun({ text, bold, href }: Run) {
  if (href !== undefined) return <a href={href}>{text}</a>;
  return bold ? <strong>{text}</strong> : text;
}
