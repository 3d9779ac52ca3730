import { CommanderError } from 'commander'
import { program } from './program.ts'
import type { Terminal } from './terminal.ts'

export const DONE = 0
export const FAULT = 1
export const BAD_INPUT = 2
/** As shells say of a program that Ctrl+C ended. */
export const CANCELLED = 130

/** A point south of the equator is an argument, though it begins like an option. */
const SOUTHERN = /^-\d+(\.\d+)?\s*[,;]/

/** Runs one command line (without `node` and the script) and gives the exit code. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = DONE
  const made = program(terminal, (code) => {
    exitCode = code
  })
  try {
    await made.parseAsync(
      (argv.length === 0 ? ['--help'] : argv).map((argument) =>
        SOUTHERN.test(argument) ? ` ${argument}` : argument,
      ),
      { from: 'user' },
    )
    return exitCode
  } catch (error) {
    // Commander has said by itself what was wrong with the options.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : BAD_INPUT
    const { Problem } = await import('@serai/atlas')
    if (error instanceof Problem) {
      terminal.err(`serai: ${error.message}\n`)
      if (error.code === 'cancelled') return CANCELLED
      return error.code === 'fault' ? FAULT : BAD_INPUT
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    terminal.err(`serai: a fault of ours; please report it with the command you gave\n${what}\n`)
    return FAULT
  }
}
