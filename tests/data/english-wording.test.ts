import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { repositoryPath } from '../support/shared-data.js';

const folder = repositoryPath('prompts');
const filesOf = (language: 'zh' | 'en') =>
  readdirSync(folder).filter((name) => name.endsWith('.md') && name.endsWith('.en.md') === (language === 'en'));
const idsOf = (language: 'zh' | 'en') =>
  filesOf(language).flatMap((name) =>
    [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/^## (\S+)$/gmu)].map((match) => match[1] ?? ''),
  );
const chinese = readWording(folder);
const english = readWording(folder, new Map(), 'en');
const figures = (text: string): readonly string[] => (text.match(/\d+/gu) ?? []).toSorted();

describe('the English wording', () => {
  it('has the ids of the Chinese, in the same files: what the answer path says can be said in both', () => {
    expect(idsOf('en').toSorted()).toEqual(idsOf('zh').toSorted());
    expect(filesOf('en').map((name) => name.replace('.en.md', '.md'))).toEqual(filesOf('zh'));
  });

  it('has the placeholders of the Chinese, so that one draft fills either', () => {
    for (const id of idsOf('zh'))
      expect([id, english.placeholders(id).toSorted()]).toEqual([id, chinese.placeholders(id).toSorted()]);
  });

  it('says the same figures as the Chinese', () => {
    for (const id of idsOf('zh')) {
      const say = (wording: typeof chinese) =>
        wording.say(id, Object.fromEntries(wording.placeholders(id).map((name) => [name, ''])));
      expect([id, figures(say(english))]).toEqual([id, figures(say(chinese))]);
    }
  });

  it('keeps the house style: no exclamation, no promise', () => {
    for (const name of filesOf('en'))
      expect(readFileSync(`${folder}/${name}`, 'utf8')).not.toMatch(/!|guarantee|promise|certainly|definitely/iu);
  });
});

describe('the doors of other offices in English', () => {
  const topics = readVocabulary(repositoryPath('seeds', 'vocabulary')).outOfScope;

  it('are there for every door, so that nobody in need is pointed on in a language they do not read', () => {
    const chineseOnly = topics.filter(({ door, doorEnglish }) => door !== '' && !/^[A-Z]/u.test(doorEnglish));
    expect(chineseOnly.map(({ topic }) => topic)).toEqual([]);
  });

  it('name the telephone numbers of the Chinese ones and no others', () => {
    for (const { topic, door, doorEnglish } of topics)
      expect([topic, figures(doorEnglish)]).toEqual([topic, figures(door)]);
  });
});
