import type { RecognisedLine, RecogniseText } from '../../ports/recognise-text.js';

/** No dependency: whoever wants scans read installs it. A variable, since a literal would have to resolve at compile time. */
const PACKAGE: string = '@gutenye/ocr-node';

/** What is used of the package's version 1.4. */
interface Engine {
  readonly default: {
    /** Its models come with the package. */
    readonly create: () => Promise<{ readonly detect: (png: Uint8Array) => Promise<readonly EngineLine[]> }>;
  };
}

interface EngineLine {
  readonly text: string;
  /** Four corners, clockwise from the top left. */
  readonly box?: readonly (readonly [number, number])[];
}

let opened: Promise<RecogniseText | null> | undefined;

/** Opens the engine that reads scans, once; null where it is not installed or does not start. */
export function openRecogniser(): Promise<RecogniseText | null> {
  opened ??= import(PACKAGE).then(start).catch(() => null);
  return opened;
}

async function start({ default: engine }: Engine): Promise<RecogniseText> {
  const ocr = await engine.create();
  return async (png) => (await ocr.detect(png)).flatMap(lineOf);
}

function lineOf({ text, box = [] }: EngineLine): RecognisedLine[] {
  const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)];
  if (text.trim() === '' || box.length === 0) return [];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [{ text, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }];
}
