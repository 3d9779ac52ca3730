import type { Page } from 'playwright-core'

/**
 * Every visible text of a page that stands out less from what lies behind it than WCAG 2 asks for (AA: 4.5, large type 3), as
 * `ratio colour on background: text`. Disabled controls are exempt, as there. Text on a canvas is not seen.
 */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Colour = [number, number, number, number]
    const parse = (text: string): Colour => {
      const numbers = (text.match(/[\d.]+(e-?\d+)?/g) ?? []).map(Number)
      const [r = 0, g = 0, b = 0, a = 1] = numbers
      return text.startsWith('color(srgb') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a]
    }
    const over = (top: Colour, under: Colour): Colour => [
      top[0] * top[3] + under[0] * (1 - top[3]),
      top[1] * top[3] + under[1] * (1 - top[3]),
      top[2] * top[3] + under[2] * (1 - top[3]),
      1,
    ]
    const luminance = ([r, g, b]: Colour) => {
      const linear = (part: number) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    const behind = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1]
      const own = parse(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, behind(element.parentElement))
    }
    const faint = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent!.trim()
      const element = walker.currentNode.parentElement!
      if (text === '' || element.closest(':disabled, script, style, select, .hidden')) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize)
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      const background = behind(element)
      const ink = over(parse(element instanceof SVGElement ? style.fill : style.color), background)
      const [light, dark] = [luminance(ink), luminance(background)].sort((a, b) => b - a) as [number, number]
      const ratio = (light + 0.05) / (dark + 0.05)
      if (ratio < (large ? 3 : 4.5))
        faint.add(
          `${ratio.toFixed(2)} ${ink.map(Math.round)} on ${background.map(Math.round)}: ${text.slice(0, 40)}`,
        )
    }
    return [...faint]
  })
}
