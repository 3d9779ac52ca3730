import type { Cargo, Rule } from '@serai/atlas'
import { holds, type Network } from '../network/network.ts'

/** The parts of a leg that papers depend on. */
export interface PaperLeg {
  readonly kind: 'haul' | 'handle'
  /** Mode of the haul, or of the carrier that a handle works on. */
  readonly mode: string
  readonly operation: string | null
  readonly countries: readonly string[]
}

export interface NeededPaper {
  readonly rule: Rule
  /** Indices into the legs. */
  readonly legs: readonly number[]
}

/** Papers and permits that the rules of the day ask for, in the order of the table, each with the legs that need it. */
export function papersFor(network: Network, cargo: Cargo, legs: readonly PaperLeg[]): NeededPaper[] {
  const needed: NeededPaper[] = []
  for (const rule of network.atlas.tables.rules) {
    if ((rule.kind !== 'paper' && rule.kind !== 'permit') || !holds(rule, network.at)) continue
    if (!concerns(rule, cargo)) continue
    const found = legs.flatMap((leg, i) => (asks(rule, leg, i, legs) ? [i] : []))
    if (found.length > 0) needed.push({ rule, legs: found })
  }
  return needed
}

/** True when a rule is about this cargo at all. */
export function concerns(rule: Rule, cargo: Cargo): boolean {
  if (rule.hazardousOnly && cargo.hazard === null) return false
  if (rule.phytosanitaryOnly && !cargo.phytosanitary) return false
  if (rule.families.length === 0 && rule.cargoes.length === 0) return true
  return rule.families.includes(cargo.family) || rule.cargoes.includes(cargo.id)
}

function asks(rule: Rule, leg: PaperLeg, index: number, legs: readonly PaperLeg[]): boolean {
  const there =
    rule.countries.length === 0 || leg.countries.some((country) => rule.countries.includes(country))
  const byMode = rule.modes.length === 0 || (rule.modes as readonly string[]).includes(leg.mode)
  switch (rule.trigger) {
    case 'origin':
      return index === 0 && there && anyMode(rule, legs)
    case 'destination':
      return index === legs.length - 1 && there && anyMode(rule, legs)
    case 'crossing':
      return leg.operation === 'clear' && there && byMode
    default:
      return leg.kind === 'haul' && there && byMode
  }
}

const anyMode = (rule: Rule, legs: readonly PaperLeg[]): boolean =>
  rule.modes.length === 0 || legs.some((leg) => (rule.modes as readonly string[]).includes(leg.mode))
