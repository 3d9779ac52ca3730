import { run } from './run.ts'
import type { Terminal } from './terminal.ts'

// The only file of this package that knows of the process: its arguments, environment, streams and signals.
const { env, stdout, stderr } = process

// A reader that has seen enough (`| head`) closes the pipe: no fault.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

const stopped = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve())
  process.once('SIGTERM', () => resolve())
})

const terminal: Terminal = {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  watched: stderr.isTTY === true,
  data: env.SERAI_DATA || null,
  stopped,
}

process.exitCode = await run(process.argv.slice(2), terminal)
