import type { Stream } from '../../random/stream.ts'
import { breakdowns } from '../breakdown.ts'
import { opens } from '../calendar.ts'
import { sampler } from '../law.ts'
import { Resource } from '../resource.ts'
import type { Simulation } from '../simulation.ts'
import type { Side, StopSpec } from './spec.ts'

export interface StopStreams {
  readonly service: Stream
  readonly failures: Stream
}

/**
 * Servers of a border with one queue a side, served in turn. Service stops, and whoever is in it is finished, when its hours
 * end, when the border shuts, and for each server that breaks down.
 */
export class Stop {
  readonly spec: StopSpec
  readonly resource: Resource
  private readonly simulation: Simulation
  private readonly draw: () => number
  private readonly ends: number
  private up: number
  private openHours = true
  private openBorder = true

  /** `granted`: a vehicle has got its server, and `serve` must follow; `done`: it has been served. */
  constructor(
    simulation: Simulation,
    spec: StopSpec,
    { service, failures }: StopStreams,
    startMinuteOfWeek: number,
    on: { readonly granted: (vehicle: number) => void; readonly done: (vehicle: number) => void },
  ) {
    this.simulation = simulation
    this.spec = spec
    this.up = spec.servers
    const shared = spec.sides[0] && spec.sides[1]
    const options = { servers: spec.servers, levels: shared ? 2 : 1, turns: true }
    this.resource = new Resource(simulation, options, on.granted)
    this.ends = simulation.on((vehicle) => {
      this.resource.release()
      on.done(vehicle)
    })
    this.draw = sampler({ family: 'gamma', mean: spec.minutes, cv: spec.cv }, service, spec.id)
    opens(
      simulation,
      spec.hours,
      startMinuteOfWeek,
      () => this.setHours(true),
      () => this.setHours(false),
    )
    if (spec.mtbfHours > 0 && spec.mttrHours > 0)
      breakdowns(
        simulation,
        {
          servers: spec.servers,
          mtbfHours: spec.mtbfHours,
          repair: { family: 'exponential', mean: spec.mttrHours },
        },
        failures,
        (up) => {
          this.up = up
          this.change()
        },
      )
  }

  /** Vehicles here a server: by it a driver chooses between stops of the same kind. */
  get crowd(): number {
    return (this.resource.waiting + this.resource.busy) / this.spec.servers
  }

  /** The line in which vehicles of a side wait. */
  lineOf(side: Side): number {
    return this.resource.waitsByLevel.length > 1 ? side : 0
  }

  /** Begins the service of one that was granted a server; gives its minutes. */
  serve(vehicle: number, wagons: number): number {
    const minutes = this.draw() * (this.spec.byWagon ? wagons : 1)
    this.simulation.after(minutes, this.ends, vehicle)
    return minutes
  }

  setBorder(open: boolean): void {
    this.openBorder = open
    this.change()
  }

  private setHours(open: boolean): void {
    this.openHours = open
    this.change()
  }

  private change(): void {
    this.resource.setCapacity(this.openHours && this.openBorder ? this.up : 0)
  }
}
