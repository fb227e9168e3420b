import { Lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportAnswer } from '../../src/export/export-answer.js';
import { exportMarkdown } from '../../src/export/export-markdown.js';
import { ANSWER } from '../support/exchange.js';

const given = {
  question: '机器人有什么政策？',
  answer: ANSWER,
  messageId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  day: '2026-01-31',
  language: 'zh-Hans' as const,
  origin: 'https://policy.example',
  contentProducer: '001191440000000000000X00001',
};
const textOf = (markdown: string): string => {
  const [, matter = '', body = ''] = /^---\n(.*?)---\n(.*)$/su.exec(markdown) ?? [];
  expect(matter).not.toBe('');
  return body;
};

describe('an exported answer', () => {
  it('shows the question, the AI label, every sentence, and each citation verbatim with its address', () => {
    const text = exportAnswer(given)
      .blocks.map(({ runs }) => runs.map((run) => run.text).join(''))
      .join('\n');
    for (const words of [given.question, ANSWER.notice, '咨询日期：2026-01-31', ...ANSWER.sentences.map((s) => s.text)])
      expect(text).toContain(words);
    expect(text).toContain(`[1] ${ANSWER.citations[0]?.label}\n原文摘录：${ANSWER.citations[0]?.quote}`);
  });

  it('says where a cited document is not in force, in the language that was asked for', () => {
    const citations = ANSWER.citations.map((citation) => ({ ...citation, validity: 'expired' as const }));
    const spoken = (language: 'zh-Hans' | 'zh-Hant' | 'en') =>
      exportMarkdown(exportAnswer({ ...given, language, answer: { ...ANSWER, citations } }));
    expect(spoken('zh-Hans')).toContain('（已过有效期）');
    expect(spoken('zh-Hant')).toContain('> **原文摘錄**：');
    expect(spoken('en')).toContain('（expired）');
  });

  it('leads to the clause with the quoted words marked, and never to a script', () => {
    const hostile = ANSWER.citations.map((citation) => ({ ...citation, url: 'javascript:alert(1)' }));
    const markdown = exportMarkdown(exportAnswer({ ...given, answer: { ...ANSWER, citations: hostile } }));
    expect(markdown).toContain('(<https://policy.example/documents/notice-2024-1?mark=13%3A0-12#13>)');
    expect(markdown).not.toContain('javascript:');
  });
});

describe('an answer as Markdown', () => {
  it('carries the implicit AI label in its front matter: all seven fields, all strings', () => {
    const [, matter = ''] = /^---\n(.*?)---\n/su.exec(exportMarkdown(exportAnswer(given))) ?? [];
    expect(parse(matter).AIGC).toEqual({
      Label: '1',
      ContentProducer: given.contentProducer,
      ProduceID: given.messageId,
      ReservedCode1: '',
      ContentPropagator: given.contentProducer,
      PropagateID: given.messageId,
      ReservedCode2: '',
    });
  });

  it('lets no word become markup, whoever wrote it', () => {
    const question = '# <script>x</script> [a](javascript:b) *c*\n---\n- =1+1';
    const tokens = new Lexer().lex(textOf(exportMarkdown(exportAnswer({ ...given, question }))));
    const raw = JSON.stringify(tokens);
    expect(raw).not.toContain('"type":"html"');
    expect(raw).not.toContain('"type":"link","raw":"[a]');
    expect(tokens.filter(({ type }) => type === 'heading').map((token) => 'text' in token && token.text)).toEqual([
      '政策咨询答复',
      '问题',
      '引用条款',
    ]);
  });
});
