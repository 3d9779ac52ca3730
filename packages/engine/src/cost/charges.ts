import type { Crossing, Facility, LoadUnit } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import { UNITS } from '../network/network.ts'
import type { Charge, TariffBook } from './tariffs.ts'

/** Load units that are counted in boxes. */
export const BOXED: readonly LoadUnit[] = ['box', 'reefer', 'nuclear']

/** Every charge of an arc, freight first. Pure; the network and the tariffs must be of the same atlas and day. */
export function chargesOf(network: Network, book: TariffBook, arc: number): readonly Charge[] {
  const source = network.sources[network.source[arc]!]!
  const unit = UNITS[network.nodeUnit[network.tail[arc]!]!]!
  if (source.kind === 'facility') return handlingCharges(source.facility, unit)
  const from = network.places[network.nodePlace[network.tail[arc]!]!]!
  const to = network.places[network.nodePlace[network.head[arc]!]!]!
  const vehicle = network.vehicleClasses[network.vehicleClass[arc]!]!.vehicle
  const tokens = [`place:${from.id}`, `place:${to.id}`]
  const own: Charge[] = []
  if (source.kind === 'link') {
    tokens.push(`link:${source.link.id}`, `country:${from.country}`)
    if (source.crossing) {
      tokens.push(`crossing:${source.crossing.id}`)
      own.push(borderCharge(source.crossing, source.crossing.from === from.id))
    }
  } else if (source.kind === 'service') {
    const { service, lane, stretch } = source
    tokens.push(`service:${service.id}`)
    for (const crossing of service.crossings) tokens.push(`crossing:${crossing}`)
    for (const country of service.countries) tokens.push(`country:${country}`)
    if (lane) tokens.push(`lane:${lane.id}`, ...lane.passages.map((id) => `passage:${id}`))
    const rate = (basis: Charge['basis'], usd: number): Charge => ({
      kind: 'freight',
      basis,
      usd: usd * stretch,
      grade: stretch === 1 ? service.grade : 'estimated',
      source: service.source,
    })
    own.push(BOXED.includes(unit) ? rate('teu', service.usdPerTeu) : rate('tonne', service.usdPerT))
    if (service.usdPerVehicle) own.push(rate('vehicle', service.usdPerVehicle))
  } else {
    tokens.push(`lane:${source.lane.id}`, ...source.lane.passages.map((id) => `passage:${id}`))
  }
  const matched = book.charges({
    mode: vehicle.mode,
    vehicle: vehicle.id,
    unit,
    tokens,
    north: to.lat - from.lat,
    east: to.lon - from.lon,
    distanceKm: network.distanceKm[arc]!,
    service: source.kind === 'service',
    tramp: source.kind === 'lane',
  })
  return [...own, ...matched]
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

/** Charges of a handle, `unit` being what comes in. Storage is for the mean dwell beyond the free days. */
export function handlingCharges(facility: Facility, unit: LoadUnit): Charge[] {
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
