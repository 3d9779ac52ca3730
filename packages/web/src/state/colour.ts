export type Rgb = readonly [number, number, number]

const PAPER: Readonly<Record<'light' | 'dark', Rgb>> = { light: [243, 237, 223], dark: [29, 42, 47] }
/** For lines and dots, a little over what WCAG asks of graphics; for text, what it asks of text. */
const WANTED = 3.2
const WANTED_TEXT = 4.5

/**
 * A corridor's colour, made darker by day or lighter by night until it stands out from the land of the map by WCAG's
 * ratio for graphics. The hue stays, so corridors remain apart. Anything but #rrggbb is returned as it came.
 */
export function legible(colour: string, theme: 'light' | 'dark'): string {
  const start = rgbOf(colour)
  if (!start) return colour
  const goal = theme === 'light' ? 0 : 255
  for (let step = 0; step <= 20; step++) {
    const mixed = start.map((part) => part + ((goal - part) * step) / 20) as unknown as Rgb
    if (contrast(mixed, PAPER[theme]) >= WANTED) return hexOf(mixed)
  }
  return hexOf([goal, goal, goal])
}

/** White or black, whichever can be read on a colour: one of the two always can. */
export function inkOn(colour: string): string {
  const rgb = rgbOf(colour)
  if (!rgb) return '#fff'
  return contrast(rgb, [255, 255, 255]) >= WANTED_TEXT ? '#fff' : '#000'
}

/** #rrggbb as red, green and blue, 0 to 255; null when it is anything else. */
export function rgbOf(colour: string): Rgb | null {
  const parsed = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return parsed && ([1, 2, 3].map((part) => Number.parseInt(parsed[part]!, 16)) as unknown as Rgb)
}

const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** WCAG's ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of sRGB, WCAG 2. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
