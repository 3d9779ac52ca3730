import { type Problem, problem } from '@serai/atlas'
import {
  type CasesReply,
  nearest,
  type SimulationReply,
  type SimulationRequest,
  type SweepReply,
  type SweepRequest,
} from '@serai/contract'
import { casesReply, openStudy, openSweep, type Study, type StudyWorld } from '@serai/engine'

/** What is asked of a simulator. */
export type Question =
  | { readonly kind: 'simulation'; readonly request: SimulationRequest }
  | { readonly kind: 'sweep'; readonly request: SweepRequest }

export type Answer = SimulationReply | SweepReply

/** One replication of one setting; a plain simulation has one setting. */
export interface Task {
  readonly point: number
  readonly index: number
}

/** The study of one setting alone, for who only runs it. */
export function studyOf(world: StudyWorld, { kind, request }: Question, point: number): Study {
  if (kind === 'simulation') return openStudy(world, request)
  return openSweep(world, { ...request, values: [request.values[point]!] }).points[0]!
}

/**
 * The engine lists every case and lets a lever be that a case has not; a reader who mistyped wants the nearest name, and no
 * answer as if a lever had been turned. Throws `case-unknown` or `option-invalid`.
 */
export function requireSound(world: StudyWorld, { kind, request }: Question): void {
  const asked = world.cases.find(({ id }) => id === request.case)
  if (!asked) throw unknownCase(world, request.case)
  const turned = Object.entries(request.levers ?? {})
  if (kind === 'sweep') turned.push([request.lever, request.values[0]!])
  if (turned.length === 0) return
  const [{ levers }] = casesReply({ ...world, cases: [asked] }).cases as [CasesReply['cases'][number]]
  const known: readonly string[] = levers.map(({ id }) => id)
  for (const [lever, got] of turned) {
    const wanted = `one of the levers of ${asked.id}: ${known.join(', ')}`
    if (!known.includes(lever)) throw problem('option-invalid', { field: `lever ${lever}`, got, wanted })
  }
}

function unknownCase({ cases }: StudyWorld, got: string): Problem {
  const known = cases.map(({ id }) => id)
  const near = nearest(got, known)
  const others = known.filter((id) => id !== near)
  return problem('case-unknown', {
    got,
    known: [...(near ? [`${near} (nearest)`] : []), ...others].join(' '),
  })
}
