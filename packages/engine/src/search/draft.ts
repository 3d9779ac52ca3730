import type { Carrier, Facility, Grade } from '@serai/atlas'
import { endingCharges } from '../cost/charges.ts'
import type { Charge } from '../cost/tariffs.ts'
import type { Handle, Haul, LegBase } from '../itinerary/itinerary.ts'
import { BERTHS, UNITS } from '../network/network.ts'
import type { Ending, Instance } from './instance.ts'
import { Ledger } from './ledger.ts'
import { arrival, type Way } from './pareto.ts'

type Open<T> = { -readonly [K in keyof T]: T[K] }
export type HaulDraft = Open<Omit<Haul, keyof LegBase | 'spread'>>
export type HandleDraft = Open<Omit<Handle, keyof LegBase | 'spread'>>

/** A leg while it is put together. Minutes count from departure; sums are not rounded yet. */
export interface Draft {
  readonly what: HaulDraft | HandleDraft
  readonly ledger: Ledger
  readonly startAt: number
  endAt: number
  waitMinutes: number
  /** Mean and 90th percentile of the leg's own time, waits for gates and departures left out. */
  meanMinutes: number
  p90Minutes: number
  co2eGrams: number
  disruption: number
  closureMinutes: number
  timeGrade: Grade
  readonly unit: number
  readonly gate: number
  readonly schedule: number
  /** Country whose conditions the leg shares in rehearsal; null at sea and at handles. */
  readonly country: string | null
}

const carrierOf = (berth: number): Carrier =>
  BERTHS[berth] === 'gate' ? 'road' : (BERTHS[berth]!.replace(/-(in|out)$/, '') as Carrier)
const RANK: readonly Grade[] = ['measured', 'published', 'estimated']
const weakest = (...grades: readonly Grade[]): Grade =>
  RANK[Math.max(...grades.map((grade) => RANK.indexOf(grade)))]!

/** Turns a way into legs: a handle at each place where something is done, one haul between two of them. */
export function drafts(instance: Instance, way: Way): Draft[] {
  const legs: Draft[] = []
  let time = begin(instance, way.start, legs)
  for (const arc of way.arcs) {
    const next = arrival(instance, arc, time)
    if (instance.network.isHaul[arc]) addHaul(instance, arc, time, next, legs)
    else addHandle(instance, arc, time, next, legs)
    time = next
  }
  finish(instance, way.end, time, legs)
  return legs
}

function draft(
  what: HaulDraft | HandleDraft,
  startAt: number,
  endAt: number,
  rest: Partial<Draft> & Pick<Draft, 'unit'>,
): Draft {
  return {
    what,
    ledger: new Ledger(),
    startAt,
    endAt,
    waitMinutes: 0,
    meanMinutes: endAt - startAt,
    p90Minutes: 0,
    co2eGrams: 0,
    disruption: 0,
    closureMinutes: 0,
    timeGrade: 'estimated',
    gate: -1,
    schedule: -1,
    country: null,
    ...rest,
  }
}

function begin(instance: Instance, start: Ending, legs: Draft[]): number {
  const access = start.access ? accessDraft(instance, start, 'starts') : null
  const own = start.minutes - (access?.minutes ?? 0)
  legs.push(endingDraft(instance, start, 'load', 0, own))
  if (access) legs.push(access.at(own))
  return start.minutes
}

function finish(instance: Instance, end: Ending, time: number, legs: Draft[]): void {
  const access = end.access ? accessDraft(instance, end, 'ends') : null
  if (access) legs.push(access.at(time))
  const from = time + (access?.minutes ?? 0)
  legs.push(endingDraft(instance, end, 'unload', from, time + end.minutes))
}

function endingDraft(
  instance: Instance,
  ending: Ending,
  operation: 'load' | 'unload',
  startAt: number,
  endAt: number,
): Draft {
  const { network, load, consignment } = instance
  const { facility } = ending
  const unit = network.nodeUnit[ending.node]!
  const carrier = carrierOf(network.nodeBerth[ending.node]!)
  const endpoint = operation === 'load' ? consignment.from : consignment.to
  const work = Math.max(0, endAt - startAt - facility.hours * 60)
  const made = draft(
    {
      kind: 'handle',
      operation,
      place: ending.access ? endpoint.id : network.places[network.nodePlace[ending.node]!]!.id,
      ref: facility.id,
      fromCarrier: operation === 'load' ? null : carrier,
      toCarrier: operation === 'load' ? carrier : null,
    },
    startAt,
    endAt,
    { unit, p90Minutes: facility.p90Hours * 60 + work, timeGrade: facility.grade },
  )
  const charges = endingCharges(facility, UNITS[unit]!, instance.costing.book)
  account(instance, made, facility, charges, load.tonnes)
  return made
}

/** Charges and emissions of a facility. */
function account(
  instance: Instance,
  leg: Draft,
  facility: Facility,
  charges: readonly Charge[],
  tonnes: number,
): void {
  for (const charge of charges) leg.ledger.charge(charge, instance.load, 0)
  const emission = instance.costing.emissions.handle(facility.operation)
  leg.co2eGrams += (emission?.wtwG ?? 0) * tonnes
  for (const id of [...facility.source, ...(emission?.source ?? [])]) leg.ledger.sources.add(id)
}

function accessDraft(instance: Instance, ending: Ending, side: 'starts' | 'ends') {
  const { network, load, consignment, costing } = instance
  const access = ending.access!
  const point = side === 'starts' ? consignment.from : consignment.to
  const place = network.places[network.nodePlace[ending.node]!]!
  const here = point.kind === 'point' ? point.country : place.country
  const [from, to] = side === 'starts' ? [point.id, place.id] : [place.id, point.id]
  const countries = side === 'starts' ? [here, place.country] : [place.country, here]
  const at = (startAt: number): Draft => {
    const made = draft(
      {
        kind: 'haul',
        mode: 'road',
        carrier: 'road',
        vehicle: access.vehicleClass.vehicle.id,
        vehicles: access.vehicles,
        from,
        to,
        via: [],
        links: ['access'],
        service: null,
        distanceKm: access.distanceKm,
        countries: [...new Set(countries)],
        passages: [],
      },
      startAt,
      startAt + access.minutes,
      {
        unit: network.nodeUnit[ending.node]!,
        p90Minutes: access.minutes * 1.5,
        co2eGrams: access.co2ePerTonne * load.tonnes,
      },
    )
    for (const charge of access.charges(costing.book)) made.ledger.charge(charge, load, access.vehicles)
    return made
  }
  return { minutes: access.minutes, at }
}

function addHandle(instance: Instance, arc: number, startAt: number, endAt: number, legs: Draft[]): void {
  const { network, load } = instance
  const source = network.sources[network.source[arc]!]!
  if (source.kind !== 'facility') return
  const { facility } = source
  const tail = network.tail[arc]!
  const head = network.head[arc]!
  const own = instance.minutes[arc]!
  const made = draft(
    {
      kind: 'handle',
      operation: facility.operation,
      place: network.places[network.nodePlace[tail]!]!.id,
      ref: facility.id,
      fromCarrier: carrierOf(network.nodeBerth[tail]!),
      toCarrier: carrierOf(network.nodeBerth[head]!),
    },
    startAt,
    endAt,
    {
      unit: network.nodeUnit[head]!,
      waitMinutes: endAt - startAt - own,
      meanMinutes: own,
      p90Minutes: network.p90[arc]! + own - network.minutes[arc]!,
      timeGrade: facility.grade,
      gate: network.gate[arc]!,
    },
  )
  account(instance, made, facility, instance.costing.charges(arc), load.tonnes)
  legs.push(made)
}

function addHaul(instance: Instance, arc: number, startAt: number, endAt: number, legs: Draft[]): void {
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
