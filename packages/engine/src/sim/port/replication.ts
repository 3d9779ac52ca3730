import { DAY, problem } from '@serai/atlas'
import { PowerPlant } from '../../power/plant.ts'
import type { PowerSite } from '../../power/site.ts'
import type { Outcome } from '../model.ts'
import { type Dwelling, dwellOf } from './dwells.ts'
import { portFigures, powerFigures } from './figures.ts'
import { PortLines } from './lines.ts'
import type { PortPlan } from './plan.ts'
import { PortRun } from './run.ts'
import { type Load, Supply } from './supply.ts'

const HOUR = 60
/** Power is shared out so often. */
const STEP_MINUTES = 15

/** One replication of a port with its electricity, from the first midnight to the last. */
export class PortReplication {
  readonly port: PortRun
  private readonly lines: PortLines
  private readonly plan: PortPlan
  private readonly site: PowerSite | null
  private readonly replication: number
  private readonly plant: PowerPlant | null
  private readonly supply: Supply | null
  private readonly from: number
  private readonly until: number

  constructor(plan: PortPlan, site: PowerSite | null, replication: number) {
    const { input, spec, firstDay } = plan
    this.plan = plan
    this.site = site
    this.replication = replication
    this.from = input.warmupDays * DAY
    this.until = this.from + input.days * DAY
    this.port = new PortRun(plan, replication)
    this.lines = new PortLines(this.port, input.days)
    this.plant = site
      ? new PowerPlant(site, { startDay: firstDay, seed: input.seed, replication, stepMinutes: STEP_MINUTES })
      : null
    this.supply = this.plant
      ? new Supply(this.plant, this.loads(), spec.idleKw, {
          stepMinutes: STEP_MINUTES,
          from: this.from,
          days: input.days,
        })
      : null
  }

  private loads(): Load[] {
    const cranes = this.port.quays.flatMap((quay) =>
      quay.group.pools.map(
        ({ powerKw, priority }, p): Load => ({
          priority,
          demandKw: () => powerKw * quay.assigned[p]!,
          supply: (share) => quay.setPower(p, share),
        }),
      ),
    )
    const gates = this.port.gates.map(
      (gate): Load => ({
        priority: gate.spec.priority,
        demandKw: () => gate.demandKw,
        supply: (share) => gate.setPower(share),
      }),
    )
    const works = [...this.plan.spec.groups.flatMap(({ pools }) => pools), ...this.plan.spec.stages]
    return [...cranes, ...gates].filter((_, i) => works[i]!.powerKw > 0)
  }

  /** Throws `cancelled` when told to stop. */
  run(dwellings: readonly Dwelling[], cancelled: () => boolean): Outcome {
    const { port, supply, until } = this
    const step = supply ? STEP_MINUTES : HOUR
    for (let minute = 0; minute < until; minute += step) {
      port.simulation.run(minute)
      if (minute === this.from) {
        port.resetStatistics()
        supply?.reset()
      }
      if (minute % DAY === 0) {
        if (cancelled()) throw problem('cancelled')
        if (minute > this.from) this.endDay(minute)
        port.midnight()
      }
      if (minute % HOUR === 0) port.street.hour()
      supply?.step(minute)
    }
    port.simulation.run(until)
    port.close()
    this.endDay(until)
    return this.outcome(dwellings)
  }

  private endDay(minute: number): void {
    this.supply?.endDay()
    this.lines.endDay(minute, (minute - this.from) / DAY - 1)
  }

  private outcome(dwellings: readonly Dwelling[]): Outcome {
    const { port, plan, supply, plant, site } = this
    const { days } = plan.input
    const power = supply && plant && site
    const turn = port.trucks.turns.mean
    return {
      replication: this.replication,
      events: port.simulation.events,
      measures: Float64Array.from([
        ...portFigures(port, plan),
        ...(power ? powerFigures(plant, supply, site, days) : []),
      ]),
      lines: [...this.lines.all, ...(supply ? [supply.shedDaily, supply.downDaily] : [])],
      energy: supply ? supply.byHour.map((wh) => wh / days) : null,
      worstDay: supply?.worstDay ?? null,
      demandWh: this.replication === 0 ? (supply?.demandWh ?? null) : null,
      dwells: dwellings.map((one) => dwellOf(one, port.books, turn)),
      calls: port.books.calls,
      acts: port.acts.list,
    }
  }
}
