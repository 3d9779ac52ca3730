import type { Outcome, Study } from '@serai/engine'

/** Outcomes of one setting in the order of their numbers, whatever order they come in. */
export class Shelf {
  readonly study: Study
  /** Replications 0 … n − 1, without a gap. */
  readonly outcomes: Outcome[] = []
  private readonly early = new Map<number, Outcome>()

  constructor(study: Study) {
    this.study = study
  }

  get enough(): boolean {
    return this.study.enough(this.outcomes)
  }

  /** One that is there already, or that comes when there are enough, changes nothing. */
  take(index: number, outcome: Outcome): void {
    if (index < this.outcomes.length) return
    this.early.set(index, outcome)
    // Asked after each one, as a single thread would, so that a later outcome never changes where it stops.
    for (
      let next = this.early.get(this.outcomes.length);
      next !== undefined && !this.enough;
      next = this.early.get(this.outcomes.length)
    ) {
      this.early.delete(this.outcomes.length)
      this.outcomes.push(next)
    }
  }
}
