import {
  type Atlas,
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
import { OwnScenarios } from './own-scenarios.ts'
import type { Ask, Drawn, Figures, LonLat, SaveFormat, Suggestion, Tell } from './protocol.ts'
import type { RouteReply, RouteRequest } from './reply.ts'
import { tokenOf } from './token.ts'

/** The world as the engine wants it; networks are cached by the planner itself. */
export interface DeskWorld {
  readonly atlas: Atlas
  readonly scenarios: readonly Scenario[]
  readonly gazetteer: Gazetteer | null
}

/** The engine's `planRequest`, or what stands for it in a test. */
export type Plan = (world: DeskWorld, request: RouteRequest) => RouteReply

/** What the desk asks of the engine. */
export interface Engine {
  readonly plan: Plan
  readonly atlasWith: (world: DeskWorld, scenarios: readonly string[]) => Atlas
  /** The world with scenarios of the reader's own. Throws for an id that two would answer to. */
  readonly withScenarios: (world: DeskWorld, own: readonly Scenario[]) => DeskWorld
  /** The same plan a piece a step: what it finds stays in the caches of planning. */
  readonly preparation: (world: DeskWorld, request: RouteRequest) => Iterator<unknown, unknown>
}

const SUGGESTIONS = 8
/** Who waits least comes first. */
const ORDER: readonly Ask['kind'][] = [
  'complete',
  'add',
  'plan',
  'own',
  'save',
  'network',
  'without',
  'explain',
]
/** Reasons need no rehearsal: as few samples as a request may ask for. */
const FEWEST_SAMPLES = 100
/** So long nothing must have been asked before time is spent on what may be asked next. */
const IDLE_MS = 300

/** Answers the page's questions one after another. The newest of a kind wins: older ones are dropped unanswered. */
export class Desk {
  private readonly engine: Engine
  private readonly tell: (message: Tell) => void
  private world: DeskWorld | null = null
  private readonly own = new OwnScenarios()
  /** The last answer, and the world that it is of. */
  private last: { readonly world: DeskWorld; readonly reply: RouteReply } | null = null
  private readonly pending = new Map<Ask['kind'], Ask>()
  private scheduled = false
  private links: Atlas['tables']['links'] | null = null
  private shapes: { readonly atlas: Atlas; readonly shapes: Shapes } | null = null
  /** What may be asked next, likeliest first. */
  private ahead: { readonly world: DeskWorld; readonly request: RouteRequest }[] = []
  private piece: Iterator<unknown, unknown> | null = null
  private idle: ReturnType<typeof setTimeout> | null = null
  private readonly russian = new Map<string, string>()

  constructor(engine: Engine, tell: (message: Tell) => void) {
    this.engine = engine
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
    this.schedule()
  }

  private schedule(): void {
    if (this.idle !== null) clearTimeout(this.idle)
    this.idle = null
    if (this.scheduled) return
    this.scheduled = true
    setTimeout(() => this.work(), 0)
  }

  /** Nobody else's turn comes until this one is answered, though it may wait for a scenario to be unpacked. */
  private async work(): Promise<void> {
    const kind = ORDER.find((one) => this.pending.has(one))
    const message = kind && this.pending.get(kind)
    if (message) {
      this.pending.delete(message.kind)
      try {
        this.tell(await this.answer(message))
      } catch (error) {
        this.tell({ kind: 'refused', id: message.id, trouble: troubleOf(error) })
      }
    }
    this.scheduled = false
    if (this.pending.size > 0) this.schedule()
    else this.rest(IDLE_MS)
  }

  /** Between two pieces whoever asks is answered first. */
  private rest(milliseconds: number): void {
    if (this.ahead.length > 0 || this.piece) this.idle = setTimeout(() => this.prepare(), milliseconds)
  }

  private prepare(): void {
    this.idle = null
    try {
      if (!this.piece) {
        const { world, request } = this.ahead.shift()!
        this.piece = this.engine.preparation(world, request)
      }
      if (this.piece.next().done) this.piece = null
    } catch {
      // A stack of scenarios that refuse each other: whoever asks for it will be told why.
      this.piece = null
    }
    if (this.ahead.length === 0 && !this.piece) this.tell({ kind: 'prepared' })
    else this.rest(0)
  }

  /** The question again, since code that has run twice is fast, then each of its scenarios switched. */
  private foresee(world: DeskWorld, request: RouteRequest): void {
    const { scenarios = [] } = request
    const switched = (id: string) =>
      scenarios.includes(id) ? scenarios.filter((other) => other !== id) : [...scenarios, id]
    this.piece = null
    const requests = world.scenarios.map(({ id }) => ({ ...request, scenarios: switched(id) }))
    this.ahead = [request, ...requests].map((one) => ({ world, request: one }))
  }

  private async answer(message: Ask): Promise<Tell> {
    const { id } = message
    const base = this.world
    if (!base) throw new Error('the atlas is not read yet')
    switch (message.kind) {
      case 'complete':
        return { kind: 'complete', id, suggestions: this.suggest(base, message.query, message.language) }
      case 'save':
        return { kind: 'save', id, text: this.file(message.format) }
      case 'own':
        return { kind: 'own', id, own: await this.own.shown(message.own) }
    }
    const own = await this.own.all(message.own)
    const world = this.engine.withScenarios(base, own)
    switch (message.kind) {
      case 'plan': {
        const request = readInput(routeRequest, message.request)
        const reply = this.engine.plan(world, request)
        this.last = { world, reply }
        this.foresee(world, request)
        return { kind: 'plan', id, reply, drawn: this.draw(world, reply) }
      }
      case 'explain': {
        const asked = { ...message.request, explain: true, samples: FEWEST_SAMPLES }
        const request = readInput(routeRequest, asked)
        return { kind: 'explain', id, explanations: this.engine.plan(world, request).explanations }
      }
      case 'without':
        return { kind: 'without', id, ways: this.without(base, message.request, own) }
      case 'add':
        return { kind: 'add', id, ...(await this.add(world, message)) }
      case 'network': {
        const atlas = this.engine.atlasWith(world, message.scenarios)
        return {
          kind: 'network',
          id,
          lines: this.changedLines(atlas),
          crossings: crossingStates(atlas, message.day),
        }
      }
    }
  }

  private without(base: DeskWorld, asked: RouteRequest, own: readonly Scenario[]): Record<string, Figures> {
    const scenarios = asked.scenarios?.filter((id) => !own.some((scenario) => scenario.id === id)) ?? []
    const { itineraries } = this.engine.plan(base, readInput(routeRequest, { ...asked, scenarios }))
    const figures = itineraries.map(({ id, costCents, minutes }): [string, Figures] => [
      id,
      { costCents, p50Minutes: minutes.p50, p90Minutes: minutes.p90 },
    ])
    return Object.fromEntries(figures)
  }

  /** Reads a scenario file, and applies it once where it will be switched on: what fits nothing is refused before it is in a link. */
  private async add(world: DeskWorld, { name, file, own, scenarios }: Extract<Ask, { kind: 'add' }>) {
    const scenario = await this.own.open(name, file, own)
    this.engine.atlasWith(this.engine.withScenarios(world, [scenario]), [...scenarios, scenario.id])
    return { token: await tokenOf(scenario), scenario: scenario.id }
  }

  private draw(world: DeskWorld, reply: RouteReply): Readonly<Record<string, Drawn>> {
    const shapes = this.shapesOf(this.engine.atlasWith(world, reply.atlas.scenarios))
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

  private shapesOf(atlas: Atlas): Shapes {
    if (this.shapes?.atlas !== atlas) this.shapes = { atlas, shapes: new Shapes(atlas) }
    return this.shapes.shapes
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

  private file(format: SaveFormat): string {
    if (!this.last) throw new Error('there is no answer to save yet')
    const { world, reply } = this.last
    if (format === 'ways') return itinerariesCsv(reply)
    if (format === 'legs') return legsCsv(reply)
    return JSON.stringify(itinerariesGeoJson(reply, this.engine.atlasWith(world, reply.atlas.scenarios)))
  }
}
