import { run, type Terminal } from '@serai/cli'

/** One command in this process, on a terminal like a pipe but for what differs: what it wrote, and its exit code. */
export async function command(argv: readonly string[], differs: Partial<Terminal> = {}) {
  let [out, err] = ['', '']
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    colour: false,
    watched: false,
    data: null,
    stopped: new Promise(() => {}),
    ...differs,
  }
  const code = await run(argv, terminal)
  return { out, err, code }
}
