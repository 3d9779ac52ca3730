import { type Field, load, problem } from '@serai/atlas'
import { readBounded } from '@serai/atlas/node'
import { LIMITS, readInput, type SeaReply, seaRequest } from '@serai/contract'
import { openDesk, openSea, seaWays } from '@serai/server/local'
import type { Terminal } from '../terminal.ts'
import { progress } from '../view/progress.ts'
import { table } from '../view/table.ts'

export interface SeaOptions {
  readonly avoid: readonly string[]
  readonly pairs?: string
  readonly speed?: string
  readonly json?: true
}

const MAX_HEADER = 4000

interface Pair {
  readonly from: string
  readonly to: string
}

/** Prints ways by sea between two ports, or between the pairs of a file. */
export async function sea(
  from: string | undefined,
  to: string | undefined,
  options: SeaOptions,
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  const pairs = await pairsOf(from, to, options.pairs)
  const speed = options.speed === undefined ? {} : { speedKnots: Number(options.speed) }
  const request = readInput(
    seaRequest,
    { pairs, ...(options.avoid.length > 0 ? { avoid: options.avoid } : {}), ...speed },
    nameOf,
  )
  const desk = await openDesk(data ?? undefined)
  const bar = await progress(terminal, 'sea', pairs.length)
  try {
    const reply = seaWays(openSea(desk), desk.gazetteer, desk.atlas.tables.passages, request, bar.at)
    bar.stop()
    terminal.out(options.json ? `${JSON.stringify(reply, null, 2)}\n` : textOf(reply, request.avoid ?? []))
  } finally {
    bar.stop()
  }
}

const NAMES: Readonly<Record<string, string>> = { speedKnots: '--speed', pairs: '--pairs' }

function nameOf(field: string): string {
  const [head = '', index, end] = field.split('.')
  if (head === 'avoid') return '--avoid'
  if (index !== undefined && end) return `pair ${Number(index) + 1} ${end}`
  return NAMES[head] ?? head
}

async function pairsOf(
  from: string | undefined,
  to: string | undefined,
  file: string | undefined,
): Promise<readonly Pair[]> {
  if (file !== undefined) {
    if (from !== undefined)
      throw problem('option-invalid', {
        field: '--pairs',
        got: 'two ports as well',
        wanted: 'one of the two',
      })
    return readPairs(file, await readBounded(file))
  }
  if (from === undefined || to === undefined)
    throw problem('option-invalid', {
      field: 'FROM TO',
      got: from ?? 'nothing',
      wanted: 'two ports, or --pairs FILE',
    })
  return [{ from, to }]
}

/** Reads the pairs like a table of the atlas: bounded, and every bad row named by its line. */
function readPairs(path: string, text: string): readonly Pair[] {
  const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const others = head
    .slice(0, MAX_HEADER)
    .split(',')
    .filter((name) => name !== 'from' && name !== 'to')
  const required = { required: true }
  const end = { type: 'string', description: 'port', constraints: required } as const
  const fields: Field[] = [
    { name: 'from', ...end },
    { name: 'to', ...end },
    ...others.map((name) => ({ name, type: 'string', description: 'not read' }) as const),
  ]
  const resource = { name: 'pairs', path, title: 'Pairs of ports', schema: { fields } }
  const descriptor = {
    name: '',
    title: '',
    version: '',
    asOf: '',
    validFrom: '',
    validTo: '',
    resources: [resource],
  }
  const tables: unknown = load({ descriptor, tables: { pairs: text } }).tables
  const { pairs } = tables as { pairs: readonly Pair[] }
  if (pairs.length <= LIMITS.seaPairs) return pairs.map(({ from, to }) => ({ from, to }))
  throw problem('input-too-large', { what: path, got: `${pairs.length} pairs`, limit: LIMITS.seaPairs })
}

function textOf(reply: SeaReply, avoided: readonly string[]): string {
  const shut = avoided.length > 0 ? `no way with ${avoided.join(', ')} closed` : 'no way by sea'
  const rows = reply.lanes.map((lane) => [
    lane.from,
    lane.to,
    lane.distanceNm === null ? '–' : lane.distanceNm.toFixed(0),
    lane.days === null ? '–' : lane.days.toFixed(1),
    lane.distanceNm === null ? shut : lane.passages.join(', '),
  ])
  const columns = [
    { title: 'from' },
    { title: 'to' },
    { title: 'nm', right: true },
    { title: `days at ${reply.speedKnots} kn`, right: true },
    { title: 'passages' },
  ]
  return table(columns, rows)
}
