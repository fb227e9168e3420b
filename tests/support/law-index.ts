import { createJiebaSegmenter } from '../../src/adapters/jieba-segmenter.js';
import { createOpenccConverter } from '../../src/adapters/opencc-converter.js';
import { createPinyinRomanizer } from '../../src/adapters/pinyin-romanizer.js';
import { readWording } from '../../src/adapters/prompts/prompt-files.js';
import { readVocabulary } from '../../src/adapters/seeds/vocabulary-files.js';
import { answerReference } from '../../src/answer/answer-reference.js';
import { answerStructure } from '../../src/answer/answer-structure.js';
import { readContext } from '../../src/answer/question-context.js';
import { renderAnswer } from '../../src/answer/render-answer.js';
import { verifyDraft } from '../../src/answer/verify-draft.js';
import type { Answer } from '../../src/domain/answer.js';
import type { SourceDocument } from '../../src/domain/source-document.js';
import { ingestDocument } from '../../src/ingest/ingest-document.js';
import { settleSuccession } from '../../src/ingest/settle-succession.js';
import type { ClauseIndex } from '../../src/ports/clause-index.js';
import { corpusWords, headingPhrases, knownPhrases, spokenWords } from '../../src/search/corpus-words.js';
import { createSoundMatcher } from '../../src/search/match-by-sound.js';
import { plainName } from '../../src/search/statute-names.js';
import { createTokenizer } from '../../src/search/tokenize.js';
import { createStripper, createUnderstanding } from '../../src/search/understand-question.js';
import { createMemoryIndex, unsearched } from './memory-index.js';
import { repositoryPath } from './shared-data.js';

/** Documents as the product reads them, in an index whose vectors are all alike: for what is looked up, not searched. */
export function indexOf(sources: readonly SourceDocument[]): ClauseIndex {
  const parsed = sources.map((source) => {
    const ingested = ingestDocument(source, createPinyinRomanizer());
    if (ingested.state === 'refused') throw new Error(`${source.origin}: ${ingested.reason}`);
    return ingested;
  });
  const settled = settleSuccession(parsed.map(({ document }) => document));
  return createMemoryIndex(parsed.map((each, at) => unsearched({ ...each, document: settled[at] ?? each.document })));
}

/** Asks for clauses by number and for the structure of documents, by the product's own steps but without a search; null where it would search. */
export function askByNumber(index: ClauseIndex, asOf: string): (question: string) => Answer | null {
  const vocabulary = readVocabulary(repositoryPath('seeds', 'vocabulary'));
  const wording = readWording(repositoryPath('prompts'), new Map());
  const converter = createOpenccConverter();
  const segmenter = createJiebaSegmenter();
  const clauses = index.documents().flatMap(({ id }) => index.clausesOf(id));
  const sounds = createSoundMatcher({
    words: corpusWords(clauses, segmenter),
    phrases: knownPhrases(headingPhrases(clauses, segmenter), vocabulary),
    spoken: spokenWords(vocabulary),
    alikeShapes: vocabulary.alikeShapes,
    romanizer: createPinyinRomanizer(),
    segment: (text) => segmenter.dictionaryWords(text),
  });
  const names = index.documents().flatMap(({ title, aliases }) => [title, ...aliases].map(plainName));
  const understand = createUnderstanding({
    vocabulary,
    converter,
    tokenize: createTokenizer(segmenter, converter),
    words: (text) => segmenter.words(text),
    sounds: () => sounds,
    names: () => names,
  });
  const strip = createStripper(vocabulary);
  return (question) => {
    const context = readContext({
      index,
      asOf,
      understood: understand(question),
      documentIds: null,
      spokenOf: [],
      strip,
      understand,
    });
    const draft = context && (answerReference(context) ?? answerStructure(context));
    return draft && renderAnswer(verifyDraft(draft, index, wording), index, wording, asOf);
  };
}
