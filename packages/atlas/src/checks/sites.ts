import type { Equipment, EquipmentKind, Traffic } from '../sites.ts'
import { type Finding, finding, type Rule, type Subject } from './subject.ts'

const SHIP_WORK: ReadonlySet<EquipmentKind> = new Set([
  'quay-crane',
  'mobile-crane',
  'grain-line',
  'liquid-line',
])
const BERTHS: ReadonlySet<EquipmentKind> = new Set(['berth', 'ferry-berth'])
const STORES: ReadonlySet<EquipmentKind> = new Set(['yard', 'silo'])
/** What only a border has. */
const BORDER: ReadonlySet<EquipmentKind> = new Set(['border-lane', 'gauge-shed', 'siding', 'truck-park'])
/** What belongs to the terminal whose berths it serves. */
const TERMINAL: ReadonlySet<EquipmentKind> = new Set<EquipmentKind>([...SHIP_WORK, ...STORES, 'yard-crane'])
const BOXED: ReadonlySet<string> = new Set(['box', 'reefer'])

export const terminalKey = ({ place, group }: { readonly place: string; readonly group: string }) =>
  JSON.stringify([place, group])

/** Terminals: groups of a place that have a berth. */
export const terminalsOf = ({ tables }: Subject): ReadonlySet<string> =>
  new Set(tables.equipment.filter(({ kind }) => BERTHS.has(kind)).map(terminalKey))

/** Cranes, lines and stores belong to a terminal with a berth, lanes and sheds to a crossing, which begins or ends at their place. */
export const siteGroups: Rule = function* (subject) {
  const crossings = new Map(subject.tables.crossings.map((row) => [row.id, row]))
  const terminals = terminalsOf(subject)
  const known = subject.ids('crossings')
  for (const table of ['equipment', 'traffic'] as const)
    for (const [row, { place, group, kind }] of subject.tables[table].entries()) {
      const crossing = crossings.get(group)
      if (crossing && crossing.from !== place && crossing.to !== place)
        yield finding(table, row, 'place', place, `${crossing.from} or ${crossing.to}, the ends of ${group}`)
      const border = BORDER.has(kind as EquipmentKind) || kind === 'train'
      const terminal = TERMINAL.has(kind as EquipmentKind) || kind === 'ship'
      const inTerminal = terminals.has(JSON.stringify([place, group]))
      if (border && !known.has(group)) yield finding(table, row, 'group', group, 'an id of crossings')
      if (terminal && !inTerminal && subject.complete('equipment'))
        yield finding(table, row, 'group', group, `a terminal with a berth at ${place}`)
      if (kind === 'truck' && !known.has(group) && !inTerminal && subject.complete('equipment'))
        yield finding(table, row, 'group', group, 'an id of crossings, or a terminal with a berth')
    }
}

/** What works has a pace in the unit of its kind; what holds has a capacity in its unit; figures that need each other come together. */
export const equipmentFigures: Rule = function* ({ tables }) {
  for (const [row, one] of tables.equipment.entries()) {
    yield* paceOf(row, one)
    yield* capacityOf(row, one)
    if ((one.mtbfHours === null) !== (one.mttrHours === null))
      yield finding(
        'equipment',
        row,
        one.mtbfHours === null ? 'mtbf_hours' : 'mttr_hours',
        'nothing',
        'both times of breakdowns, or none',
      )
  }
}

function* paceOf(row: number, { kind, rate, rateUnit, units }: Equipment): Iterable<Finding> {
  const wanted = rateUnits(kind)
  if (wanted.length === 0) {
    if (rate !== null) yield finding('equipment', row, 'rate', rate, `nothing, for a ${kind} does no work`)
    return
  }
  if (rate === null) yield finding('equipment', row, 'rate', 'nothing', `the pace of a ${kind}`)
  if (rateUnit === null || !wanted.includes(rateUnit)) {
    yield finding('equipment', row, 'rate_unit', rateUnit ?? 'nothing', wanted.join(' or '))
    return
  }
  if (!SHIP_WORK.has(kind)) return
  const fits = (unit: string) => (rateUnit === 'moves/h') === BOXED.has(unit)
  if (!units.every(fits))
    yield finding(
      'equipment',
      row,
      'units',
      units.join(';'),
      rateUnit === 'moves/h'
        ? 'box or reefer, which are counted in moves'
        : 'no boxes, which are counted in moves',
    )
}

function rateUnits(kind: EquipmentKind): readonly string[] {
  if (SHIP_WORK.has(kind))
    return kind === 'quay-crane' || kind === 'mobile-crane' ? ['moves/h', 't/h'] : ['t/h']
  if (kind === 'gauge-shed') return ['wagons/h']
  if (BERTHS.has(kind) || kind in HOLDS) return []
  return ['vehicles/h']
}

const HOLDS: Partial<Readonly<Record<EquipmentKind, string>>> = {
  yard: 'TEU',
  silo: 't',
  siding: 'trains',
  'truck-park': 'vehicles',
}

function* capacityOf(row: number, { kind, capacity, capacityUnit }: Equipment): Iterable<Finding> {
  const wanted = HOLDS[kind] ?? null
  if (capacity !== null && wanted === null)
    yield finding('equipment', row, 'capacity', capacity, `nothing, for a ${kind} holds nothing`)
  else if (capacity !== null && capacityUnit !== wanted)
    yield finding('equipment', row, 'capacity_unit', capacityUnit ?? 'nothing', wanted!)
  if (capacity === null && capacityUnit !== null)
    yield finding('equipment', row, 'capacity', 'nothing', 'a figure with its unit')
}

const MONTHS = 12
/** Weights are rounded by whoever writes them; their mean is 1 to this. */
const MEAN_ERROR = 0.02

/** Arrivals have what their process and their kind need. */
export const trafficFigures: Rule = function* ({ tables }) {
  for (const [row, one] of tables.traffic.entries()) {
    if (one.process === 'erlang' && one.shape === null)
      yield finding('traffic', row, 'shape', 'nothing', 'the phases of an Erlang gap')
    if (one.kind === 'train' && one.wagons === null)
      yield finding('traffic', row, 'wagons', 'nothing', 'the wagons of a train')
    yield* weightsOf(row, one)
    if (one.kind !== 'ship') continue
    for (const [column, value] of [
      ['unload_share', one.unloadShare],
      ['max_cranes', one.maxCranes],
      ['fixed_hours', one.fixedHours],
    ] as const)
      if (value === null) yield finding('traffic', row, column, 'nothing', 'a figure, for it is a ship')
  }
}

function* weightsOf(row: number, { monthWeights }: Traffic): Iterable<Finding> {
  if (monthWeights.length === 0) return
  const weights = monthWeights.map((text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  if (weights.length === MONTHS && Math.abs(mean - 1) <= MEAN_ERROR) return
  const got = monthWeights.join(';')
  yield finding('traffic', row, 'month_weights', got, `${MONTHS} weights ≥ 0 with the mean 1, or nothing`)
}

/** Every ship finds a berth deep enough in its terminal, and something that works its cargo there. */
export const shipsFit: Rule = function* (subject) {
  if (!subject.complete('equipment')) return
  const terminals = terminalsOf(subject)
  for (const [row, ship] of subject.tables.traffic.entries()) {
    if (ship.kind !== 'ship' || !terminals.has(terminalKey(ship))) continue
    const own = subject.tables.equipment.filter(
      ({ place, group, units, count }) =>
        place === ship.place && group === ship.group && count > 0 && units.includes(ship.unit),
    )
    const berths = own.filter(({ kind }) => BERTHS.has(kind))
    if (!berths.some((berth) => (berth.draftM ?? Infinity) >= (ship.draftM ?? 0)))
      yield finding(
        'traffic',
        row,
        'draft_m',
        ship.draftM ?? 'nothing',
        `a berth for ${ship.unit} of ${ship.group} that is deep enough`,
      )
    else if (!berths.some((berth) => (berth.maxDwtT ?? Infinity) >= (ship.dwtT ?? 0)))
      yield finding(
        'traffic',
        row,
        'dwt_t',
        ship.dwtT ?? 'nothing',
        `a berth of ${ship.group} for such a ship`,
      )
    if (!own.some(({ kind }) => SHIP_WORK.has(kind)))
      yield finding('traffic', row, 'unit', ship.unit, `a crane or line of ${ship.group} that works it`)
  }
}
