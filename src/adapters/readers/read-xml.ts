import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.js';

/** An element of an XML file; names are without their prefixes, which files choose freely. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** What one XML file may hold at most: a DOCX of 500 pages nests 30 deep and has 400,000 elements. */
const MOST = { depth: 200, elements: 1_500_000 } as const;

/**
 * Reads an XML file. Declarations of types and entities are refused, so that nothing can be expanded or fetched.
 * @throws Unreadable
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let elements = 0;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Unreadable('XML 中有文档类型或实体声明，出于安全不予读取');
  });
  parser.on('error', () => {
    throw new Unreadable('XML 损坏或不完整');
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length > MOST.depth || elements > MOST.elements) throw new Unreadable('XML 嵌套过深或内容过多');
    const element: Open = { name: bare(name), attributes: bareNames(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(decode(bytes)).close();
  return elementsOf(root)[0] ?? root;
}

/** The elements within an element, of one name or all. */
export function elementsOf(parent: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element at the end of a path of names. */
export function elementAt(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => elementsOf(element, name)[0], parent);
}

/** The text directly within an element. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === 'string').join('');
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function bareNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [bare(name), value]));
}

/** In the encoding of the byte order mark, else of the declaration, else UTF-8. */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/u.exec(head)?.[1] ?? 'utf-8';
  const encoding = head.startsWith('ÿþ') ? 'utf-16le' : head.startsWith('þÿ') ? 'utf-16be' : declared;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('XML 的编码无法识别');
  }
}
