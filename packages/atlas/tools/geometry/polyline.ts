/** Reads an encoded polyline of 5 decimals; pairs are [longitude, latitude], unwrapped over the date line as written. */
export function decodePolyline(text: string): [number, number][] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const letter of text) {
    const bits = letter.charCodeAt(0) - 63
    value |= (bits & 31) << shift
    shift += 5
    if (bits >= 32) continue
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  const path: [number, number][] = []
  let [lat, lon] = [0, 0]
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    lat += numbers[i]!
    lon += numbers[i + 1]!
    path.push([lon / 1e5, lat / 1e5])
  }
  return path
}
