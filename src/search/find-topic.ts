import type { OutOfScopeTopic } from '../domain/vocabulary.js';

/** A topic of another office, and the id of the wording that names its door; null where there is no such office. */
export interface FoundTopic {
  readonly topic: string;
  readonly when: OutOfScopeTopic['when'];
  readonly door: string | null;
}

export type FindTopic = (plain: string) => FoundTopic | null;

/** Id of the fixed wording that names a topic's door. */
export const doorWording = (topic: string): string => `door-${topic}`;

/** Builds the finder of topics by their cues; of several the one whose cue stands first in the vocabulary. */
export function createTopicFinder(topics: readonly OutOfScopeTopic[]): FindTopic {
  const lowered = topics.map((topic) => ({ topic, cues: topic.cues.map((cue) => cue.toLowerCase()) }));
  return (plain) => {
    const text = plain.toLowerCase();
    const found = lowered.find(({ cues }) => cues.some((cue) => text.includes(cue)))?.topic;
    return found
      ? { topic: found.topic, when: found.when, door: found.door === '' ? null : doorWording(found.topic) }
      : null;
  };
}
