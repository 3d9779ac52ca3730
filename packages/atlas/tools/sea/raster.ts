import type { Ring } from './coast.ts'

/** Cells of one minute of arc; row 0 at the south. */
export const cellsPerDeg = 60
export const southDeg = -62
export const northDeg = 84
export const columns = 360 * cellsPerDeg
export const rows = (northDeg - southDeg) * cellsPerDeg
/** Distances are kept in tenths of a nautical mile, up to this many. */
const reachNm = 6

/** Distance from each cell to the nearest land cell: 0 on land, tenths of a nautical mile, 255 beyond reach. */
export function clearanceRaster(rings: readonly Ring[]): Uint8Array {
  const field = new Uint8Array(columns * rows).fill(255)
  fillLand(field, rings)
  for (const ring of rings) traceRing(field, ring)
  spread(field)
  return field
}

/** Even–odd scan filling, so that the hole of the Caspian stays water. */
function fillLand(field: Uint8Array, rings: readonly Ring[]): void {
  const crossings: number[][] = Array.from({ length: rows }, () => [])
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const y1 = (ring[i + 1]! - southDeg) * cellsPerDeg - 0.5
      const y2 = (ring[j + 1]! - southDeg) * cellsPerDeg - 0.5
      const low = Math.max(0, Math.ceil(Math.min(y1, y2)))
      const high = Math.min(rows - 1, Math.ceil(Math.max(y1, y2)) - 1)
      for (let row = low; row <= high; row++) {
        const t = (row - y1) / (y2 - y1)
        crossings[row]!.push((ring[i]! + t * (ring[j]! - ring[i]!) + 180) * cellsPerDeg)
      }
    }
  }
  for (let row = 0; row < rows; row++) {
    const line = crossings[row]!.sort((a, b) => a - b)
    for (let k = 0; k + 1 < line.length; k += 2) {
      const from = Math.max(0, Math.round(line[k]!))
      const to = Math.min(columns, Math.round(line[k + 1]!))
      field.fill(0, row * columns + from, row * columns + to)
    }
  }
}

/** Marks every cell the coast runs through as land: small islands and spits must not fall between cells. */
function traceRing(field: Uint8Array, ring: Ring): void {
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    if (Math.abs(ring[i]!) > 179.99 && Math.abs(ring[j]!) > 179.99) continue
    const dx = (ring[j]! - ring[i]!) * cellsPerDeg
    const dy = (ring[j + 1]! - ring[i + 1]!) * cellsPerDeg
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) * 3))
    for (let s = 0; s < steps; s++) {
      const column = Math.floor((ring[i]! + 180) * cellsPerDeg + (dx * s) / steps)
      const row = Math.floor((ring[i + 1]! - southDeg) * cellsPerDeg + (dy * s) / steps)
      if (row >= 0 && row < rows) field[row * columns + ((column + columns) % columns)] = 0
    }
  }
}

/** Stamps a disc of distances around every land cell that has a water neighbour. */
function spread(field: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const lat = southDeg + (row + 0.5) / cellsPerDeg
    const cos = Math.max(0.05, Math.cos((lat * Math.PI) / 180))
    const width = Math.ceil(reachNm / cos)
    const disc = discOf(width, cos)
    for (let column = 0; column < columns; column++) {
      if (field[row * columns + column] !== 0 || !hasWaterBeside(field, row, column)) continue
      stamp(field, row, column, width, disc)
    }
  }
}

function hasWaterBeside(field: Uint8Array, row: number, column: number): boolean {
  const at = row * columns
  return (
    field[at + ((column + 1) % columns)] !== 0 ||
    field[at + ((column + columns - 1) % columns)] !== 0 ||
    (row > 0 && field[at - columns + column] !== 0) ||
    (row + 1 < rows && field[at + columns + column] !== 0)
  )
}

function discOf(width: number, cos: number): Uint8Array {
  const disc = new Uint8Array((2 * reachNm + 1) * (2 * width + 1))
  for (let dy = -reachNm; dy <= reachNm; dy++) {
    for (let dx = -width; dx <= width; dx++) {
      const tenths = Math.round(10 * Math.hypot(dy, dx * cos))
      disc[(dy + reachNm) * (2 * width + 1) + dx + width] = tenths > 10 * reachNm ? 255 : tenths
    }
  }
  return disc
}

function stamp(field: Uint8Array, row: number, column: number, width: number, disc: Uint8Array): void {
  for (let dy = -reachNm; dy <= reachNm; dy++) {
    const y = row + dy
    if (y < 0 || y >= rows) continue
    for (let dx = -width; dx <= width; dx++) {
      const tenths = disc[(dy + reachNm) * (2 * width + 1) + dx + width]!
      const at = y * columns + ((column + dx + columns) % columns)
      if (tenths < field[at]!) field[at] = tenths
    }
  }
}

/** Clearance in tenths of a nautical mile at a position; 0 outside the raster's latitudes. */
export function clearanceAt(field: Uint8Array, lat: number, lon: number): number {
  const row = Math.floor((lat - southDeg) * cellsPerDeg)
  if (row < 0 || row >= rows) return 0
  const column = Math.floor((lon + 180) * cellsPerDeg)
  return field[row * columns + (((column % columns) + columns) % columns)]!
}

/** Quarter-degree cells, each with its distance in cells (larger of the two axes) to the nearest one near land. */
export interface OpenWater {
  readonly columns: number
  readonly cellDeg: number
  readonly distance: Uint8Array
}

/** How far open water reaches round each quarter-degree cell, so that sights can be tested in long strides. */
export function openWaterOf(field: Uint8Array): OpenWater {
  const cellDeg = 0.25
  const size = cellDeg * cellsPerDeg
  const wide = columns / size
  const high = rows / size
  const distance = new Uint8Array(wide * high).fill(255)
  let edge: number[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = Math.floor(row / size) * wide + Math.floor(column / size)
      const rim = row === 0 || row === rows - 1
      if (distance[cell] !== 0 && (rim || field[row * columns + column] !== 255)) {
        distance[cell] = 0
        edge.push(cell)
      }
    }
  }
  for (let d = 1; d < 250 && edge.length > 0; d++) {
    const next: number[] = []
    for (const cell of edge) {
      const row = Math.floor(cell / wide)
      for (let dy = -1; dy <= 1; dy++) {
        if (row + dy < 0 || row + dy >= high) continue
        for (let dx = -1; dx <= 1; dx++) {
          const other = (row + dy) * wide + ((cell - row * wide + dx + wide) % wide)
          if (distance[other] !== 255) continue
          distance[other] = d
          next.push(other)
        }
      }
    }
    edge = next
  }
  return { columns: wide, cellDeg, distance }
}

/** Nautical miles that can be sailed from here in any direction without coming within reach of land. */
export function strideNm(open: OpenWater, lat: number, lon: number): number {
  const row = Math.floor((lat - southDeg) / open.cellDeg)
  const column = Math.floor((((lon + 180) / open.cellDeg) % open.columns) + open.columns) % open.columns
  const cells = (open.distance[row * open.columns + column] ?? 0) - 1
  if (cells <= 0) return 0
  const worstLat = Math.min(85, Math.abs(lat) + (cells + 1) * open.cellDeg)
  return cells * open.cellDeg * 60 * Math.cos((worstLat * Math.PI) / 180)
}
