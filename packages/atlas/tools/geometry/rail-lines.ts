import { readFileSync } from 'node:fs'
import { geodesicNm } from '../../../engine/src/sea/sphere.ts'
import type { Point } from './map-line.ts'

const gapKm = 1.5
const cellDeg = 0.25
const region = { west: 15, south: 5, east: 140, north: 70 }

export const kmBetween = (a: Point, b: Point) => geodesicNm(a[1], a[0], b[1], b[0]) * 1.852

/** Railway lines as a graph; ends of lines that lie close together are joined. */
export class RailLines {
  readonly points: Point[] = []
  private readonly edges: { to: number; km: number }[][] = []
  private readonly byPlace = new Map<string, number>()
  private readonly cells = new Map<string, number[]>()

  /** `path`: a GeoJSON collection of LineStrings. */
  constructor(path: string) {
    const { features } = JSON.parse(readFileSync(path, 'utf8')) as {
      features: { geometry: { coordinates: Point[] } }[]
    }
    for (const { geometry } of features) {
      const line = geometry.coordinates.filter(([x, y]) => inRegion(x, y))
      for (let i = 1; i < line.length; i++) this.join(this.nodeAt(line[i - 1]!), this.nodeAt(line[i]!))
    }
    for (const end of this.edges.keys()) {
      if (this.edges[end]!.length > 1) continue
      for (const { node } of this.near(this.points[end]!, gapKm)) if (node !== end) this.join(end, node)
    }
  }

  /** Nodes within a distance, kilometres. */
  near(at: Point, km: number): { node: number; km: number }[] {
    const out: { node: number; km: number }[] = []
    const reach = Math.ceil(km / 111 / cellDeg)
    const [column, row] = [Math.floor(at[0] / cellDeg), Math.floor(at[1] / cellDeg)]
    for (let y = row - reach; y <= row + reach; y++) {
      for (let x = column - 2 * reach; x <= column + 2 * reach; x++) {
        for (const node of this.cells.get(`${y} ${x}`) ?? []) {
          const d = kmBetween(at, this.points[node]!)
          if (d <= km) out.push({ node, km: d })
        }
      }
    }
    return out
  }

  /** Shortest way along the lines between two positions within `snapKm` of them; the way to the lines counts double. */
  path(from: Point, to: Point, snapKm: number, limitKm: number): { path: Point[]; km: number } | null {
    const exits = new Map(this.near(to, snapKm).map(({ node, km }) => [node, km]))
    const best = new Map<number, number>()
    const before = new Map<number, number>()
    const queue: [number, number][] = []
    for (const { node, km } of this.near(from, snapKm)) push(queue, 2 * km, node)
    for (const [cost, node] of queue) best.set(node, cost)
    let end = -1
    let endCost = Number.POSITIVE_INFINITY
    while (queue.length > 0) {
      const [cost, node] = pop(queue)
      if (cost > endCost || cost > limitKm) break
      if (cost > best.get(node)!) continue
      const exit = exits.get(node)
      if (exit !== undefined && cost + 2 * exit < endCost) {
        endCost = cost + 2 * exit
        end = node
      }
      for (const edge of this.edges[node]!) {
        const next = cost + edge.km
        if (next >= (best.get(edge.to) ?? Number.POSITIVE_INFINITY)) continue
        best.set(edge.to, next)
        before.set(edge.to, node)
        push(queue, next, edge.to)
      }
    }
    if (end < 0) return null
    const path: Point[] = [to]
    for (let node: number | undefined = end; node !== undefined; node = before.get(node))
      path.push(this.points[node]!)
    path.push(from)
    path.reverse()
    return { path, km: path.reduce((sum, p, i) => (i > 0 ? sum + kmBetween(path[i - 1]!, p) : 0), 0) }
  }

  private nodeAt(point: Point): number {
    const key = `${point[0].toFixed(3)} ${point[1].toFixed(3)}`
    const known = this.byPlace.get(key)
    if (known !== undefined) return known
    const node = this.points.push(point) - 1
    this.edges.push([])
    this.byPlace.set(key, node)
    const cell = `${Math.floor(point[1] / cellDeg)} ${Math.floor(point[0] / cellDeg)}`
    const others = this.cells.get(cell)
    if (others) others.push(node)
    else this.cells.set(cell, [node])
    return node
  }

  private join(a: number, b: number): void {
    if (a === b) return
    const km = kmBetween(this.points[a]!, this.points[b]!)
    this.edges[a]!.push({ to: b, km })
    this.edges[b]!.push({ to: a, km })
  }
}

function inRegion(x: number, y: number): boolean {
  return x > region.west && x < region.east && y > region.south && y < region.north
}

/** A binary heap of [cost, node]. */
function push(heap: [number, number][], cost: number, node: number): void {
  let at = heap.push([cost, node]) - 1
  while (at > 0) {
    const up = (at - 1) >> 1
    if (heap[up]![0] <= cost) break
    heap[at] = heap[up]!
    at = up
  }
  heap[at] = [cost, node]
}

function pop(heap: [number, number][]): [number, number] {
  const top = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return top
  let at = 0
  for (;;) {
    let down = 2 * at + 1
    if (down >= heap.length) break
    if (down + 1 < heap.length && heap[down + 1]![0] < heap[down]![0]) down++
    if (heap[down]![0] >= last[0]) break
    heap[at] = heap[down]!
    at = down
  }
  heap[at] = last
  return top
}
