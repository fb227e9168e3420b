import type { DocumentReader } from '../../ports/document-reader.js';
import { hasLostCodes } from './lost-codes.js';
import { readPdfPages } from './pdf-pages.js';
import { textOfPages } from './text-of-pages.js';
import { readText, Unreadable } from './unreadable.js';

/** Readers of PDF allow so many bytes before the mark. */
const HEAD = 1024;

/** PDF files with text in them; scanned ones are recognised and refused. The title that a PDF gives itself is not read. */
export function createPdfReader(): DocumentReader {
  return {
    format: 'PDF',
    extensions: ['.pdf'],
    recognises: (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.byteLength)).includes('%PDF-'),
    read: ({ name, bytes }) =>
      readText(name, async () => {
        const text = textOfPages(await readPdfPages(bytes));
        if (hasLostCodes(text))
          throw new Unreadable('PDF 的字体没有字符对照表，文字无法识别，请提供可以复制文字的版本');
        return text;
      }),
  };
}
