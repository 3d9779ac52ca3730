import type { Grade } from '@serai/atlas'
import { UNITS } from '../network/network.ts'
import type { Instance } from './instance.ts'
import { carrierOf, type Draft, draft, type HaulDraft } from './leg-draft.ts'

const RANK: readonly Grade[] = ['measured', 'published', 'estimated']
const weakest = (...grades: readonly Grade[]): Grade =>
  RANK[Math.max(...grades.map((grade) => RANK.indexOf(grade)))]!

/** A haul over an arc: joined to the haul before where one vehicle drives on, after a leg of its own for a border. */
export function addHaul(
  instance: Instance,
  arc: number,
  startAt: number,
  endAt: number,
  legs: Draft[],
): void {
  const { network, load, costing } = instance
  const source = network.sources[network.source[arc]!]!
  const clears = source.kind === 'link' && source.crossing !== null
  let begins = startAt
  if (clears) {
    begins = startAt + (endAt - startAt - network.minutes[arc]!)
    legs.push(clearDraft(instance, arc, startAt, begins))
  }
  const previous = legs.at(-1)
  const facts = haulFacts(instance, arc)
  const gated = !clears && network.gate[arc]! >= 0
  const joins = source.kind === 'link' && !clears && !gated && previous && continues(previous, facts)
  const leg = joins ? extend(previous, facts, network, arc) : null
  const made =
    leg ??
    draft(facts, begins, endAt, {
      unit: network.nodeUnit[network.tail[arc]!]!,
      waitMinutes: endAt - begins - network.minutes[arc]! + tramping(instance, arc),
      meanMinutes: network.minutes[arc]!,
      p90Minutes: network.p90[arc]!,
      disruption: clears ? 0 : network.disruption[arc]!,
      closureMinutes: clears ? 0 : network.closureMinutes[arc]!,
      timeGrade: haulGrade(instance, arc),
      gate: clears ? -1 : network.gate[arc]!,
      schedule: network.schedule[arc]!,
      country: facts.mode === 'road' || facts.mode === 'rail' ? facts.countries[0]! : null,
    })
  if (!leg) legs.push(made)
  made.endAt = endAt
  for (const charge of costing.charges(arc)) {
    if (clears && charge.kind === 'border') legs.at(-2)!.ledger.charge(charge, load, facts.vehicles)
    else made.ledger.charge(charge, load, facts.vehicles)
  }
  const emission = costing.emission(arc)
  made.co2eGrams += (emission?.wtwG ?? 0) * network.distanceKm[arc]! * load.tonnes
  for (const id of [...haulSources(instance, arc), ...(emission?.source ?? [])]) made.ledger.sources.add(id)
}

/** Mean wait of a tramp for its ship, which the arc's time includes. */
function tramping(instance: Instance, arc: number): number {
  const { network } = instance
  if (network.sources[network.source[arc]!]!.kind !== 'lane') return 0
  return (network.vehicleClasses[network.vehicleClass[arc]!]!.vehicle.waitHours ?? 0) * 60
}

function clearDraft(instance: Instance, arc: number, startAt: number, endAt: number): Draft {
  const { network } = instance
  const source = network.sources[network.source[arc]!]!
  const crossing = source.kind === 'link' ? source.crossing! : null
  const tail = network.tail[arc]!
  const carrier = carrierOf(network.nodeBerth[tail]!)
  const made = draft(
    {
      kind: 'handle',
      operation: 'clear',
      place: network.places[network.nodePlace[tail]!]!.id,
      ref: crossing!.id,
      fromCarrier: carrier,
      toCarrier: carrier,
    },
    startAt,
    endAt,
    {
      unit: network.nodeUnit[tail]!,
      waitMinutes: endAt - startAt - network.clearMinutes[arc]!,
      meanMinutes: network.clearMinutes[arc]!,
      p90Minutes: network.clearP90[arc]!,
      timeGrade: crossing!.grade,
      disruption: network.disruption[arc]!,
      closureMinutes: network.closureMinutes[arc]!,
      gate: network.gate[arc]!,
    },
  )
  for (const id of crossing!.source) made.ledger.sources.add(id)
  return made
}

function continues(previous: Draft, facts: HaulDraft): boolean {
  const { what } = previous
  return (
    what.kind === 'haul' &&
    what.carrier === facts.carrier &&
    what.vehicle === facts.vehicle &&
    what.service === null &&
    what.links[0] !== 'access'
  )
}

/** Stretches that one vehicle drives in one go share its luck: their 90th percentiles add up. */
function extend(leg: Draft, facts: HaulDraft, network: Instance['network'], arc: number): Draft {
  const haul = leg.what as HaulDraft
  haul.via = [...haul.via, haul.to]
  haul.to = facts.to
  haul.links = [...haul.links, ...facts.links]
  haul.distanceKm += facts.distanceKm
  haul.vehicles = Math.max(haul.vehicles, facts.vehicles)
  haul.countries = [...new Set([...haul.countries, ...facts.countries])]
  leg.meanMinutes += network.minutes[arc]!
  leg.p90Minutes += network.p90[arc]!
  const both = leg.disruption + network.disruption[arc]!
  if (both > 0) {
    leg.closureMinutes =
      (leg.closureMinutes * leg.disruption + network.closureMinutes[arc]! * network.disruption[arc]!) / both
  }
  leg.disruption = both
  const source = network.sources[network.source[arc]!]!
  if (source.kind === 'link') leg.timeGrade = weakest(leg.timeGrade, source.link.grade)
  return leg
}

function haulFacts(instance: Instance, arc: number): HaulDraft {
  const { network, load } = instance
  const source = network.sources[network.source[arc]!]!
  const tail = network.tail[arc]!
  const from = network.places[network.nodePlace[tail]!]!
  const to = network.places[network.nodePlace[network.head[arc]!]!]!
  const group = network.vehicleClass[arc]!
  const { vehicle } = network.vehicleClasses[group]!
  const service = source.kind === 'service' ? source.service : null
  const lane = source.kind === 'service' || source.kind === 'lane' ? source.lane : null
  const crossed = service && service.countries.length > 0 ? service.countries : [from.country, to.country]
  const ids =
    source.kind === 'link' ? [source.link.id] : [...(service ? [service.id] : []), ...(lane ? [lane.id] : [])]
  return {
    kind: 'haul',
    mode: vehicle.mode,
    carrier: carrierOf(network.nodeBerth[tail]!),
    vehicle: vehicle.id,
    vehicles: load.vehicles[group * UNITS.length + network.nodeUnit[tail]!]!,
    from: from.id,
    to: to.id,
    via: [],
    links: ids,
    service: service?.id ?? null,
    distanceKm: network.distanceKm[arc]!,
    countries: [...new Set(crossed)],
    passages: lane ? [...lane.passages] : [],
  }
}

function haulGrade(instance: Instance, arc: number): Grade {
  const source = instance.network.sources[instance.network.source[arc]!]!
  if (source.kind === 'link') return source.link.grade
  return source.kind === 'service' ? source.service.grade : 'estimated'
}

function haulSources(instance: Instance, arc: number): readonly string[] {
  const source = instance.network.sources[instance.network.source[arc]!]!
  if (source.kind === 'link') return source.link.source
  if (source.kind === 'lane') return source.lane.source
  return source.kind === 'service' ? [...source.service.source, ...(source.lane?.source ?? [])] : []
}
