/** A stretch of border that is drawn dashed: between which two countries of the base map, and in which box. */
interface Dispute {
  readonly between: readonly [string, string]
  /** west, south, east, north in degrees */
  readonly box: readonly [number, number, number, number]
}

const EVERYWHERE = [-180, -90, 180, 90] as const

/**
 * Lines that states contest, by the names that Natural Earth gives to the land on both sides. The base map draws who
 * controls what; this list only says where that is contested, for the parts of the world that the desk plans in.
 */
export const DISPUTES: readonly Dispute[] = [
  { between: ['India', 'Pakistan'], box: [72, 32.4, 78.5, 37.2] },
  { between: ['India', 'China'], box: EVERYWHERE },
  { between: ['China', 'Pakistan'], box: EVERYWHERE },
  { between: ['Bhutan', 'China'], box: EVERYWHERE },
  { between: ['Georgia', 'Russia'], box: [39.9, 42, 44.9, 43.8] },
  { between: ['Russia', 'Ukraine'], box: EVERYWHERE },
  { between: ['Kosovo', 'Serbia'], box: EVERYWHERE },
  { between: ['Cyprus', 'N. Cyprus'], box: EVERYWHERE },
  { between: ['Somalia', 'Somaliland'], box: EVERYWHERE },
  { between: ['Morocco', 'W. Sahara'], box: EVERYWHERE },
  { between: ['Mauritania', 'W. Sahara'], box: EVERYWHERE },
  { between: ['Israel', 'Palestine'], box: EVERYWHERE },
  { between: ['Israel', 'Syria'], box: EVERYWHERE },
  { between: ['Sudan', 'S. Sudan'], box: EVERYWHERE },
  { between: ['Egypt', 'Sudan'], box: EVERYWHERE },
]

/** True where the border between two countries is contested at a point. */
export function isDisputed(a: string, b: string, lon: number, lat: number): boolean {
  return DISPUTES.some(({ between, box }) => {
    const pair = (between[0] === a && between[1] === b) || (between[0] === b && between[1] === a)
    return pair && lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3]
  })
}
