import type { Constituent } from '../sites.ts'
import { terminalKey, terminalsOf } from './sites.ts'
import { finding, type Rule } from './subject.ts'

/** What a tide is not foretold without. */
const LEAST: readonly Constituent[] = ['Z0', 'M2', 'S2', 'K1', 'O1']

/** A channel leads to terminals of its place, and no two of one day lead to the same. */
export const channelTerminals: Rule = function* (subject) {
  const { tables, complete } = subject
  if (!complete('equipment')) return
  const terminals = terminalsOf(subject)
  for (const [row, channel] of tables.channels.entries())
    for (const group of channel.groups) {
      if (!terminals.has(terminalKey({ place: channel.place, group })))
        yield finding('channels', row, 'groups', group, `a terminal with a berth at ${channel.place}`)
      const other = tables.channels
        .slice(0, row)
        .find((one) => one.place === channel.place && one.groups.includes(group) && meet(one, channel))
      if (other) yield finding('channels', row, 'groups', group, `one channel to it; ${other.id} leads there`)
    }
}

interface Validity {
  readonly validFrom: string | null
  readonly validTo: string | null
}

const meet = (a: Validity, b: Validity): boolean =>
  (a.validFrom ?? '') <= (b.validTo ?? '9999') && (b.validFrom ?? '') <= (a.validTo ?? '9999')

/** A place has each constituent once, the mean level and the four greatest among them, and so has every place with a channel. */
export const tidesComplete: Rule = function* ({ tables, complete }) {
  const places = new Map<string, { first: number; constituents: Set<string> }>()
  for (const [row, { place, constituent, phaseDeg }] of tables.tides.entries()) {
    const known = places.get(place) ?? { first: row, constituents: new Set() }
    places.set(place, known)
    if (known.constituents.has(constituent))
      yield finding('tides', row, 'constituent', constituent, `one row of it for ${place}`)
    known.constituents.add(constituent)
    if (constituent === 'Z0' && phaseDeg !== 0)
      yield finding('tides', row, 'phase_deg', phaseDeg, '0, for the mean level has no phase')
  }
  if (!complete('tides')) return
  for (const [place, { first, constituents }] of places) {
    const missing = LEAST.filter((one) => !constituents.has(one))
    if (missing.length > 0)
      yield finding('tides', first, 'place', place, `rows for ${missing.join(', ')} as well`)
  }
  for (const [row, { place }] of tables.channels.entries())
    if (!places.has(place)) yield finding('channels', row, 'place', place, 'rows of tides for it')
}
