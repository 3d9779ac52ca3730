import {
  type Atlas,
  apply,
  find,
  type Gazetteer,
  gazetteer,
  load,
  type Match,
  parseTowns,
  type Scenario,
} from '@serai/atlas'
import {
  courseOf,
  itinerariesCsv,
  itinerariesGeoJson,
  legsCsv,
  type Position,
  readInput,
  routeRequest,
  Shapes,
} from '@serai/contract'
import { fetchAtlas, fetchText, troubleOf } from './atlas-text.ts'
import { crossingStates, factsOf, networkLines } from './facts.ts'
import type { Ask, Drawn, LonLat, Suggestion, Tell } from './protocol.ts'
import type { RouteReply, RouteRequest } from './reply.ts'

/** The world as the engine wants it; networks are cached by the planner itself. */
export interface DeskWorld {
  readonly atlas: Atlas
  readonly scenarios: readonly Scenario[]
  readonly gazetteer: Gazetteer | null
}

/** The engine's `planRequest`, or what stands for it in a test. */
export type Plan = (world: DeskWorld, request: RouteRequest) => RouteReply

const SUGGESTIONS = 8
/** Reasons need no rehearsal: as few samples as a request may ask for. */
const FEWEST_SAMPLES = 100

/** Answers the page's questions one after another. The newest of a kind wins: older ones are dropped unanswered. */
export class Desk {
  private readonly plan: Plan
  private readonly tell: (message: Tell) => void
  private world: DeskWorld | null = null
  private last: RouteReply | null = null
  private readonly pending = new Map<Ask['kind'], Ask>()
  private scheduled = false
  private links: Atlas['tables']['links'] | null = null
  private readonly russian = new Map<string, string>()

  constructor(plan: Plan, tell: (message: Tell) => void) {
    this.plan = plan
    this.tell = tell
  }

  /** Reads the atlas, then the towns; the page can be used as soon as the atlas is there. */
  async open(): Promise<void> {
    try {
      const towns = fetchText('/api/towns.csv').catch(() => '')
      const atlasText = await fetchAtlas()
      const atlas = load(atlasText)
      const text = await towns
      this.world = {
        atlas,
        scenarios: atlasText.scenarios,
        gazetteer: gazetteer(text === '' ? [] : parseTowns(text), atlas.tables.places),
      }
      for (const place of atlas.tables.places) this.russian.set(place.id, place.nameRu)
      this.tell({ kind: 'ready', facts: factsOf(atlas, atlasText.scenarios) })
    } catch (error) {
      this.tell({ kind: 'failed', trouble: troubleOf(error) })
    }
  }

  /** Messages that came in while a plan was computed are all looked at before the next is begun. */
  ask(message: Ask): void {
    this.pending.set(message.kind, message)
    if (this.scheduled) return
    this.scheduled = true
    setTimeout(() => this.work(), 0)
  }

  private work(): void {
    this.scheduled = false
    const order: readonly Ask['kind'][] = ['complete', 'plan', 'save', 'network', 'explain']
    const kind = order.find((one) => this.pending.has(one))
    if (!kind) return
    const message = this.pending.get(kind)!
    this.pending.delete(kind)
    try {
      this.tell(this.answer(message))
    } catch (error) {
      this.tell({ kind: 'refused', id: message.id, trouble: troubleOf(error) })
    }
    if (this.pending.size === 0 || this.scheduled) return
    this.scheduled = true
    setTimeout(() => this.work(), 0)
  }

  private answer(message: Ask): Tell {
    const world = this.world
    if (!world) throw new Error('the atlas is not read yet')
    const { id } = message
    if (message.kind === 'plan') {
      const reply = this.plan(world, readInput(routeRequest, message.request))
      this.last = reply
      return { kind: 'plan', id, reply, drawn: this.draw(world, reply) }
    }
    if (message.kind === 'explain') {
      const request = readInput(routeRequest, {
        ...message.request,
        explain: true,
        samples: FEWEST_SAMPLES,
      })
      return { kind: 'explain', id, explanations: this.plan(world, request).explanations }
    }
    if (message.kind === 'complete') {
      return { kind: 'complete', id, suggestions: this.suggest(world, message.query, message.language) }
    }
    if (message.kind === 'save') return { kind: 'save', id, text: this.file(world, message.format) }
    const atlas = worldOf(world, message.scenarios)
    return {
      kind: 'network',
      id,
      lines: this.changedLines(atlas),
      crossings: crossingStates(atlas, message.day),
    }
  }

  private draw(world: DeskWorld, reply: RouteReply): Readonly<Record<string, Drawn>> {
    const shapes = new Shapes(worldOf(world, reply.atlas.scenarios))
    const { from, to } = reply.consignment
    const points = new Map<string, Position>([from, to].map((end) => [end.id, [end.lon, end.lat]]))
    const at = (place: string): LonLat[] => {
      const found = shapes.at(place) ?? points.get(place)
      return found ? [found] : []
    }
    const drawn: Record<string, Drawn> = Object.create(null)
    for (const itinerary of reply.itineraries) {
      drawn[itinerary.id] = {
        paths: itinerary.legs.map((leg) =>
          leg.kind === 'haul' ? courseOf(leg, shapes, points) : at(leg.place),
        ),
      }
    }
    return drawn
  }

  private suggest(world: DeskWorld, query: string, language: string): readonly Suggestion[] {
    if (!world.gazetteer) return []
    return find(world.gazetteer, query, { limit: SUGGESTIONS }).map((match) => ({
      value: match.id,
      name: language === 'ru' ? this.russianName(match) : match.name,
      country: match.country,
      code: match.kind === 'place' ? match.id : null,
      kind: match.kind,
    }))
  }

  /** A scenario shares the tables that it does not touch, so most switches need no new lines. */
  private changedLines(atlas: Atlas): ReturnType<typeof networkLines> | null {
    if (atlas.tables.links === this.links) return null
    this.links = atlas.tables.links
    return networkLines(atlas)
  }

  /** Places have a Russian name; of a town, the spelling that agreed will do if it is Cyrillic. */
  private russianName({ id, name, matched }: Match): string {
    return this.russian.get(id) || (/\p{Script=Cyrillic}/u.test(matched) ? matched : name)
  }

  private file(world: DeskWorld, format: Extract<Ask, { kind: 'save' }>['format']): string {
    if (!this.last) throw new Error('there is no answer to save yet')
    if (format === 'ways') return itinerariesCsv(this.last)
    if (format === 'legs') return legsCsv(this.last)
    return JSON.stringify(itinerariesGeoJson(this.last, worldOf(world, this.last.atlas.scenarios)))
  }
}

/** The atlas with the named scenarios, for the background of the map and for lines that a scenario adds. */
function worldOf(world: DeskWorld, ids: readonly string[]): Atlas {
  return ids.reduce((atlas, id) => {
    const scenario = world.scenarios.find((one) => one.id === id)
    return scenario ? apply(atlas, scenario) : atlas
  }, world.atlas)
}
