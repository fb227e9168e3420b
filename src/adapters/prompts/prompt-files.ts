import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.js';
import type { Wording } from '../../ports/wording.js';
import { checkValues, fillPlaceholders, placeholdersOf } from './placeholders.js';

const SECTION = /^## ([a-z][a-z0-9-_]*)[ \t]*\n([\s\S]*?)(?=^## |(?![\s\S]))/gmu;
const ENGLISH = /\.en\.md$/u;

/**
 * Reads the fixed wording from the Markdown files of a folder: each `## id` opens one wording, which runs to the next.
 * `replies.en.md` is English; a name without a language is Chinese. `further` adds wordings kept elsewhere (the doors of
 * `seeds/vocabulary/out-of-scope.jsonl`). `language` is Chinese by default.
 * Throws a `configuration` Failure for an unreadable folder, an empty wording or an id given twice.
 */
export function readWording(
  folder: string,
  further: ReadonlyMap<string, string> = new Map(),
  language: 'zh' | 'en' = 'zh',
): Wording {
  const texts = new Map(further);
  for (const file of listFiles(folder).filter((name) => ENGLISH.test(name) === (language === 'en'))) {
    for (const [, id = '', body = ''] of readFileSync(join(folder, file), 'utf8').matchAll(SECTION)) {
      const text = body.trim();
      if (text === '') throw new Failure('configuration', `${file}: the wording “${id}” is empty`);
      if (texts.has(id)) throw new Failure('configuration', `${file}: the wording “${id}” is given twice`);
      texts.set(id, text);
    }
  }
  const textOf = (id: string): string => {
    const text = texts.get(id);
    if (text === undefined) throw new Failure('internal', `no wording “${id}” in prompts/`);
    return text;
  };
  const placeholders = (id: string): readonly string[] => placeholdersOf(textOf(id));
  return {
    has: (id) => texts.has(id),
    placeholders,
    say: (id, values = {}) => {
      checkValues(`wording “${id}”`, placeholders(id), values);
      return fillPlaceholders(textOf(id), values);
    },
  };
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .sort();
  } catch (cause) {
    throw new Failure('configuration', 'the prompts folder cannot be read', { cause });
  }
}
