import type { DocumentReader } from '../../ports/document-reader.js';
import { createDocxNumbering } from './docx-numbering.js';
import { textOfDocx } from './docx-text.js';
import { type Archive, namesFile, openArchive } from './open-archive.js';
import { elementAt, elementsOf, readXml, type XmlElement } from './read-xml.js';
import { unifyCharacters } from './unify-characters.js';
import { readText, Unreadable } from './unreadable.js';

const DOCUMENT = 'word/document.xml';
/** Older files of Office, and newer ones with a password, are containers that begin so. */
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Name of the part of a container that a password protects, in the two-byte letters in which it stands there. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const NOTES = ['footnote', 'endnote'] as const;

/** Documents of Word and WPS, with their automatic numbers; files of the old format are told what to do. */
export function createDocxReader(): DocumentReader {
  return {
    format: 'Word',
    extensions: ['.docx', '.docm', '.doc', '.wps'],
    recognises: (bytes) => namesFile(bytes, DOCUMENT) || isContainer(bytes),
    read: ({ name, bytes }) =>
      readText(name, async () => {
        if (isContainer(bytes)) {
          throw new Unreadable(
            Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
              ? '文件有打开密码，请解除密码后重新上传'
              : '这是旧版 Office 格式（.doc 等），请用 Word 或 WPS 另存为 .docx 后重新上传',
          );
        }
        return unifyCharacters(await readDocx(await openArchive(bytes)));
      }),
  };
}

async function readDocx(archive: Archive): Promise<string> {
  if (archive.has('word/vbaProject.bin')) throw new Unreadable('文件带有宏，请另存为不带宏的 .docx 后重新上传');
  const document = await part(archive, DOCUMENT);
  const body = elementAt(document, 'body');
  if (!body) throw new Unreadable('不是完整的 Word 文件：缺少正文');
  const numbering = createDocxNumbering(
    await part(archive, 'word/numbering.xml'),
    await part(archive, 'word/styles.xml'),
  );
  const notes = new Map<string, string>();
  for (const kind of NOTES) {
    for (const note of elementsOf(await part(archive, `word/${kind}s.xml`), kind)) {
      // Lines that part notes from the text are notes of a type.
      if (note.attributes.type !== undefined && note.attributes.type !== 'normal') continue;
      notes.set(`${kind}/${note.attributes.id}`, textOfDocx(note, { numbering, notes: new Map() }).join(''));
    }
  }
  return textOfDocx(body, { numbering, notes }).join('\n');
}

async function part(archive: Archive, path: string): Promise<XmlElement | undefined> {
  const bytes = await archive.read(path);
  return bytes === null ? undefined : readXml(bytes);
}

function isContainer(bytes: Uint8Array): boolean {
  return CONTAINER.every((byte, at) => bytes[at] === byte);
}
