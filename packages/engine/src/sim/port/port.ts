import { type Facility, problem } from '@serai/atlas'
import { closuresIn, processesOf } from '../../disruption/process.ts'
import { capitalUsdPerYear } from '../../power/capital.ts'
import { PowerPlant } from '../../power/plant.ts'
import { type PowerSite, siteOf } from '../../power/site.ts'
import type { DwellTarget, Model, Outcome, SiteInput } from '../model.ts'
import { PortBooks } from './books.ts'
import { daylightAt } from './daylight.ts'
import { PORT_LINES, PORT_MEASURES, POWER_LINES, POWER_MEASURES } from './measures.ts'
import { type PortPlan, PortRun } from './run.ts'
import { isBox, type PortSpec, portSpec, type StreamSpec } from './spec.ts'
import { type Load, Supply } from './supply.ts'

const DAY = 1440
const HOUR = 60
/** Power, trucks and the state of the port are looked at so often. */
const STEP_MINUTES = 15
const DAYS_A_YEAR = 365

/**
 * The port of a case, ready to be run. Throws `simulation-invalid` for a port that cannot work and `power-incomplete` for a
 * power site that lacks a figure.
 */
export function compilePort(input: SiteInput): Model {
  const { atlas, case: asked } = input
  const day = new Date((input.startsAt + input.utcOffsetMinutes) * 60_000).toISOString().slice(0, 10)
  const spec = portSpec(atlas, asked.place, day)
  const place = atlas.tables.places.find(({ id }) => id === asked.place)!
  const figures = atlas.tables.power.filter((row) => row.place === asked.place)
  const site = figures.length > 0 ? siteOf(figures, atlas.tables.climate, place) : null
  const base = figures.find(({ item }) => item === 'base-load-kw')?.value ?? 0
  const priority = figures.find(({ item }) => item === 'base-load-priority')?.value ?? 1
  spec.idleKw[priority]! += base
  const startDay = Math.floor((input.startsAt + input.utcOffsetMinutes) / DAY)
  const firstOfYear = Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`) / 86_400_000
  const plan: PortPlan = {
    spec,
    input,
    flows: input.journeys.map((journey) => flowOf(spec, journey.unit, journey.tonnesPerYear)),
    daylight: daylightAt(place.lat, place.lon, input.utcOffsetMinutes, startDay - firstOfYear + 1),
    startDay,
  }
  const dwells = targetsOf(plan)
  return {
    measures: site ? [...PORT_MEASURES, ...POWER_MEASURES] : PORT_MEASURES,
    leading: 0,
    lines: site ? [...PORT_LINES, ...POWER_LINES] : PORT_LINES,
    dwells: dwells.map(({ target }) => target),
    notices: [],
    run: (replication, cancelled) => new PortDay(plan, site, day, replication, dwells, cancelled).run(),
  }
}

/** Transit cargo rides with ships of the streams of its unit; loose cargo by shiploads, in ships called for it. */
function flowOf(spec: PortSpec, unit: StreamSpec['unit'], tonnesPerYear: number) {
  const stream = spec.streams.find((one) => one.unit === unit || (isBox(unit) && one.boxes))
  if (!stream)
    throw problem('simulation-invalid', {
      what: `port ${spec.place}`,
      why: `no ships of ${unit} call there (traffic.csv), so transit of it cannot leave`,
    })
  if (isBox(unit)) return { group: stream.group, stream, shipload: 0 }
  // A ship a month at least, so that little cargo does not wait half a year for a big ship; never less than a coaster.
  const shipload = Math.max(Math.min(stream.row.parcel, tonnesPerYear / 12), 1000)
  return { group: stream.group, stream: { ...stream, id: `transit ${unit}` }, shipload }
}

interface Target {
  readonly target: DwellTarget
  readonly facility: Facility
  /** Hours of paper that the simulation does not know: what the atlas adds to a transfer over a loading. */
  readonly paperHours: number
  /** Hours of work that plans add for the consignment themselves. */
  readonly lotHours: number
  readonly flows: readonly number[]
}

/** Rows of the atlas for cargo that the port's ships carry. */
function targetsOf({ spec, input }: PortPlan): Target[] {
  const rows = input.atlas.tables.facilities.filter(
    (row) =>
      row.place === spec.place &&
      row.carriers.includes('sea') &&
      ['load', 'unload', 'transfer'].includes(row.operation) &&
      spec.streams.some((stream) => row.units.includes(stream.unit)),
  )
  return rows
    .filter((row) => row.operation !== 'transfer' || row.carriers.length > 1)
    .map((facility) => {
      const load = rows.find((row) => row.operation === 'load' && row.units[0] === facility.units[0])
      const flows = input.journeys.flatMap(({ unit }, f) => (facility.units.includes(unit) ? [f] : []))
      const lot = flows.length > 0 ? input.journeys[flows[0]!]!.lotTonnes : 0
      return {
        target: { table: 'facilities', id: facility.id, columns: ['hours', 'p90_hours'] },
        facility,
        paperHours: facility.operation === 'transfer' && load ? Math.max(0, facility.hours - load.hours) : 0,
        lotHours: facility.rateTPerHour ? lot / facility.rateTPerHour : 0,
        flows,
      }
    })
}

/** One replication from the first midnight to the last. */
class PortDay {
  private readonly plan: PortPlan
  private readonly site: PowerSite | null
  private readonly replication: number
  private readonly dwells: readonly Target[]
  private readonly cancelled: () => boolean
  private readonly books: PortBooks
  private readonly port: PortRun
  private readonly plant: PowerPlant | null
  private readonly supply: Supply | null
  private readonly lines: readonly Float64Array[]
  private readonly from: number
  private readonly until: number
  /** Sums over steps of the counted days. */
  private waiting = 0
  private waitingMost = 0
  private busy = 0
  private busyMain = 0
  private cranes = 0
  private fill = 0
  private fillMost = 0
  private blocked = 0
  private trucksMost = 0
  private gridDown = 0
  private steps = 0
  private visitsBefore = 0
  private readonly main: number
  private readonly shut: readonly (readonly [number, number])[]

  constructor(
    plan: PortPlan,
    site: PowerSite | null,
    day: string,
    replication: number,
    dwells: readonly Target[],
    cancelled: () => boolean,
  ) {
    this.plan = plan
    this.site = site
    this.replication = replication
    this.dwells = dwells
    this.cancelled = cancelled
    const { input, spec } = plan
    this.from = input.warmupDays * DAY
    this.until = this.from + input.days * DAY
    this.books = new PortBooks(plan.flows.length, this.from, replication === 0)
    this.port = new PortRun(plan, replication, this.books)
    this.main = Math.max(
      0,
      spec.groups.findIndex(({ id }) => id === input.case.group),
    )
    this.plant = site
      ? new PowerPlant(site, { startDay: day, seed: input.seed, replication, stepMinutes: STEP_MINUTES })
      : null
    this.supply = this.plant ? new Supply(this.plant, this.loads(), spec.idleKw, STEP_MINUTES) : null
    const names = site ? [...PORT_LINES, ...POWER_LINES] : PORT_LINES
    this.lines = names.map(() => new Float64Array(input.days))
    this.shut = closuresIn({
      atlas: input.atlas,
      dated: [['place', spec.place]],
      processes: processesOf(input.atlas, [['place', spec.place]]),
      startsAt: input.startsAt,
      minutes: this.until,
      utcOffsetMinutes: input.utcOffsetMinutes,
      seed: input.seed,
      replication,
    })
  }

  private loads(): Load[] {
    const loads: Load[] = []
    for (const quay of this.port.quays)
      for (const [p, pool] of quay.group.pools.entries()) {
        if (pool.powerKw === 0) continue
        loads.push({
          priority: pool.priority,
          demandKw: () => pool.powerKw * quay.assigned[p]!,
          supply: (share) => {
            if (quay.power[p] === share) return
            quay.settle()
            quay.power[p] = share
            quay.allocate()
          },
        })
      }
    return loads
  }

  run(): Outcome {
    const { simulation } = this.port
    for (let minute = 0; minute < this.until; minute += STEP_MINUTES) {
      simulation.run(minute)
      if (minute === this.from) this.reset()
      if (minute % DAY === 0) this.midnight(minute)
      if (minute % HOUR === 0) this.port.hour()
      this.supply?.step(minute)
      if (minute >= this.from) this.look(minute)
    }
    simulation.run(this.until)
    this.supply?.endDay()
    for (const quay of this.port.quays) quay.count()
    return this.outcome()
  }

  private midnight(minute: number): void {
    if (this.cancelled()) throw problem('cancelled')
    if (minute > this.from) this.supply?.endDay()
    this.port.midnight()
    const shut = this.shut.some(([from, to]) => minute + DAY > from && minute < to)
    this.port.setGates(!shut)
  }

  /** The warm-up is over. */
  private reset(): void {
    this.supply?.reset()
    for (const quay of this.port.quays) quay.resetCounts()
    for (const trucks of this.port.trucks) {
      trucks.turns.reset()
      this.visitsBefore += trucks.visits
    }
  }

  /** The state of the port, every step. */
  private look(minute: number): void {
    const { quays, stocks, trucks } = this.port
    const day = Math.floor((minute - this.from) / DAY)
    const share = STEP_MINUTES / DAY
    let waiting = 0
    let busy = 0
    let blocked = 0
    for (const quay of quays) {
      waiting += quay.anchored.length
      busy += quay.occupied
      blocked += quay.blockedShips
    }
    let fill = 0
    for (const group of stocks)
      for (const stock of group) fill = Math.max(fill, Math.max(0, stock.level) / stock.spec.capacity)
    let inside = 0
    for (const one of trucks) inside += one.inside
    const main = quays[this.main]!
    this.steps++
    this.waiting += waiting
    this.waitingMost = Math.max(this.waitingMost, waiting)
    this.busy += busy
    this.busyMain += main.occupied
    let cranes = 0
    for (const assigned of main.assigned) cranes += assigned
    this.cranes += cranes
    this.blocked += blocked
    this.fill += fill
    this.fillMost = Math.max(this.fillMost, fill)
    this.trucksMost = Math.max(this.trucksMost, inside)
    this.lines[0]![day]! += waiting * share
    this.lines[1]![day]! += busy * share
    this.lines[2]![day]! += inside * share
    this.lines[3]![day]! += 100 * fill * share
    if (!this.supply) return
    const down = this.plant!.gridUp ? 0 : 1
    this.gridDown += down
    this.lines[4]![day]! += 100 * this.supply.shedShare * share
    this.lines[5]![day]! += 100 * down * share
  }

  private outcome(): Outcome {
    const { input } = this.plan
    return {
      replication: this.replication,
      events: this.port.simulation.events,
      measures: Float64Array.from([
        ...this.portFigures(),
        ...(this.plant ? this.powerFigures(this.plant) : []),
      ]),
      lines: this.lines,
      energy: this.supply ? this.supply.byHour.map((wh) => wh / input.days) : null,
      worstDay: this.supply?.worstDay ?? null,
      dwells: this.dwells.map((target) => this.dwellOf(target)),
      calls: this.books.calls,
      acts: this.port.acts.list,
    }
  }

  private portFigures(): number[] {
    const { books, port, steps } = this
    const { spec, input } = this.plan
    const yearly = DAYS_A_YEAR / input.days
    const berths = spec.groups.reduce((sum, group) => sum + group.berths.length, 0)
    const main = spec.groups[this.main]!
    const hours = (minutes: number) => minutes / HOUR
    const total = (read: (quay: (typeof port.quays)[number]) => number) =>
      port.quays.reduce((sum, quay) => sum + read(quay), 0)
    const turns = port.trucks.map((one) => one.turns)
    const visits = port.trucks.reduce((sum, one) => sum + one.visits, 0) - this.visitsBefore
    const counted = turns.reduce((sum, one) => sum + one.count, 0)
    const turn = turns.reduce((sum, one) => sum + one.mean * one.count, 0) / counted
    const busiest = turns.reduce((most, one) => (one.count > most.count ? one : most))
    const transit = books.flows.reduce((sum, tally, f) => sum + tally.count * input.journeys[f]!.lotTonnes, 0)
    const cranes = main.pools.reduce((sum, pool) => sum + pool.count, 0)
    return [
      hours(books.wait.mean),
      hours(books.wait.quantile(0.9)),
      hours(books.atBerth.mean),
      hours(books.inPort.mean),
      books.wait.count * yearly,
      this.waiting / steps,
      this.waitingMost,
      (100 * this.busy) / steps / berths,
      (100 * this.busyMain) / steps / main.berths.length,
      (100 * this.cranes) / steps / cranes,
      hours(total((quay) => quay.lostMinutes)) * yearly,
      hours(total((quay) => quay.craneMinutesDark)) * yearly,
      books.tonnes * yearly,
      books.teu * yearly,
      transit * yearly,
      hours(books.lotDwell.mean),
      hours(books.lotDwell.quantile(0.9)),
      hours(books.lotInPort.mean),
      visits * yearly,
      turn,
      busiest.quantile(0.9),
      this.trucksMost,
      (100 * this.fill) / steps,
      100 * this.fillMost,
      hours(this.blocked * STEP_MINUTES) * yearly,
      books.demurrageUsd * yearly,
      books.delayUsd * yearly,
    ]
  }

  private powerFigures({ totals }: PowerPlant): number[] {
    const yearly = DAYS_A_YEAR / this.plan.input.days
    const mwh = (wh: number) => (wh / 1e6) * yearly
    const capital = capitalUsdPerYear(this.site!)
    const running = totals.usd * yearly
    const servedKwh = (totals.servedWh / 1000) * yearly
    return [
      mwh(totals.servedWh + totals.shedWh),
      mwh(totals.gridWh),
      mwh(totals.solarWh),
      mwh(totals.dieselWh),
      mwh(totals.batteryOutWh),
      mwh(totals.curtailedWh),
      mwh(totals.shedWh),
      (this.supply!.shedMinutes / HOUR) * yearly,
      ((this.gridDown * STEP_MINUTES) / HOUR) * yearly,
      running / servedKwh,
      (running + capital) / servedKwh,
      running + capital,
      (totals.kgCo2e / 1000) * yearly,
    ]
  }

  /** Hours as a row of the atlas counts them, from consignments in transit where there are any, else from all ships of the unit. */
  private dwellOf({ facility, paperHours, lotHours, flows }: Target): Outcome['dwells'][number] {
    const own = flows.map((f) => this.books.flows[f]!).filter((tally) => tally.count > 0)
    const ships = facility.units.flatMap((unit) => this.books.units.get(unit)?.inPort ?? [])
    const tallies = own.length > 0 ? own : ships
    const count = tallies.reduce((sum, tally) => sum + tally.count, 0)
    if (count === 0) return { meanHours: Number.NaN, p90Hours: Number.NaN, count: 0 }
    const mean = tallies.reduce((sum, tally) => sum + tally.mean * tally.count, 0) / count
    const p90 = tallies.reduce((sum, tally) => sum + tally.quantile(0.9) * tally.count, 0) / count
    const turn =
      own.length > 0 ? 0 : this.port.trucks.reduce((most, one) => Math.max(most, one.turns.mean || 0), 0)
    const shift = paperHours - (own.length > 0 ? lotHours : 0) + turn / HOUR
    return {
      meanHours: Math.max(0, mean / HOUR + shift),
      p90Hours: Math.max(0, p90 / HOUR + shift),
      count,
    }
  }
}
