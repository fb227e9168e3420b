import type { VerifyStatement } from '../../src/answer/model/verify-statement.js';

/** Believes what stands in a cited clause word for word: for tests of the steps round the verifier. */
export const verifyVerbatim: VerifyStatement = async ({ text, clauses }) => {
  const bearing = clauses.find((clause) => clause.text.includes(text));
  return bearing
    ? { proven: true, evidence: [{ clauseId: bearing.id, quote: text }], support: 1 }
    : { proven: false, fault: { kind: 'unsupported', detail: '条款没有这样说' } };
};
