/** Words in one form; `href` where they lead to an address. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly href?: string;
}

/** `label`: the AI label that people see. `quote`: words of a document. */
export interface Block {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'quote' | 'label';
  readonly runs: readonly Run[];
}

/**
 * The implicit AI label of GB 45438-2025, Annex E, for a file at its first writing: the one who spreads it is the one who made
 * it. `Label` 1: generated.
 */
export interface AigcLabel {
  readonly Label: '1';
  readonly ContentProducer: string;
  readonly ProduceID: string;
  readonly ReservedCode1: '';
  readonly ContentPropagator: string;
  readonly PropagateID: string;
  readonly ReservedCode2: '';
}

/** An answer with its proof, as it leaves for a file: every format shows these blocks in this order. */
export interface ExportedAnswer {
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en';
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly aigc: AigcLabel;
}
