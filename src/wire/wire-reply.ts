import type { ChatReply } from '../answer/chat.js';
import type { ChatResponse, WireCitation } from '../contract/chat.js';
import type { Citation } from '../domain/answer.js';

/** A reply in the form of the wire: field by field, so that nothing inside (the confidence) slips out. */
export function wireReply(reply: Omit<ChatReply, 'confidence'>): ChatResponse {
  return {
    conversationId: reply.conversationId,
    messageId: reply.messageId,
    outcome: reply.outcome,
    answer: reply.markdown,
    sentences: reply.sentences.map(({ text, kind, citations }) => ({ text, kind, citations: [...citations] })),
    citations: reply.citations.map(wireCitation),
    followUps: [...reply.followUps],
    notice: reply.notice,
    engine: reply.engine,
    timings: {
      totalMs: reply.timings.totalMs,
      retrieveMs: reply.timings.retrieveMs,
      composeMs: reply.timings.composeMs,
    },
  };
}

function wireCitation(citation: Citation): WireCitation {
  return {
    index: citation.index,
    clauseId: citation.clauseId,
    documentId: citation.documentId,
    documentTitle: citation.documentTitle,
    docNumber: citation.docNumber,
    number: citation.number,
    label: citation.label,
    path: [...citation.path],
    heading: citation.heading,
    quote: citation.quote,
    span: [...citation.span],
    validity: citation.validity,
    url: citation.url,
  };
}
