import type { Label } from '../domain/routing.js';
import type { OutOfScopeTopic } from '../domain/vocabulary.js';

/** A topic of another office, and the id of the wording that names its door; null where there is no such office. */
export interface FoundTopic {
  readonly topic: string;
  /** The words by which it was known, in lower case. */
  readonly cue: string;
  readonly label: Label;
  readonly when: OutOfScopeTopic['when'];
  readonly door: string | null;
}

export type FindTopic = (plain: string) => FoundTopic | null;

/** Id of the fixed wording that names a topic's door. */
export const doorWording = (topic: string): string => `door-${topic}`;

/** Builds the finder of topics by their cues; of several the one whose cue stands first in the vocabulary. */
export function createTopicFinder(topics: readonly OutOfScopeTopic[]): FindTopic {
  // By first character: a message is asked about several times, and looking for each of a thousand cues in it takes longer.
  const byFirst = new Map<number, { readonly cue: string; readonly rank: number }[]>();
  topics.forEach(({ cues }, rank) => {
    for (const cue of cues.map((each) => each.toLowerCase())) {
      const known = byFirst.get(cue.charCodeAt(0));
      if (known) known.push({ cue, rank });
      else byFirst.set(cue.charCodeAt(0), [{ cue, rank }]);
    }
  });
  return (plain) => {
    const text = plain.toLowerCase();
    let first = topics.length;
    let by = '';
    for (let at = 0; at < text.length; at += 1) {
      for (const { cue, rank } of byFirst.get(text.charCodeAt(at)) ?? []) {
        if (rank < first && text.startsWith(cue, at)) [first, by] = [rank, cue];
      }
    }
    const found = topics[first];
    return found
      ? {
          topic: found.topic,
          cue: by,
          label: found.label,
          when: found.when,
          door: found.door === '' ? null : doorWording(found.topic),
        }
      : null;
  };
}
