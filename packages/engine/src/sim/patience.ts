import type { Resource } from './resource.ts'
import type { Simulation } from './simulation.ts'

/** A timer from an earlier wait knows by its time that it is stale: each entity has one deadline. */
const NONE = Number.NaN

/**
 * Those who wait at a resource only so long. Entities are small whole numbers; every request of theirs begins with `start`.
 */
export class Patience {
  private readonly simulation: Simulation
  private readonly ends: number
  /** [entity] minute at which its patience ends. */
  private deadlines = new Float64Array(64).fill(NONE)

  /** `gaveUp` is called with who has left the queue without being served. */
  constructor(simulation: Simulation, resource: Resource, gaveUp: (entity: number) => void) {
    this.simulation = simulation
    this.ends = simulation.on((entity) => {
      if (this.deadlines[entity] !== simulation.now) return
      this.deadlines[entity] = NONE
      if (resource.withdraw(entity)) gaveUp(entity)
    })
  }

  /** Call it with the request. `minutes`: how long the entity is ready to wait; Infinity for as long as it takes. */
  start(entity: number, minutes: number): void {
    while (entity >= this.deadlines.length) this.grow()
    const deadline = this.simulation.now + minutes
    this.deadlines[entity] = deadline
    this.simulation.at(deadline, this.ends, entity)
  }

  private grow(): void {
    const larger = new Float64Array(2 * this.deadlines.length).fill(NONE)
    larger.set(this.deadlines)
    this.deadlines = larger
  }
}
