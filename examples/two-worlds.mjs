import { readPackage, readScenarios } from '@serai/atlas/node'
import { apply, compile, load, rehearse, route, stepsOf } from '@serai/engine'

const today = load(await readPackage())
const reopen = (await readScenarios()).find(({ id }) => id === 'borders-reopen')
const departAt = Date.UTC(2027, 0, 15) / 60_000 // minutes
const boxes = {
  from: { kind: 'place', id: 'KZALA', name: 'Almaty' },
  to: { kind: 'place', id: 'PKKHI', name: 'Karachi' },
  ...{ cargo: 'containers', tonnes: 440, teu: 40, valueUsd: 2_200_000, departAt, dueAt: null },
  avoid: { countries: [], places: [], modes: [], passages: [] },
  ...{ gateway: null, maxBorders: null, tirOnly: false, sanctionsFree: false },
}
for (const atlas of [today, apply(today, reopen)]) {
  const network = compile(atlas, '2027-01-15')
  for (const { itinerary, legs } of route(network, boxes).itineraries.slice(0, 3)) {
    const { p50, p90 } = rehearse(stepsOf(network, legs), { departAt, dueAt: null, seed: 1, samples: 10_000 })
    const days = [p50, p90].map((minutes) => (minutes / 1440).toFixed(1))
    console.log(
      `${itinerary.corridor}: $${itinerary.costCents / 100}, ${days[0]} days, one in ten over ${days[1]}`,
    )
  }
}
