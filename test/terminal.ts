import { run, type Terminal } from '@serai/cli'

/**
 * One command in this process, on a terminal like a pipe but for what differs: what it wrote, and its exit code. `told` hears all
 * that stands on standard output each time that more is written.
 */
export async function command(
  argv: readonly string[],
  differs: Partial<Terminal> = {},
  told: (out: string) => void = () => {},
) {
  let [out, err] = ['', '']
  const terminal: Terminal = {
    out: (text) => {
      out += text
      told(out)
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
