import { Resource, type ResourceOptions } from './resource.ts'
import type { Simulation } from './simulation.ts'

export interface StationOptions extends ResourceOptions {
  /** Minutes of service, drawn when it begins. */
  readonly service: (entity: number) => number
}

/** A resource whose users are served for a while and go on: queue, service, done. */
export class Station {
  readonly resource: Resource

  constructor(simulation: Simulation, options: StationOptions, done: (entity: number) => void) {
    const { service } = options
    const ends = simulation.on((entity) => {
      this.resource.release()
      done(entity)
    })
    this.resource = new Resource(simulation, options, (entity) =>
      simulation.after(service(entity), ends, entity),
    )
  }

  enter(entity: number, level = 0): void {
    this.resource.request(entity, level)
  }
}
