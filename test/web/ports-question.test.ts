import type { LeverSpan } from '@serai/contract'
import type { Outcome, Study } from '@serai/engine'
import { describe, expect, it } from 'vitest'
import { type Queue, turnOf } from '../../packages/web/src/ports/run/schedule.ts'
import {
  beforeRequestOf,
  type PortsCase,
  type PortsQuestion,
  readPortsQuestion,
  requestOf,
  sweepValues,
  turned,
  writePortsQuestion,
} from '../../packages/web/src/ports/state/question.ts'
import { differencesOf } from '../../packages/web/src/worker/difference.ts'
import { Shelf } from '../../packages/web/src/worker/shelf.ts'

const read = (query: string) => readPortsQuestion(new URLSearchParams(query))
const span = (id: LeverSpan['id'], value: number, from: number, to: number, step: number): LeverSpan => ({
  ...{ id, value, from, to, step },
  unit: '',
})
const shipped = (id: string, compare: string | null): PortsCase => ({
  ...{ id, compare, name: id, nameRu: id, note: '', noteRu: '' },
  ...{ kind: 'port', place: 'PKGWD', sources: [], levers: [] },
})
const CASES = [shipped('today', null), shipped('solar', 'today')]

describe('the address of the ports', () => {
  it('holds the whole question', () => {
    const question: PortsQuestion = {
      case: 'gwadar-solar',
      levers: { berths: 4, solarMwp: 2.5 },
      scenarios: ['hormuz-closed', 'borders-reopen'],
      days: 60,
      replications: 12,
      seed: 7,
      before: 'itself',
      sweep: 'solarMwp',
    }
    const params = new URLSearchParams()
    writePortsQuestion(question, params)
    expect(readPortsQuestion(params)).toEqual(question)
    expect(requestOf(question)).toEqual({
      ...{ case: 'gwadar-solar', days: 60, replications: 12, seed: 7 },
      ...{ scenarios: question.scenarios, levers: question.levers },
    })
  })

  it('of nothing asks for a case as it stands', () => {
    expect(requestOf(read(''))).toEqual({ case: 'gwadar-today' })
  })

  it('keeps what is no number, so that it is refused and not overlooked', () => {
    expect(read('berths=many').levers.berths).toBeNaN()
  })
})

describe('what stands beside the answer', () => {
  it('is the case that it names, in the same world and without the levers', () => {
    const question = read('case=solar&solarMwp=3&scenarios=snow&days=9')
    expect(beforeRequestOf(question, CASES)).toEqual({ case: 'today', days: 9, scenarios: ['snow'] })
  })

  it('is the case itself without any change, when it names none and was changed', () => {
    expect(beforeRequestOf(read('case=today&solarMwp=3&scenarios=snow'), CASES)).toEqual({ case: 'today' })
    expect(beforeRequestOf(read('case=today'), CASES)).toBeNull()
    expect(beforeRequestOf(read('case=solar&before=itself'), CASES)).toBeNull()
    expect(beforeRequestOf(read('case=solar&before=none'), CASES)).toBeNull()
  })

  it('falls back to what the case names when the address names what is not there', () => {
    expect(beforeRequestOf(read('case=solar&before=mars'), CASES)).toEqual({ case: 'today' })
  })
})

describe('levers', () => {
  it('are no change at the value that the case has', () => {
    const berths = span('berths', 3, 1, 8, 1)
    expect(turned({ cranes: 9 }, berths, 4)).toEqual({ cranes: 9, berths: 4 })
    expect(turned({ cranes: 9, berths: 4 }, berths, 3)).toEqual({ cranes: 9 })
  })

  it('are swept in round steps from end to end', () => {
    expect(sweepValues(span('berths', 3, 1, 8, 1))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(sweepValues(span('gridHours', 16, 0, 24, 0.5))).toEqual([0, 5, 10, 15, 20, 24])
    expect(sweepValues(span('transitTonnes', 1, 0, 800_000, 10_000))).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 100_000),
    )
    // An end that stands close to a round value takes its place.
    expect(sweepValues(span('transitTonnes', 1, 0, 510_000, 1000))).toEqual(
      [0, 100, 200, 300, 400, 510].map((n) => n * 1000),
    )
  })
})

describe('the order of the replications', () => {
  const queue = (name: string, next: number, wanted: number, tier: (index: number) => number) => {
    const one: Queue & { name: string } = { name, next, wanted, tier }
    return one
  }

  it('gives a first look at both sides, then the sweep, then the rest', () => {
    const side = (index: number) => (index < 2 ? 0 : 2)
    const queues = [queue('after', 0, 3, side), queue('before', 0, 3, side), queue('sweep', 0, 2, () => 1)]
    const order: string[] = []
    for (let turn = turnOf(queues); turn !== null; turn = turnOf(queues))
      order.push(`${turn.name} ${turn.next++}`)
    expect(order).toEqual([
      ...['after 0', 'before 0', 'after 1', 'before 1'],
      ...['sweep 0', 'sweep 1', 'after 2', 'before 2'],
    ])
  })
})

/** A study of which only the names of its measures and its wish for replications are asked. */
const study = (ids: readonly string[], wanted: number) =>
  ({
    model: { measures: ids.map((id) => ({ id })) },
    enough: (outcomes: readonly Outcome[]) => outcomes.length >= wanted,
  }) as unknown as Study
const outcome = (...measures: number[]) => ({ measures: Float64Array.from(measures) }) as unknown as Outcome

describe('outcomes', () => {
  it('are kept in order, whatever order they come in, and no more than are wanted', () => {
    const shelf = new Shelf(study(['a'], 3))
    for (const index of [2, 0, 4, 3]) shelf.take(index, outcome(index))
    expect(shelf.outcomes.map(({ measures }) => measures[0])).toEqual([0])
    shelf.take(1, outcome(1))
    expect(shelf.outcomes.map(({ measures }) => measures[0])).toEqual([0, 1, 2])
    expect(shelf.enough).toBe(true)
  })

  it('are compared in pairs', () => {
    const [before, after] = [new Shelf(study(['x', 'wait'], 9)), new Shelf(study(['wait', 'y'], 9))]
    for (const [index, wait] of [10, 20, 30, 40].entries()) before.take(index, outcome(0, wait))
    // The fourth has no pair yet, and of what one side does not measure nothing is said.
    for (const [index, wait] of [11, 22, 33].entries()) after.take(index, outcome(wait, 0))
    const { wait, ...others } = differencesOf(before, after)
    expect(others).toEqual({})
    // 1, 2, 3: mean 2, deviation 1, and Student's t at 97.5 % with 2 degrees of freedom is 4.3027.
    expect(wait!.n).toBe(3)
    expect(wait!.mean).toBe(2)
    expect(wait!.high - 2).toBeCloseTo(4.3027 / Math.sqrt(3), 3)
  })

  it('that measured nothing form no pair', () => {
    const [before, after] = [new Shelf(study(['wait'], 9)), new Shelf(study(['wait'], 9))]
    before.take(0, outcome(Number.NaN))
    after.take(0, outcome(5))
    expect(differencesOf(before, after)).toEqual({})
  })
})
