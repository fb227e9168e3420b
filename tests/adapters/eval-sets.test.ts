import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import {
  readLawArticles,
  readLegalQuestions,
  readPolicyDocuments,
  readPolicyQuestions,
  readReciteQuestions,
  recogniseEvalSet,
} from '../../src/adapters/eval-sets.js';
import { sharedData } from '../support/shared-data.js';

const folder = mkdtempSync(join(tmpdir(), 'yuece-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const policies = sharedData('eval', 'ncp-policies');
const lawbench = sharedData('eval', 'lawbench-1-1');

describe('the readers of evaluation sets', () => {
  it('know no set in a folder of other files, nor in a file', () => {
    expect(recogniseEvalSet(folder)).toBeNull();
    expect(recogniseEvalSet(join(folder, 'tune.jsonl'))).toBeNull();
  });

  it('tell legal questions from questions about the seed by their first line', () => {
    const laws = join(folder, 'laws.jsonl');
    writeFileSync(
      laws,
      '{"id":"law-1","field":"劳动","q":"试用期多久","articles":[{"law":"劳动法","article":"第一条"}]}\n',
    );
    writeFileSync(
      join(folder, 'seed.jsonl'),
      '{"id":"u-1","q":"种地","kind":"lay","expect":{"outcome":["answered"]}}\n',
    );
    expect(recogniseEvalSet(laws)).toBe('laws');
    expect(recogniseEvalSet(join(folder, 'seed.jsonl'))).toBeNull();
    expect(readLegalQuestions(laws)).toMatchObject([{ id: 'law-1', question: '试用期多久' }]);
    writeFileSync(laws, '{"id":"law-1","field":"劳动","q":"试用期多久","articles":[]}\n');
    expect(() => readLegalQuestions(laws)).toThrow(/laws\.jsonl:1/u);
  });

  it('name file and line of what does not fit', () => {
    writeFileSync(
      join(folder, 'documents.jsonl'),
      '{"docid": "a1", "text": "甲 乙"}\n{"docid": "不是编号", "text": ""}\n',
    );
    expect(() => readPolicyDocuments(folder)).toThrow(/documents\.jsonl:2/u);
  });

  it('take the first words of a document for its title and leave its text as it is', () => {
    writeFileSync(join(folder, 'documents.jsonl'), '{"docid": "a1", "text": "关于甲的通知 正文。  再一段。"}\n');
    expect(readPolicyDocuments(folder)).toMatchObject([
      { id: 'a1', text: '关于甲的通知 正文。  再一段。', stated: { title: '关于甲的通知' } },
    ]);
  });

  it('take law, article and answer out of a question, inserted articles too', () => {
    const asked = [{ instruction: '', question: '刑法刑法第十七条之一的内容是什么？', answer: '答案:年满。' }];
    writeFileSync(join(folder, 'recite.dev.json'), JSON.stringify(asked));
    expect(readReciteQuestions(folder)).toMatchObject([{ law: '刑法刑法', article: '第十七条之一', answer: '年满。' }]);
  });

  it('read articles of laws out of a gzipped file', () => {
    const line = {
      id: '1',
      law: '甲法',
      version: null,
      category: 'x',
      path: 'p',
      chapter: '',
      article: '第一条',
      text: '甲',
    };
    writeFileSync(join(folder, 'laws.gz'), gzipSync(`${JSON.stringify(line)}\n`));
    expect(readLawArticles(join(folder, 'laws.gz'))).toEqual([
      { law: '甲法', version: null, path: 'p', chapter: '', article: '第一条', text: '甲', category: 'x' },
    ]);
  });

  it('say which file is missing', () => {
    expect(() => readLawArticles(join(folder, 'none.gz'))).toThrow(/none\.gz/u);
  });
});

describe.skipIf(policies.missing)('the policies of the development data', () => {
  it('are 599 documents, and 601 of the 2,457 questions have their answer in one of them', () => {
    expect(recogniseEvalSet(policies.path)).toBe('ncp-policies');
    const texts = new Map(readPolicyDocuments(policies.path).map(({ id, text }) => [id, text]));
    const questions = readPolicyQuestions(policies.path);
    const answerable = questions.filter((question) => question.answerable);
    expect([texts.size, questions.length, answerable.length]).toEqual([599, 2457, 601]);
    expect(answerable.filter(({ documentId, answer }) => !texts.get(documentId)?.includes(answer))).toEqual([]);
  });
});

describe.skipIf(lawbench.missing)('the recitation questions of the development data', () => {
  it('all have a law and an article', () => {
    expect(recogniseEvalSet(lawbench.path)).toBe('lawbench');
    const questions = readReciteQuestions(lawbench.path);
    expect(questions.length).toBe(261);
    expect(questions.filter(({ answer }) => answer.startsWith('答案'))).toEqual([]);
  });
});
