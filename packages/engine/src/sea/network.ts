import { ByteReader } from './bytes.ts'
import { type Gates, gatesCrossed, gatesOf, type SeaPassage, sidesOf } from './gates.ts'
import { type Land, readLand } from './land.ts'
import { writeUnit } from './sphere.ts'

/** What a sea network is made of: the two binary files of the atlas and its table of passages. */
export interface SeaData {
  /** Contents of sea/network.bin: number of nodes, their coordinates, number of edges, the edges (see decode below). */
  readonly network: Uint8Array
  /** Contents of sea/land.bin. Read on first need. */
  readonly land: Uint8Array
  readonly passages: readonly SeaPassage[]
}

/** A compiled sea network. Node and edge numbers mean nothing outside this folder. */
export interface SeaNetwork {
  readonly nodeCount: number
  /** Nodes below this number are inner way-points of channels: reached along the channel, possibly drawn on land. */
  readonly innerCount: number
  readonly lat: Float64Array
  readonly lon: Float64Array
  /** Unit vectors, 3 numbers a node. */
  readonly units: Float64Array
  /** For each node the gate planes it lies on the positive side of, as bits. */
  readonly sides: Uint32Array
  /** Half-edges of node v: firstOut[v] … firstOut[v + 1]. */
  readonly firstOut: Int32Array
  readonly head: Int32Array
  readonly lengthNm: Float64Array
  /** Gates each half-edge crosses, as bits. */
  readonly gates: Uint32Array
  readonly passages: Gates
  readonly land: () => Land
}

const coordinateDeg = 1e-4
const lengthUnitNm = 10 / 1852

/** Compiles the network: a few milliseconds; land is indexed when first asked for. */
export function loadSea(data: SeaData): SeaNetwork {
  const reader = new ByteReader(data.network)
  const nodeCount = reader.unsigned()
  const innerCount = reader.unsigned()
  const lat = new Float64Array(nodeCount)
  const lon = new Float64Array(nodeCount)
  const units = new Float64Array(3 * nodeCount)
  const sides = new Uint32Array(nodeCount)
  const passages = gatesOf(data.passages)
  let y = 0
  let x = 0
  for (let v = 0; v < nodeCount; v++) {
    y += reader.signed()
    x += reader.signed()
    lat[v] = y * coordinateDeg
    lon[v] = x * coordinateDeg
    writeUnit(lat[v]!, lon[v]!, units, v)
    sides[v] = sidesOf(passages, units, v)
  }
  const edges = readEdges(reader, passages, units, sides)
  const graph = bothWays(nodeCount, edges)
  let land: Land | undefined
  return {
    nodeCount,
    innerCount,
    lat,
    lon,
    units,
    sides,
    ...graph,
    passages,
    land: () => {
      land ??= readLand(data.land)
      return land
    },
  }
}

interface Edges {
  readonly tail: Int32Array
  readonly head: Int32Array
  readonly lengthNm: Float64Array
  readonly gates: Uint32Array
}

function readEdges(reader: ByteReader, passages: Gates, units: Float64Array, sides: Uint32Array): Edges {
  const count = reader.unsigned()
  const tail = new Int32Array(count)
  const head = new Int32Array(count)
  const lengthNm = new Float64Array(count)
  const gates = new Uint32Array(count)
  let a = 0
  let b = 0
  for (let e = 0; e < count; e++) {
    const step = reader.unsigned()
    a += step
    b = (step === 0 && e > 0 ? b : a) + reader.unsigned()
    tail[e] = a
    head[e] = b
    lengthNm[e] = reader.unsigned() * lengthUnitNm
    if (sides[a] !== sides[b]) gates[e] = gatesCrossed(passages, units, a, sides[a]!, units, b, sides[b]!)
  }
  return { tail, head, lengthNm, gates }
}

function bothWays(nodeCount: number, edges: Edges) {
  const count = edges.tail.length
  const firstOut = new Int32Array(nodeCount + 1)
  for (let e = 0; e < count; e++) {
    firstOut[edges.tail[e]! + 1]!++
    firstOut[edges.head[e]! + 1]!++
  }
  for (let v = 0; v < nodeCount; v++) firstOut[v + 1]! += firstOut[v]!
  const fill = firstOut.slice()
  const head = new Int32Array(2 * count)
  const lengthNm = new Float64Array(2 * count)
  const gates = new Uint32Array(2 * count)
  for (let e = 0; e < count; e++) {
    const out = fill[edges.tail[e]!]!++
    const back = fill[edges.head[e]!]!++
    head[out] = edges.head[e]!
    head[back] = edges.tail[e]!
    lengthNm[out] = edges.lengthNm[e]!
    lengthNm[back] = edges.lengthNm[e]!
    gates[out] = edges.gates[e]!
    gates[back] = edges.gates[e]!
  }
  return { firstOut, head, lengthNm, gates }
}
