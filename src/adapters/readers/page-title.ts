import type { CheerioAPI } from 'cheerio';

const OFFICE = '[\\u4e00-\\u9fa5]{2,30}?(?:政府|办公厅|办公室|委员会|厅|局|部|委|院|中心|联合会)';
const OFFICES = new RegExp(`^((?:${OFFICE}[\\s、，,]*)+)关于`, 'u');

/** The title of the document on a page, without what a site adds to it; undefined where the page names none. */
export function readTitle($: CheerioAPI, tabled: string | undefined): string | undefined {
  const given = [
    $('meta[name="ArticleTitle" i]').attr('content'),
    tabled,
    $('ucaptitle').first().text(),
    $('h1').length === 1 ? $('h1').text() : undefined,
    $('meta[property="og:title" i]').attr('content'),
    $('title')
      .first()
      .text()
      .split(/[_|]|\s[-–—]\s|-(?=[^-]*(?:网|政府|门户|厅|局)[^-]*$)/u)[0],
  ];
  const title = given
    .map((each) => each?.replace(/\s+/gu, ' ').trim())
    .find((each) => each !== undefined && each !== '');
  return title?.replace(/^[（(【[](?:转载|转发)[）)】\]]\s*/u, '');
}

/** 某市某局 某市某局关于…: who a notice is of, which a site that reprints it does not change. Null where the title says nothing. */
export function issuerOfTitle(title: string): string | undefined {
  const named = OFFICES.exec(title)?.[1]?.trim();
  return named
    ?.split(/[\s、，,]+|(?<=[局厅委])(?=[\u4e00-\u9fa5]{2,3}[省市])/u)
    .filter((office) => office !== '')
    .join('、');
}
