import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPdfReader } from '../../../src/adapters/readers/pdf-reader.js';
import { browserPath, launchBrowser } from '../../support/browser.js';

const CLAUSES = [
  '第一条 为支持具身智能机器人进入养老机构，提高照护质量，减轻护理人员负担，根据本市实际，制定本办法。',
  '第二条 本办法所称护理机器人，是指通过安全测评并取得标识，能够协助移位、助行、巡视的智能设备。',
  '第三条 养老机构购置护理机器人的，按照购置价格的45%给予补贴，每台不超过6万元，每家机构每年不超过20台。',
  '第四条 购置补贴由机构所在区的民政部门受理，受理后15个工作日内完成审核，并在30日内拨付到账。',
];
const NOTICE = `<!doctype html><meta charset="utf-8"><style>
  @page { size: A5; margin: 20mm }
  body { font: 12pt/1.8 serif; text-align: justify } p { text-indent: 2em; margin: 0 } h1 { text-align: center; font-size: 18pt }
  table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 4px }
</style><h1>临江市护理机器人购置补贴办法</h1>${CLAUSES.map((clause) => `<p>${clause}</p>`)
  .join('')
  .repeat(1)}
<table><tr><td>机构类型</td><td>补贴比例</td><td>上限</td></tr><tr><td>公办</td><td>45%</td><td>6万元</td></tr><tr><td>民办</td><td>50%</td><td>7万元</td></tr></table>
<p>第五条 本办法自2025年10月1日起施行，有效期3年。</p>`;

describe.skipIf(browserPath === null)('a notice that a browser printed, with fonts of its own in part', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('is read as it was written', async () => {
    const page = await browser.newPage();
    await page.setContent(NOTICE);
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const outcome = await createPdfReader().read({ name: 'notice.pdf', bytes });
    expect('ok' in outcome ? outcome.ok.text.split('\n') : outcome).toEqual([
      '临江市护理机器人购置补贴办法',
      ...CLAUSES,
      '| 机构类型 | 补贴比例 | 上限 |',
      '| --- | --- | --- |',
      '| 公办 | 45% | 6万元 |',
      '| 民办 | 50% | 7万元 |',
      '第五条 本办法自2025年10月1日起施行，有效期3年。',
    ]);
  });
});
