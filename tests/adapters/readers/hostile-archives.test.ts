import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../src/adapters/readers/reader-registry.js';
import { makeDocx } from '../../support/make-docx.js';
import { zip } from '../../support/make-ofd.js';

const WORD = { 'word/document.xml': '<w:document xmlns:w="w"><w:body/></w:document>' };

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const outcome = await readFile({ name, bytes });
  return 'refusal' in outcome ? outcome.refusal.reason : `read: ${outcome.ok.text.slice(0, 40)}`;
}

describe('files that were made to do harm', () => {
  it('are not unpacked where they grow beyond any document', async () => {
    const bomb = zip({ ...WORD, 'word/media/a.bin': new Uint8Array(60 * 2 ** 20) });
    expect(await refusalOf('bomb.docx', bomb)).toBe('压缩包展开后过大，疑似压缩炸弹');
  });

  it('are refused for more files than any document has', async () => {
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`word/${at}.xml`, '']));
    expect(await refusalOf('many.docx', zip({ ...WORD, ...many }))).toBe('压缩包内的文件超过 5000 个');
  });

  it('lead nowhere outside the archive', async () => {
    expect(await refusalOf('climbing.docx', zip({ ...WORD, '../../etc/cron.d/x': 'x' }))).toBe(
      '压缩包内有指向包外的路径',
    );
  });

  it('are refused where the size of a file is a lie', async () => {
    const honest = Buffer.from(zipSync({ 'word/document.xml': [Buffer.alloc(4000, 'a'), { level: 6 }] }));
    // The unpacked size stands 24 bytes after the mark of the list's entry.
    honest.writeUInt32LE(10, honest.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(await refusalOf('lie.docx', honest)).toBe('压缩包损坏或不完整');
  });

  it('are refused where they end too early', async () => {
    const whole = makeDocx({ pieces: ['正文。'] });
    for (const share of [0.2, 0.5, 0.9]) {
      const reason = await refusalOf('cut.docx', whole.subarray(0, Math.floor(share * whole.length)));
      expect(reason).toMatch(/损坏|压缩包/u);
    }
  });

  it('do not nest without end', async () => {
    const deep = `${'<w:p>'.repeat(300)}${'</w:p>'.repeat(300)}`;
    const document = `<w:document xmlns:w="w"><w:body>${deep}</w:body></w:document>`;
    expect(await refusalOf('deep.docx', zip({ 'word/document.xml': document }))).toBe('XML 嵌套过深或内容过多');
  });

  it('declare no entities', async () => {
    const document =
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"><w:body>&e;</w:body></w:document>';
    expect(await refusalOf('entity.docx', zip({ 'word/document.xml': document }))).toBe(
      'XML 中有文档类型或实体声明，出于安全不予读取',
    );
  });

  it('say what to do where they are of the old format or have a password', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await refusalOf('old.doc', old)).toMatch(/另存为 \.docx/u);
    expect(await refusalOf('locked.docx', Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toMatch(
      /打开密码/u,
    );
  });

  it('are told by their bytes, whatever their name says', async () => {
    const outcome = await readFile({ name: 'notice.pdf', bytes: makeDocx({ pieces: ['正文一段。'] }) });
    expect('ok' in outcome && outcome.ok.file?.format).toBe('Word');
  });
});
