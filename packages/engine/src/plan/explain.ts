import type { Closure, Corridor } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { compile } from '../network/compile.ts'
import { inForce } from '../network/gates.ts'
import type { Network } from '../network/network.ts'
import { alternatives } from '../search/corridor.ts'
import { instanceOf } from '../search/instance.ts'
import { paretoSet } from '../search/pareto.ts'
import { corridorRequirement } from '../search/requirements.ts'
import type { RouteResult } from '../search/route.ts'
import type { Explanation, Reason } from './reply.ts'

const NO_AVOID: Consignment['avoid'] = { countries: [], places: [], modes: [], passages: [] }
/** A corridor's own search is bounded: it only has to find whether and what, not every way. */
const LABELS = 20_000

/** One reason for each corridor that no itinerary shown uses, in the order of the table. */
export function explain(
  network: Network,
  consignment: Consignment,
  result: RouteResult,
  itineraries: readonly Itinerary[],
): Explanation[] {
  const shown = new Set(itineraries.map((itinerary) => itinerary.corridor))
  const worlds = new Worlds(network, consignment)
  return network.corridors
    .filter((corridor) => !shown.has(corridor.id) && corridor.via.length > 0)
    .map((corridor) => explainOne(corridor, network, consignment, result, itineraries, worlds))
}

/** The same world with one obstacle taken away, compiled when it is first needed. */
class Worlds {
  private readonly network: Network
  private readonly consignment: Consignment
  private free: Network | null = null

  constructor(network: Network, consignment: Consignment) {
    this.network = network
    this.consignment = consignment
  }

  /** Without closures and with planned links: what could be. */
  get opened(): Network {
    if (!this.free) {
      const { atlas } = this.network
      const operating = <T extends { readonly status: string }>(rows: readonly T[]) =>
        rows.map((row) => ({ ...row, status: 'operating' }))
      const tables = {
        ...atlas.tables,
        closures: [],
        links: operating(atlas.tables.links),
        crossings: operating(atlas.tables.crossings),
      } as typeof atlas.tables
      this.free = compile({ ...atlas, tables }, this.network.at)
    }
    return this.free
  }

  /** A way along a corridor, or null. */
  way(network: Network, corridor: Corridor, filters: boolean) {
    const requirement = corridorRequirement(network, corridor)
    if (!requirement) return null
    const asked = filters
      ? this.consignment
      : {
          ...this.consignment,
          avoid: NO_AVOID,
          gateway: null,
          maxBorders: null,
          tirOnly: false,
          sanctionsFree: false,
          dueAt: null,
        }
    const instance = instanceOf(network, { ...asked, gateway: null }, requirement)
    const { ways } = paretoSet(instance, { maxLabels: LABELS })
    return ways.sort((a, b) => a.cost - b.cost)[0] ?? null
  }
}

function explainOne(
  corridor: Corridor,
  network: Network,
  consignment: Consignment,
  result: RouteResult,
  itineraries: readonly Itinerary[],
  worlds: Worlds,
): Explanation {
  const because = (
    reason: Reason,
    text: string,
    textRu: string,
    until: string | null = null,
    by: string | null = null,
  ) => ({
    corridor: corridor.id,
    name: corridor.name,
    nameRu: corridor.nameRu,
    reason,
    text,
    textRu,
    until,
    by,
  })
  const way = worlds.way(network, corridor, true)
  if (way) {
    const better = itineraries.find(
      (one) => one.costCents <= wayCents(result, way.cost) && one.plannedMinutes <= way.minutes,
    )
    const named = better ?? itineraries[0]
    const dollars = Math.round(wayCents(result, way.cost) / 100).toLocaleString('en-US')
    const days = Math.round(way.minutes / 144) / 10
    return because(
      'dominated',
      `possible at about $${dollars} and ${days} days, but ${better ? `${named!.corridor} is no dearer and no slower` : 'other ways are better in every respect, or it is the same way by a longer branch'}`,
      `возможно: около $${dollars} и ${days} сут, но ${better ? `путь ${named!.corridor} не дороже и не медленнее` : 'другие пути лучше'}`,
      null,
      better?.id ?? null,
    )
  }
  if (worlds.way(network, corridor, false))
    return because('filtered', 'ruled out by your filters', 'исключено вашими условиями')
  if (!worlds.way(worlds.opened, corridor, false)) return noPath(corridor, network, because)
  const planned = plannedOn(corridor, network)
  if (planned)
    return because(
      'planned',
      `${planned} is only planned; a scenario can open it`,
      `${planned}: только планируется, доступно в сценарии`,
    )
  const closure = closureOn(corridor, network, consignment)
  if (closure) {
    const until = closure.to === null ? 'until further notice' : `until ${closure.to}`
    const untilRu = closure.to === null ? 'до особого распоряжения' : `до ${closure.to}`
    const since = closure.from ?? ''
    return because(
      'closed',
      `${closure.target} is closed since ${since} ${until}: ${closure.cause}`,
      `${closure.target}: закрыто с ${since} ${untilRu}`,
      closure.to,
    )
  }
  return because(
    'closed',
    'something on the way is closed or only planned on this date',
    'часть пути закрыта или только планируется на эту дату',
  )
}

type Because = (reason: Reason, text: string, textRu: string) => Explanation

/** Nothing leads that way even with all open: no handling for this cargo, or no connection at all. */
function noPath(corridor: Corridor, network: Network, because: Because): Explanation {
  const ports = corridor.via.flatMap(alternatives).flatMap((id) => {
    const index = network.placeIndex.get(id)
    return index === undefined ? [] : [network.places[index]!]
  })
  const port = ports.find((place) => place.roles.includes('gateway') || place.roles.includes('seaport'))
  if (port)
    return because(
      'no-facility',
      `no facility for this cargo at ${port.name}, or no ship from there to the destination`,
      `${port.nameRu}: нет мощностей для этого груза или нет судов до места назначения`,
    )
  return because(
    'no-path',
    'does not lead from this origin to this destination for this cargo',
    'не ведёт от этого отправления к этому назначению для такого груза',
  )
}

const wayCents = (result: RouteResult, cost: number): number => cost * result.stats.resolution.costCents

function plannedOn(corridor: Corridor, network: Network): string | null {
  const ids = new Set(corridor.via.flatMap(alternatives))
  const { links, crossings } = network.atlas.tables
  return [...links, ...crossings].find((row) => ids.has(row.id) && row.status === 'planned')?.id ?? null
}

/** A closure in force on what the corridor names, or on a link at a place that it names. */
function closureOn(corridor: Corridor, network: Network, consignment: Consignment): Closure | null {
  const day = new Date(consignment.departAt * 60_000).toISOString().slice(0, 10)
  const ids = new Set(corridor.via.flatMap(alternatives))
  const { closures, crossings } = network.atlas.tables
  const at = new Set(crossings.filter((row) => ids.has(row.from) || ids.has(row.to)).map((row) => row.id))
  const shut = closures.filter((row) => row.effect === 'closed' && inForce(row, day))
  return shut.find((row) => ids.has(row.target)) ?? shut.find((row) => at.has(row.target)) ?? null
}
