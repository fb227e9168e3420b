import { policyAddress } from '../contract/policy-address.js';
import type { Answer, Citation } from '../domain/answer.js';
import type { AigcLabel, Block, ExportedAnswer, Run } from '../domain/exported-answer.js';
import { answerBlocks } from './answer-blocks.js';
import { EXPORT_WORDS, type ExportWords } from './export-words.js';

/** What is exported, for whom, and by whom. */
export interface AnswerToExport {
  /** Personal data masked. */
  readonly question: string;
  readonly answer: Answer;
  readonly messageId: string;
  /** The day it was asked on, in China. */
  readonly day: string;
  readonly language: ExportedAnswer['language'];
  /** Of the server as people reach it, without a slash at its end: links lead there. */
  readonly origin: string;
  /** Who answers for the content, by the code of the AI label; empty where the operator has named nobody. */
  readonly contentProducer: string;
}

/** The question, the AI label, the answer, and each citation with its words verbatim and where to read them. */
export function exportAnswer(exported: AnswerToExport): ExportedAnswer {
  const { question, answer, day, language, origin } = exported;
  const words = EXPORT_WORDS[language];
  return {
    language,
    title: words.title,
    blocks: [
      block('title', words.title),
      block('label', answer.notice),
      block('paragraph', words.asked(day)),
      block('heading', words.question),
      block('paragraph', question),
      ...answerBlocks(answer.markdown),
      ...(answer.citations.length > 0 ? [block('heading', words.citations)] : []),
      ...answer.citations.flatMap((citation) => citationBlocks(citation, words, origin)),
    ],
    aigc: aigcLabel(exported),
  };
}

function citationBlocks(citation: Citation, words: ExportWords, origin: string): readonly Block[] {
  const { index, label, quote, validity, documentId, clauseId, span, url } = citation;
  const standing = validity === 'in_force' ? '' : `（${words.standing[validity]}）`;
  const links: Run[] = [
    { text: words.inDocument, href: origin + policyAddress(documentId, { clause: clauseId, mark: span }) },
  ];
  if (url !== null && /^https?:\/\//iu.test(url)) links.push({ text: ' · ' }, { text: words.official, href: url });
  return [
    { kind: 'paragraph', runs: [{ text: `[${index}] ${label}${standing}`, bold: true }] },
    { kind: 'quote', runs: [{ text: words.verbatim, bold: true }, { text: words.colon + quote }] },
    { kind: 'paragraph', runs: links },
  ];
}

function aigcLabel({ contentProducer, messageId }: AnswerToExport): AigcLabel {
  return {
    Label: '1',
    ContentProducer: contentProducer,
    ProduceID: messageId,
    ReservedCode1: '',
    ContentPropagator: contentProducer,
    PropagateID: messageId,
    ReservedCode2: '',
  };
}

function block(kind: Block['kind'], text: string): Block {
  return { kind, runs: [{ text }] };
}
