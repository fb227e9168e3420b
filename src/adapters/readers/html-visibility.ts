import type { HtmlElement } from './html-node.js';

/** Elements that hold no text of a document. */
const UNSEEN = new Set(
  'script style noscript template head title meta link iframe object embed applet svg canvas audio video map select button input textarea option datalist dialog'.split(
    ' ',
  ),
);
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$))/iu;
/** What publishing systems put around or into a document's text: sharing, printing, lists of attachments. */
const FURNITURE =
  /(?:^|[\s_-])(?:share\w*|bdsharebuttonbox|qrcode|ewm|article-ewm|fontsize|print-btn|breadcrumb|crumbs?|info_xgfj|article_appendixs|pagination)(?:$|[\s_-])/iu;

/** Whether an element is part of what a page says: not a program, not hidden, not a button around the text. */
export function isShown({ name, attribs }: HtmlElement): boolean {
  if (UNSEEN.has(name)) return false;
  // Whole pages are hidden until a script of theirs has run.
  if (name === 'html' || name === 'body') return true;
  if (attribs.hidden !== undefined || HIDING.test(attribs.style ?? '')) return false;
  return !FURNITURE.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}
