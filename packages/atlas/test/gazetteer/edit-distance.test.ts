import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, prefixDistance } from '../../src/gazetteer/edit-distance.ts'
import { alignmentTable } from './osa.ts'

const word = fc.stringMatching(/^[abc]{0,9}$/)
const bound = fc.integer({ min: 0, max: 5 })

test('the banded distance is the full one, cut at the bound', () => {
  fc.assert(
    fc.property(word, word, bound, (a, b, most) => {
      const full = alignmentTable(a, b)[a.length]![b.length]!
      expect(editDistance(a, b, most)).toBe(Math.min(full, most + 1))
    }),
    { numRuns: 5000 },
  )
})

test('the prefix distance is the least over all beginnings, cut at the bound', () => {
  fc.assert(
    fc.property(word, word, bound, (a, b, most) => {
      const least = Math.min(...alignmentTable(a, b)[a.length]!)
      expect(prefixDistance(a, b, most)).toBe(Math.min(least, most + 1))
    }),
    { numRuns: 5000 },
  )
})

test('one edit of each kind, by hand', () => {
  expect(editDistance('almaty', 'almty', 2)).toBe(1)
  expect(editDistance('almaty', 'almatyy', 2)).toBe(1)
  expect(editDistance('almaty', 'olmaty', 2)).toBe(1)
  expect(editDistance('almaty', 'almtay', 2)).toBe(1)
  expect(editDistance('almaty', 'lamtay', 2)).toBe(2)
  expect(editDistance('a'.repeat(200), 'a'.repeat(200), 2)).toBe(3)
})
