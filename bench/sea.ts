import { createRequire } from 'node:module'
import createGraph from 'ngraph.graph'
import ngraphPath from 'ngraph.path'
import { openSea } from '../packages/atlas/tools/sea/open.ts'
import { accessOf } from '../packages/engine/src/sea/access.ts'
import type { SeaNetwork } from '../packages/engine/src/sea/network.ts'
import { seaDistanceNm, seaRoute } from '../packages/engine/src/sea/route.ts'
import { angleBetween, leastRadiusNm } from '../packages/engine/src/sea/sphere.ts'
import type { Figure } from './figure.ts'

/** Ports of the region and of its markets: latitude, longitude. */
const ports: readonly (readonly [string, number, number])[] = [
  ['PKKHI', 24.835, 66.98],
  ['PKBQM', 24.775, 67.33],
  ['PKGWD', 25.1105, 62.3396],
  ['IRBND', 27.106, 56.067],
  ['AEJEA', 24.9857, 55.0273],
  ['GEPTI', 42.1427, 41.66],
  ['RUNVS', 44.724, 37.783],
  ['RULED', 59.88, 30.2],
  ['RUVVO', 43.11, 131.89],
  ['CNSHA', 30.63, 122.07],
  ['NLRTM', 51.95, 4.1],
  ['DEHAM', 53.53, 9.93],
  ['SGSIN', 1.264, 103.83],
  ['KRPUS', 35.08, 128.83],
  ['KEMBA', -4.0435, 39.65],
  ['ZADUR', -29.88, 31.03],
  ['NGAPP', 6.45, 3.37],
  ['ITTRS', 45.64, 13.76],
  ['INNSA', 18.95, 72.95],
  ['LKCMB', 6.95, 79.84],
]

type Pair = readonly [number, number]

/** Our A* against ngraph.path on the same graph and searoute-js on its own, over the same port pairs in one run. */
export function benchSea(): Figure[] {
  const sea = openSea()
  const pairs = allPairs()
  const points = ports.map(([, lat, lon]) => ({ lat, lon }))
  const ours = eachPair(pairs, 3, ([a, b]) => seaDistanceNm(sea, points[a]!, points[b]!)!)
  const straight = eachPair(pairs, 1, ([a, b]) => {
    return seaRoute(sea, points[a]!, points[b]!, { straighten: true })!.distanceNm
  })
  const few = pairs.filter((_, i) => i % 8 === 0)
  const oursFew = eachPair(few, 3, ([a, b]) => seaDistanceNm(sea, points[a]!, points[b]!)!)
  const theirs = ngraphOn(sea, points, few)
  for (const [i, pair] of few.entries()) {
    const mine = ours.answers[pairs.indexOf(pair)]!
    if (Math.abs(mine - theirs.answers[i]!) > 1e-6 * mine) {
      throw new Error(
        `sea bench: ${ports[pair[0]]![0]}–${ports[pair[1]]![0]}: ours ${mine}, ngraph ${theirs.answers[i]}`,
      )
    }
  }
  const searoute = eachPair(few, 1, searouteJs())
  const lost = searoute.answers.filter((answer) => Number.isNaN(answer)).length
  const ratio = (peer: readonly number[]) =>
    `${(at(peer, 0.5) / at(oursFew.times, 0.5)).toFixed(1)} times ours on the same pairs`
  return [
    figure(
      'sea distance of a port pair',
      ours.times,
      2,
      `${pairs.length} pairs, p99 ${at(ours.times, 0.99).toFixed(2)} ms`,
    ),
    figure(
      'sea path of a port pair, straightened',
      straight.times,
      200,
      `p99 ${at(straight.times, 0.99).toFixed(1)} ms`,
    ),
    figure(
      '  the same distances by ngraph.path',
      theirs.times,
      Number.POSITIVE_INFINITY,
      `equal; ${ratio(theirs.times)}`,
    ),
    figure(
      '  searoute-js on its own graph',
      searoute.times,
      Number.POSITIVE_INFINITY,
      `${ratio(searoute.times)}; ${lost} of ${few.length} pairs without an answer`,
    ),
  ]
}

function figure(name: string, times: readonly number[], limit: number, answer: string): Figure {
  return {
    name,
    unit: 'ms',
    median: at(times, 0.5),
    low: at(times, 0.25),
    high: at(times, 0.75),
    limit,
    better: 'less',
    answer,
  }
}

const at = (sorted: readonly number[], share: number) => sorted[Math.round((sorted.length - 1) * share)]!

function allPairs(): Pair[] {
  const pairs: Pair[] = []
  for (let a = 0; a < ports.length; a++)
    for (let b = 0; b < ports.length; b++) if (a !== b) pairs.push([a, b])
  return pairs
}

/** Times every pair `runs` times after one round to warm up; sorted milliseconds and the answers by pair. */
function eachPair(pairs: readonly Pair[], runs: number, work: (pair: Pair) => number) {
  const answers = pairs.map(work)
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    for (const pair of pairs) {
      const start = performance.now()
      work(pair)
      times.push(performance.now() - start)
    }
  }
  return { answers, times: times.sort((a, b) => a - b) }
}

/**
 * The same graph in ngraph.path's A* with the same bound, closed gates left out. Both ends are tied on as nodes outside
 * the time that counts; each pair is run once to warm up and once timed.
 */
function ngraphOn(sea: SeaNetwork, points: readonly { lat: number; lon: number }[], pairs: readonly Pair[]) {
  const graph = createGraph()
  const closed = sea.passages.closedByDefault
  for (let v = 0; v < sea.nodeCount; v++) graph.addNode(v, v)
  for (let v = 0; v < sea.nodeCount; v++) {
    for (let k = sea.firstOut[v]!; k < sea.firstOut[v + 1]!; k++) {
      if ((sea.gates[k]! & closed) === 0) graph.addLink(v, sea.head[k]!, sea.lengthNm[k]!)
    }
  }
  const times: number[] = []
  const answers: number[] = []
  for (const [a, b] of pairs) {
    const start = accessOf(sea, points[a]!)!
    const end = accessOf(sea, points[b]!)!
    graph.addNode('start', start.unit)
    graph.addNode('end', end.unit)
    for (const [w, node] of start.nodes.entries()) {
      if ((start.gates[w]! & closed) !== 0) continue
      graph.addLink('start', node, Math.min(start.lengthNm[w]!, linkLength(graph, 'start', node)))
    }
    for (const [w, node] of end.nodes.entries()) {
      if ((end.gates[w]! & closed) !== 0) continue
      graph.addLink(node, 'end', Math.min(end.lengthNm[w]!, linkLength(graph, node, 'end')))
    }
    const bound = ({ data }: { data: number | Float64Array }) =>
      typeof data === 'number' ? leastRadiusNm * angleBetween(sea.units, data, end.unit, 0) : 0
    const distance = (_: unknown, __: unknown, link: { data: number }) => link.data
    const finder = ngraphPath.aStar(graph, { oriented: true, distance, heuristic: bound } as never)
    finder.find('start', 'end')
    const began = performance.now()
    const path = finder.find('start', 'end')
    times.push(performance.now() - began)
    let total = 0
    for (let i = 0; i + 1 < path.length; i++) total += linkLength(graph, path[i + 1]!.id, path[i]!.id)
    answers.push(total)
    graph.removeNode('start')
    graph.removeNode('end')
  }
  return { answers, times: times.sort((x, y) => x - y) }
}

function linkLength(
  graph: ReturnType<typeof createGraph>,
  from: string | number,
  to: string | number,
): number {
  return (graph.getLink(from, to)?.data as number | undefined) ?? Number.POSITIVE_INFINITY
}

function searouteJs(): (pair: Pair) => number {
  const searoute = createRequire(import.meta.url)('searoute-js')
  const pointOf = (port: number) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: [ports[port]![2], ports[port]![1]] },
  })
  return ([a, b]) => {
    const log = console.log
    console.log = () => {}
    try {
      return searoute(pointOf(a), pointOf(b))?.properties.length ?? Number.NaN
    } catch {
      return Number.NaN
    } finally {
      console.log = log
    }
  }
}
