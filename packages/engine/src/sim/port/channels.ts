import { type Channel, DAY, problem, type Traffic } from '@serai/atlas'
import { holds } from '../../network/network.ts'
import type { SiteInput } from '../model.ts'
import { type HighWater, highWater } from './high-water.ts'
import { ANY_WATER, type Water } from './spec.ts'
import { type Tide, tideAt } from './tide.ts'

/** Ships that no tide of a year lets in are refused, however few days are simulated. */
const YEAR = 366 * DAY

/** Which ways of a ship it makes laden; in ballast it draws about half and asks for no tide. */
export interface Laden {
  readonly in: boolean
  readonly out: boolean
}

/** The channels of a port with the tide over them. */
export interface Channels {
  /** Whether the atlas has any. */
  readonly known: boolean
  /** When ships of a row of `traffic` can pass. Throws `ship-too-deep` for those that never can. */
  waterFor(row: Traffic, laden: Laden): Water
}

/** Channels of a place on the first day of a simulation. */
export function channelsOf(
  { atlas, case: asked, startsAt, warmupDays, days }: SiteInput,
  firstDay: string,
): Channels {
  const channels = atlas.tables.channels.filter((row) => row.place === asked.place && holds(row, firstDay))
  if (channels.length === 0) return { known: false, waterFor: () => ANY_WATER }
  const constants = atlas.tables.tides.filter(({ place }) => place === asked.place)
  if (constants.length === 0)
    throw problem('simulation-invalid', {
      what: `port ${asked.place}`,
      why: 'it has a channel (channels.csv) and no tide (tides.csv)',
    })
  const tide = tideAt(constants, startsAt)
  const until = Math.max(YEAR, (warmupDays + days) * DAY)
  const known = new Map<number, HighWater | null>()
  const waterAt = (level: number): HighWater | null => {
    const found = known.has(level) ? known.get(level)! : bindingWater(tide, level, until)
    known.set(level, found)
    return found
  }
  return {
    known: true,
    waterFor(row, laden) {
      const channel = channels.find(({ groups }) => groups.includes(row.group))
      if (!channel || row.draftM === null || !(laden.in || laden.out)) return ANY_WATER
      const water = waterAt(row.draftM + channel.clearanceM - channel.depthM)
      if (water?.opens.length === 0) throw tooDeep(row, channel, tide, until)
      return { in: laden.in ? water : null, out: laden.out ? water : null }
    },
  }
}

/** Windows at a level, or null where the water is always that high. */
function bindingWater(tide: Tide, level: number, until: number): HighWater | null {
  if (level <= tide.leastM) return null
  const water = highWater(tide, level, until)
  return water.opens[0] === 0 && water.closes[0] === until ? null : water
}

function tooDeep(row: Traffic, { id, depthM, clearanceM }: Channel, tide: Tide, until: number) {
  let highest = tide.leastM
  for (let minute = 0; minute <= until; minute += 10) highest = Math.max(highest, tide.heightM(minute))
  const metres = (value: number) => Number(value.toFixed(2))
  return problem('ship-too-deep', {
    ship: row.id,
    channel: id,
    draught: row.draftM!,
    clearance: clearanceM,
    asked: metres(row.draftM! + clearanceM),
    depth: depthM,
    tide: metres(highest),
  })
}
