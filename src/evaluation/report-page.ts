import { html, type Markup } from './markup.js';

const STYLE = html`
:root { --ink: #1f2933; --soft: #5f6b7a; --line: #d9dee5; --ground: #eef1f5; --blue: #1f6fb5; --good: #1b7f4b; --bad: #b3261e; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: #fff; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: .25rem 0 .75rem; } .soft { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; } td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
td.failure { min-width: 9rem; overflow-wrap: anywhere; } svg { max-width: 100%; height: auto; display: block; margin: .5rem 0; } svg text { font-size: 13px; fill: var(--ink); } svg .tick { font-size: 11px; fill: var(--soft); }
.ground { fill: var(--ground); } .bar { fill: var(--blue); } .grid { stroke: var(--line); } .axis { stroke: var(--soft); } .diagonal { stroke: var(--soft); stroke-dasharray: 4 4; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .scroll { overflow: visible; } tr, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } thead { display: table-header-group; } }
.line-0, .line-1, .line-2 { fill: none; stroke-width: 2; } .line-0 { stroke: var(--blue); } .line-1 { stroke: #c2571a; } .line-2 { stroke: var(--good); }
.dot-0, .key-0 { fill: var(--blue); } .dot-1, .key-1 { fill: #c2571a; } .dot-2, .key-2 { fill: var(--good); }`;

/** One self-contained page: no script, no font and no picture from elsewhere, so that it can be mailed and kept. */
export function page(title: string, lead: string, sections: readonly Markup[]): string {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p class="soft">${lead}</p>${sections}</main></body></html>
`.markup;
}

/** A part of the page with its heading and, where it needs one, a sentence that says how to read it. */
export function section(heading: string, explained: string, ...content: readonly Markup[]): Markup {
  return html`<section><h2>${heading}</h2>${explained === '' ? null : html`<p class="soft">${explained}</p>`}${content}</section>
`;
}

/** A table; rows are lists of cells made with `cell`, `number` or `html`. */
export function table(headings: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead><tbody>${rows.map((cells) => html`<tr>${cells}</tr>`)}</tbody></table></div>`;
}

export const cell = (text: string): Markup => html`<td>${text}</td>`;
export const number = (text: string): Markup => html`<td class="number">${text}</td>`;
/** A cell of several lines, each escaped. */
export const lines = (texts: readonly string[]): Markup =>
  html`<td class="failure">${texts.map((text) => html`<div>${text}</div>`)}</td>`;
export const judged = (good: boolean, text: string): Markup => html`<td class="${good ? 'good' : 'bad'}">${text}</td>`;
