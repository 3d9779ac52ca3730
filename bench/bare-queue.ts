import { exponential } from '../packages/engine/src/random/exponential.ts'
import { Stream } from '../packages/engine/src/random/stream.ts'

const ARRIVAL = 0
const DEPARTURE = 1
const RING = 1 << 16

/**
 * An M/M/1 queue with nothing around it: a binary heap of event times in flat arrays, a ring of arrival times, two cases. No
 * resource, no statistics but the sum of the waits. What an event costs at the least; draws are those of the engine.
 */
export function bareQueue(
  gapMinutes: number,
  serviceMinutes: number,
  customers: number,
  seed: number,
): number {
  const gaps = new Stream(seed, '0:arrivals')
  const services = new Stream(seed, '0:service')
  const times = new Float64Array(64)
  const kinds = new Uint8Array(64)
  let size = 0
  const push = (time: number, kind: number) => {
    let at = size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (times[parent]! <= time) break
      times[at] = times[parent]!
      kinds[at] = kinds[parent]!
      at = parent
    }
    times[at] = time
    kinds[at] = kind
  }
  const pop = () => {
    const time = times[--size]!
    const kind = kinds[size]!
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && times[child + 1]! < times[child]!) child++
      if (times[child]! >= time) break
      times[at] = times[child]!
      kinds[at] = kinds[child]!
      at = child
    }
    times[at] = time
    kinds[at] = kind
  }
  const came = new Float64Array(RING)
  let [first, last, served, waited] = [0, 0, 0, 0]
  // The engine draws where in its gap the start lies; an exponential gap does not care.
  gaps.uniform()
  push(gapMinutes * exponential(gaps), ARRIVAL)
  while (served < customers) {
    const now = times[0]!
    const kind = kinds[0]!
    pop()
    if (kind === ARRIVAL) {
      push(now + gapMinutes * exponential(gaps), ARRIVAL)
      came[last++ & (RING - 1)] = now
      if (last - first > RING) throw new RangeError(`bare queue: more than ${RING} wait`)
      if (last - first === 1) push(now + serviceMinutes * exponential(services), DEPARTURE)
    } else {
      first++
      served++
      if (first === last) continue
      waited += now - came[first & (RING - 1)]!
      push(now + serviceMinutes * exponential(services), DEPARTURE)
    }
  }
  return waited / served
}
