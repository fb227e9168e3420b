/** One event of a `text/event-stream`, its data lines joined. */
export interface ServerSentEvent {
  readonly name: string;
  readonly data: string;
}

/** Takes the bytes of a stream in any pieces and gives back the events completed by each piece. */
export interface EventStreamDecoder {
  push(bytes: Uint8Array): readonly ServerSentEvent[];
}

/** A CR at the end of what has come may be the first half of a CRLF, so it waits. */
const LINE_END = /\r\n|\n|\r(?!$)/u;

/**
 * Decoder of the WHATWG event-stream format: UTF-8 whose characters may be cut anywhere, LF, CRLF or CR line ends, comments,
 * several data lines an event. Events without data, and an unfinished event at the end, are dropped, as the format says.
 * `id` and `retry` are ignored: an answer is asked for again by the person, never resumed.
 */
export function createEventStreamDecoder(): EventStreamDecoder {
  const characters = new TextDecoder('utf-8');
  let rest = '';
  let name = '';
  let data: string[] = [];

  const takeLine = (line: string): ServerSentEvent | null => {
    if (line === '') {
      const event = data.length > 0 ? { name: name || 'message', data: data.join('\n') } : null;
      name = '';
      data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
    return null;
  };

  return {
    push(bytes) {
      rest += characters.decode(bytes, { stream: true });
      const lines = rest.split(LINE_END);
      rest = lines.pop() ?? '';
      return lines.flatMap((line) => takeLine(line) ?? []);
    },
  };
}
