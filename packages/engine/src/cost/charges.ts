import type { Crossing, Facility, LoadUnit, Place } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import { UNITS } from '../network/network.ts'
import { type Charge, chargesOn, type Menu, type TariffBook } from './tariffs.ts'

/** Load units that are counted in boxes. */
export const BOXED: readonly LoadUnit[] = ['box', 'reefer', 'nuclear']

/** Every charge of an arc. Pure; the network and the tariffs must be of the same atlas and day. */
export function chargesOf(network: Network, book: TariffBook, arc: number): readonly Charge[] {
  const own = ownCharges(network, book, arc)
  if (!network.isHaul[arc]) return own
  const { vehicle } = network.vehicleClasses[network.vehicleClass[arc]!]!
  const unit = UNITS[network.nodeUnit[network.tail[arc]!]!]!
  return [...own, ...chargesOn(menuOf(network, book, arc), vehicle.id, unit, network.distanceKm[arc]!)]
}

/** Charges that the row itself carries: of a facility, a border post, a service with rates of its own. */
export function ownCharges(network: Network, book: TariffBook, arc: number): Charge[] {
  const source = network.sources[network.source[arc]!]!
  const unit = UNITS[network.nodeUnit[network.tail[arc]!]!]!
  if (source.kind === 'facility') {
    const { facility } = source
    const packing = facility.operation === 'stuff' ? book.packing : []
    const place = network.places[network.nodePlace[network.tail[arc]!]!]!
    const dropOff = facility.operation === 'strip' ? book.dropOff(place, unit) : []
    return [...handlingCharges(facility, unit), ...packing, ...dropOff]
  }
  if (source.kind === 'service') {
    const { service, stretch } = source
    const rate = (basis: Charge['basis'], usd: number): Charge => ({
      kind: 'freight',
      basis,
      usd: usd * stretch,
      grade: stretch === 1 ? service.grade : 'estimated',
      source: service.source,
    })
    const freight = BOXED.includes(unit) ? rate('teu', service.usdPerTeu) : rate('tonne', service.usdPerT)
    return service.usdPerVehicle ? [freight, rate('vehicle', service.usdPerVehicle)] : [freight]
  }
  if (source.kind === 'lane' || source.crossing === null) return []
  const from = network.places[network.nodePlace[network.tail[arc]!]!]!
  return [borderCharge(source.crossing, source.crossing.from === from.id)]
}

/** The tariff menu of a haul: the same for all arcs of one source. */
export function menuOf(network: Network, book: TariffBook, arc: number): Menu {
  const source = network.sources[network.source[arc]!]!
  const from = network.places[network.nodePlace[network.tail[arc]!]!]!
  const to = network.places[network.nodePlace[network.head[arc]!]!]!
  const tokens: string[] = []
  const touch = (kind: string, id: string) => {
    if (book.names(kind, id)) tokens.push(`${kind}:${id}`)
  }
  touch('place', from.id)
  touch('place', to.id)
  if (source.kind === 'link') {
    touch('link', source.link.id)
    touch('country', from.country)
    if (source.crossing) touch('crossing', source.crossing.id)
  } else if (source.kind === 'service') {
    touch('service', source.service.id)
    for (const id of source.service.crossings) touch('crossing', id)
    for (const id of source.service.countries) touch('country', id)
  }
  const lane = source.kind === 'service' || source.kind === 'lane' ? source.lane : null
  if (lane) {
    touch('lane', lane.id)
    for (const id of lane.passages) touch('passage', id)
  }
  return book.menu(network.vehicleClasses[network.vehicleClass[arc]!]!.vehicle.mode, tokens, {
    north: to.lat - from.lat,
    east: to.lon - from.lon,
    service: source.kind === 'service',
    tramp: source.kind === 'lane',
  })
}

function borderCharge(crossing: Crossing, outward: boolean): Charge {
  return {
    kind: 'border',
    basis: 'vehicle',
    usd: outward ? crossing.feeOutUsd : crossing.feeInUsd,
    grade: crossing.grade,
    source: crossing.source,
  }
}

/**
 * Charges where a consignment begins or ends. Goods that start in boxes were put into them there; boxes `from abroad` are left
 * at the end.
 */
export function endingCharges(
  facility: Facility,
  unit: LoadUnit,
  book: TariffBook,
  place: Place,
  fromAbroad: boolean,
): readonly Charge[] {
  const charges = handlingCharges(facility, unit)
  if (!BOXED.includes(unit)) return charges
  if (facility.operation === 'load') return [...charges, ...book.packing]
  return fromAbroad ? [...charges, ...book.dropOff(place, unit)] : charges
}

/** Charges of a handle, `unit` being what comes in. Storage is for the mean dwell beyond the free days. */
function handlingCharges(facility: Facility, unit: LoadUnit): Charge[] {
  const charge = (kind: Charge['kind'], basis: Charge['basis'], usd: number): Charge => ({
    kind,
    basis,
    usd,
    grade: facility.grade,
    source: facility.source,
  })
  const repacks = facility.operation === 'stuff' || facility.operation === 'strip'
  const boxed = BOXED.includes(unit)
  const charges: Charge[] = []
  if ((repacks || !boxed) && facility.usdPerT > 0) charges.push(charge('handling', 'tonne', facility.usdPerT))
  if ((repacks || boxed) && facility.usdPerTeu > 0)
    charges.push(charge('handling', 'teu', facility.usdPerTeu))
  if (facility.usdFixed > 0) charges.push(charge('handling', 'consignment', facility.usdFixed))
  const paidDays = facility.hours / 24 - (facility.freeDays ?? Infinity)
  if (paidDays > 0 && facility.storageUsdPerTDay) {
    charges.push(charge('storage', boxed ? 'teu' : 'tonne', paidDays * facility.storageUsdPerTDay))
  }
  return charges
}
