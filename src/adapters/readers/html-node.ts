import type { CheerioAPI } from 'cheerio';

type Document = ReturnType<CheerioAPI['root']>[number];

/** A node of a parsed page; its own library's types, by way of the library that hands them out. */
export type HtmlNode = Document | Document['children'][number];
/** A node with a name and attributes, scripts and styles included. */
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;
