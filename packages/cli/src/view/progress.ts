import type { Terminal } from '../terminal.ts'

export interface Progress {
  /** `total` when it has changed. */
  at(done: number, total?: number): void
  stop(): void
}

const SILENT: Progress = { at: () => {}, stop: () => {} }
const WORTH_SHOWING = 20

/** A bar on standard error when somebody watches it and the work is long; otherwise nothing. */
export async function progress(
  terminal: Terminal,
  what: string,
  total: number,
  worthShowing: number = WORTH_SHOWING,
): Promise<Progress> {
  if (!terminal.watched || total < worthShowing) return SILENT
  const { SingleBar } = await import('cli-progress')
  const bar = new SingleBar({
    format: `${what} [{bar}] {value}/{total} {eta_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    synchronousUpdate: true,
  })
  bar.start(total, 0)
  return {
    at(done, now) {
      if (now !== undefined) bar.setTotal(now)
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
