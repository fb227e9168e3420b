import fc from 'fast-check';
import { printChineseNumeral } from '../../src/domain/chinese-numeral.js';

/** A document made up as its author means it: its lines, and the locators that its numbered clauses must get. */
export interface GeneratedDocument {
  readonly lines: readonly string[];
  readonly locators: readonly string[];
}

/** Words without digits, numerals or anything that opens a line. */
const words = fc.stringMatching(/^[春夏秋冬山川河海花鸟]{4,20}$/u);
const sentence = words.map((text) => `${text}。`);
const counts = fc.array(fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 5,
});

/** 一、/（一）/1. with measures that count through the document. */
export const measureDocument: fc.Arbitrary<GeneratedDocument> = fc.tuple(sentence, counts).map(([preamble, parts]) => {
  const lines = [preamble];
  const locators: string[] = [];
  let measure = 0;
  parts.forEach((sections, partAt) => {
    const part = printChineseNumeral(partAt + 1);
    lines.push(`${part}、花鸟`);
    locators.push(part);
    sections.forEach((measures, sectionAt) => {
      const section = printChineseNumeral(sectionAt + 1);
      lines.push(`（${section}）山川。`);
      locators.push(`${part}/${section}`);
      for (const text of measures) {
        measure += 1;
        lines.push(`${measure}. 春夏。${text}`);
        locators.push(`${measure}`);
      }
    });
  });
  return { lines, locators };
});

/** 第一章/第一条 with 款 and 项: an article is a list of 款, each a sentence with so many 项 below it. */
export const statuteDocument: fc.Arbitrary<GeneratedDocument> = fc
  .array(
    fc.array(fc.array(fc.tuple(sentence, fc.nat({ max: 3 })), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    }),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((chapters) => {
    const lines = ['花鸟条例'];
    const locators: string[] = [];
    let article = 0;
    chapters.forEach((articles, chapterAt) => {
      const chapter = `第${printChineseNumeral(chapterAt + 1)}章`;
      lines.push(`${chapter} 花鸟`);
      locators.push(chapter);
      for (const paragraphs of articles) {
        article += 1;
        locators.push(`${article}`);
        paragraphs.forEach(([text, items], at) => {
          lines.push(at === 0 ? `第${printChineseNumeral(article)}条　${text}` : text);
          if (paragraphs.length > 1) locators.push(`${article}/${at + 1}`);
          for (let item = 1; item <= items; item++) {
            lines.push(`（${printChineseNumeral(item)}）秋冬；`);
            locators.push(`${article}/${at + 1}/${item}`);
          }
        });
      }
    });
    return { lines, locators };
  });
