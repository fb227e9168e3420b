import type { MarkedToken, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { splitMarkers } from '../text/citation-markers.js';
import { known } from '../text/parse-markdown.js';
import { safeAddress } from '../text/safe-address.js';

/** Draws the marker `[n]`: a chip where the citation is known. */
export type DrawMarker = (index: number, text: string) => ComponentChildren;

/**
 * Tokens as elements. Text reaches the page only as text nodes, and HTML in an answer shows as the characters it is made of;
 * images are not loaded, and a link is drawn only to http, https and mailto.
 */
export function drawTokens(tokens: readonly MarkedToken[], draw: DrawMarker): ComponentChildren {
  return tokens.map((token) => drawToken(token, draw));
}

function drawToken(token: MarkedToken, draw: DrawMarker): ComponentChildren {
  const inner = 'tokens' in token && token.tokens ? drawTokens(known(token.tokens), draw) : null;
  switch (token.type) {
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading':
      // Sections have taken the headings of an answer; what is left stands in a quotation and is no heading of the page.
      return (
        <p>
          <strong>{inner}</strong>
        </p>
      );
    case 'strong':
    case 'em':
    case 'del':
    case 'blockquote': {
      const Tag = token.type;
      return <Tag>{inner}</Tag>;
    }
    case 'list': {
      const items = drawTokens(token.items, draw);
      return token.ordered ? <ol start={Number(token.start || 1)}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'list_item':
      return <li>{inner}</li>;
    case 'table':
      return drawTable(token, draw);
    case 'code':
      return <p>{token.text}</p>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'link':
      return drawLink(token.href, inner);
    case 'text':
      return inner ?? drawWords(token.text, draw);
    case 'escape':
    case 'image':
      return token.text;
    case 'br':
      return <br />;
    case 'hr':
    case 'space':
      return null;
    default:
      return token.raw;
  }
}

function drawTable({ header, rows }: Tokens.Table, draw: DrawMarker): ComponentChildren {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            {header.map((cell) => (
              <th>{drawTokens(known(cell.tokens), draw)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{drawTokens(known(cell.tokens), draw)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawLink(href: string, words: ComponentChildren): ComponentChildren {
  const address = safeAddress(href);
  if (address === null) return words;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}

/** A marker is tied to the last characters before it: alone at the start of a line it would prove nothing in sight. */
function drawWords(text: string, draw: DrawMarker): ComponentChildren {
  const drawn: ComponentChildren[] = [];
  for (const piece of splitMarkers(text)) {
    const before = drawn.at(-1);
    const tail = typeof before === 'string' ? /.{0,2}$/su.exec(before)?.[0] : undefined;
    if (piece.kind === 'words') drawn.push(piece.text);
    else if (typeof before !== 'string' || !tail) drawn.push(draw(piece.index, piece.text));
    else {
      drawn[drawn.length - 1] = before.slice(0, -tail.length);
      drawn.push(
        <span class="tied">
          {tail}
          {draw(piece.index, piece.text)}
        </span>,
      );
    }
  }
  return drawn;
}
