import cliProgress from 'cli-progress';

/** Told how far a long piece of work has come. */
export type Progress = (done: number, total: number) => void;

/**
 * A progress bar on stderr, shown at the first report and ended by `stop`. Where stderr is no terminal it prints a plain
 * line at the start and the end instead, so that logs stay readable.
 */
export function progressBar(title: string): { readonly report: Progress; readonly stop: () => void } {
  const bar = new cliProgress.SingleBar({
    format: `${title} [{bar}] {percentage}% {value}/{total} 剩余约 {eta_formatted}`,
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
    clearOnComplete: false,
  });
  const plain = !process.stderr.isTTY;
  let total = 0;
  return {
    report: (done, all) => {
      if (all === 0) return;
      if (total === 0 && plain) process.stderr.write(`${title}：共 ${all} 项\n`);
      if (total === 0 && !plain) bar.start(all, 0);
      total = all;
      if (!plain) bar.update(done);
    },
    stop: () => {
      if (total === 0) return;
      if (plain) process.stderr.write(`${title}：完成\n`);
      else bar.stop();
    },
  };
}
