import { useVoice } from '../i18n/context.ts'
import type { Itinerary } from '../worker/reply.ts'

type Costs = Itinerary['costs']
export type CostKind = Costs[number]['kind']

export const COST_KINDS: readonly CostKind[] = [
  'freight',
  'handling',
  'border',
  'fees',
  'storage',
  'surcharge',
  'insurance',
  'capital',
  'documents',
]

/** Cents by kind; the reply may name a kind more than once. */
export function byKind(costs: Costs): ReadonlyMap<CostKind, number> {
  const sums = new Map<CostKind, number>()
  for (const { kind, cents } of costs) sums.set(kind, (sums.get(kind) ?? 0) + cents)
  return sums
}

interface Row {
  readonly key: string
  readonly label: string
  readonly costs: Costs
  readonly cents: number
}

/** Bars on one scale, each split by what the money is for. */
export function CostBars({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const voice = useVoice()
  const most = Math.max(...rows.map((row) => row.cents), 1)
  return (
    <table className="cost-bars">
      <caption>{caption}</caption>
      <tbody>
        {rows.map((row) => {
          const sums = byKind(row.costs)
          return (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td className="bar">
                <span style={{ width: `${(100 * row.cents) / most}%` }}>
                  {COST_KINDS.map((kind) => {
                    const cents = sums.get(kind) ?? 0
                    if (cents <= 0) return null
                    const title = `${voice.t(`cost.${kind}`)}: ${voice.usdExact(cents)}`
                    return (
                      <i key={kind} className={`cost-${kind}`} style={{ flexGrow: cents }} title={title} />
                    )
                  })}
                </span>
              </td>
              <td className="figure">{voice.usdExact(row.cents)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Which colour is which kind, with the sum of each: the legend is the table. */
export function CostKinds({ costs, cents }: { costs: Costs; cents: number }) {
  const voice = useVoice()
  const sums = byKind(costs)
  return (
    <table className="cost-kinds">
      <caption>{voice.t('costsByKind')}</caption>
      <tbody>
        {COST_KINDS.filter((kind) => (sums.get(kind) ?? 0) > 0).map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <i className={`cost-${kind}`} />
              {voice.t(`cost.${kind}`)}
            </th>
            <td className="figure">{voice.usdExact(sums.get(kind)!)}</td>
            <td className="figure share">{voice.percent(sums.get(kind)! / Math.max(1, cents))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{voice.t('total')}</th>
          <td className="figure">{voice.usd(cents)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}
