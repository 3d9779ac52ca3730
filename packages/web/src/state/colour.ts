type Rgb = readonly [number, number, number]

const PAPER: Readonly<Record<'light' | 'dark', Rgb>> = { light: [243, 237, 223], dark: [29, 42, 47] }
const WANTED = 3.2

/**
 * A corridor's colour, made darker by day or lighter by night until it stands out from the land of the map by WCAG's
 * ratio for graphics. The hue stays, so corridors remain apart. Anything but #rrggbb is returned as it came.
 */
export function legible(colour: string, theme: 'light' | 'dark'): string {
  const parsed = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (!parsed) return colour
  const start: Rgb = [1, 2, 3].map((part) => Number.parseInt(parsed[part]!, 16)) as unknown as Rgb
  const goal = theme === 'light' ? 0 : 255
  for (let step = 0; step <= 20; step++) {
    const mixed = start.map((part) => part + ((goal - part) * step) / 20) as unknown as Rgb
    if (contrast(mixed, PAPER[theme]) >= WANTED) return hexOf(mixed)
  }
  return hexOf([goal, goal, goal])
}

/** Black or white, whichever can be read on a colour. */
export function inkOn(colour: string): string {
  const parsed = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (!parsed) return '#fff'
  const rgb = [1, 2, 3].map((part) => Number.parseInt(parsed[part]!, 16)) as unknown as Rgb
  return contrast(rgb, [255, 255, 255]) >= WANTED ? '#fff' : '#10181c'
}

const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

function contrast(a: Rgb, b: Rgb): number {
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
