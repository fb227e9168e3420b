import type { PolicyDocument } from '../domain/policy-document.js';
import { later } from './read-dates.js';

/** The documents with the last days that others have given them; a draft and what does not say when change nothing. */
export function prolongNamed(
  documents: readonly PolicyDocument[],
  find: (name: string) => PolicyDocument | undefined,
): readonly PolicyDocument[] {
  const prolonged = new Map<string, PolicyDocument>();
  for (const { id, status, prolongs } of documents) {
    if (status === 'draft') continue;
    for (const { name, until, months, quote } of prolongs) {
      const found = find(name);
      const document = found && (prolonged.get(found.id) ?? found);
      if (!document?.expiresOn || document.id === id) continue;
      const last = until ?? later(document.expiresOn, { months: months ?? 0 });
      if (last <= document.expiresOn) continue;
      const kept = document.factSources.filter(({ fact }) => fact !== 'expiresOn');
      const factSources = [...kept, { fact: 'expiresOn', origin: 'text', quote, documentId: id } as const];
      prolonged.set(document.id, { ...document, expiresOn: last, factSources });
    }
  }
  return prolonged.size === 0 ? documents : documents.map((document) => prolonged.get(document.id) ?? document);
}
