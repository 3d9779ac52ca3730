import { opens } from '../calendar.ts'
import type { Simulation } from '../simulation.ts'
import type { StageSpec } from './spec.ts'
import type { Stops } from './stops.ts'

/** One stop of trucks: it serves when its hours, the port and its power let it. */
export class Gate {
  readonly spec: StageSpec
  private readonly stops: Stops
  private readonly stop: number
  private open = true
  private shut = false
  private powered: number

  /** `startMinuteOfWeek`: local minute of the week at time 0. */
  constructor(
    simulation: Simulation,
    spec: StageSpec,
    stops: Stops,
    stop: number,
    startMinuteOfWeek: number,
  ) {
    this.spec = spec
    this.stops = stops
    this.stop = stop
    this.powered = spec.servers
    opens(
      simulation,
      spec.hours,
      startMinuteOfWeek,
      () => this.turn(true),
      () => this.turn(false),
    )
  }

  private turn(open: boolean): void {
    this.open = open
    this.set()
  }

  /** A port that is shut passes nobody by its gates; those inside go on. */
  setShut(shut: boolean): void {
    this.shut = shut && this.spec.kind === 'gate'
    this.set()
  }

  /** kW asked for by as many servers as trucks are there for. */
  get demandKw(): number {
    const { busy, waiting } = this.stops
    return this.spec.powerKw * Math.min(this.spec.servers, busy[this.stop]! + waiting[this.stop]!)
  }

  /** Share of its power: so many of its servers take the next truck. One that is at work ends. */
  setPower(share: number): void {
    this.powered = Math.floor(this.spec.servers * share)
    this.set()
  }

  private set(): void {
    const servers = this.open && !this.shut ? this.powered : 0
    if (servers !== this.stops.capacity[this.stop]) this.stops.setCapacity(this.stop, servers)
  }
}
