import { DAY, dayMinute, dayOf, type LoadUnit, problem } from '@serai/atlas'
import type { Journey, SiteInput } from '../model.ts'
import { type Channels, channelsOf } from './channels.ts'
import { type Daylight, daylightAt } from './daylight.ts'
import { readPort } from './read.ts'
import { isBox, PARTS, type PortSpec, type StreamSpec } from './spec.ts'

/** Called ships take a tonnage of this at least: never less than a coaster's. */
const COASTER_T = 1000

/** How a transit flow goes through the port. */
export interface PortFlow {
  readonly group: number
  /** Ships that carry it: for boxes those of the port's other trade, for loose cargo such as are called for it. */
  readonly stream: StreamSpec
  /** Loose cargo for which a ship is called, thousandths. */
  readonly shipload: number
}

/** What does not change from replication to replication. */
export interface PortPlan {
  readonly spec: PortSpec
  readonly input: SiteInput
  readonly flows: readonly PortFlow[]
  readonly daylight: Daylight
  /** Whether the atlas has channels of the port, so that the tide can hold its ships. */
  readonly channels: boolean
  /** First local day of the simulation, YYYY-MM-DD, and in days since the epoch. */
  readonly firstDay: string
  readonly startDay: number
  /** Minutes that plans add for a consignment's own work: its tonnes at the rate of the port's rows, 0 where they have none. */
  workMinutes(unit: LoadUnit, tonnes: number): number
  /** Mean stay of a flow's cargo ashore, minutes. */
  stayOf(flow: number): number
}

/** Reads the port of a case. Throws `simulation-invalid` for a port that cannot work and `place-unknown` for one that is not there. */
export function planPort(input: SiteInput): PortPlan {
  const { atlas, case: asked, journeys } = input
  const place = atlas.tables.places.find(({ id }) => id === asked.place)
  if (!place) throw problem('place-unknown', { got: asked.place, nearest: 'see serai places' })
  const firstDay = dayOf(input.startsAt + input.utcOffsetMinutes)
  const channels = channelsOf(input, firstDay)
  const spec = withWater(readPort(atlas, asked.place, firstDay), channels)
  if (!spec.groups.some(({ id }) => id === asked.group))
    throw problem('simulation-invalid', {
      what: `case ${asked.id}`,
      why: `no ship calls at a terminal "${asked.group}" of ${asked.place}; there are ${spec.groups.map(({ id }) => id).join(', ')}`,
    })
  const startDay = Math.floor((input.startsAt + input.utcOffsetMinutes) / DAY)
  const newYear = dayMinute(`${firstDay.slice(0, 4)}-01-01`) / DAY
  const flows = journeys.map((journey) => flowOf(spec, channels, journey))
  const rows = atlas.tables.facilities.filter(
    (row) => row.place === asked.place && row.carriers.includes('sea') && row.rateTPerHour,
  )
  return {
    spec,
    input,
    flows,
    daylight: daylightAt(place.lat, place.lon, input.utcOffsetMinutes, startDay - newYear + 1),
    channels: channels.known,
    firstDay,
    startDay,
    workMinutes(unit, tonnes) {
      const rate = rows.find((row) => row.units.includes(unit))?.rateTPerHour
      return rate ? (60 * tonnes) / rate : 0
    },
    stayOf: (flow) => {
      const { group, stream } = flows[flow]!
      return spec.groups[group]!.stocks[stream.stock]?.dwellMinutes ?? 0
    },
  }
}

/** A ship is laden on the way in if it unloads here, and on the way out if it loads. */
function withWater(spec: PortSpec, channels: Channels): PortSpec {
  const streams = spec.streams.map((stream) => {
    const unloads = stream.row.unloadShare ?? 0.5
    return { ...stream, water: channels.waterFor(stream.row, { in: unloads > 0, out: unloads < 1 }) }
  })
  return { ...spec, streams }
}

/** Boxes ride with ships that call anyhow; loose cargo goes by shiploads, in ships called for it. */
function flowOf(spec: PortSpec, channels: Channels, { flow, unit, tonnesPerYear }: Journey): PortFlow {
  const stream = spec.streams.find((one) => one.unit === unit || (isBox(unit) && one.boxes))
  if (!stream)
    throw problem('simulation-invalid', {
      what: `port ${spec.place}`,
      why: `no ships of ${unit} call there (traffic.csv), so transit of it cannot leave`,
    })
  if (isBox(unit)) return { group: stream.group, stream, shipload: 0 }
  // A ship a month at least, so that little cargo does not wait half a year for a big ship.
  const shipload = Math.max(Math.min(stream.row.parcel, tonnesPerYear / 12), COASTER_T)
  const laden = { in: flow.direction === 'in', out: flow.direction === 'out' }
  return {
    group: stream.group,
    stream: { ...stream, id: `transit ${unit}`, water: channels.waterFor(stream.row, laden) },
    shipload: Math.round(shipload * PARTS),
  }
}
