/** Content types of official documents, with the extension that names their reader. */
const EXTENSIONS: Readonly<Record<string, string | undefined>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/ofd': '.ofd',
};
/** Types that say “a file” and no more: the address tells which. */
const ANY_FILE: readonly string[] = ['', 'application/octet-stream', 'application/x-download', 'binary/octet-stream'];

/**
 * Names what an address gives, so that the right reader takes it; null where no reader reads it.
 * @param reads whether there is a reader for an extension, in lower case with the dot
 */
export function nameFile(
  address: string,
  contentType: string | null,
  reads: (extension: string) => boolean,
): string | null {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  const [, stem = '', given = ''] = /^(.*?)(\.[a-z0-9]+)?$/iu.exec(last) ?? [];
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const extension = ANY_FILE.includes(type) ? given.toLowerCase() : EXTENSIONS[type];
  if (!extension || !reads(extension)) return null;
  return `${stem.replaceAll(/[^\w-]+/gu, '_').slice(0, 80) || 'page'}${extension}`;
}
