import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSea } from '../../../atlas/tools/sea/open.ts'
import { accessOf } from '../../src/sea/access.ts'
import { ByteReader, ByteWriter } from '../../src/sea/bytes.ts'
import { gatesCrossed, gatesOf, sidesOf } from '../../src/sea/gates.ts'
import { NodeHeap } from '../../src/sea/heap.ts'
import { search } from '../../src/sea/search.ts'
import { geodesicNm, unitOf } from '../../src/sea/sphere.ts'
import { ports } from './ports.ts'

test('numbers written are the numbers read', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), (values) => {
      const whole = values.map((value) => value % 2 ** 50)
      const writer = new ByteWriter()
      for (const value of whole) writer.signed(value)
      const reader = new ByteReader(writer.finish())
      expect(whole.map(() => reader.signed())).toEqual(whole.map((value) => value + 0))
      expect(reader.done).toBe(true)
    }),
  )
})

test('a stream cut short is refused', () => {
  expect(() => new ByteReader(Uint8Array.of(128)).unsigned()).toThrow(/middle of a number/)
})

test('the heap gives keys in order', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true })), (keys) => {
      const heap = new NodeHeap(2)
      for (const [node, key] of keys.entries()) heap.push(node, key)
      const out = keys.map(() => keys[heap.pop()]!)
      expect(out).toEqual([...keys].sort((a, b) => a - b))
    }),
  )
})

describe('gates', () => {
  const gate = { id: 'g', name: 'g', lat1: 10, lon1: 179, lat2: -10, lon2: -179, openByDefault: true }
  const gates = gatesOf([gate])
  const crosses = (a: [number, number], b: [number, number]) => {
    const [from, to] = [unitOf(...a), unitOf(...b)]
    return gatesCrossed(gates, from, 0, sidesOf(gates, from, 0), to, 0, sidesOf(gates, to, 0)) === 1
  }
  test('a way through, over the date line', () => expect(crosses([0, 178], [0, -178])).toBe(true))
  test('a way past its end', () => expect(crosses([20, 178], [20, -178])).toBe(false))
  test('a way on the other side of the world', () => expect(crosses([0, -2], [0, 2])).toBe(false))
  test('a way along one side', () => expect(crosses([-5, 178], [5, 177])).toBe(false))
  test('33 are too many for one integer', () =>
    expect(() => gatesOf(Array(33).fill(gate))).toThrow(/at most 32/))
})

test('the quarter meridian of WGS84 is 10,001,965.729 m', () => {
  expect(geodesicNm(0, 0, 90, 0) * 1852).toBeCloseTo(10_001_965.729, 2)
})

test('A* finds what Dijkstra without a bound finds', () => {
  const sea = openSea()
  const closed = sea.passages.closedByDefault
  const start = accessOf(sea, ports.karachi)!
  const best = new Float64Array(sea.nodeCount).fill(Number.POSITIVE_INFINITY)
  const heap = new NodeHeap(16)
  for (const [i, node] of start.nodes.entries()) {
    best[node] = Math.min(best[node]!, start.lengthNm[i]!)
    heap.push(node, start.lengthNm[i]!)
  }
  while (heap.size > 0) {
    const key = heap.leastKey
    const node = heap.pop()
    if (key > best[node]!) continue
    for (let k = sea.firstOut[node]!; k < sea.firstOut[node + 1]!; k++) {
      const length = key + sea.lengthNm[k]!
      if ((sea.gates[k]! & closed) !== 0 || length >= best[sea.head[k]!]!) continue
      best[sea.head[k]!] = length
      heap.push(sea.head[k]!, length)
    }
  }
  for (const port of Object.values(ports)) {
    const end = accessOf(sea, port)!
    const least = Math.min(...Array.from(end.nodes, (node, i) => best[node]! + end.lengthNm[i]!))
    if (port === ports.karachi) continue
    const found = search(sea, start, end, closed)
    if (least === Number.POSITIVE_INFINITY) expect(found).toBeNull()
    else expect(found!.distanceNm).toBeCloseTo(least, 6)
  }
})
