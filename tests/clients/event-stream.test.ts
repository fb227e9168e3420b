import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventStreamDecoder, type ServerSentEvent } from '../../src/clients/widget/wire/event-stream.js';
import { readChatEvent } from '../../src/clients/widget/wire/read-chat-event.js';

function decode(chunks: readonly Uint8Array[]): readonly ServerSentEvent[] {
  const decoder = createEventStreamDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cuts bytes at the given places, whatever stands there. */
function cutAt(all: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [...new Set(places.map((place) => place % (all.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((from, at) => all.subarray(from, sorted[at] ?? all.length));
}

describe('event-stream decoder', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
  // Four-byte characters (emoji, rare Han) are where a naive decoder breaks.
  const words = fc.string({ unit: fc.constantFrom('粤', '策', '😀', '𠮷', 'a', ':', ' ', '"', 'é'), maxLength: 12 });
  const event = fc.record({
    name: fc.constantFrom('delta', 'done', 'citation'),
    data: fc.array(words, { minLength: 1, maxLength: 3 }),
  });

  it('gives the same events however the network cuts the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        lineEnd,
        fc.array(fc.nat(2000), { maxLength: 30 }),
        (events, end, places) => {
          const text = events
            .map(({ name, data }) =>
              [': heartbeat', `event: ${name}`, ...data.map((line) => `data: ${line}`), '', ''].join(end),
            )
            .join('');
          // A comment at the end shows that a held-back CR is let go by what follows.
          const sent = cutAt(bytes(`${text}: end${end}`), places);
          expect(decode(sent)).toEqual(events.map(({ name, data }) => ({ name, data: data.join('\n') })));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes one byte at a time', () => {
    const all = bytes('event: delta\r\ndata: {"text":"😀𠮷粤"}\r\n\r\n');
    expect(decode([...all].map((byte) => Uint8Array.of(byte)))).toEqual([{ name: 'delta', data: '{"text":"😀𠮷粤"}' }]);
  });

  it('drops comments, events without data and an event that the stream leaves unfinished', () => {
    expect(
      decode([bytes(': beat\n\nevent: start\n\ndata: kept\nid: 3\nretry: 10\n\nevent: done\ndata: lost')]),
    ).toEqual([{ name: 'message', data: 'kept' }]);
  });
});

describe('reading a chat event', () => {
  it('knows the events of the contract and no others, so that a newer server does no harm', () => {
    expect(readChatEvent({ name: 'delta', data: '{"text":"好"}' })).toEqual({ name: 'delta', data: { text: '好' } });
    expect(readChatEvent({ name: 'toString', data: '{}' })).toBeNull();
    expect(readChatEvent({ name: 'later', data: '{}' })).toBeNull();
  });

  it('is not stopped by a body that is no JSON object', () => {
    expect(readChatEvent({ name: 'delta', data: '{"text":' })).toBeNull();
    expect(readChatEvent({ name: 'delta', data: 'null' })).toBeNull();
  });
});
