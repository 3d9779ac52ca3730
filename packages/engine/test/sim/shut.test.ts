import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Shut } from '../../src/sim/shut.ts'

it('tells what looking at every minute tells, in any order of asking', () => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 0, maxLength: 12 })
    .map((ends) => ends.sort((a, b) => a - b))
    .map((ends) =>
      ends.flatMap((from, i) => (i % 2 === 0 && i + 1 < ends.length ? [[from, ends[i + 1]!] as const] : [])),
    )
  fc.assert(
    fc.property(spans, fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 20 }), (shut, asked) => {
      const isShut = (minute: number) => shut.some(([from, to]) => from <= minute && minute < to)
      const tested = new Shut(shut)
      for (const minute of asked) {
        expect(tested.spanAt(minute) !== null).toBe(isShut(minute))
        let opens = minute
        while (isShut(opens)) opens++
        expect(tested.opens(minute)).toBe(opens)
        expect(tested.until(minute)).toBe(Array.from({ length: minute }, (_, at) => at).filter(isShut).length)
      }
    }),
  )
})
