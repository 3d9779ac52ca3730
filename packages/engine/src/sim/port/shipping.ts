import { DAY } from '@serai/atlas'
import type { Stream } from '../../random/stream.ts'
import { arrivals } from '../arrivals.ts'
import { Intensity } from '../intensity.ts'
import { type Law, sampler } from '../law.ts'
import type { Simulation } from '../simulation.ts'
import { drawParcel } from './parcel.ts'
import type { PortPlan } from './plan.ts'
import type { Ship } from './ship.ts'
import { PARTS, type StreamSpec } from './spec.ts'
import type { Street } from './street.ts'

const YEAR = 365 * DAY
/** Ships are known this long before they come, at most: trucks bring their cargo in that time. */
const MOST_NOTICE = 7 * DAY

export interface ShippingHost {
  readonly street: Street
  newShip(stream: StreamSpec): Ship
  arriveIn(minutes: number, ship: Ship): void
}

/** Ships of the port's other trade: announced, so that trucks bring what they shall load, and then there. */
export class Shipping {
  private readonly plan: PortPlan
  private readonly host: ShippingHost
  /** [stream] cargo of the next ship, t or TEU. */
  private readonly parcels: readonly (() => number)[]
  /** Chance factors on the work of ships, by stream id. */
  private readonly factors = new Map<string, () => number>()
  private readonly stream: (what: string) => Stream
  /** [stream] brought and not yet given to a ship; promised to ships that left without it. Thousandths. */
  private readonly ashore: Float64Array
  private readonly owed: Float64Array

  constructor(simulation: Simulation, plan: PortPlan, host: ShippingHost, stream: (what: string) => Stream) {
    this.plan = plan
    this.host = host
    this.stream = stream
    const { streams } = plan.spec
    this.ashore = new Float64Array(streams.length)
    this.owed = new Float64Array(streams.length)
    this.parcels = streams.map(({ id, parcel }) => {
      const luck = stream(`parcels ${id}`)
      return () => drawParcel(luck, parcel)
    })
    for (const [s, { id, row, hours }] of streams.entries()) {
      if (row.perYear === 0) continue
      const monthWeights = row.monthWeights.length > 0 ? { monthWeights: row.monthWeights.map(Number) } : {}
      const intensity = new Intensity({ hours, ...monthWeights, startDay: plan.startDay })
      arrivals(simulation, { gap: gapOf(streams[s]!), intensity }, stream(`ships ${id}`), () =>
        this.announce(s),
      )
    }
  }

  private announce(s: number): void {
    const stream = this.plan.spec.streams[s]!
    const parcel = Math.round(this.parcels[s]!() * PARTS)
    const ship = this.host.newShip(stream)
    ship.unload = Math.round(parcel * (stream.row.unloadShare ?? 0.5))
    ship.load = parcel - ship.unload
    const stay = this.plan.spec.groups[stream.group]!.stocks[stream.stock]?.dwellMinutes ?? 0
    const notice = Math.min(MOST_NOTICE, stay || DAY)
    this.host.street.bring(s, ship.load, notice)
    this.host.arriveIn(notice, ship)
  }

  /** Chance factor of mean 1 on the work of a ship, with the spread of the fastest that works it. */
  factorOf(stream: StreamSpec): number {
    let draw = this.factors.get(stream.id)
    if (!draw) {
      const { cv } = this.plan.spec.groups[stream.group]!.pools[stream.pools[0]!]!
      const law = { family: 'lognormal', mean: 1, cv } as const
      draw = sampler(law, this.stream(`work ${stream.id}`), `work of ${stream.id}`)
      this.factors.set(stream.id, draw)
    }
    return draw()
  }

  /** A truck has brought cargo for the ships of a stream. */
  brought(s: number, amount: number): void {
    this.ashore[s]! += amount
  }

  /** What a ship loads is what is there for it; what comes late goes with the next of its stream. */
  load(ship: Ship): void {
    const s = this.plan.spec.streams.indexOf(ship.stream)
    if (s < 0 || ship.stream.stock < 0) return
    const wanted = ship.load + this.owed[s]!
    ship.load = Math.min(wanted, this.ashore[s]!)
    this.ashore[s]! -= ship.load
    this.owed[s] = wanted - ship.load
  }
}

function gapOf({ row }: StreamSpec): Law {
  const mean = YEAR / row.perYear
  if (row.process === 'schedule') return { family: 'constant', mean }
  if (row.process === 'erlang') return { family: 'erlang', mean, phases: row.shape ?? 1 }
  return { family: 'exponential', mean }
}
