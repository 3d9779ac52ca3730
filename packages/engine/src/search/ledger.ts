import type { Grade } from '@serai/atlas'
import { amountOf, type Load } from '../cost/load.ts'
import type { Charge } from '../cost/tariffs.ts'
import type { CostKind } from '../itinerary/itinerary.ts'
import { weaker } from '../network/network.ts'

/** Money of one leg by kind and by grade, in cents, with the sources it rests on. */
export class Ledger {
  readonly sources = new Set<string>()
  private readonly byKind = new Map<CostKind, number>()
  readonly byGrade: Record<Grade, number> = { measured: 0, published: 0, estimated: 0 }
  grade: Grade = 'measured'

  /** Adds a charge at what the load makes of it, rounded to the cent. */
  charge(charge: Charge, load: Load, vehicles: number): void {
    this.add(charge.kind, Math.round(amountOf(charge, load, vehicles) * 100), charge.grade, charge.source)
  }

  add(kind: CostKind, cents: number, grade: Grade, source: readonly string[]): void {
    for (const id of source) this.sources.add(id)
    if (cents === 0) return
    this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + cents)
    this.byGrade[grade] += cents
    this.grade = weaker(this.grade, grade)
  }

  get cents(): number {
    let sum = 0
    for (const cents of this.byKind.values()) sum += cents
    return sum
  }

  get costs(): { kind: CostKind; cents: number }[] {
    return [...this.byKind].map(([kind, cents]) => ({ kind, cents }))
  }
}

/** Costs of several legs by kind, in the order in which kinds first appear. */
export function sumCosts(legs: readonly { readonly costs: readonly { kind: CostKind; cents: number }[] }[]) {
  const total = new Map<CostKind, number>()
  for (const leg of legs)
    for (const { kind, cents } of leg.costs) total.set(kind, (total.get(kind) ?? 0) + cents)
  return [...total].map(([kind, cents]) => ({ kind, cents }))
}
