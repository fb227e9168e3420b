import { describe, expect, it } from 'vitest';
import { type Said, sameDocument, saysNothingNew } from '../../src/refresh/same-document.js';

const TITLE = '关于支持机器人产业的若干措施';
const BODY = '一、支持企业攻关。\n二、建设公共平台。';
const said = (text: string, stated: Said['stated'] = {}, attachments?: Said['attachments']): Said => ({
  text,
  stated,
  ...(attachments ? { attachments } : {}),
});

describe('two copies of a page', () => {
  it('are the same where text, facts and attachments are, however they are set', () => {
    expect(
      sameDocument(said(BODY, { title: TITLE, status: undefined }), said(`　　${BODY}\n\n`, { title: TITLE })),
    ).toBe(true);
    expect(
      sameDocument(said(BODY, { title: TITLE, issuer: '某局' }), said(BODY, { issuer: '某局', title: TITLE })),
    ).toBe(true);
    // Where a page lies is not what it says.
    expect(sameDocument(said(BODY, { url: 'https://a.gov.cn/1' }), said(BODY, { url: 'https://a.gov.cn/2' }))).toBe(
      true,
    );
  });

  it('are others where a word, a fact or an attachment is', () => {
    expect(sameDocument(said(BODY), said(BODY.replace('企业', '机构')))).toBe(false);
    expect(sameDocument(said(BODY), said(BODY, { expiresOn: '2026-12-31' }))).toBe(false);
    expect(sameDocument(said(BODY, { status: 'repealed' }), said(BODY))).toBe(false);
    expect(sameDocument(said(BODY), said(BODY, {}, [{ name: '附件.pdf', url: 'https://a.gov.cn/1.pdf' }]))).toBe(false);
  });
});

describe('a page beside a document that was collected in another form', () => {
  it('says nothing new where the collected text has a title and a table of facts above, or the page its title', () => {
    expect(saysNothingNew(said(BODY), said(BODY))).toBe(true);
    expect(saysNothingNew(said(BODY), said(`索引号：1\n发布日期：2024-06-06\n${TITLE}\n${BODY}`))).toBe(true);
    expect(saysNothingNew(said(`${TITLE}\n${BODY}`, { title: TITLE }), said(BODY))).toBe(true);
    expect(saysNothingNew(said(BODY, { title: TITLE, issuer: '某局' }), said(BODY))).toBe(true);
  });

  it('says something new where it has a sentence more or less, above or below', () => {
    for (const text of [
      `${BODY}\n三、本措施有效期三年。`,
      `（已废止）\n${BODY}`,
      '一、支持企业攻关。',
      '二、建设公共平台。',
      BODY.replace('平台', '中心'),
    ]) {
      expect(saysNothingNew(said(text), said(BODY)), text).toBe(false);
    }
    expect(saysNothingNew(said(''), said(BODY))).toBe(false);
  });

  it('says something new where it states a status that is not known, or a date or attachments that are others', () => {
    expect(saysNothingNew(said(BODY, { status: 'repealed' }), said(BODY))).toBe(false);
    expect(saysNothingNew(said(BODY, { status: 'repealed' }), said(BODY, { status: 'repealed' }))).toBe(true);
    expect(saysNothingNew(said(BODY), said(BODY, { status: 'repealed' }))).toBe(true);
    expect(saysNothingNew(said(BODY, { expiresOn: '2026-12-31' }), said(BODY, { expiresOn: '2027-12-31' }))).toBe(
      false,
    );
    expect(saysNothingNew(said(BODY, { expiresOn: '2026-12-31' }), said(BODY))).toBe(true);
    expect(saysNothingNew(said(BODY, {}, [{ name: '乙', url: 'u' }]), said(BODY, {}, [{ name: '甲', url: 'u' }]))).toBe(
      false,
    );
  });
});
