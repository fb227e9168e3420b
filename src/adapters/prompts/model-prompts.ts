import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Failure } from '../../domain/failure.js';
import { PROMPT_IDS, type Prompt, type Prompts } from '../../ports/prompts.js';
import { checkValues, fillPlaceholders, placeholdersOf } from './placeholders.js';

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u;
const SECTION = /^## (system|user)[ \t]*\n([\s\S]*?)(?=^## |(?![\s\S]))/gmu;
const HASH_LENGTH = 12;

const frontMatter = z.strictObject({
  id: z.enum(PROMPT_IDS),
  version: z.int().positive(),
  temperature: z.number().min(0).max(2),
  maxTokens: z.int().positive(),
  placeholders: z.array(z.string().regex(/^[a-z]+$/u)),
});

/**
 * Reads the prompts of a folder, one Markdown file each: front matter, a word on what it is for, then `## system` and
 * `## user`. Throws a `configuration` Failure for a file that is missing or wrong, and for placeholders that differ from those
 * declared.
 */
export function readModelPrompts(folder: string): Prompts {
  const entries = PROMPT_IDS.map((id) => [id, readPrompt(join(folder, `${id}.md`), id)] as const);
  return Object.fromEntries(entries) as Prompts;
}

function readPrompt(path: string, id: string): Prompt {
  const wrong = (why: string, cause?: unknown): Failure =>
    new Failure('configuration', `prompts/model/${id}.md: ${why}`, { cause });
  const content = readContent(path, wrong);
  const [, head = '', body = ''] = FILE.exec(content) ?? [];
  const read = frontMatter.safeParse(readYaml(head, wrong));
  if (!read.success) throw wrong(z.prettifyError(read.error));
  const { version, temperature, maxTokens, placeholders } = read.data;
  if (read.data.id !== id) throw wrong(`its id is “${read.data.id}”`);
  const sections = new Map([...body.matchAll(SECTION)].map(([, role = '', text = '']) => [role, text.trim()]));
  const { system = '', user = '' } = Object.fromEntries(sections);
  if (system === '' || user === '') throw wrong('it needs a system and a user part');
  const used = placeholdersOf(`${system}${user}`);
  const differing = [...new Set([...used, ...placeholders])].filter(
    (name) => !used.includes(name) || !placeholders.includes(name),
  );
  if (differing.length > 0) throw wrong(`placeholders used and declared differ: ${differing.join(', ')}`);
  return {
    use: { id, version, hash: createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH) },
    temperature,
    maxTokens,
    render: (values) => {
      checkValues(`prompt “${id}”`, placeholders, values);
      return [
        { role: 'system', content: fillPlaceholders(system, values) },
        { role: 'user', content: fillPlaceholders(user, values) },
      ];
    },
  };
}

function readContent(path: string, wrong: (why: string, cause?: unknown) => Failure): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n/gu, '\n');
  } catch (cause) {
    throw wrong('it cannot be read', cause);
  }
}

function readYaml(text: string, wrong: (why: string, cause?: unknown) => Failure): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw wrong('its front matter is no YAML', cause);
  }
}
