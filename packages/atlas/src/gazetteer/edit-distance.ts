/**
 * Damerau–Levenshtein distance (optimal string alignment: insert, delete, replace, swap neighbours) of
 * `a` and `b` if it is at most `bound`, else `bound + 1`. Only the band that can matter is filled.
 */
export function editDistance(a: string, b: string, bound: number): number {
  return Math.abs(a.length - b.length) > bound ? bound + 1 : align(a, b, bound, false)
}

/** The least `editDistance` of `a` to any beginning of `b`, if it is at most `bound`, else `bound + 1`. */
export function prefixDistance(a: string, b: string, bound: number): number {
  return a.length - b.length > bound ? bound + 1 : align(a, b, bound, true)
}

const WIDTH = 128
/** Three rolling rows of the table, each `WIDTH` wide. */
const rows = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)]

function align(a: string, b: string, bound: number, prefix: boolean): number {
  const far = bound + 1
  const m = Math.min(b.length, a.length + bound)
  if (m + 1 >= WIDTH) return far
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= m; j++) above[j] = Math.min(j, far)
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - bound)
    const end = Math.min(m, i + bound)
    row.fill(far, 0, m + 1)
    if (i <= bound) row[0] = i
    let least = row[0]!
    const ai = a.charCodeAt(i - 1)
    for (let j = first; j <= end; j++) {
      const bj = b.charCodeAt(j - 1)
      let cost = Math.min(above[j - 1]! + (ai === bj ? 0 : 1), above[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && ai === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === bj) {
        cost = Math.min(cost, before[j - 2]! + 1)
      }
      row[j] = Math.min(cost, far)
      if (cost < least) least = cost
    }
    if (least >= far && i > 1) return far
    ;[before, above, row] = [above, row, before]
  }
  if (!prefix) return m < b.length ? far : above[m]!
  let best = far
  for (let j = 0; j <= m; j++) if (above[j]! < best) best = above[j]!
  return best
}
