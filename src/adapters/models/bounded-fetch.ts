import { ModelFault } from '../../ports/language-model.js';

/** Bytes that the body of any reply may have; a reply of 4,000 streamed tokens has about one million. */
const MOST_BYTES = 8_000_000;
/** And one line of a stream of events: the SDK reads a line from its start again with every packet of it. */
const MOST_BYTES_OF_LINE = 1_000_000;
const NEWLINE = 10;

/** `fetch` that breaks off a reply without end before it fills the memory. */
export const boundedFetch: typeof fetch = async (input, init) => bounded(await fetch(input, init));

/**
 * The same for chat completions: where a stream was asked for and one JSON document comes, it is handed on as a stream of one
 * event, and `onWhole` is told.
 */
export function chatFetch(onWhole: () => void): typeof fetch {
  return async (input, init) => {
    const response = await boundedFetch(input, init);
    const asksStream = typeof init?.body === 'string' && init.body.includes('"stream":true');
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    if (!asksStream || !response.ok || !isJson) return response;
    onWhole();
    return new Response(asEvents(JSON.parse(await response.text())), {
      headers: { 'content-type': 'text/event-stream' },
    });
  };
}

function bounded(response: Response): Response {
  if (!response.body) return response;
  const inLines = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  let size = 0;
  let line = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        const end = chunk.lastIndexOf(NEWLINE);
        size += chunk.byteLength;
        line = end < 0 ? line + chunk.byteLength : chunk.byteLength - end;
        if (size <= MOST_BYTES && !(inLines && line > MOST_BYTES_OF_LINE)) controller.enqueue(chunk);
        else controller.error(new ModelFault('too_long', `more than ${MOST_BYTES} bytes, or a line without end`));
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}

function asEvents(whole: { readonly choices?: readonly { readonly message?: unknown }[] }): string {
  const choices = whole.choices?.map(({ message, ...choice }) => ({ ...choice, delta: message }));
  return `data: ${JSON.stringify(choices ? { ...whole, choices } : whole)}\n\ndata: [DONE]\n\n`;
}
