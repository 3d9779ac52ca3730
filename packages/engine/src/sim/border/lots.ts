import { Stream } from '../../random/stream.ts'
import type { Acts } from '../acts.ts'
import { arrivals } from '../arrivals.ts'
import type { Journey, JourneyStep } from '../model.ts'
import type { Simulation } from '../simulation.ts'
import { Travel } from '../travel.ts'

const YEAR_MINUTES = 525_600
/** Trucks of one consignment come within these minutes each, and within half a day altogether. ESTIMATED. */
const CONVOY_GAP = 10
const CONVOY = 720

/** A consignment in transit. Minutes of the simulation. */
export interface Lot {
  readonly name: string
  readonly flow: number
  /** At the border with its first vehicle; negative: not yet. */
  arrivedAt: number
  /** Vehicles of it that have not passed yet. */
  vehicles: number
}

interface Setting {
  readonly acts: Acts
  readonly seed: number
  readonly replication: number
  /** [flow] */
  readonly byRail: readonly boolean[]
  /** Called with each truck of a lot that gets to the border, and once for a lot that comes by rail. */
  readonly arrive: (lot: Lot) => void
}

/** Consignments on their way to the border, and from there on. */
export class Lots {
  private readonly simulation: Simulation
  private readonly journeys: readonly Journey[]
  private readonly travels: readonly Travel[]
  private readonly acts: Acts
  private readonly luck: Stream
  private readonly byRail: readonly boolean[]
  private readonly coming = new Map<number, { readonly lot: Lot; vehicles: number }>()
  private readonly vehicle: number
  private last = 0

  constructor(simulation: Simulation, journeys: readonly Journey[], setting: Setting) {
    const { acts, seed, replication, byRail, arrive } = setting
    const stream = (what: string) => new Stream(seed, `${replication}:${what}`)
    this.simulation = simulation
    this.journeys = journeys
    this.acts = acts
    this.byRail = byRail
    this.luck = stream('convoys')
    this.travels = journeys.map((journey) => new Travel(journey, stream(`flow ${journey.flow.id} travel`)))
    this.vehicle = simulation.on((id) => {
      const convoy = this.coming.get(id)!
      if (--convoy.vehicles === 0) this.coming.delete(id)
      arrive(convoy.lot)
    })
    for (const [f, { tonnesPerYear, lotTonnes, flow }] of journeys.entries())
      if (tonnesPerYear > 0)
        arrivals(
          simulation,
          { gap: { family: 'exponential', mean: (YEAR_MINUTES * lotTonnes) / tonnesPerYear } },
          stream(`flow ${flow.id} lots`),
          () => this.come(f),
        )
  }

  /**
   * A lot gets to the border. Lots come as they would have if they had set out for ever before the start, so the events of the
   * way here lie in the past.
   */
  private come(f: number): void {
    const { flow, lotTonnes, tonnesPerTruck } = this.journeys[f]!
    const vehicles = this.byRail[f] ? 1 : Math.max(1, Math.ceil(lotTonnes / tonnesPerTruck))
    const id = ++this.last
    const name = `${flow.id}-${String(id).padStart(5, '0')}`
    const { now } = this.simulation
    const steps: (readonly [JourneyStep, number, number])[] = []
    const lasted = this.travels[f]!.approach(0, (...step) => steps.push(step))
    for (const [step, from, to] of steps)
      this.acts.step(name, lotTonnes, step, now - lasted + from, now - lasted + to)
    this.coming.set(id, { lot: { name, flow: f, arrivedAt: -1, vehicles }, vehicles })
    const span = Math.min(CONVOY, (vehicles - 1) * CONVOY_GAP)
    for (let i = 0; i < vehicles; i++) this.simulation.after(this.luck.uniform() * span, this.vehicle, id)
  }

  /** The lot has left the border; its way goes on. */
  onward(lot: Lot): void {
    const { lotTonnes } = this.journeys[lot.flow]!
    this.travels[lot.flow]!.leave(this.simulation.now, (step, from, to) =>
      this.acts.step(lot.name, lotTonnes, step, from, to),
    )
  }
}
