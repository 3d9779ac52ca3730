import type { StockSpec } from './spec.ts'

/** What lies in a yard or silo, in its own unit (TEU or t). */
export class Stock {
  readonly spec: StockSpec
  level = 0

  constructor(spec: StockSpec) {
    this.spec = spec
  }

  get full(): boolean {
    return this.level >= this.spec.capacity
  }

  fits(amount: number): boolean {
    return this.level + amount <= this.spec.capacity
  }

  /**
   * A negative amount takes away. The level may pass below nothing for a while, when a ship loads what late trucks still
   * bring: so that nothing is made or lost, it is not held at 0.
   */
  add(amount: number): void {
    this.level += amount
  }
}
