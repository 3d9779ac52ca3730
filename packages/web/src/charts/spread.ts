/** A dot of a chart, in CSS pixels. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly r: number
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Spot {
  readonly x: number
  readonly y: number
  /** The name found no room on its own dot and stands beside it. */
  readonly moved: boolean
}

/** Side of the square that a name keeps free for itself. */
export const NAME_SIDE = 16
const ANGLES = 16
const STEP = 6

/**
 * Where the names of dots stand so that each can be read: on the dot when no other dot reaches that middle, else at the
 * nearest spot inside the frame that is free of dots and names. When the frame is full, on the dot after all.
 */
export function spread(dots: readonly Dot[], frame: Frame): readonly Spot[] {
  const taken: { x: number; y: number }[] = []
  const spots: (Spot | null)[] = dots.map((dot) => {
    const alone = dots.every((other) => other === dot || !reaches(other, dot))
    if (!alone) return null
    taken.push(dot)
    return { x: dot.x, y: dot.y, moved: false }
  })
  return dots.map((dot, index) => {
    const settled = spots[index]
    if (settled) return settled
    const free = beside(dot, frame).find(
      (spot) =>
        !dots.some((other) => reaches(other, spot)) &&
        taken.every(({ x, y }) => Math.abs(x - spot.x) >= NAME_SIDE || Math.abs(y - spot.y) >= NAME_SIDE),
    )
    if (!free) return { x: dot.x, y: dot.y, moved: false }
    taken.push(free)
    return { ...free, moved: true }
  })
}

/** Whether a dot reaches into the square of a name. */
function reaches({ x, y, r }: Dot, name: { readonly x: number; readonly y: number }): boolean {
  const half = NAME_SIDE / 2
  const dx = Math.max(0, Math.abs(x - name.x) - half)
  const dy = Math.max(0, Math.abs(y - name.y) - half)
  return dx * dx + dy * dy < r * r
}

/** Spots around a dot inside the frame, the nearest first; at one distance the upper ones, clear of the dots' whiskers. */
function beside({ x, y, r }: Dot, frame: Frame): { x: number; y: number }[] {
  const half = NAME_SIDE / 2
  const far = Math.hypot(frame.right - frame.left, frame.bottom - frame.top)
  const spots: { x: number; y: number }[] = []
  for (let away = r + NAME_SIDE * 0.75; away < far; away += STEP) {
    for (let turn = 0; turn < ANGLES; turn++) {
      // 0, +1, −1, +2, −2 … sixteenths of a turn from straight up.
      const sixteenths = turn % 2 === 0 ? -turn / 2 : (turn + 1) / 2
      const angle = (2 * Math.PI * sixteenths) / ANGLES
      const spot = { x: x + away * Math.sin(angle), y: y - away * Math.cos(angle) }
      const inside =
        spot.x - half >= frame.left &&
        spot.x + half <= frame.right &&
        spot.y - half >= frame.top &&
        spot.y + half <= frame.bottom
      if (inside) spots.push(spot)
    }
  }
  return spots
}
