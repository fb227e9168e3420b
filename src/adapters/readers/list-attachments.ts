import type { CheerioAPI } from 'cheerio';
import type { Attachment } from '../../domain/policy-document.js';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|rtf|txt|csv|zip|rar|7z)$/iu;
/** More are a download page. */
const MOST = 100;

/** Files that a page links to, in order and once each; only addresses on the web. */
export function listAttachments($: CheerioAPI): readonly Attachment[] {
  const base = $('base[href]').attr('href') ?? addressOf($) ?? undefined;
  const found = new Map<string, string>();
  for (const link of $('a[href]')) {
    const url = resolve($(link).attr('href') ?? '', base);
    if (url === null || !FILE.test(url.pathname) || found.has(url.href)) continue;
    const name = $(link).text().trim() || $(link).attr('title') || fileNameOf(url);
    found.set(url.href, name.replace(/\s+/gu, ' '));
    if (found.size === MOST) break;
  }
  return [...found].map(([url, name]) => ({ name, url }));
}

/** The address that a page gives as its own; null where it gives none on the web. */
export function addressOf($: CheerioAPI): string | null {
  const given = [
    $('meta[name="Url" i]').attr('content'),
    $('link[rel="canonical" i]').attr('href'),
    $('meta[property="og:url" i]').attr('content'),
  ];
  return given.flatMap((address) => resolve(address?.trim() ?? '', undefined)?.href ?? [])[0] ?? null;
}

function fileNameOf({ pathname }: URL): string {
  const name = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function resolve(address: string, base: string | undefined): URL | null {
  try {
    const url = new URL(address, base);
    return /^https?:$/u.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
