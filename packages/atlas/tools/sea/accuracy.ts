import { writeFileSync } from 'node:fs'
import { type Compared, comparePublished, errorQuantile } from './compare.ts'
import { openSea } from './open.ts'

const page = new URL('../../../../docs/reference/sea-accuracy.md', import.meta.url).pathname

/** Writes docs/reference/sea-accuracy.md from sea/published-distances.csv and the network as committed. */
export function main(): void {
  const rows = comparePublished(openSea())
  const usable = rows.filter((row) => row.group !== 'unusable')
  const groups = ['calibration', 'held-out', 'other'].map((group) => [
    group,
    usable.filter((row) => row.group === group),
  ]) as [string, Compared[]][]
  const text = `# Sea distances against published ones

Written by \`node packages/atlas/tools/sea/run.mjs accuracy\`; the published figures are in
\`packages/atlas/data/sea/published-distances.csv\`, each with its source and year.

- **What is compared.** Straightened paths of the sea network, passages as they are by default, between the positions
  that the publication gives for both ends. Error is (ours − published) / published.
- **How the lanes were chosen.** From NGA Pub. 151 *Distances Between Ports* (11th edition, 2001): every figure without a
  "via …" qualifier between two places of a list of 63 ports and junction points fixed beforehand, before anything was
  computed. Both figures stay where the publication gives two for the two directions. Figures shorter than the great
  circle between the publication's own positions are misprints and are listed, not counted. Izmir and Ras Tannurah were
  struck from the list because their printed positions are wrong or could not be read.
- **Held out.** A hash of the pair's names puts each pair into one of two groups. Way-points were corrected looking at
  the calibration group alone.
- **What remains.** Our paths are shorter on the whole: reefs and shoals are not land, and ships keep further off than
  three miles in many places. The largest differences are lanes whose figure takes another way than ours
  (Busan–Yokohama through Kanmon, shut by default) and river pilotage (Calcutta).

| group | lanes | median error | 90th percentile | mean signed error |
| --- | --- | --- | --- | --- |
${[...groups.filter(([, part]) => part.length > 0), ['all', usable] as [string, Compared[]]].map(summary).join('\n')}

| from | to | published nm | ours nm | error % | passages | group | source |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}
`
  writeFileSync(page, text)
  console.log(text.split('\n').slice(22, 30).join('\n'))
}

function summary([group, rows]: [string, Compared[]]): string {
  const mean = rows.reduce((sum, row) => sum + row.errorPercent, 0) / rows.length
  const cells = [errorQuantile(rows, 0.5), errorQuantile(rows, 0.9), mean].map(
    (value) => `${value.toFixed(2)} %`,
  )
  return `| ${group} | ${rows.length} | ${cells.join(' | ')} |`
}

function line(row: Compared): string {
  const group = row.note ? `${row.group}: ${row.note}` : row.group
  const cells = [
    row.from,
    row.to,
    row.publishedNm,
    row.computedNm.toFixed(0),
    row.errorPercent.toFixed(1),
    row.passages.join(' '),
    group,
    `${row.source}, ${row.year}`,
  ]
  return `| ${cells.join(' | ')} |`
}
