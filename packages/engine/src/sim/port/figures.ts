import { capitalUsdPerYear } from '../../power/capital.ts'
import type { PowerPlant } from '../../power/plant.ts'
import type { PowerSite } from '../../power/site.ts'
import type { PortPlan } from './plan.ts'
import type { PortRun } from './run.ts'
import type { Supply } from './supply.ts'

const HOUR = 60
const DAYS_A_YEAR = 365
const hours = (minutes: number) => minutes / HOUR
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Figures of a replication in the order of `PORT_MEASURES`. */
export function portFigures(run: PortRun, { spec, input, channels }: PortPlan): number[] {
  const { books, quays, trucks, gauges, now } = run
  const yearly = DAYS_A_YEAR / input.days
  const main = quays.find(({ group }) => group.id === input.case.group)!
  const berths = sum(spec.groups.map((group) => group.berths.length))
  const cranes = sum(main.group.pools.map(({ count }) => count))
  const [fill, fillMost] = fillOf(run)
  return [
    hours(books.wait.mean),
    hours(books.wait.quantile(0.9)),
    hours(books.atBerth.mean),
    hours(books.inPort.mean),
    books.wait.count * yearly,
    books.transitCalls * yearly,
    ...tideFigures(run, channels, yearly),
    gauges.waiting.mean(now),
    gauges.waiting.max,
    (100 * gauges.occupied.mean(now)) / berths,
    (100 * main.occupied.mean(now)) / main.group.berths.length,
    (100 * main.cranes.mean(now)) / cranes,
    hours(sum(quays.map(({ lostMinutes }) => lostMinutes))) * yearly,
    hours(sum(quays.map(({ darkMinutes }) => darkMinutes))) * yearly,
    books.tonnes * yearly,
    books.teu * yearly,
    books.transitTonnes * yearly,
    hours(books.lotDwell.mean),
    hours(books.lotDwell.quantile(0.9)),
    hours(books.lotWork.mean),
    trucks.visits * yearly,
    trucks.turns.mean,
    trucks.turns.quantile(0.9),
    gauges.trucks.max,
    100 * fill,
    100 * fillMost,
    hours(sum(quays.map(({ blocked }) => blocked.integral(now)))) * yearly,
    books.demurrageUsd * yearly,
    books.delayUsd * yearly,
  ]
}

/** Ships that the tide held, how long in the mean, and its share of the wait for a berth; NaN in a port without channels. */
function tideFigures({ books }: PortRun, channels: boolean, yearly: number): number[] {
  if (!channels) return [Number.NaN, Number.NaN, Number.NaN]
  const { held, wait, heldInMinutes } = books
  return [held.count * yearly, hours(held.mean), (100 * heldInMinutes) / (wait.mean * wait.count)]
}

/** Fill of the yard or silo that is fullest in the mean, and of the one that was fullest at any time; NaN without any that fills. */
function fillOf({ stores, now }: PortRun): [mean: number, most: number] {
  const limited = stores.flat().filter(({ spec }) => spec.capacity < Infinity)
  if (limited.length === 0) return [Number.NaN, Number.NaN]
  const shares = limited.map(({ spec, buffer }) => ({
    mean: buffer.contents.mean(now) / spec.capacity,
    most: buffer.contents.max / spec.capacity,
  }))
  return [Math.max(...shares.map(({ mean }) => mean)), Math.max(...shares.map(({ most }) => most))]
}

/** Figures of a replication in the order of `POWER_MEASURES`. */
export function powerFigures(plant: PowerPlant, supply: Supply, site: PowerSite, days: number): number[] {
  const { totals } = plant
  const yearly = DAYS_A_YEAR / days
  const mwh = (wh: number) => (wh / 1e6) * yearly
  const capital = capitalUsdPerYear(site)
  const running = totals.usd * yearly
  const servedKwh = (totals.servedWh / 1000) * yearly
  return [
    mwh(totals.servedWh + totals.shedWh),
    mwh(totals.gridWh),
    mwh(totals.solarWh),
    mwh(totals.dieselWh),
    mwh(totals.batteryOutWh),
    mwh(totals.curtailedWh),
    mwh(totals.shedWh),
    hours(supply.shedMinutes) * yearly,
    hours(supply.downMinutes) * yearly,
    running / servedKwh,
    (running + capital) / servedKwh,
    running + capital,
    (totals.kgCo2e / 1000) * yearly,
  ]
}
