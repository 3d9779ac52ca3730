import { unitOf } from './sphere.ts'

/** A passage: a strait, canal or cape, known by the gate line that every ship through it crosses. */
export interface SeaPassage {
  readonly id: string
  readonly name: string
  /** Ends of the gate line (a great circle arc shorter than 180°), degrees. */
  readonly lat1: number
  readonly lon1: number
  readonly lat2: number
  readonly lon2: number
  /** Whether a cargo ship may use it unless the caller says otherwise. */
  readonly openByDefault: boolean
}

/** Gates as planes of the sphere. At most 32, so that a set of passages is one integer. */
export interface Gates {
  readonly passages: readonly SeaPassage[]
  /** 3 numbers a gate: unit vectors of the first end, the second end, and the normal of the gate's plane. */
  readonly first: Float64Array
  readonly second: Float64Array
  readonly normal: Float64Array
  readonly closedByDefault: number
}

export function gatesOf(passages: readonly SeaPassage[]): Gates {
  if (passages.length > 32) throw new RangeError(`sea passages: got ${passages.length}, at most 32 fit`)
  const first = new Float64Array(3 * passages.length)
  const second = new Float64Array(3 * passages.length)
  const normal = new Float64Array(3 * passages.length)
  let closedByDefault = 0
  for (const [index, passage] of passages.entries()) {
    const a = unitOf(passage.lat1, passage.lon1)
    const b = unitOf(passage.lat2, passage.lon2)
    first.set(a, 3 * index)
    second.set(b, 3 * index)
    normal.set(cross(a, b), 3 * index)
    if (!passage.openByDefault) closedByDefault |= 1 << index
  }
  return { passages, first, second, normal, closedByDefault: closedByDefault >>> 0 }
}

/** Bit g is set when the point lies on the positive side of gate g's plane. */
export function sidesOf(gates: Gates, units: Float64Array, at: number): number {
  let sides = 0
  for (let g = 0; g < gates.passages.length; g++) {
    if (dot(gates.normal, g, units, at) > 0) sides |= 1 << g
  }
  return sides >>> 0
}

/** Set of gates (bits) that the great circle from a to b crosses; `sides` from {@link sidesOf}. */
export function gatesCrossed(
  gates: Gates,
  units: Float64Array,
  a: number,
  sidesA: number,
  unitsB: Float64Array,
  b: number,
  sidesB: number,
): number {
  let candidates = (sidesA ^ sidesB) >>> 0
  if (candidates === 0) return 0
  let crossed = 0
  const from = units.subarray(3 * a, 3 * a + 3)
  const to = unitsB.subarray(3 * b, 3 * b + 3)
  const normal = cross(from, to)
  while (candidates !== 0) {
    const g = 31 - Math.clz32(candidates)
    candidates = (candidates & ~(1 << g)) >>> 0
    if (arcsMeet(gates, g, from, to, normal)) crossed |= 1 << g
  }
  return crossed >>> 0
}

/** Arcs known to have a and b on two sides of the gate's plane: they meet when the gate's ends lie on two sides
 * of the path's plane and the meeting point lies on the near half of the sphere. */
function arcsMeet(
  gates: Gates,
  g: number,
  from: Float64Array,
  to: Float64Array,
  normal: Float64Array,
): boolean {
  const sideFirst = dot(gates.first, g, normal, 0)
  const sideSecond = dot(gates.second, g, normal, 0)
  if (sideFirst * sideSecond > 0) return false
  const meeting = cross(gates.normal.subarray(3 * g, 3 * g + 3), normal)
  const middle = new Float64Array(3)
  const middleGate = new Float64Array(3)
  for (let k = 0; k < 3; k++) {
    middle[k] = from[k]! + to[k]!
    middleGate[k] = gates.first[3 * g + k]! + gates.second[3 * g + k]!
  }
  return dot(meeting, 0, middle, 0) * dot(meeting, 0, middleGate, 0) > 0
}

function cross(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.of(
    a[1]! * b[2]! - a[2]! * b[1]!,
    a[2]! * b[0]! - a[0]! * b[2]!,
    a[0]! * b[1]! - a[1]! * b[0]!,
  )
}

function dot(a: Float64Array, atA: number, b: Float64Array, atB: number): number {
  return a[3 * atA]! * b[3 * atB]! + a[3 * atA + 1]! * b[3 * atB + 1]! + a[3 * atA + 2]! * b[3 * atB + 2]!
}
