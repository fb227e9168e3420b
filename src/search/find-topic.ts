import type { OutOfScopeTopic } from '../domain/vocabulary.js';
import { compileFinder } from './replace-words.js';

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
  const finders = topics.map((topic) => ({ topic, find: compileFinder(topic.cues) }));
  return (plain) => {
    const found = finders.find(({ find }) => find(plain).length > 0)?.topic;
    return found
      ? { topic: found.topic, when: found.when, door: found.door === '' ? null : doorWording(found.topic) }
      : null;
  };
}
