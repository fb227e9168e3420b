import type { FactSource, PolicyDocument } from './policy-document.js';

/** What is known of a policy whether or not its text is here. A fact that is not sure is null. */
export interface CataloguedPolicy
  extends Omit<PolicyDocument, 'aliases' | 'indexNumber' | 'category' | 'factSources' | 'prolongs'> {
  /** For each fact given, where it is from. */
  readonly sources: Readonly<Partial<Record<FactSource['fact'], string>>>;
}
