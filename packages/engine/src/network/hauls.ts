import type { Crossing, Link } from '@serai/atlas'
import type { Course } from './builder.ts'
import type { Hazard } from './hazards.ts'
import { type Berth, holds, UNITS } from './network.ts'
import { addServices } from './services.ts'
import { addTramps } from './tramps.ts'
import { quarters, type Target, type Yard } from './yard.ts'

/** Adds every haul of the atlas that operates on the day. */
export function addHauls(yard: Yard): void {
  const crossings = new Map(
    yard.atlas.tables.crossings.map((row) => [`${row.from} ${row.to} ${row.mode}`, row]),
  )
  for (const link of yard.atlas.tables.links) {
    if (link.status === 'operating' && holds(link, yard.at)) addLink(yard, crossings, link)
  }
  addServices(yard)
  addTramps(yard)
}

function addLink(yard: Yard, crossings: ReadonlyMap<string, Crossing>, link: Link): void {
  const { builder } = yard
  const there = crossings.get(`${link.from} ${link.to} ${link.mode}`)
  const back = crossings.get(`${link.to} ${link.from} ${link.mode}`)
  const crossing = there ?? back ?? null
  if (crossing && (crossing.status !== 'operating' || !holds(crossing, yard.at))) return
  const berth = landBerth(link)
  const from = builder.placeIndex.get(link.from)
  const to = builder.placeIndex.get(link.to)
  if (from === undefined || to === undefined) return
  const minutes = quarters(link.hours * 60 + yard.gates.slowMinutes([['link', link.id]]))
  const p90 = (link.p90Hours ?? link.hours * 1.25) * 60
  const units = link.units.length > 0 ? link.units : UNITS
  const carriages = yard.fleet.carriages(link.mode, link.gaugeMm, units, link.grossLimitT, link.axleLimitT)
  const { disruption, closureMinutes } = linkHazard(yard, link, crossing)
  const gate = linkGate(yard, link, crossing)
  for (const forward of link.oneWay ? [true] : [true, false]) {
    const pass = crossing ? passing(yard, crossing, forward === (there !== undefined)) : null
    const course = builder.course({
      source: { kind: 'link', link, crossing, forward },
      clearMinutes: pass?.clearMinutes ?? 0,
      clearP90: pass?.clearP90 ?? 0,
      minutesPerTonne: 0,
      distanceKm: link.distanceKm,
      disruption,
      closureMinutes,
      gate,
      schedule: -1,
    })
    for (const { unit, vehicleClass } of carriages) {
      const tail = builder.node(forward ? from : to, unit, berth)
      const head = builder.node(forward ? to : from, unit, berth)
      builder.add(course, tail, head, vehicleClass, minutes, p90)
    }
  }
}

function landBerth(link: Link): Berth {
  if (link.mode === 'rail') return `rail-${link.gaugeMm ?? 1520}` as Berth
  if (link.mode === 'pipeline' || link.mode === 'river') return link.mode
  return 'road'
}

function passing(
  yard: Yard,
  crossing: Crossing,
  outward: boolean,
): Pick<Course, 'clearMinutes' | 'clearP90'> {
  const slow = yard.gates.slowMinutes([['crossing', crossing.id]])
  const hours = outward ? crossing.hoursOut : crossing.hoursIn
  const p90 = outward ? crossing.p90HoursOut : crossing.p90HoursIn
  return { clearMinutes: quarters(hours * 60 + slow), clearP90: p90 * 60 + slow }
}

function linkHazard(yard: Yard, link: Link, crossing: Crossing | null): Hazard {
  const targets: ['link' | 'crossing', string][] = [['link', link.id]]
  if (crossing) targets.push(['crossing', crossing.id])
  const country = yard.countryOf.get(link.from) ?? ''
  return yard.hazards.of(targets, link.mode === 'pipeline' ? [] : [[country, link.distanceKm]])
}

function linkGate(yard: Yard, link: Link, crossing: Crossing | null): number {
  const targets: Target[] = [
    ['link', link.id],
    ['place', link.from],
    ['place', link.to],
  ]
  if (!crossing) return yard.gates.gate('', link.from, [], targets)
  targets.push(['crossing', crossing.id])
  return yard.gates.gate(crossing.opening, crossing.from, crossing.holidays, targets)
}
