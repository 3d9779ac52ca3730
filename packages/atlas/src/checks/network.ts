import { type Finding, finding, type Rule, type Subject } from './subject.ts'

interface Ends {
  readonly from: string
  readonly to: string
  readonly mode: string
}

/** The same two places by the same mode, in either direction. */
const pairOf = ({ from, to, mode }: Ends) => JSON.stringify([mode, ...[from, to].sort()])

const abroad = ({ places }: Subject, { from, to }: Ends): boolean => {
  const a = places.get(from)?.country
  const b = places.get(to)?.country
  return a !== undefined && b !== undefined && a !== b
}

/** Roads and railways between two countries pass a crossing. */
export const borderLinks: Rule = function* (subject) {
  if (!subject.complete('crossings')) return
  const crossings = new Set(subject.tables.crossings.map(pairOf))
  for (const [row, link] of subject.tables.links.entries()) {
    if (link.mode !== 'road' && link.mode !== 'rail') continue
    if (abroad(subject, link) && !crossings.has(pairOf(link)))
      yield finding('links', row, 'id', link.id, `a ${link.mode} crossing ${link.from}–${link.to}`)
  }
}

/** Crossings lie on a link between two countries, and operate only if a link there does. */
export const crossingLinks: Rule = function* (subject) {
  if (!subject.complete('links')) return
  const links = new Set(subject.tables.links.map(pairOf))
  const working = new Set(
    subject.tables.links.filter(({ status }) => status === 'operating').map((link) => pairOf(link)),
  )
  for (const [row, crossing] of subject.tables.crossings.entries()) {
    const { id, from, to, mode, status } = crossing
    if (subject.places.has(from) && subject.places.has(to) && !abroad(subject, crossing))
      yield finding('crossings', row, 'to', to, `a place in another country than ${from}`)
    if (!links.has(pairOf(crossing)))
      yield finding('crossings', row, 'id', id, `a ${mode} link ${from}–${to}`)
    else if (status === 'operating' && !working.has(pairOf(crossing)))
      yield finding('crossings', row, 'status', status, 'planned, as its link is')
  }
}

/** Every place can be reached by a link, a service or a sea lane. */
export const idlePlaces: Rule = function* ({ tables, complete }) {
  if (!complete('links', 'services', 'sealanes')) return
  const reached = new Set(
    [...tables.links, ...tables.services, ...tables.sealanes].flatMap(({ from, to }) => [from, to]),
  )
  for (const [row, { id }] of tables.places.entries())
    if (!reached.has(id)) yield finding('places', row, 'id', id, 'a link, a service or a sea lane to it')
}

/**
 * The operating land network hangs together; what lies off it must be had by sea or by a service, and an island of
 * several places is reported once, by its first.
 */
export const islands: Rule = function* ({ tables, complete }) {
  if (!complete('links', 'services', 'sealanes')) return
  const operating = tables.links.filter(({ status }) => status === 'operating')
  const parts = components(operating)
  const main = [...parts.values()].reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), [])
  const afloat = new Set([...tables.sealanes, ...tables.services].flatMap(({ from, to }) => [from, to]))
  const told = new Set<readonly string[]>([main])
  for (const [row, { id }] of tables.places.entries()) {
    const part = parts.get(id)
    if (!part || told.has(part)) continue
    told.add(part)
    if (part.some((place) => afloat.has(place))) continue
    const others = part.filter((place) => place !== id)
    yield finding(
      'places',
      row,
      'id',
      [id, ...others.slice(0, 4)].join(', ') + (others.length > 4 ? ', …' : ''),
      'an operating link, a service or a sea lane to the rest of the network',
    )
  }
}

/** Places by the part of the network they are in, the parts shared. */
function components(links: readonly { from: string; to: string }[]): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const { from, to } of links) {
    const a = parts.get(from) ?? [from]
    const b = parts.get(to) ?? [to]
    parts.set(from, a)
    parts.set(to, b)
    if (a === b) continue
    const [large, small] = a.length >= b.length ? [a, b] : [b, a]
    for (const place of small) {
      large.push(place)
      parts.set(place, large)
    }
  }
  return parts
}

const BOXED = new Set(['box', 'reefer'])
const PORT_WORK = new Set(['load', 'unload', 'transfer'])
const takesBoxes = ({ units }: { readonly units: readonly string[] }) => units.some((unit) => BOXED.has(unit))

/** Boxes come by liner: a port that handles them between ship and shore has a service that carries them. */
export const boxPorts: Rule = function* ({ tables, complete }) {
  if (!complete('services')) return
  const served = new Set(
    tables.services
      .filter((service) => (service.mode === 'sea' || service.mode === 'ferry') && takesBoxes(service))
      .flatMap(({ from, to }) => [from, to]),
  )
  const told = new Set<string>()
  for (const [row, facility] of tables.facilities.entries()) {
    const { place, operation, carriers } = facility
    if (place === '*' || !PORT_WORK.has(operation) || !carriers.includes('sea') || !takesBoxes(facility))
      continue
    if (served.has(place) || told.has(place)) continue
    told.add(place)
    yield finding('facilities', row, 'units', 'box or reefer', `a sea or ferry service for boxes at ${place}`)
  }
}

/** A service names the countries it runs through if it is on land, its two ends among them. */
export const serviceCountries: Rule = function* ({ tables, places, countries: known }) {
  for (const [row, { countries, from, to }] of tables.services.entries()) {
    for (const country of countries)
      if (!known.has(country)) yield finding('services', row, 'countries', country, 'a country with a place')
    if (countries.length > 0)
      yield* ends(
        row,
        countries,
        [from, to].map((id) => places.get(id)?.country),
      )
  }
}

function* ends(row: number, countries: readonly string[], wanted: (string | undefined)[]): Iterable<Finding> {
  for (const country of new Set(wanted))
    if (country !== undefined && !countries.includes(country))
      yield finding(
        'services',
        row,
        'countries',
        countries.join(';'),
        `${country} too, where it begins or ends`,
      )
}
