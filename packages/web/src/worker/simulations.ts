import { load, problem } from '@serai/atlas'
import {
  linesCsv,
  measuresCsv,
  nearest,
  readInput,
  type SimulationReply,
  type SimulationRequest,
  type SweepReply,
  type SweepRequest,
  simulationRequest,
  sweepCsv,
  sweepRequest,
} from '@serai/contract'
import {
  calibrationOf,
  casesReply,
  type Outcome,
  openStudy,
  openSweep,
  type Study,
  type StudyWorld,
  type Sweep,
} from '@serai/engine'
import { fetchAtlas, troubleOf } from './atlas-text.ts'
import { carriedOf } from './carry.ts'
import { differencesOf } from './difference.ts'
import { portsFactsOf } from './ports-facts.ts'
import { Shelf } from './shelf.ts'
import type { Opened, Shown, SimulationAsk, SimulationAsks, SimulationTell } from './simulation-protocol.ts'

type Answer = SimulationAsks[SimulationAsk['verb']]['answer']

/** Settings whose outcomes are kept, so that a slider that comes back shows at once what is known. */
const MOST_SHELVES = 24
/** Studies a runner keeps open: after and before take turns. */
const MOST_STUDIES = 3

/** Answers a page's questions on simulations: as the clerk that keeps outcomes in order, or as one who runs replications. */
export class Simulations {
  private readonly world: Promise<StudyWorld>
  private readonly tell: (message: SimulationTell) => void
  private readonly shelves = new Map<string, Shelf>()
  private readonly studies = new Map<string, Study>()
  private sweep: { readonly sweep: Sweep; readonly shelves: readonly Shelf[] } | null = null

  constructor(tell: (message: SimulationTell) => void) {
    this.tell = tell
    this.world = readWorld()
    // Whoever asks hears of it; without a question nobody needs to.
    this.world.catch(() => {})
  }

  async ask(message: SimulationAsk): Promise<void> {
    const { ticket } = message
    try {
      this.tell({ ticket, answer: await this.answer(await this.world, message) })
    } catch (error) {
      this.tell({ ticket, trouble: troubleOf(error) })
    }
  }

  private answer(world: StudyWorld, message: SimulationAsk): Answer | Promise<Answer> {
    switch (message.verb) {
      case 'facts':
        return portsFactsOf(world)
      case 'open':
        return this.open(world, message.request)
      case 'openSweep':
        return this.openSweep(world, message.request)
      case 'run':
        return this.run(world, message)
      case 'take': {
        const shelf = this.shelf(message.key)
        shelf.take(message.index, message.outcome)
        return { have: shelf.outcomes.length, enough: shelf.enough }
      }
      case 'show':
        return this.show(message.key, message.before)
      case 'showSweep':
        return this.sweepReply()
      case 'carry': {
        const before = message.before === null ? [] : [this.shelf(message.before)]
        return carriedOf(world, [this.shelf(message.key), ...before])
      }
      case 'save':
        return this.file(message)
    }
  }

  private open(world: StudyWorld, asked: SimulationRequest): Opened {
    const request = readInput(simulationRequest, asked)
    const key = JSON.stringify(request)
    const shelf =
      this.shelves.get(key) ??
      new Shelf(openStudy(world, requireSound(world, request, Object.keys(request.levers ?? {}))))
    this.keep(key, shelf)
    return opened(key, request, shelf)
  }

  private openSweep(world: StudyWorld, asked: SweepRequest): readonly Opened[] {
    const request = readInput(sweepRequest, asked)
    const { lever, values, ...rest } = request
    requireSound(world, rest, [...Object.keys(rest.levers ?? {}), lever])
    const sweep = openSweep(world, request)
    const shelves = sweep.points.map((study) => new Shelf(study))
    this.sweep = { sweep, shelves }
    return shelves.map((shelf, i) => {
      const point = { ...rest, levers: { ...rest.levers, [lever]: values[i]! } }
      return opened(`sweep ${i}`, point, shelf)
    })
  }

  private run(world: StudyWorld, { request, index, brief }: SimulationAsks['run']['ask']): Outcome {
    const key = JSON.stringify(request)
    const study = this.studies.get(key) ?? openStudy(world, request)
    keepNewest(this.studies, key, study, MOST_STUDIES)
    const outcome = study.run(index)
    return brief ? { ...outcome, lines: [], calls: [], acts: [] } : outcome
  }

  private show(key: string, beforeKey: string | null): Shown {
    const after = this.shelf(key)
    const before = beforeKey === null ? null : this.shelf(beforeKey)
    const there = before !== null && before.outcomes.length > 0 ? before : null
    return {
      reply: replyOf(after),
      before: there && { ...replyOf(there), inputs: [] },
      differences: there ? differencesOf(there, after) : {},
    }
  }

  private sweepReply(): SweepReply {
    if (!this.sweep) throw problem('fault', { why: 'there is no sweep yet' })
    return this.sweep.sweep.collect(this.sweep.shelves.map(({ outcomes }) => outcomes))
  }

  private file({ format, key, before }: SimulationAsks['save']['ask']): string {
    if (format === 'sweep') return sweepCsv(this.sweepReply())
    const reply = wholeReplyOf(this.shelf(key))
    if (format === 'json') return `${JSON.stringify(reply, null, 1)}\n`
    if (format === 'calibration') return `${JSON.stringify(calibrationOf(reply), null, 1)}\n`
    const other = before === null ? null : this.shelf(before)
    const replies = other && other.outcomes.length > 0 ? [wholeReplyOf(other), reply] : [reply]
    return format === 'measures' ? measuresCsv(replies) : linesCsv(replies)
  }

  private shelf(key: string): Shelf {
    const point = /^sweep (\d+)$/.exec(key)
    const shelf = point ? this.sweep?.shelves[Number(point[1])] : this.shelves.get(key)
    if (!shelf) throw problem('fault', { why: `no outcomes are kept for ${key}` })
    return shelf
  }

  private keep(key: string, shelf: Shelf): void {
    keepNewest(this.shelves, key, shelf, MOST_SHELVES)
  }
}

async function readWorld(): Promise<StudyWorld> {
  const text = await fetchAtlas()
  return { atlas: load(text), scenarios: text.scenarios, cases: text.cases, gazetteer: null }
}

/** The engine lists every case and lets a lever be that a case has not; a reader who mistyped wants to be told. */
function requireSound(
  world: StudyWorld,
  request: SimulationRequest,
  levers: readonly string[],
): SimulationRequest {
  const known = world.cases.map(({ id }) => id)
  const asked = world.cases.find(({ id }) => id === request.case)
  if (!asked) {
    const near = nearest(request.case, known)
    const rest = known.filter((id) => id !== near).join(', ')
    throw problem('case-unknown', { got: request.case, known: near ? `${near} (nearest), ${rest}` : rest })
  }
  const [own] = casesReply({ ...world, cases: [asked] }).cases
  const ids = own!.levers.map(({ id }) => id as string)
  const strange = levers.find((id) => !ids.includes(id))
  if (strange === undefined) return request
  throw problem('option-invalid', {
    field: strange,
    got: 'a lever',
    wanted: `one of the levers of ${asked.id}: ${ids.join(', ')}`,
  })
}

const opened = (key: string, request: SimulationRequest, shelf: Shelf): Opened => ({
  key,
  request,
  wanted: shelf.study.replications,
  have: shelf.outcomes.length,
})

const wholeReplyOf = ({ study, outcomes }: Shelf): SimulationReply => study.collect(outcomes, 0)

/** Without the events of consignments: thousands, and the page shows none. */
const replyOf = (shelf: Shelf): SimulationReply => ({ ...wholeReplyOf(shelf), events: [] })

function keepNewest<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const old of map.keys()) {
    if (map.size <= most) return
    map.delete(old)
  }
}
