import { type Gazetteer, type Passage, problem, resolve } from '@serai/atlas'
import { nearest, type SeaReply, type SeaRequest, type SeaWay } from '@serai/contract'
import { type SeaNetwork, seaRoute } from '@serai/engine'

/** An everyday speed of bulk carriers and slow-steaming box ships; an estimate that the reply names. */
export const SPEED_KNOTS = 14

/**
 * Ways by sea, in the order of the pairs; one that is cut off has a null distance. Throws Problem for an unknown place or
 * passage before anything is computed. `onWay` is told after each.
 */
export function seaWays(
  sea: SeaNetwork,
  gazetteer: Gazetteer,
  passages: readonly Passage[],
  request: SeaRequest,
  onWay: (done: number) => void = () => {},
): SeaReply {
  const closed = request.avoid ?? []
  for (const id of closed) requirePassage(id, passages)
  const speedKnots = request.speedKnots ?? SPEED_KNOTS
  const ends = request.pairs.map(
    ({ from, to }) => [resolve(gazetteer, from), resolve(gazetteer, to)] as const,
  )
  const lanes = ends.map(([from, to], index): SeaWay => {
    if (from.id === to.id) throw problem('same-place', { got: from.name })
    const way = seaRoute(sea, from, to, { closed, straighten: true })
    onWay(index + 1)
    const base = { from: from.id, to: to.id }
    if (!way) return { ...base, distanceNm: null, passages: [], days: null, path: [] }
    return {
      ...base,
      distanceNm: round(way.distanceNm, 1),
      passages: way.passages,
      days: round(way.distanceNm / speedKnots / 24, 2),
      path: way.path.map(([lon, lat]) => [round(lon, 4), round(lat, 4)]),
    }
  })
  return { speedKnots, lanes }
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals))

export function requirePassage(id: string, passages: readonly Passage[]): void {
  const known = passages.map((passage) => passage.id)
  if (known.includes(id)) return
  const near = nearest(id, known)
  const wanted = `${near ? `${near}? ` : ''}One of ${known.join(', ')}`
  throw problem('option-invalid', { field: 'passage', got: id, wanted })
}
