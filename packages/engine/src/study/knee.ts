/** A knee must stand out from the straight line by this share of the range; less is noise. */
const LEAST_BEND = 0.1

/**
 * Index of the knee of a rising convex curve: where it lies farthest below the straight line between its ends, both axes
 * brought to 0–1 (Satopää, Albrecht, Irwin, Raghavan: Finding a "kneedle" in a haystack, ICDCS workshops 2011, DOI
 * 10.1109/ICDCSW.2011.20). null for fewer than three points, a flat curve, or one that hardly bends. x need not be even,
 * but ascends; where it does not (a port that is full passes no more), points that bring nothing more are left out.
 */
export function kneeOf(x: readonly number[], y: readonly number[]): number | null {
  const kept: number[] = []
  for (let i = 0; i < x.length; i++) if (kept.length === 0 || x[i]! > x[kept.at(-1)!]!) kept.push(i)
  if (kept.length < 3) return null
  const [first, last] = [kept[0]!, kept.at(-1)!]
  const width = x[last]! - x[first]!
  const height = y[last]! - y[first]!
  if (!(width > 0 && height > 0)) return null
  let knee: number | null = null
  let most = LEAST_BEND
  for (const i of kept) {
    const bend = (x[i]! - x[first]!) / width - (y[i]! - y[first]!) / height
    if (bend > most) {
      most = bend
      knee = i
    }
  }
  return knee
}
