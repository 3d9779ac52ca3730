import { inkOn } from '../state/colour.ts'
import type { Way } from '../state/way.ts'

/** The way's letter on its colour. */
export function Letter({ way }: { way: Way }) {
  return (
    <b className="letter" style={{ background: way.colour, color: inkOn(way.colour) }}>
      {way.letter}
    </b>
  )
}
