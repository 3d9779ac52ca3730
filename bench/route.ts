import type { Atlas, Cargo } from '@serai/atlas'
import type { Consignment, Endpoint } from '../packages/engine/src/itinerary/consignment.ts'
import { compile } from '../packages/engine/src/network/compile.ts'
import type { Network } from '../packages/engine/src/network/network.ts'
import { Stream } from '../packages/engine/src/random/stream.ts'
import type { Priced } from '../packages/engine/src/search/choice.ts'
import { route } from '../packages/engine/src/search/route.ts'
import { ascending, at, type Figure, figureOf } from './figure.ts'

const QUERIES = 600
const WARM_UP = 60

/** Seeded questions over all origins, markets and cargoes of the atlas; every answer is looked at. */
export function benchRoute(atlas: Atlas): Figure[] {
  const network = compile(atlas)
  const questions = questionsOf(network, QUERIES + WARM_UP)
  const times: number[] = []
  const labels: number[] = []
  const sizes: number[] = []
  const answered: number[] = []
  for (const [index, question] of questions.entries()) {
    const began = performance.now()
    const { priced, stats } = route(network, question)
    const took = performance.now() - began
    requireIncomparable(priced, question)
    if (stats.truncated) throw new Error('route bench: a search was cut short')
    if (index < WARM_UP) continue
    times.push(took)
    labels.push(stats.labels)
    if (priced.length === 0) continue
    answered.push(took)
    sizes.push(priced.length)
  }
  const sorted = ascending(times)
  const few = ascending(labels)
  const ways = ascending(sizes)
  const share = Math.round((100 * answered.length) / times.length)
  return [
    figureOf(
      'route',
      times,
      8,
      `${times.length} questions, ${share} % with a way; labels median ${at(few, 0.5)}, p99 ${at(few, 0.99)}`,
    ),
    {
      ...figureOf('route, 99th percentile', times, 80, `slowest ${at(sorted, 1).toFixed(0)} ms`),
      median: at(sorted, 0.99),
      low: at(sorted, 0.98),
      high: at(sorted, 1),
    },
    figureOf(
      '  route, questions with a way',
      answered,
      Number.POSITIVE_INFINITY,
      `Pareto set median ${at(ways, 0.5)}, largest ${at(ways, 1)}; every pair of ways incomparable`,
    ),
  ]
}

function questionsOf(network: Network, count: number): Consignment[] {
  const withRole = (role: string) =>
    network.places.filter(({ roles }) => (roles as readonly string[]).includes(role))
  const origins = withRole('origin')
  const markets = withRole('market')
  const { cargoes } = network.atlas.tables
  const stream = new Stream(1, 'bench route')
  const pick = <T>(list: readonly T[]): T => list[Math.floor(stream.uniform() * list.length)]!
  const questions: Consignment[] = []
  while (questions.length < count) {
    const [from, to, cargo] = [pick(origins), pick(markets), pick(cargoes)]
    if (from.id === to.id) continue
    questions.push(consignmentOf(network, from, to, cargo))
  }
  return questions
}

const endpointOf = ({ id, name }: { id: string; name: string }): Endpoint => ({ kind: 'place', id, name })

function consignmentOf(
  network: Network,
  from: { id: string; name: string },
  to: { id: string; name: string },
  cargo: Cargo,
): Consignment {
  const teu = cargo.id === 'containers' || cargo.id === 'reefers' ? 40 : null
  const tonnes = teu === null ? 500 : teu * cargo.tPerTeu
  return {
    from: endpointOf(from),
    to: endpointOf(to),
    cargo: cargo.id,
    tonnes,
    teu,
    valueUsd: tonnes * cargo.valueUsdPerT,
    departAt: Date.parse(network.at) / 60_000 + 7 * 1440,
    dueAt: null,
    avoid: { countries: [], places: [], modes: [], passages: [] },
    gateway: null,
    maxBorders: null,
    tirOnly: false,
    sanctionsFree: false,
  }
}

/** Throws when one way of an answer is at least as good as another in all four criteria. */
function requireIncomparable(priced: readonly Priced[], question: Consignment): void {
  for (const [i, a] of priced.entries()) {
    for (const [j, b] of priced.entries()) {
      if (i === j) continue
      const better =
        a.cost <= b.cost &&
        a.way.minutes <= b.way.minutes &&
        a.way.co2e <= b.way.co2e &&
        a.way.disruption <= b.way.disruption
      if (better) {
        const what = `${question.from.id}–${question.to.id} ${question.cargo}`
        throw new Error(`route bench: ${what}: way ${i} is as good as way ${j} in everything`)
      }
    }
  }
}
