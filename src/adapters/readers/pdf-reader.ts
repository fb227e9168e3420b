import type { SourceDocument } from '../../domain/source-document.js';
import type { DocumentReader } from '../../ports/document-reader.js';
import type { RecogniseText } from '../../ports/recognise-text.js';
import { hasLostCodes } from './lost-codes.js';
import { openRecogniser } from './open-recogniser.js';
import { readPdfPages } from './pdf-pages.js';
import { textOfPages } from './text-of-pages.js';
import { readText, Unreadable } from './unreadable.js';

/** Readers of PDF allow so many bytes before the mark. */
const HEAD = 1024;

/**
 * PDF files with text in them; the title that a PDF gives itself is not read. Pages that are pictures are read by a recogniser,
 * and where there is none the file is refused.
 */
export function createPdfReader(recogniser: () => Promise<RecogniseText | null> = openRecogniser): DocumentReader {
  return {
    format: 'PDF',
    extensions: ['.pdf'],
    recognises: (bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.byteLength)).includes('%PDF-'),
    read: async (file) => {
      let recognised: SourceDocument['recognised'];
      const outcome = await readText(file.name, async () => {
        const read = await readPdfPages(file, recogniser);
        recognised = read.recognised;
        const text = textOfPages(read.pages);
        if (hasLostCodes(text))
          throw new Unreadable('PDF 的字体没有字符对照表，文字无法识别，请提供可以复制文字的版本');
        return text;
      });
      return 'ok' in outcome && recognised ? { ok: { ...outcome.ok, recognised } } : outcome;
    },
  };
}
