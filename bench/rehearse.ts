import { exponential } from '../packages/engine/src/random/exponential.ts'
import { gamma } from '../packages/engine/src/random/gamma.ts'
import { lognormal, lognormalOf } from '../packages/engine/src/random/lognormal.ts'
import { normal } from '../packages/engine/src/random/normal.ts'
import { Stream } from '../packages/engine/src/random/stream.ts'
import { rehearse } from '../packages/engine/src/rehearse/rehearse.ts'
import type { RehearsalSteps } from '../packages/engine/src/rehearse/steps.ts'
import type { Figure } from './figure.ts'

function timed(runs: number, work: () => number): { milliseconds: number[]; answer: number } {
  for (let i = 0; i < 3; i++) work()
  const milliseconds: number[] = []
  let answer = 0
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    answer = work()
    milliseconds.push(performance.now() - start)
  }
  return { milliseconds: milliseconds.sort((a, b) => a - b), answer }
}

const at = (sorted: readonly number[], p: number) => sorted[Math.round((sorted.length - 1) * p)]!

/** Millions of draws a second; `draw` must add up to about `mean` a draw. */
function draws(
  name: string,
  limit: number,
  mean: number,
  sum: (stream: Stream, n: number) => number,
): Figure {
  const n = 5_000_000
  const { milliseconds, answer } = timed(7, () => sum(new Stream(1, name), n))
  const rate = milliseconds.map((ms) => n / ms / 1000).sort((a, b) => a - b)
  return {
    name,
    unit: 'M/s',
    median: at(rate, 0.5),
    low: at(rate, 0.25),
    high: at(rate, 0.75),
    limit,
    better: 'more',
    answer: `mean ${(answer / n).toFixed(4)}, in theory ${mean}`,
  }
}

/**
 * Twelve legs as on a way from Kazakhstan to a Gulf port: four hauls, three borders with opening hours and unplanned
 * closures, a port with a dated closure, a weekly ship and a ferry of which only the headway is known. Made up.
 */
export function twelveLegs(): RehearsalSteps {
  const daytime = Int32Array.from({ length: 14 }, (_, i) => (i >> 1) * 1440 + (i % 2 === 0 ? 240 : 780))
  const weekdays = daytime.slice(0, 10)
  const noClosure = new Float64Array(0)
  const week = 29_600_000
  return {
    count: 12,
    meanMinutes: Float64Array.of(300, 540, 700, 1380, 900, 480, 1100, 600, 240, 1500, 3300, 700),
    p90Minutes: Float64Array.of(420, 700, 1400, 2600, 1300, 700, 1500, 1200, 240, 2500, 3900, 1200),
    gate: Int32Array.of(-1, -1, 0, -1, 0, -1, 1, -1, -1, 2, -1, 0),
    gates: [
      { weekly: daytime, closed: noClosure },
      { weekly: weekdays, closed: Float64Array.of(week, week + 4320, week + 20_000, week + 22_880) },
      { weekly: new Int32Array(0), closed: Float64Array.of(week + 30_000, week + 31_440) },
    ],
    schedule: Int32Array.of(-1, -1, -1, -1, -1, -1, -1, 1, -1, -1, 0, -1),
    schedules: [
      { weekly: Int32Array.of(2 * 1440 + 1080, 5 * 1440 + 1080), everyMinutes: 0, cutoffMinutes: 1440 },
      { weekly: new Int32Array(0), everyMinutes: 5040, cutoffMinutes: 360 },
    ],
    disruptionNepers: Float64Array.of(0, 0, 0.02, 0, 0.01, 0, 0.05, 0, 0, 0.01, 0.01, 0),
    closureMinutes: Float64Array.of(0, 0, 7200, 0, 4320, 0, 20_000, 0, 0, 2880, 14_400, 0),
    group: Int32Array.of(-1, 0, 0, 1, 1, 1, 2, 2, -1, 3, 3, 3),
  }
}

function rehearsal(samples: number, limit: number): Figure {
  const steps = twelveLegs()
  const options = { departAt: 29_595_000, dueAt: 29_640_000, seed: 1, samples }
  const { milliseconds, answer } = timed(31, () => rehearse(steps, options).p50)
  return {
    name: `rehearse 12 legs, ${samples} samples`,
    unit: 'ms',
    median: at(milliseconds, 0.5),
    low: at(milliseconds, 0.25),
    high: at(milliseconds, 0.75),
    limit,
    better: 'less',
    answer: `P50 ${(answer / 1440).toFixed(2)} days`,
  }
}

const law = lognormalOf(9, 16)

/** Random numbers and rehearsal, on one thread. */
export function figures(): Figure[] {
  return [
    draws('uniform', 50, 0.5, (stream, n) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += stream.uniform()
      return sum
    }),
    draws('normal', 15, 0, (stream, n) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += normal(stream)
      return sum
    }),
    draws('exponential', 15, 1, (stream, n) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += exponential(stream)
      return sum
    }),
    draws('lognormal', 10, 9, (stream, n) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += lognormal(stream, law)
      return sum
    }),
    draws('gamma', 5, 2.5, (stream, n) => {
      let sum = 0
      for (let i = 0; i < n; i++) sum += gamma(stream, 2.5)
      return sum
    }),
    rehearsal(10_000, 50),
    rehearsal(2_000, 10),
  ]
}

/** Prints the figures; false when one breaks its limit. */
export function main(): boolean {
  let kept = true
  for (const { name, unit, median, low, high, limit, better, answer } of figures()) {
    const good = better === 'less' ? median <= limit : median >= limit
    kept &&= good
    const spread = `${low.toFixed(1)}–${high.toFixed(1)}`
    const bound = `${better === 'less' ? '≤' : '≥'} ${limit}`
    console.log(
      `${good ? ' ' : '!'} ${name}: ${median.toFixed(1)} ${unit} (${spread}; limit ${bound}); ${answer}`,
    )
  }
  return kept
}
