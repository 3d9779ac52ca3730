import { contentId, type Grade } from '@serai/atlas'
import type { Evidence, Handle, Haul, Itinerary, Leg, Paper, Shares, Tag } from '../itinerary/itinerary.ts'
import { print, wayOf } from '../itinerary/notation.ts'
import { UNITS } from '../network/network.ts'
import { papersFor } from '../papers/papers.ts'
import { corridorOf } from './corridor.ts'
import { drafts } from './drafts.ts'
import type { Way } from './found.ts'
import type { Instance } from './instance.ts'
import { sumCosts } from './ledger.ts'
import type { Draft, HaulDraft } from './leg-draft.ts'
import { sanctionsOn } from './sanctions.ts'

const MINUTES_PER_YEAR = 525_960

/** An itinerary with what a rehearsal of it needs: its legs' own times, gates, schedules and hazards. */
export interface Assembled {
  readonly itinerary: Itinerary
  readonly legs: readonly Draft[]
}

/** Legs, sums, papers and evidence of a way. Times are by means; `minutes` repeats them until a rehearsal fills it. */
export function assemble(instance: Instance, way: Way, tags: readonly Tag[]): Assembled {
  const made = drafts(instance, way)
  addConsignmentCosts(instance, made)
  const needed = papersFor(
    instance.network,
    instance.load.cargo,
    made.map((leg) => paperLeg(instance, leg)),
  )
  const papers = needed.map(
    ({ rule, legs }): Paper => ({
      id: rule.id,
      name: rule.name,
      nameRu: rule.nameRu,
      issuer: rule.issuer,
      issuerRu: rule.issuerRu ?? rule.issuer,
      purpose: rule.purpose,
      purposeRu: rule.purposeRu,
      legs,
    }),
  )
  const legs = made.map((leg, i) =>
    finished(
      instance,
      leg,
      papers.flatMap((paper, p) => (paper.legs.includes(i) ? [p] : [])),
    ),
  )
  const hauls = legs.filter((leg): leg is Haul => leg.kind === 'haul')
  const countries = [...new Set(hauls.flatMap((haul) => haul.countries))]
  const total = Math.round(made.at(-1)!.endAt)
  const sum = (read: (leg: Leg) => number) => legs.reduce((before, leg) => before + read(leg), 0)
  const corridor = corridorOf(instance.network, way)
  const seaports = hauls.filter((haul) => haul.mode === 'sea').map((haul) => haul.from)
  const gateway = seaports.find(
    (id) => !instance.network.places[instance.network.placeIndex.get(id)!]!.roles.includes('caspian'),
  )
  const itinerary: Itinerary = {
    id: contentId([...legs.map(nameOf), instance.network.at]),
    notation: '',
    corridor,
    gateway: gateway ?? null,
    tags,
    legs,
    distanceKm: Math.round(sum((leg) => (leg.kind === 'haul' ? leg.distanceKm : 0))),
    costCents: sum((leg) => leg.costCents),
    costs: sumCosts(legs),
    plannedMinutes: total,
    minutes: { mean: total, p10: total, p50: total, p90: total },
    legEnds: legs.map((leg) => {
      const end = leg.endAt - instance.consignment.departAt
      return { p10: end, p50: end, p90: end }
    }),
    co2eGrams: sum((leg) => leg.co2eGrams),
    disruption: sum((leg) => leg.disruption),
    onTimeProbability: null,
    countries,
    borders: bordersOf(instance, way),
    sanctions: sanctionsOn(instance.network, instance.load.cargo, hauls),
    evidence: evidenceOf(made, legs),
    papers,
  }
  return { itinerary: { ...itinerary, notation: print(wayOf(itinerary)) }, legs: made }
}

/** Insurance and documents belong to the whole: they stand with the loading. Capital accrues with each leg's time. */
function addConsignmentCosts(instance: Instance, legs: readonly Draft[]): void {
  const { book } = instance.costing
  for (const charge of book.charges(instance.load.cargo)) legs[0]!.ledger.charge(charge, instance.load, 0)
  for (const leg of legs) {
    for (const row of book.capitalRows) {
      const years = (leg.endAt - leg.startAt) / MINUTES_PER_YEAR
      leg.ledger.add(
        'capital',
        Math.round(instance.load.valueUsd * row.usd * years * 100),
        row.grade,
        row.source,
      )
    }
  }
}

function finished(instance: Instance, leg: Draft, papers: readonly number[]): Leg {
  const { departAt } = instance.consignment
  const base = {
    startAt: departAt + leg.startAt,
    endAt: departAt + leg.endAt,
    minutes: leg.endAt - leg.startAt,
    waitMinutes: Math.round(leg.waitMinutes),
    costCents: leg.ledger.cents,
    costs: leg.ledger.costs,
    co2eGrams: Math.round(leg.co2eGrams),
    disruption: Math.round(leg.disruption),
    unit: UNITS[leg.unit]!,
    timeGrade: leg.timeGrade,
    costGrade: leg.ledger.grade,
    sources: [...leg.ledger.sources],
    papers,
    spread: { meanMinutes: leg.meanMinutes, p90Minutes: Math.round(leg.p90Minutes) },
  }
  const { what } = leg
  if (what.kind === 'handle') return { ...base, ...what } satisfies Handle
  return { ...base, ...what, distanceKm: Math.round(what.distanceKm * 10) / 10 } satisfies Haul
}

const nameOf = (leg: Leg): string =>
  leg.kind === 'haul' ? leg.links.join(' ') : `${leg.operation} ${leg.ref}`

function paperLeg(instance: Instance, leg: Draft) {
  const { network } = instance
  const { what } = leg
  if (what.kind === 'haul')
    return { kind: what.kind, mode: what.mode, operation: null, countries: (what as HaulDraft).countries }
  const country = network.places[network.placeIndex.get(what.place) ?? -1]?.country
  const crossing =
    what.operation === 'clear' ? network.atlas.tables.crossings.find((row) => row.id === what.ref) : undefined
  const ends = crossing
    ? [crossing.from, crossing.to].map((id) => network.places[network.placeIndex.get(id)!]!.country)
    : []
  const mode = (what.toCarrier ?? what.fromCarrier ?? 'road').split('-')[0]!
  return {
    kind: what.kind,
    mode,
    operation: what.operation,
    countries: [...new Set([...ends, ...(country ? [country] : [])])],
  }
}

/** Borders passed on the way, roads to and from its ends included. */
export const bordersOf = (instance: Instance, way: Way): number =>
  way.arcs.reduce((count, arc) => count + instance.borders[arc]!, way.start.borders + way.end.borders)

function evidenceOf(drafts: readonly Draft[], legs: readonly Leg[]): Evidence {
  const time: Record<Grade, number> = { measured: 0, published: 0, estimated: 0 }
  const cost: Record<Grade, number> = { measured: 0, published: 0, estimated: 0 }
  const sources = new Set<string>()
  for (const [i, leg] of drafts.entries()) {
    time[leg.timeGrade] += leg.endAt - leg.startAt
    for (const grade of ['measured', 'published', 'estimated'] as const)
      cost[grade] += Math.abs(leg.ledger.byGrade[grade])
    for (const id of legs[i]!.sources) sources.add(id)
  }
  return { time: shares(time), cost: shares(cost), sources: [...sources].sort() }
}

function shares(parts: Record<Grade, number>): Shares {
  const total = parts.measured + parts.published + parts.estimated
  if (total === 0) return { measured: 0, published: 0, estimated: 1 }
  return {
    measured: parts.measured / total,
    published: parts.published / total,
    estimated: parts.estimated / total,
  }
}
