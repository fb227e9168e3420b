import { type DestinationStream, destination, type Level, type Logger, pino, stdTimeFunctions } from 'pino';
import { describeFault } from './describe-fault.js';

/**
 * The log of the server: one JSON object a line, on stderr unless another `stream` is given.
 * Faults go under `err` and lose what could quote a question; see `describeFault`.
 */
export function createLogger(level: Level | 'silent', stream?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime, serializers: { err: describeFault } };
  return pino(options, stream ?? destination({ dest: 2, sync: true }));
}
