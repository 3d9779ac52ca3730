import { type Closure, type Corridor, dayOf } from '@serai/atlas'
import { amountOf } from '../cost/load.ts'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { compile } from '../network/compile.ts'
import { inForce } from '../network/gates.ts'
import type { Network } from '../network/network.ts'
import { bordersOf } from '../search/assemble.ts'
import { cheapestWay } from '../search/cheapest.ts'
import { withCapital } from '../search/choice.ts'
import { alternatives, corridorOf } from '../search/corridor.ts'
import { type Instance, instanceOf, type Requirement } from '../search/instance.ts'
import { corridorRequirement } from '../search/requirements.ts'
import { closedAt, daysOf, spanText } from './closure-text.ts'
import type { Explanation, Reason } from './reply.ts'

const UNFILTERED = {
  avoid: { countries: [], places: [], modes: [], passages: [] },
  maxBorders: null,
  tirOnly: false,
  sanctionsFree: false,
  dueAt: null,
  gateway: null,
} satisfies Partial<Consignment>

/**
 * One reason for each corridor that no itinerary shown uses, in the order of the table. Left out are corridors whose best way
 * goes by another corridor's name: the table names the most specific first. None where the cargo cannot even be loaded or unloaded:
 * `emptiness` says that.
 */
export function explain(
  network: Network,
  consignment: Consignment,
  itineraries: readonly Itinerary[],
): Explanation[] {
  const shown = new Set(itineraries.map((itinerary) => itinerary.corridor))
  const worlds = new Worlds(network, consignment)
  if (itineraries.length === 0 && worlds.deadEnd()) return []
  return network.corridors
    .filter((corridor) => !shown.has(corridor.id) && corridor.via.length > 0)
    .flatMap((corridor) => explainOne(corridor, network, consignment, itineraries, worlds) ?? [])
}

interface Best {
  readonly cents: number
  readonly minutes: number
  readonly corridor: string
}

/** The question asked of the world as it is, without its filters, and with everything open. Each is set up once. */
class Worlds {
  private readonly network: Network
  private readonly consignment: Consignment
  private readonly ends: readonly string[]
  private readonly instances = new Map<string, Instance>()
  private required: {
    readonly network: Network
    readonly corridor: Corridor
    readonly requirement: Requirement | null
  } | null = null

  constructor(network: Network, consignment: Consignment) {
    this.network = network
    this.consignment = consignment
    const { from, to } = consignment
    this.ends = [from, to].flatMap((end) => (end.kind === 'place' ? [end.id] : []))
  }

  /** No corridor can help where the cargo cannot be loaded or unloaded. */
  deadEnd(): boolean {
    const { starts, ends } = this.instance('unfiltered')
    return starts.length === 0 || ends.length === 0
  }

  /** The cheapest way along a corridor; null when there is none. */
  best(world: 'asked' | 'unfiltered' | 'opened', corridor: Corridor): Best | null {
    const question = this.instance(world)
    const requirement = this.requirement(question.network, corridor)
    if (!requirement) return null
    const instance = { ...question, meets: requirement.meets, required: requirement.all }
    const way = cheapestWay(instance)
    if (!way) return null
    const { departAt, dueAt, maxBorders } = question.consignment
    if (maxBorders !== null && bordersOf(instance, way) > maxBorders) return null
    if (dueAt !== null && departAt + way.minutes > dueAt) return null
    const [priced] = withCapital(instance, [way])
    const { load, costing } = instance
    const general = costing.book
      .charges(load.cargo)
      .reduce((sum, charge) => sum + amountOf(charge, load, 0) * 100, 0)
    return {
      cents: priced!.cost * instance.resolution.costCents + general,
      minutes: way.minutes,
      corridor: corridorOf(question.network, way),
    }
  }

  /** The world as it is is asked twice, with the limits and without. */
  private requirement(network: Network, corridor: Corridor): Requirement | null {
    const known = this.required
    if (known?.network === network && known.corridor === corridor) return known.requirement
    const requirement = corridorRequirement(network, corridor, this.ends)
    this.required = { network, corridor, requirement }
    return requirement
  }

  private instance(world: 'asked' | 'unfiltered' | 'opened'): Instance {
    const known = this.instances.get(world)
    if (known) return known
    const network = world === 'opened' ? opened(this.network) : this.network
    const filters = world === 'asked' ? { gateway: null } : UNFILTERED
    const made = instanceOf(network, { ...this.consignment, ...filters })
    this.instances.set(world, made)
    return made
  }
}

/** The network without closures and with planned links: what could be. */
function opened(network: Network): Network {
  const { atlas } = network
  const operating = <T extends { readonly status: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, status: 'operating' }))
  const tables = {
    ...atlas.tables,
    closures: [],
    links: operating(atlas.tables.links),
    crossings: operating(atlas.tables.crossings),
  } as typeof atlas.tables
  return compile({ ...atlas, tables }, network.at)
}

function explainOne(
  corridor: Corridor,
  network: Network,
  consignment: Consignment,
  itineraries: readonly Itinerary[],
  worlds: Worlds,
): Explanation | null {
  const because: Because = (reason, text, textRu, until = null, by = null) => ({
    corridor: corridor.id,
    name: corridor.name,
    nameRu: corridor.nameRu,
    reason,
    text,
    textRu,
    until,
    by,
  })
  const best = worlds.best('asked', corridor)
  if (best) return best.corridor === corridor.id ? dominated(best, network, itineraries, because) : null
  if (worlds.best('unfiltered', corridor))
    return because('filtered', 'ruled out by your limits', 'исключено вашими ограничениями')
  const day = dayOf(consignment.departAt)
  const shut = closureOn(corridor, network, day)
  if (shut) return closed(shut, day, network, because)
  if (!worlds.best('opened', corridor)) return noPath(corridor, network, because)
  if (plannedOn(corridor, network))
    return because(
      'planned',
      'only planned; a scenario can open it',
      'только планируется; доступно в сценарии',
    )
  return because(
    'closed',
    'something on the way is closed or only planned on this date',
    'часть пути закрыта или только планируется на эту дату',
  )
}

type Because = (
  reason: Reason,
  text: string,
  textRu: string,
  until?: string | null,
  by?: string | null,
) => Explanation

function dominated(
  best: Best,
  network: Network,
  itineraries: readonly Itinerary[],
  because: Because,
): Explanation {
  const better = itineraries.find(
    (one) => one.costCents <= best.cents * 1.01 && one.plannedMinutes <= best.minutes,
  )
  const name = network.corridors.find((row) => row.id === better?.corridor)
  const dollars = (Math.round(best.cents / 10_000) * 100).toLocaleString('en-US')
  const days = Math.round(best.minutes / 144) / 10
  return because(
    'dominated',
    `at best about $${dollars} in ${days} days; ${name ? `${name.name} is no dearer and no slower` : 'other ways are better on every count'}`,
    `в лучшем случае около $${dollars} за ${days} сут; ${name ? `путь «${name.nameRu}» не дороже и не медленнее` : 'другие пути лучше по всем показателям'}`,
    null,
    better?.id ?? null,
  )
}

function closed(closure: Closure, day: string, network: Network, because: Because): Explanation {
  const { name, nameRu } = closedAt(network, closure)
  const days = daysOf(closure, day)
  const span = spanText(days)
  const [ever, everRu] = days.to === null ? [' until further notice', ', до особого распоряжения'] : ['', '']
  return because(
    'closed',
    `${name} is closed${span.text}${ever}: ${closure.cause}`,
    `${nameRu}: закрыто${span.textRu}${everRu}${closure.causeRu === null ? '' : ` (${closure.causeRu})`}`,
    days.to,
  )
}

/** Nothing leads that way even with all open: no handling or ship for this cargo, or no connection at all. */
function noPath(corridor: Corridor, network: Network, because: Because): Explanation {
  const port = corridor.via
    .flatMap(alternatives)
    .map((id) => network.places[network.placeIndex.get(id) ?? -1])
    .find((place) => place?.roles.includes('gateway') || place?.roles.includes('seaport'))
  if (!port) {
    return because(
      'no-path',
      'does not lead from here to there for this cargo',
      'не ведёт отсюда туда для такого груза',
    )
  }
  return because(
    'no-facility',
    `${port.name} has no handling for this cargo, or no ship goes from there to the destination`,
    `${port.nameRu}: нет перевалки этого груза или нет судов до места назначения`,
  )
}

function plannedOn(corridor: Corridor, network: Network): boolean {
  const ids = new Set(corridor.via.flatMap(alternatives))
  const { links, crossings } = network.atlas.tables
  return [...links, ...crossings].some((row) => ids.has(row.id) && row.status === 'planned')
}

/** A closure in force on what the corridor names, or on a crossing at a place that it names. */
function closureOn(corridor: Corridor, network: Network, day: string): Closure | null {
  const ids = new Set(corridor.via.flatMap(alternatives))
  const { closures, crossings } = network.atlas.tables
  const at = new Set(crossings.filter((row) => ids.has(row.from) || ids.has(row.to)).map((row) => row.id))
  const shut = closures.filter((row) => row.effect === 'closed' && inForce(row, day))
  return shut.find((row) => ids.has(row.target)) ?? shut.find((row) => at.has(row.target)) ?? null
}
