import type { Compared, Priced } from './compare.ts'
import type { Published } from './published.ts'

/** Ours over what was printed: over the nearer end of a band, 1 inside it. */
export function ratioOf({ published: { low, high }, ours }: Compared): number {
  return ours < low ? ours / low : ours > high ? ours / high : 1
}

const number = (value: number, unit: Published['unit']): string =>
  unit === '$/FEU' ? Math.round(value).toLocaleString('en') : value.toFixed(1)

const printed = ({ low, high, unit }: Published): string => {
  const end = (value: number) => (unit === '$/FEU' ? value.toLocaleString('en') : `${value}`)
  return low === high ? end(low) : `${end(low)}–${end(high)}`
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function table(compared: readonly Compared[]): string {
  const lines = compared.map((one) => {
    const { what, unit, scope, year, source, fitted, miss } = one.published
    const mark = miss ? ' ✗' : fitted ? ' (fitted)' : ''
    return row([
      what,
      unit,
      scope,
      printed(one.published),
      number(one.ours, unit),
      `${ratioOf(one).toFixed(2)}${mark}`,
      `${year}`,
      source,
    ])
  })
  return [
    row(['what', 'unit', 'counts', 'printed', 'ours', 'ratio', 'year', 'source']),
    row(['---', '---', '---', '---:', '---:', '---:', '---', '---']),
    ...lines,
  ].join('\n')
}

/** The text of docs/reference/market-check.md. */
export function pageOf(
  compared: readonly Compared[],
  priced: readonly Priced[],
  factor: { readonly money: number; readonly days: number },
): string {
  const free = compared.filter(({ published }) => !published.fitted)
  const held = free.filter(({ published }) => published.miss === undefined)
  const misses = compared.filter(({ published }) => published.miss !== undefined)
  return `# The market beside the planner

Would a forwarder believe the numbers? Here stand figures that were found in print beside what the planner says to the same question, leaving on
1 March 2027. Written by \`UPDATE_MARKET=1 npx vitest run packages/engine/test/market\`; the figures and questions are in
\`packages/engine/test/market/published.ts\`, and the test there fails when ours leaves the printed figure by more than ${factor.money} times for
money or ${factor.days} times for days, or when a miss told below is none any more.

- **counts**: \`door\` is the whole way; \`carriage\` the hauls and borders without loading and unloading at its ends. Ours leaves out insurance,
  capital and papers, which no carrier quotes.
- **ours** is the cheapest way that fits, for days the fastest by mean times.
- **ratio** is ours over the nearer end of what was printed, 1 inside it.
- **(fitted)**: the atlas was set by this very figure, so it proves nothing but that the sum comes out. Of the other ${free.length}, ${held.length} are within
  the factor and ${free.length - held.length} are not.
- Prices are of their year; none was raised by inflation.

${table(compared)}

## Misses (✗)

${misses.map((one) => `- **${one.published.what}**, ${ratioOf(one).toFixed(2)} times: ${one.published.miss}.`).join('\n')}

## Asked of every forwarder, printed by nobody

Bands are recalled and nothing is tested against them. Where ours lies outside, put in your own tariff.

${[
  row(['what', 'unit', 'recalled', 'ours', 'way']),
  row(['---', '---', '---:', '---:', '---']),
  ...priced.map(({ asked: { what, unit, band }, ours, way }) =>
    row([what, unit, band, number(ours, unit), way.corridor]),
  ),
].join('\n')}

## What was mended by this table

- **Metal left the boxes.** A flat wagon takes four boxes of 11 t but two of 24 t; heavy boxes paid as if it took 2.6 (\`rail-box-heavy\`). A box that is
  emptied in landlocked Asia or at Gwadar costs its way back (\`drop-off-*\`). The Russian metal class was 40 % too dear, and Turkmenistan gives 40–50 %
  off. Steel from Temirtau now rides in wagons to Gwadar and to Tashkent. Boxes remain where they are carried through to a sea that takes them, as
  Kazzinc does to Novorossiysk (2018) and 11 % of Russia's steel exports by rail did in 2025. To Bandar Abbas itself boxes still come out 28 $/t ahead,
  half of it in Iran, whose printed transit rates ask less a tonne in boxes: doubt that where you know better.
- **Russian grain was a third too dear.** 1,300 RUB a tonne over 2,000 km in 2022, raised five times since, are 0.0125 $/t·km of network, 0.017 with the
  hopper; 0.0225 had been fitted to a recalled band. Kostanay–Novorossiysk is now about 53 $/t on rail and 70 FOB, in hoppers, small lots too.
- **One truck a 40-ft box.** 22 t, the usual load, took two trucks of 21.5 t, so a single box cost nearly twice on every road.
- **One gauge change a border.** The hours that CAREC measured between China and Kazakhstan hold the gauge change, which a facility charges too: 100 h
  westbound are now 64. In the simulation of Khorgos, trains changed gauge in the shed and again by their plan; now in the shed alone.
- **The Eurasian block trains** Dostyk and Altynkol–Brest were missing: 7.3 days instead of 14 by wagons.
- **Khujand** by rail paid two thirds (gas) and a third (gasoline) of what was printed.
- **Transit boxes in Karachi** wait 5.5 days, not 3.4: see [cases](cases.md).
`
}
