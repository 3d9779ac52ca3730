import { cellsPerDeg, columns, rows, southDeg } from './raster.ts'

/** A turning point of the keep-off line: position, and the directions (east, north) to its two neighbours. */
export interface Corner {
  readonly lat: number
  readonly lon: number
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
}

/**
 * Follows the outline of all cells nearer to land than `keepOff` tenths of a nautical mile (land on the left) and
 * returns its convex corners, moved out by `pushNm`. Every shortest path round land turns only at such corners.
 */
export function cornersOf(field: Uint8Array, keepOff: number, toleranceNm: number, pushNm: number): Corner[] {
  const blocked = (row: number, column: number) =>
    row < 0 || row >= rows || field[row * columns + (((column % columns) + columns) % columns)]! < keepOff
  const seen = new Uint8Array(columns * rows)
  const corners: Corner[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (seen[row * columns + column] || !blocked(row, column) || blocked(row + 1, column)) continue
      const loop = followLoop(blocked, seen, row, column)
      if (loop) corners.push(...convexCorners(loop, toleranceNm, pushNm))
    }
  }
  return corners
}

const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/**
 * Walks the cracks between blocked (left) and free (right) cells, beginning with the upper side of (row, column),
 * walked westwards. Crack points are (x, y) at cell corners; `seen` marks upper sides. Headings: 0 E, 1 N, 2 W, 3 S.
 */
function followLoop(
  blocked: (row: number, column: number) => boolean,
  seen: Uint8Array,
  row: number,
  column: number,
): number[] | null {
  const points: number[] = []
  const startX = column + 1
  const startY = row + 1
  let x = startX
  let y = startY
  let heading = 2
  do {
    if (heading === 2) {
      const cell = (((x - 1) % columns) + columns) % columns
      seen[(y - 1) * columns + cell] = 1
    }
    x += steps[heading]![0]
    y += steps[heading]![1]
    const left = cellBeside(x, y, heading, true)
    const right = cellBeside(x, y, heading, false)
    const turn = blocked(right[0], right[1]) ? 3 : blocked(left[0], left[1]) ? 0 : 1
    if (turn !== 0) {
      points.push(x, y)
      heading = (heading + turn) % 4
    }
    if (points.length > 8_000_000) throw new Error('contour: a loop does not close')
  } while ((x - startX) % columns !== 0 || y !== startY || heading !== 2)
  return points.length >= 8 ? points : null
}

/** The cell ahead of the point (x, y), on the left or on the right of the heading: [row, column]. */
function cellBeside(x: number, y: number, heading: number, left: boolean): [number, number] {
  if (heading === 0) return [left ? y : y - 1, x]
  if (heading === 1) return [y, left ? x - 1 : x]
  if (heading === 2) return [left ? y - 1 : y, x - 1]
  return [y - 1, left ? x : x - 1]
}

function convexCorners(loop: number[], toleranceNm: number, pushNm: number): Corner[] {
  const kept = simplify(loop, toleranceNm)
  const count = kept.length / 2
  const corners: Corner[] = []
  for (let i = 0; i < count; i++) {
    const [px, py] = [kept[2 * ((i + count - 1) % count)]!, kept[2 * ((i + count - 1) % count) + 1]!]
    const [x, y] = [kept[2 * i]!, kept[2 * i + 1]!]
    const [nx, ny] = [kept[2 * ((i + 1) % count)]!, kept[2 * ((i + 1) % count) + 1]!]
    const lat = southDeg + y / cellsPerDeg
    const cos = Math.cos((lat * Math.PI) / 180)
    const before = unit((px - x) * cos, py - y)
    const after = unit((nx - x) * cos, ny - y)
    const bend = -before[0] * after[1] + before[1] * after[0]
    if (bend <= 0.02 && !(before[0] * after[0] + before[1] * after[1] > 0.9)) continue
    const out = unit(-(before[0] + after[0]), -(before[1] + after[1]))
    const east = x + (out[0] * pushNm) / cos
    const lon = (((east / cellsPerDeg) % 360) + 360) % 360
    corners.push({ lat: lat + (out[1] * pushNm) / cellsPerDeg, lon: lon - 180, before, after })
  }
  return corners
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y) || 1
  return [x / length, y / length]
}

/** Douglas–Peucker on a closed loop of cell corners; tolerance in nautical miles. */
function simplify(loop: number[], toleranceNm: number): number[] {
  const count = loop.length / 2
  let far = 0
  let farthest = 0
  for (let i = 1; i < count; i++) {
    const d = Math.hypot(loop[2 * i]! - loop[0]!, loop[2 * i + 1]! - loop[1]!)
    if (d > farthest) {
      farthest = d
      far = i
    }
  }
  const keep = new Uint8Array(count)
  keep[0] = 1
  keep[far] = 1
  const stack: [number, number][] = [
    [0, far],
    [far, count],
  ]
  while (stack.length > 0) {
    const [from, to] = stack.pop()!
    let worst = toleranceNm
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const d = offLine(loop, i, from, to % count)
      if (d > worst) {
        worst = d
        at = i
      }
    }
    if (at < 0) continue
    keep[at] = 1
    stack.push([from, at], [at, to])
  }
  const out: number[] = []
  for (let i = 0; i < count; i++) if (keep[i]) out.push(loop[2 * i]!, loop[2 * i + 1]!)
  return out
}

function offLine(loop: number[], i: number, a: number, b: number): number {
  const cos = Math.cos(((southDeg + loop[2 * i + 1]! / cellsPerDeg) * Math.PI) / 180)
  const ex = (loop[2 * b]! - loop[2 * a]!) * cos
  const ey = loop[2 * b + 1]! - loop[2 * a + 1]!
  const px = (loop[2 * i]! - loop[2 * a]!) * cos
  const py = loop[2 * i + 1]! - loop[2 * a + 1]!
  const length = ex * ex + ey * ey
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * ex + py * ey) / length))
  return Math.hypot(px - t * ex, py - t * ey)
}
