import { extname } from 'node:path';
import type { DocumentReader } from '../../ports/document-reader.js';
import { decodeText } from './decode-text.js';

/** Plain text and Markdown, in UTF-8, GB18030 or UTF-16. */
export function createTextReader(): DocumentReader {
  return {
    format: '纯文本',
    extensions: ['.txt', '.md', '.markdown'],
    recognises: (bytes) => 'text' in decodeText(bytes),
    read: async ({ name, bytes }) => {
      const decoded = decodeText(bytes);
      if ('fault' in decoded) return { refusal: { origin: name, reason: decoded.fault } };
      const format = extname(name).toLowerCase() === '.txt' ? 'text' : 'markdown';
      return { ok: { id: null, origin: name, format, text: decoded.text, stated: {} } };
    },
  };
}
