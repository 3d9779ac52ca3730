import { fold } from './fold.ts'
import { greatCircleKm } from './great-circle.ts'
import type { Town } from './town.ts'

/** A place of the network, as its owner names it. */
export type GazetteerPlace = {
  readonly id: string
  readonly unlocode?: string | null
  readonly name: string
  /** Empty when there is none */
  readonly nameRu: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly aliases: readonly string[]
}

/** What a query can name. */
export type Candidate = {
  readonly kind: 'place' | 'town'
  /** A place's own id, or `town:` and the GeoNames id: fit for a link that is sent to a colleague */
  readonly id: string
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly population: number
}

export const NAME = 0
export const OTHER_NAME = 1
/** The end of a name from its second or a later word: `Novgorod` of `Nizhniy Novgorod`. */
export const LATER_WORD = 2

/** Names by key in parallel arrays: a keystroke scans them whole, which takes about a millisecond. */
export type Gazetteer = {
  /** The network's places first, then the towns */
  readonly candidates: readonly Candidate[]
  /** [entry] folded name, see `fold` */
  readonly keys: readonly string[]
  /** [entry] the name as written */
  readonly names: readonly string[]
  /** [entry] candidate index; a town that is a place of the network points to that place */
  readonly owners: Int32Array
  /** [entry] NAME, OTHER_NAME or LATER_WORD */
  readonly kinds: Uint8Array
  /** [entry] set of the key's letters, see `lettersOf` */
  readonly letters: Uint32Array
  /** Candidate index by id; towns that are places keep theirs, so that old links hold */
  readonly byId: ReadonlyMap<string, number>
  /** Candidate index by UN/LOCODE without space */
  readonly byCode: ReadonlyMap<string, number>
  readonly countries: ReadonlySet<string>
}

/** A town this near to a place of its name and country is that place. */
const SAME_KM = 25

/** Indexes places and towns. Some 50 ms for 19,000 towns; the result never changes. */
export function gazetteer(towns: readonly Town[], places: readonly GazetteerPlace[]): Gazetteer {
  const candidates: Candidate[] = []
  const entries = new Entries()
  const byId = new Map<string, number>()
  const byCode = new Map<string, number>()
  const placesByKey = new Map<string, number[]>()

  for (const place of places) {
    const index = candidates.length
    const { id, name, country, lat, lon } = place
    candidates.push({ kind: 'place', id, name, country, lat, lon, population: 0 })
    byId.set(id, index)
    byCode.set(bareCode(id), index)
    if (place.unlocode) byCode.set(bareCode(place.unlocode), index)
    for (const spelling of spellingsOf(place)) {
      const key = fold(spelling)
      if (key === '') continue
      const main = spelling === name || spelling === place.nameRu
      entries.add(index, main ? NAME : OTHER_NAME, key, spelling)
      entries.addLaterWords(index, spelling)
      placesByKey.set(key, [...(placesByKey.get(key) ?? []), index])
    }
  }

  for (const town of towns) {
    const index = candidates.length
    const { name, country, lat, lon, population } = town
    const id = `town:${town.id}`
    candidates.push({ kind: 'town', id, name, country, lat, lon, population })
    byId.set(id, index)
    const keys = [fold(name)]
    for (const other of town.alt) keys.push(fold(other))
    const place = placeOf(town, keys, placesByKey, candidates)
    const owner = place ?? index
    if (place !== undefined && population > candidates[place]!.population) {
      candidates[place] = { ...candidates[place]!, population }
    }
    for (const code of town.codes) if (!byCode.has(country + code)) byCode.set(country + code, owner)
    entries.add(owner, NAME, keys[0]!, name)
    for (let k = 0; k < town.alt.length; k++) entries.add(owner, OTHER_NAME, keys[k + 1]!, town.alt[k]!)
    entries.addLaterWords(owner, name)
  }

  const countries = new Set(candidates.map((one) => one.country))
  return { candidates, ...entries.arrays(), byId, byCode, countries }
}

/** Names on their way into parallel arrays. */
class Entries {
  private readonly keys: string[] = []
  private readonly names: string[] = []
  private readonly owners: number[] = []
  private readonly kinds: number[] = []

  add(owner: number, kind: number, key: string, name: string): void {
    this.keys.push(key)
    this.names.push(name)
    this.owners.push(owner)
    this.kinds.push(kind)
  }

  addLaterWords(owner: number, name: string): void {
    for (let i = 1; i < name.length; i++) {
      if (!isBreak(name.charCodeAt(i - 1)) || isBreak(name.charCodeAt(i))) continue
      const key = fold(name.slice(i))
      if (key.length > 2) this.add(owner, LATER_WORD, key, name)
    }
  }

  arrays(): Pick<Gazetteer, 'keys' | 'names' | 'owners' | 'kinds' | 'letters'> {
    return {
      keys: this.keys,
      names: this.names,
      owners: new Int32Array(this.owners),
      kinds: new Uint8Array(this.kinds),
      letters: new Uint32Array(this.keys.map(lettersOf)),
    }
  }
}

/** All names of a place; of `Tehran (Aprin dry port)` also what stands before the bracket. */
function spellingsOf(place: GazetteerPlace): Set<string> {
  const full = [place.name, place.nameRu, ...place.aliases]
  return new Set([...full, ...full.map((name) => name.replace(/ \(.*$/, ''))])
}

function placeOf(
  town: Town,
  spelled: readonly string[],
  placesByKey: ReadonlyMap<string, readonly number[]>,
  candidates: readonly Candidate[],
): number | undefined {
  let nearest: number | undefined
  let nearestKm = SAME_KM
  for (const key of spelled) {
    for (const index of placesByKey.get(key) ?? []) {
      const place = candidates[index]!
      if (place.country !== town.country) continue
      const km = greatCircleKm(place, town)
      if (km > nearestKm) continue
      nearest = index
      nearestKm = km
    }
  }
  return nearest
}

/** A space or a hyphen. */
const isBreak = (code: number) => code === 32 || code === 45

/** A code as it is compared: `KZ ALA`, `kz-ala` and `KZALA` are one. */
export const bareCode = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toUpperCase()

/** The letters of a key as bits: a to z, and six shared bits for everything else. */
export function lettersOf(key: string): number {
  let bits = 0
  for (let i = 0; i < key.length; i++) {
    const letter = key.charCodeAt(i) - 97
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + ((letter + 97) % 6))
  }
  return bits >>> 0
}
