import { memo } from 'react'
import { Pareto } from '../charts/pareto.tsx'
import { useVoice } from '../i18n/context.ts'
import type { Theme } from '../state/theme.ts'
import type { View } from '../state/view.ts'
import type { Names, Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import type { Explanation } from '../worker/reply.ts'
import { Compare } from './compare.tsx'
import { Detail } from './detail.tsx'
import { Missing } from './missing.tsx'

/** One answer with what is chosen of it: kept together, so that no part of the page shows two answers at once. */
export interface Shown {
  readonly planned: Planned
  readonly ways: readonly Way[]
  readonly names: Names
  readonly selected: Way | null
  readonly compared: readonly Way[]
}

interface Props {
  readonly shown: Shown
  readonly explanations: readonly Explanation[]
  readonly facts: DeskFacts
  readonly theme: Theme
  look(change: Partial<View>): void
  select(key: string): void
}

/** Everything below the table: it is drawn once the table is on the screen. */
export const Particulars = memo(function Particulars({
  shown,
  explanations,
  facts,
  theme,
  look,
  select,
}: Props) {
  const voice = useVoice()
  const { planned, ways, names, selected, compared } = shown
  return (
    <>
      {compared.length > 1 && <Compare planned={planned} ways={compared} names={names} look={look} />}
      {selected && <Detail planned={planned} way={selected} facts={facts} names={names} />}
      <div className="last-pair">
        {ways.length > 1 && (
          <section className="card" aria-labelledby="pareto-title">
            <h3 id="pareto-title">{voice.t('pareto')}</h3>
            <Pareto ways={ways} names={names} selected={selected} select={select} />
          </section>
        )}
        <Missing explanations={explanations} facts={facts} theme={theme} />
      </div>
    </>
  )
})
