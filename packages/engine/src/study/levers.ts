import {
  type Atlas,
  apply,
  type Change,
  type Channel,
  type Equipment,
  type PowerItem,
  type SimulationCase,
} from '@serai/atlas'
import type { LeverSpan } from './reply.ts'
import type { LeverId, Levers } from './request.ts'

const SHIP_WORK: readonly string[] = ['quay-crane', 'mobile-crane', 'grain-line', 'liquid-line']
/** A battery that is added where there was none gives its energy in so many hours. ESTIMATED: usual for such sites. */
const BATTERY_HOURS = 2

const POWER_LEVERS: readonly (readonly [LeverId, PowerItem, string, number])[] = [
  ['solarMwp', 'solar-kwp', 'kWp', 1000],
  ['batteryMwh', 'battery-kwh', 'kWh', 1000],
  ['dieselMw', 'diesel-kw', 'kW', 1000],
]

const total = (rows: readonly Equipment[]): number => rows.reduce((sum, row) => sum + row.count, 0)

const berthsOf = (atlas: Atlas, { place, group }: SimulationCase) =>
  atlas.tables.equipment.filter((row) => row.place === place && row.group === group && row.kind === 'berth')

const cranesOf = (atlas: Atlas, { place, group }: SimulationCase) =>
  atlas.tables.equipment.filter(
    (row) => row.place === place && row.group === group && SHIP_WORK.includes(row.kind),
  )

const lanesOf = (atlas: Atlas, { group }: SimulationCase) =>
  atlas.tables.equipment.filter((row) => row.group === group && row.kind === 'border-lane')

/** The shallowest of the port's channels: several where they tie. */
function shallowestOf(atlas: Atlas, { place }: SimulationCase): readonly Channel[] {
  const channels = atlas.tables.channels.filter((row) => row.place === place)
  const least = Math.min(...channels.map(({ depthM }) => depthM))
  return channels.filter(({ depthM }) => depthM === least)
}

/** Greatest draught of the ships that pass some channels. */
const draughtOf = (atlas: Atlas, channels: readonly Channel[]): number =>
  Math.max(
    0,
    ...atlas.tables.traffic
      .filter((row) => channels.some((one) => one.place === row.place && one.groups.includes(row.group)))
      .map((row) => row.draftM ?? 0),
  )

const figure = (atlas: Atlas, place: string, item: PowerItem): number | null =>
  atlas.tables.power.find((row) => row.place === place && row.item === item)?.value ?? null

/** Transit of a case in t a year; boxes count what their cargo class weighs. */
export function transitTonnesOf(atlas: Atlas, { transit }: SimulationCase): number {
  return transit.reduce((sum, flow) => {
    const perTeu = atlas.tables.cargoes.find(({ id }) => id === flow.cargo)?.tPerTeu ?? 0
    return sum + (flow.per === 'TEU' ? flow.perYear * perTeu : flow.perYear)
  }, 0)
}

/** What can be turned in a case, as the atlas (the case's changes in it) has it. */
export function leversOf(atlas: Atlas, asked: SimulationCase): LeverSpan[] {
  const spans: LeverSpan[] = []
  const span = (id: LeverId, unit: string, value: number, from: number, to: number, step: number) =>
    spans.push({ id, unit, value, from, to: Math.max(to, value), step })
  const transit = transitTonnesOf(atlas, asked)
  if (asked.kind === 'port') {
    const berths = total(berthsOf(atlas, asked))
    const cranes = total(cranesOf(atlas, asked))
    span('berths', 'berths', berths, 1, Math.max(8, 2 * berths), 1)
    span('cranes', 'cranes', cranes, 1, Math.max(10, 2 * cranes), 1)
    const channels = shallowestOf(atlas, asked)
    const [channel] = channels
    if (channel) {
      // From where the deepest of its ships rests on the ground at chart datum to where it passes at any water.
      const draught = draughtOf(atlas, channels)
      span(
        'channelDepthM',
        'm',
        channel.depthM,
        Math.min(channel.depthM, draught),
        draught + 2 * channel.clearanceM,
        0.5,
      )
    }
  } else {
    const lanes = lanesOf(atlas, asked)
    if (lanes.length > 0) {
      const most = Math.max(...lanes.map((row) => row.count))
      span('lanes', 'lanes', most, 1, Math.max(12, 3 * most), 1)
    }
  }
  const round = 10 ** Math.max(3, Math.floor(Math.log10(Math.max(1, transit))))
  span(
    'transitTonnes',
    't/year',
    transit,
    0,
    Math.ceil((6 * transit) / round) * round || 1_000_000,
    round / 10,
  )
  const cuts = figure(atlas, asked.place, 'grid-cut-hours-per-day')
  if (cuts === null) return spans
  span('gridHours', 'h/day', 24 - cuts, 0, 24, 0.5)
  span('solarMwp', 'MWp', (figure(atlas, asked.place, 'solar-kwp') ?? 0) / 1000, 0, 60, 0.5)
  span('batteryMwh', 'MWh', (figure(atlas, asked.place, 'battery-kwh') ?? 0) / 1000, 0, 120, 1)
  span('dieselMw', 'MW', (figure(atlas, asked.place, 'diesel-kw') ?? 0) / 1000, 0, 30, 0.25)
  return spans
}

/** The atlas with the levers turned; the rows they touch become estimates of the reader's. */
export function withLevers(atlas: Atlas, asked: SimulationCase, levers: Levers): Atlas {
  const changes: Change[] = []
  if (levers.berths !== undefined) changes.push(...recount(berthsOf(atlas, asked), levers.berths))
  if (levers.cranes !== undefined) changes.push(...recount(cranesOf(atlas, asked), levers.cranes))
  if (levers.channelDepthM !== undefined)
    for (const { id } of shallowestOf(atlas, asked))
      changes.push({
        ...{ op: 'set', table: 'channels', where: { id }, column: 'depth_m' },
        value: levers.channelDepthM,
      })
  if (levers.lanes !== undefined)
    for (const row of lanesOf(atlas, asked)) changes.push(setCount(row, levers.lanes))
  if (levers.gridHours !== undefined)
    changes.push(...setFigure(atlas, asked.place, 'grid-cut-hours-per-day', 'h/day', 24 - levers.gridHours))
  for (const [id, item, unit, scale] of POWER_LEVERS) {
    const value = levers[id]
    if (value === undefined) continue
    changes.push(...setFigure(atlas, asked.place, item, unit, value * scale))
    if (id !== 'batteryMwh') continue
    const [energy, power] = [
      figure(atlas, asked.place, 'battery-kwh'),
      figure(atlas, asked.place, 'battery-kw'),
    ]
    const hours = energy && power ? energy / power : BATTERY_HOURS
    changes.push(...setFigure(atlas, asked.place, 'battery-kw', 'kW', (value * scale) / hours))
  }
  if (changes.length === 0) return atlas
  return apply(atlas, {
    id: 'levers',
    name: 'Levers',
    nameRu: 'Рычаги',
    note: '',
    noteRu: '',
    changes,
  })
}

/** The case with its transit brought to a total; every flow keeps its share. */
export function withTransit(atlas: Atlas, asked: SimulationCase, tonnes: number | undefined): SimulationCase {
  const now = transitTonnesOf(atlas, asked)
  if (tonnes === undefined || now === 0) return asked
  return {
    ...asked,
    transit: asked.transit
      .map((flow) => ({ ...flow, perYear: (flow.perYear * tonnes) / now }))
      .filter((flow) => flow.perYear > 0),
  }
}

const setCount = (row: Equipment, count: number): Change => ({
  op: 'set',
  table: 'equipment',
  where: { id: row.id },
  column: 'count',
  value: count,
})

/** Brings a set of rows to a total, in proportion, the largest remainders first. */
function recount(rows: readonly Equipment[], wanted: number): Change[] {
  const now = total(rows)
  if (now === 0) return []
  const exact = rows.map((row) => (row.count * wanted) / now)
  const counts = exact.map(Math.floor)
  const order = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (let left = wanted - counts.reduce((sum, count) => sum + count, 0), k = 0; left > 0; left--, k++)
    counts[order[k]!.i]!++
  return rows.map((row, i) => setCount(row, counts[i]!))
}

function setFigure(atlas: Atlas, place: string, item: PowerItem, unit: string, value: number): Change[] {
  const row = atlas.tables.power.find((one) => one.place === place && one.item === item)
  if (row) return [{ op: 'set', table: 'power', where: { id: row.id }, column: 'value', value }]
  const year = Number(atlas.asOf.slice(0, 4))
  const added = {
    id: `${place}-${item}`,
    place,
    item,
    value,
    unit,
    source: 'scenario',
    year,
    grade: 'estimated',
  }
  return [{ op: 'add', table: 'power', row: added }]
}
