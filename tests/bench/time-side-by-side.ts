import { Bench } from 'tinybench';
import { median } from './bench.js';

/**
 * Times several ways of doing the same thing for one input after the other, so that whatever else the machine does meets all
 * of them alike. Gives for each input the median milliseconds of each way; two rounds go before and are not counted.
 */
export async function timeSideBySide<Input, Name extends string>(
  inputs: readonly Input[],
  waysFor: (input: Input) => Readonly<Record<Name, () => Promise<unknown>>>,
  rounds = 7,
): Promise<readonly Readonly<Record<Name, number>>[]> {
  const times: Readonly<Record<Name, number>>[] = [];
  for (const input of inputs) {
    const bench = new Bench({ iterations: rounds, time: 0, warmupIterations: 2, warmupTime: 0, throws: true });
    for (const [name, way] of Object.entries<() => Promise<unknown>>(waysFor(input))) bench.add(name, way);
    const tasks = await bench.run();
    times.push(
      Object.fromEntries(tasks.map(({ name, result }) => [name, middleOf(name, result)])) as Record<Name, number>,
    );
  }
  return times;
}

function middleOf(name: string, result: Bench['tasks'][number]['result']): number {
  if (result.state !== 'completed') throw new Error(`${name} was not measured: ${result.state}`);
  return result.latency.p50;
}

/** The median over all inputs of what `figure` makes of one input's times. */
export function medianOf<Times>(times: readonly Times[], figure: (times: Times) => number): number {
  return median(times.map(figure));
}
