import { Failure } from '../domain/failure.js';

/** A fault as the log may have it. */
export interface FaultDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: FaultDescription;
}

const FRAME = /^\s+at /u;

/**
 * Where a fault arose and of what kind it is. Messages of other people's errors are left out, since parsers and vendors
 * quote their input in them, and here the input is what somebody asked; our own messages hold none.
 */
export function describeFault(fault: unknown): FaultDescription {
  if (!(fault instanceof Error)) return { name: typeof fault, frames: [] };
  const code: unknown = Reflect.get(fault, 'code');
  const frames = (fault.stack ?? '')
    .replace(fault.message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return {
    name: fault.name,
    ...(typeof code === 'string' && { code }),
    ...(fault instanceof Failure && { message: fault.message }),
    frames: frames.map((line) => line.trim()),
    ...(fault.cause !== undefined && { cause: describeFault(fault.cause) }),
  };
}
