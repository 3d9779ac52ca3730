import { DAY, minuteOfWeek, problem } from '@serai/atlas'
import { type Lognormal, lognormal, lognormalOf } from '../../random/lognormal.ts'
import { Stream } from '../../random/stream.ts'
import { Acts } from '../acts.ts'
import { arrivals } from '../arrivals.ts'
import { Intensity } from '../intensity.ts'
import type { DwellTarget, SiteInput } from '../model.ts'
import { Shut } from '../shut.ts'
import { Simulation } from '../simulation.ts'
import { Tally } from '../tally.ts'
import { SideBooks } from './books.ts'
import { Crossing, type Vehicle } from './crossing.ts'
import type { SideLoad } from './load.ts'
import { type Lot, Lots } from './lots.ts'
import { closedIn } from './shut.ts'
import { type CrossingSpec, SIDES, type Side } from './spec.ts'

const HOUR = 60
/** A backlog counts as cleared when so much of it, or less, still waits: what waits on any day is not told from it. */
const LEFT_OF_BACKLOG = 0.02
/**
 * Share of a row's border hours that is not simulated: the other side's formalities, and papers. ESTIMATED from the crossings
 * whose two sides were measured apart (CAREC CPMM): leaving Kazakhstan is 3.9 of the 8 h at Khorgos (2023), leaving Pakistan
 * 33.1 of 57.3 h at Torkham (2023; 2020 for the Afghan side).
 */
const PAPER_SHARE = 0.5
/** Cargo of a wagon where no train of the crossing says. ESTIMATED. */
const WAGON_T = 60

/** What does not change from replication to replication. */
export interface BorderPlan {
  readonly input: SiteInput
  readonly specs: readonly CrossingSpec[]
  /** [flow] crossing and course. */
  readonly flows: readonly { readonly crossing: number; readonly course: number }[]
  /** [crossing][side] */
  readonly loads: readonly (readonly [SideLoad, SideLoad])[]
  /** Crossing of the case's group, where the backlog waits; −1: none. */
  readonly group: number
  readonly dwells: readonly {
    readonly target: DwellTarget
    readonly crossing: number
    readonly side: Side
    readonly meanHours: number
    readonly p90Hours: number
  }[]
  /** Days since the epoch of the first local midnight. */
  readonly startDay: number
  readonly road: boolean
  readonly rail: boolean
}

type Pair<T> = readonly [T, T]

/** One replication of a border from the first midnight to the last. */
export class BorderRun {
  readonly simulation = new Simulation()
  readonly crossings: readonly Crossing[]
  /** [side] of all road crossings and of all rail crossings of the case. */
  readonly road: Pair<SideBooks>
  readonly rail: Pair<SideBooks>
  readonly lotHours = new Tally()
  transitTonnes = 0
  readonly plan: BorderPlan
  readonly from: number
  readonly until: number
  readonly acts: Acts
  private readonly lots: Lots
  readonly replication: number
  /** [crossing][side] dwells of vehicles, minutes; and the law of what is not simulated. */
  readonly dwells: readonly Pair<Tally>[]
  private readonly papers: readonly Pair<Lognormal | null>[]
  private readonly paperLuck: Stream
  /** [crossing] lots at the station that go with the next train. */
  private readonly boarding: Lot[][]

  constructor(plan: BorderPlan, replication: number) {
    this.plan = plan
    this.replication = replication
    const { input, specs, startDay } = plan
    this.from = input.warmupDays * DAY
    this.until = this.from + input.days * DAY
    const pair = <T>(make: (side: Side) => T): Pair<T> => [make(0), make(1)]
    this.road = pair(() => new SideBooks(this.from, input.days))
    this.rail = pair(() => new SideBooks(this.from, input.days))
    this.dwells = specs.map(() => pair(() => new Tally()))
    this.papers = specs.map((_, c) => pair((side) => this.paperOf(c, side)))
    this.boarding = specs.map(() => [])
    const { seed } = input
    this.paperLuck = new Stream(seed, `${replication}:papers`)
    const startMinuteOfWeek = minuteOfWeek(startDay * DAY)
    this.crossings = specs.map(
      (spec) =>
        new Crossing(
          this.simulation,
          spec,
          new Shut(closedIn(input, spec.row, spec.holidays, replication)),
          spec.row.mode === 'rail' ? this.rail : this.road,
          { seed, replication, startMinuteOfWeek },
          { left: (vehicle, crossing) => this.left(vehicle, crossing) },
        ),
    )
    this.acts = new Acts(replication === 0, input.startsAt)
    this.lots = new Lots(this.simulation, input.journeys, {
      ...{ acts: this.acts, seed, replication },
      byRail: plan.flows.map(({ crossing }) => specs[crossing]!.row.mode === 'rail'),
      arrive: (lot) => this.lotVehicle(lot),
    })
    this.startSources()
    this.startBacklog()
  }

  /** Throws `cancelled` when told to stop. */
  live(cancelled: () => boolean): void {
    for (let minute = 0; minute < this.until; minute += DAY) {
      if (cancelled()) throw problem('cancelled')
      if (minute === this.from) {
        this.simulation.run(minute)
        this.reset()
      }
      this.simulation.run(minute + DAY)
    }
    for (const { line } of [...this.road, ...this.rail]) line.close(this.until)
  }

  private startSources(): void {
    const { plan, simulation, replication } = this
    for (const [c, { sources, courses, holidays, room }] of plan.specs.entries())
      for (const { id, gap, hours, months, course, wagons } of sources) {
        const intensity = new Intensity({
          ...{ hours, startDay: plan.startDay, idle: holidays },
          ...(months.length > 0 && { monthWeights: months }),
        })
        const stream = new Stream(plan.input.seed, `${replication}:arrivals ${id}`)
        arrivals(simulation, { gap, intensity }, stream, () => {
          const crossing = this.crossings[c]!
          if (crossing.inside >= room) crossing.books[courses[course]!.side].turned++
          else if (this.boarding[c]!.length > 0) this.trainWithLots(c, course, wagons)
          else crossing.arrive(courses[course]!, wagons)
        })
      }
  }

  /** Vehicles that wait at the start go each way as those do that come later. */
  private startBacklog(): void {
    const { input, group, specs } = this.plan
    const { backlogVehicles } = input.case
    if (backlogVehicles === 0) return
    const { sources, courses, row } = specs[group]!
    const books = row.mode === 'rail' ? this.rail : this.road
    const all = sources.reduce((sum, { perYear }) => sum + perYear, 0)
    const given = [0, 0]
    let [share, placed] = [0, 0]
    for (const { course, perYear, wagons } of sources) {
      share += perYear / all
      for (; placed < Math.round(share * backlogVehicles); placed++) {
        given[courses[course]!.side]!++
        this.crossings[group]!.arrive(courses[course]!, wagons)
      }
    }
    for (const side of SIDES) books[side].watch(0, Math.floor(LEFT_OF_BACKLOG * given[side]!))
  }

  /** A train that lots go with which wait for one of its kind; their wagons are put to it. */
  private trainWithLots(c: number, course: number, wagons: number): void {
    const { flows, specs } = this.plan
    const waiting = this.boarding[c]!
    const taken = waiting.filter(({ flow }) => this.trainFor(c, flows[flow]!.course) === course)
    this.boarding[c] = waiting.filter((lot) => !taken.includes(lot))
    for (const lot of taken) this.lotArrives(lot)
    const more = taken.reduce((sum, lot) => sum + this.wagonsOf(lot), 0)
    this.crossings[c]!.arrive(specs[c]!.courses[course]!, wagons + more, taken)
  }

  /** Course of the trains that lots of a course go with: its own where trains run on it, else any of its side; −1: none runs. */
  private trainFor(c: number, course: number): number {
    const { sources, courses } = this.plan.specs[c]!
    const same = sources.filter((source) => courses[source.course]!.side === courses[course]!.side)
    return (same.find((source) => source.course === course) ?? same[0])?.course ?? -1
  }

  private wagonsOf(lot: Lot): number {
    const { lotTonnes, lotTeu } = this.plan.input.journeys[lot.flow]!
    const { crossing, course } = this.plan.flows[lot.flow]!
    const { sources, courses } = this.plan.specs[crossing]!
    const train = sources.find((source) => source.course === course)
    const { unit } = courses[course]!
    const amount = unit === 'box' || unit === 'reefer' ? lotTeu : lotTonnes
    return Math.ceil(train ? (amount * train.wagons) / train.parcel : lotTonnes / WAGON_T)
  }

  private lotVehicle(lot: Lot): void {
    const { crossing, course } = this.plan.flows[lot.flow]!
    const { row, courses } = this.plan.specs[crossing]!
    if (row.mode === 'rail' && this.trainFor(crossing, course) >= 0) {
      this.boarding[crossing]!.push(lot)
      return
    }
    this.lotArrives(lot)
    const wagons = row.mode === 'rail' ? this.wagonsOf(lot) : 1
    this.crossings[crossing]!.arrive(courses[course]!, wagons, [lot])
  }

  private lotArrives(lot: Lot): void {
    if (lot.arrivedAt >= 0) return
    lot.arrivedAt = this.simulation.now
    this.note(lot, 'CLRI')
  }

  private left(vehicle: Vehicle, crossing: Crossing): void {
    const { now } = this.simulation
    const { side } = vehicle.course
    for (const lot of vehicle.lots) this.lotLeft(lot)
    if (now < this.from) return
    const c = this.crossings.indexOf(crossing)
    const total = now - vehicle.arrivedAt
    const books = crossing.books[side]
    books.wait.add(total - vehicle.servedMinutes)
    books.total.add(total)
    const paper = this.papers[c]![side]
    const simulated = Math.max(0, crossing.openMinutes(vehicle.arrivedAt) - vehicle.gaugeMinutes)
    this.dwells[c]![side].add(simulated + (paper ? lognormal(this.paperLuck, paper) : 0))
  }

  private lotLeft(lot: Lot): void {
    if (--lot.vehicles > 0) return
    const { now } = this.simulation
    this.note(lot, 'CLRO')
    this.lots.onward(lot)
    if (now < this.from) return
    this.lotHours.add(now - lot.arrivedAt)
    this.transitTonnes += this.plan.input.journeys[lot.flow]!.lotTonnes
  }

  private note(lot: Lot, code: 'CLRI' | 'CLRO'): void {
    const { crossing, course } = this.plan.flows[lot.flow]!
    const { row, forth, courses } = this.plan.specs[crossing]!
    const place = courses[course]!.side === forth ? row.from : row.to
    const { lotTonnes } = this.plan.input.journeys[lot.flow]!
    this.acts.add(lot.name, this.simulation.now, code, place, row.mode, lotTonnes)
  }

  private paperOf(c: number, side: Side): Lognormal | null {
    const target = this.plan.dwells.find((one) => one.crossing === c && one.side === side)
    if (!target) return null
    const mean = target.meanHours * HOUR * PAPER_SHARE
    return mean > 0 ? lognormalOf(mean, target.p90Hours * HOUR * PAPER_SHARE) : null
  }

  /** The warm-up is over. */
  private reset(): void {
    for (const books of [...this.road, ...this.rail]) books.reset(this.simulation.now)
    for (const crossing of this.crossings) crossing.reset()
  }
}
