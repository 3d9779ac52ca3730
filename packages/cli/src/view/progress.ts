import { problem } from '@serai/atlas'
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

const CLEAR_LINE = '\r\u001B[2K'
/** Written before a step blocks this process, so that the words are there while it works. */
const SHOWN_MS = 0

/** Says on standard error what is being done, one word at a time, when somebody watches it; the line is gone at the end. */
export function steps(terminal: Terminal, what: string) {
  return {
    /** Announces a step and lets Ctrl+C be heard. Throws `cancelled` when it was. */
    async begin(step: string): Promise<void> {
      if (terminal.watched) terminal.err(`${CLEAR_LINE}${what}: ${step} …`)
      const isStopped = await Promise.race([
        terminal.stopped.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), SHOWN_MS)),
      ])
      if (isStopped) throw problem('cancelled')
    },
    end(): void {
      if (terminal.watched) terminal.err(CLEAR_LINE)
    },
  }
}
