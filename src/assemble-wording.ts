import { readForbiddenTerms } from './adapters/forbidden-terms-file.js';
import { readWording } from './adapters/prompts/prompt-files.js';
import { readTitleTranslations } from './adapters/seeds/title-translations.js';
import type { Locale } from './answer/chat.js';
import type { FindForbidden } from './answer/guard-answer.js';
import { wordInEnglish } from './answer/word-in-english.js';
import { wordInTraditional } from './answer/word-in-traditional.js';
import type { Vocabulary } from './domain/vocabulary.js';
import type { ScriptConverter } from './ports/script-converter.js';
import type { Wording } from './ports/wording.js';
import { projectPath } from './project-path.js';
import { compileCues } from './search/compile-cues.js';
import { doorWording } from './search/find-topic.js';

/** The fixed wording of every language, the doors of the vocabulary included. */
export function createWordings(
  { outOfScope }: Vocabulary,
  converter: ScriptConverter,
): Readonly<Record<Locale, Wording>> {
  const doors = outOfScope.filter(({ door }) => door !== '');
  const simplified = readWording(
    projectPath('prompts'),
    new Map(doors.map(({ topic, door }) => [doorWording(topic), door])),
  );
  const english = readWording(
    projectPath('prompts'),
    new Map(doors.map(({ topic, doorEnglish }) => [doorWording(topic), doorEnglish])),
    'en',
  );
  return {
    'zh-Hans': simplified,
    'zh-Hant': wordInTraditional(simplified, converter),
    en: wordInEnglish(english, readTitleTranslations(projectPath('seeds', 'headings.en.jsonl'))),
  };
}

/** Finds what no answer may say, in any script. */
export function createForbiddenFinder(converter: ScriptConverter): FindForbidden {
  const terms = compileCues(readForbiddenTerms(projectPath('prompts', 'guard', 'forbidden-terms.md')));
  return (text) => terms.exec(converter.toSimplified(text))?.[0] ?? null;
}
