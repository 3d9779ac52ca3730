import { Collector, type Outcome, type Study } from '@serai/engine'

/** One setting, and the outcomes of its replications as far as they have come. */
export class Shelf {
  readonly study: Study
  private readonly collector: Collector<Outcome>

  constructor(study: Study) {
    this.study = study
    this.collector = new Collector(study.enough)
  }

  /** Replications 0 … n − 1, without a gap. */
  get outcomes(): readonly Outcome[] {
    return this.collector.results
  }

  get enough(): boolean {
    return this.collector.done
  }

  /** In any order; one that is there already, or that comes when there are enough, changes nothing. */
  take(index: number, outcome: Outcome): void {
    this.collector.add(index, outcome)
  }
}
