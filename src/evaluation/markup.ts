/** HTML that is safe to put into a page. Made only by `html`, so nothing unescaped can reach a report. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[] | null;

/** Template tag: every value is escaped unless it is markup itself; null is left out. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const parts = strings.map((text, at) => (at < values.length ? text + print(values[at] ?? null) : text));
  return { markup: parts.join('') };
}

function print(value: Part): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(`${value}`);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for an element's content and for a quoted attribute; control characters that HTML forbids become □. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign).replace(/[^\P{Cc}\t\n\r]/gu, '□');
}
