/**
 * U+2E80 to U+2EF3 of Unicode, CJK Radicals Supplement: for each radical the character that it is a form of, after the
 * names in the standard. A blank where there is none.
 */
const RADICALS =
  ' 厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄㣺扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁网网羊羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';
const FIRST = 0x2e80;

/**
 * Fonts of PDF files map glyphs to radicals (⽂, ⻓) and compatibility forms (ﬁ, 樂) that look like the characters meant and
 * are found by nobody. Full-width punctuation and figures stay as they are, which NFKC on the whole text would change.
 * ⼾ is 戶 to the standard, and 户 in the fonts of the mainland.
 */
export function unifyCharacters(text: string): string {
  return text
    .replace(/[\u2e80-\u2ef3]/gu, (radical) => {
      const meant = RADICALS[(radical.codePointAt(0) ?? 0) - FIRST] ?? ' ';
      return meant === ' ' ? radical : meant;
    })
    .replaceAll('⼾', '户')
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\u{2f800}-\u{2fa1f}]/gu, (form) => form.normalize('NFKC'));
}
