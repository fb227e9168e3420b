import type { ChatEvent, ChatEventName } from '../../src/contract/chat-events.js';
import { chatEvents } from '../../src/contract/chat-events.js';

/** The events of a stream's text, each checked against its schema; comment lines are passed over. */
export function readEvents(text: string): readonly ChatEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [, name, data] = /^event: (\w+)\ndata: (.+)$/su.exec(block) ?? [];
      if (name === undefined || data === undefined || !(name in chatEvents)) throw new Error(`no event: ${block}`);
      const known = name as ChatEventName;
      return { name: known, data: chatEvents[known].strict().parse(JSON.parse(data)) } as ChatEvent;
    });
}

/** Asks in a stream and gives the reply as soon as its head is there. */
export function askInStream(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: '机器人有什么政策？', stream: true }),
    ...init,
  });
}

/** Joins the text of the deltas. */
export function joinedDeltas(events: readonly ChatEvent[]): string {
  return events.map((event) => (event.name === 'delta' ? event.data.text : '')).join('');
}
