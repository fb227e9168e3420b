import { load } from 'cheerio';
import type { DocumentReader } from '../../ports/document-reader.js';
import { decodeText } from './decode-text.js';
import { chooseBody } from './html-body.js';
import { readHtmlFacts } from './html-facts.js';
import { lettersOf, textOfHtml } from './html-text.js';
import { listAttachments } from './list-attachments.js';
import { mainContent } from './main-content.js';

/** A page or a fragment of one begins with markup. */
const MARKUP =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|table|section|article)\b/iu;
/** Where markup must begin, in bytes. */
const HEAD = 4096;
/** Text of which more than this share is links is a list of other pages. */
const LINKS_OF_A_LIST = 0.6;

/** Saved pages of government sites: the policy on the page and the facts beside it, nothing of the site around it. */
export function createHtmlReader(): DocumentReader {
  return {
    format: 'HTML',
    extensions: ['.html', '.htm'],
    recognises: (bytes) => {
      const head = decodeText(bytes.subarray(0, HEAD));
      return MARKUP.test('text' in head ? head.text : new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)));
    },
    read: async ({ name, bytes }) => {
      const refuse = (reason: string) => ({ refusal: { origin: name, reason } });
      const decoded = decodeText(bytes);
      if ('fault' in decoded) return refuse(decoded.fault);
      const $ = load(decoded.text);
      const attachments = listAttachments($);
      const body = chooseBody($);
      const facts = readHtmlFacts($, body);
      const content = body ?? mainContent(decoded.text);
      if (content === null) return refuse('网页中没有正文');
      const { text, linked } = textOfHtml(content);
      if (text === '') return refuse('网页中没有正文');
      if (linked > LINKS_OF_A_LIST * lettersOf(text)) return refuse('这是目录或列表页，没有正文');
      const more = attachments.length === 0 ? {} : { attachments };
      return { ok: { id: null, origin: name, format: 'text', text, stated: facts, ...more } };
    },
  };
}
