import { Stream } from '../packages/engine/src/random/stream.ts'
import { type Figure, figureOf } from './figure.ts'

const NUMBERS = 1_000_000
const RUNS = 15

/** The same work on every day and machine, so that rows of two runs can be compared: sorting a million seeded numbers. */
export function benchYardstick(): Figure[] {
  const stream = new Stream(1, 'yardstick')
  const drawn = Float64Array.from({ length: NUMBERS }, () => stream.uniform())
  const times: number[] = []
  let middle = 0
  for (let run = 0; run < RUNS; run++) {
    const numbers = drawn.slice()
    const began = performance.now()
    numbers.sort()
    times.push(performance.now() - began)
    middle = numbers[NUMBERS / 2]!
  }
  return [
    figureOf(
      'sort a million numbers',
      times,
      Number.POSITIVE_INFINITY,
      `the middle one ${middle.toFixed(4)}`,
    ),
  ]
}
