import { useMemo } from 'preact/hooks';
import type { WireCitation } from '../../../contract/chat.js';
import type { Turn } from '../state/conversation.js';
import { type AnswerSection, answerSections } from '../text/answer-sections.js';
import { parseMarkdown } from '../text/parse-markdown.js';
import { type DrawMarker, drawTokens } from './markdown.js';

/** Quotations longer than this many characters together (about four whole measures) begin folded. */
const LONG_QUOTATIONS = 800;

/** The answer in its sections, its citation markers as chips. */
export function AnswerBody({
  turn,
  onCite,
}: {
  readonly turn: Turn;
  readonly onCite: (citation: WireCitation) => void;
}) {
  const sections = useMemo(() => answerSections(parseMarkdown(turn.answer)), [turn.answer]);
  const draw: DrawMarker = (index, text) => {
    const citation = turn.citations.find((each) => each.index === index);
    // While streaming the citation may still be on its way.
    if (!citation) return turn.status === 'streaming' ? <span class="chip pending">{index}</span> : text;
    return (
      <button
        type="button"
        class="chip"
        aria-haspopup="dialog"
        aria-label={`依据${index}：${citation.label}`}
        onClick={() => onCite(citation)}
      >
        {index}
      </button>
    );
  };
  return (
    <div class="sections">
      {sections.map((section) => (
        <Section section={section} draw={draw} />
      ))}
    </div>
  );
}

function Section({ section, draw }: { readonly section: AnswerSection; readonly draw: DrawMarker }) {
  const body = drawTokens(section.blocks, draw);
  const heading = section.title !== null && <h4>{section.title}</h4>;
  if (section.kind !== 'basis')
    return (
      <section class={`part ${section.kind}`}>
        {heading}
        {body}
      </section>
    );
  // A list of clauses is the answer itself, however long: only what proves it is folded.
  const length = section.blocks.reduce((sum, { type, raw }) => sum + (type === 'blockquote' ? raw.length : 0), 0);
  return (
    <details class="part" open={length <= LONG_QUOTATIONS}>
      <summary>{heading}</summary>
      {body}
    </details>
  );
}
