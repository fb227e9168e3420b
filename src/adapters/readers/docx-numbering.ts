import { formatNumber } from './docx-number-formats.js';
import { elementAt, elementsOf, type XmlElement } from './read-xml.js';

/** Gives each paragraph the number that Word would print before it, in the order of the document. */
export interface DocxNumbering {
  /** With the blank that follows it; empty for a paragraph without a number. @param properties its `w:pPr` */
  readonly labelOf: (properties: XmlElement | undefined) => string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: %1 is the number of the outermost level. */
  readonly text: string;
  /** The number begins anew after a number of this level, counted from 1, or of one above; 0 for never. */
  readonly restartsAfter: number;
  /** All numbers in its text are in figures. */
  readonly isLegal: boolean;
  readonly suffix: string;
  /** The style whose paragraphs have this level. */
  readonly style: string | undefined;
}

interface List {
  /** Lists of one definition count on together. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this list begins anew, and at what number. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Reads numbering.xml and styles.xml (ECMA-376, 17.9); either may be missing. */
export function createDocxNumbering(numbering: XmlElement | undefined, styles: XmlElement | undefined): DocxNumbering {
  const styleOf = new Map(elementsOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]));
  const lists = readLists(numbering, styleOf);
  /** Last numbers by level, for each definition. */
  const counters = new Map<string, Map<number, number>>();
  const begun = new Set<string>();

  function countUp(id: string, { definition, levels, starts }: List, at: number): ReadonlyMap<number, number> {
    const counter = counters.get(definition) ?? new Map<number, number>();
    counters.set(definition, counter);
    const start = starts.get(at);
    const isFirst = !begun.has(`${id}/${at}`);
    begun.add(`${id}/${at}`);
    if (start !== undefined && isFirst) counter.set(at, start);
    else counter.set(at, (counter.get(at) ?? (levels.get(at)?.start ?? 1) - 1) + 1);
    // A level that was passed over counts as begun.
    for (let above = 0; above < at; above++) {
      if (!counter.has(above)) counter.set(above, starts.get(above) ?? levels.get(above)?.start ?? 1);
    }
    for (const [below, level] of levels) {
      if (below > at && at < level.restartsAfter) counter.delete(below);
    }
    return counter;
  }

  return {
    labelOf: (properties) => {
      const place = placeOf(properties, styleOf, lists);
      const list = place && lists.get(place.id);
      const level = list?.levels.get(place?.level ?? 0);
      if (!place || !list || !level) return '';
      const counter = countUp(place.id, list, place.level);
      if (level.format === 'bullet') return '';
      const label = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        const format = level.isLegal && at !== place.level ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
        return formatNumber(counter.get(at) ?? 1, level.isLegal ? 'decimal' : format) ?? '';
      });
      return level.suffix === 'nothing' || /[、，：）)]$/u.test(label) || label === '' ? label : `${label} `;
    },
  };
}

/** The list and the level of a paragraph: its own, else those of its style. */
function placeOf(
  properties: XmlElement | undefined,
  styleOf: ReadonlyMap<string, XmlElement>,
  lists: ReadonlyMap<string, List>,
): { readonly id: string; readonly level: number } | null {
  const own = elementAt(properties, 'numPr');
  const ownLevel = settingOf(own, 'ilvl');
  const ownList = settingOf(own, 'numId');
  if (ownList !== undefined) return ownList === '0' ? null : { id: ownList, level: Number(ownLevel ?? 0) };
  const styleId = settingOf(properties, 'pStyle');
  let style = styleOf.get(styleId ?? '');
  for (
    const seen = new Set<XmlElement>();
    style && !seen.has(style);
    style = styleOf.get(settingOf(style, 'basedOn') ?? '')
  ) {
    seen.add(style);
    const given = elementAt(style, 'pPr', 'numPr');
    const id = settingOf(given, 'numId');
    if (id === undefined) continue;
    if (id === '0') return null;
    const named = [...(lists.get(id)?.levels ?? [])].find(([, level]) => level.style === styleId)?.[0];
    return { id, level: Number(ownLevel ?? settingOf(given, 'ilvl') ?? named ?? 0) };
  }
  return null;
}

function readLists(
  numbering: XmlElement | undefined,
  styleOf: ReadonlyMap<string, XmlElement>,
): ReadonlyMap<string, List> {
  const definitions = new Map(
    elementsOf(numbering, 'abstractNum').map((each) => [each.attributes.abstractNumId ?? '', each]),
  );
  const numbers = new Map(elementsOf(numbering, 'num').map((each) => [each.attributes.numId ?? '', each]));
  /** A definition may name a style whose list has the levels. */
  const resolve = (id: string, depth = 0): string => {
    const style = styleOf.get(settingOf(definitions.get(id), 'numStyleLink') ?? '');
    const linked = numbers.get(settingOf(elementAt(style, 'pPr', 'numPr'), 'numId') ?? '');
    const next = settingOf(linked, 'abstractNumId');
    return next === undefined || depth > 4 ? id : resolve(next, depth + 1);
  };
  return new Map(
    [...numbers].map(([id, number]) => {
      const definition = resolve(settingOf(number, 'abstractNumId') ?? '');
      const levels = new Map(elementsOf(definitions.get(definition), 'lvl').map(readLevel));
      const starts = new Map<number, number>();
      for (const override of elementsOf(number, 'lvlOverride')) {
        const at = Number(override.attributes.ilvl ?? 0);
        const level = elementAt(override, 'lvl');
        if (level) levels.set(...readLevel(level));
        const start = settingOf(override, 'startOverride');
        if (start !== undefined) starts.set(at, Number(start));
      }
      return [id, { definition, levels, starts }];
    }),
  );
}

function readLevel(level: XmlElement): [number, Level] {
  const at = Number(level.attributes.ilvl ?? 0);
  return [
    at,
    {
      start: Number(settingOf(level, 'start') ?? 1),
      // Newer formats stand in an extension, with the older one beside it.
      format:
        settingOf(level, 'numFmt') ?? settingOf(elementAt(level, 'AlternateContent', 'Choice'), 'numFmt') ?? 'decimal',
      text: settingOf(level, 'lvlText') ?? '',
      restartsAfter: Number(settingOf(level, 'lvlRestart') ?? at),
      isLegal: elementAt(level, 'isLgl') !== undefined,
      suffix: settingOf(level, 'suff') ?? 'tab',
      style: settingOf(level, 'pStyle'),
    },
  ];
}

/** The `w:val` of an element within another. */
function settingOf(parent: XmlElement | undefined, name: string): string | undefined {
  return elementAt(parent, name)?.attributes.val;
}
