import type { MarkedToken } from 'marked';
import type { ComponentChildren } from 'preact';
import { splitMarkers } from '../text/citation-markers.js';
import { known } from '../text/parse-markdown.js';
import { safeAddress } from '../text/safe-address.js';

/** Draws the marker `[n]`: a chip where the citation is known. */
export type DrawMarker = (index: number, text: string) => ComponentChildren;

/** The page has h1, the widget h2, the question h3, so an answer begins at h4. */
const HEADINGS = ['h4', 'h4', 'h4', 'h5', 'h6', 'h6', 'h6'] as const;

/**
 * Tokens as elements. Text reaches the page only as text nodes and HTML in an answer shows as the characters it is made of; images
 * are not loaded, and a link is drawn only to http, https and mailto.
 */
export function drawTokens(tokens: readonly MarkedToken[], draw: DrawMarker): ComponentChildren {
  return tokens.map((token) => drawToken(token, draw));
}

function drawToken(token: MarkedToken, draw: DrawMarker): ComponentChildren {
  const inner = 'tokens' in token && token.tokens ? drawTokens(known(token.tokens), draw) : null;
  switch (token.type) {
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading': {
      const Heading = HEADINGS[token.depth] ?? 'h6';
      return <Heading>{inner}</Heading>;
    }
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
      return (
        <table>
          {[token.header, ...token.rows].map((row) => (
            <tr>
              {row.map(({ header, tokens }) => {
                const Cell = header ? 'th' : 'td';
                return <Cell>{drawTokens(known(tokens), draw)}</Cell>;
              })}
            </tr>
          ))}
        </table>
      );
    case 'code':
      return <pre>{token.text}</pre>;
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
      return <hr />;
    case 'space':
      return null;
    default:
      return token.raw;
  }
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

function drawWords(text: string, draw: DrawMarker): ComponentChildren {
  return splitMarkers(text).map((piece) => (piece.kind === 'marker' ? draw(piece.index, piece.text) : piece.text));
}
