import { Fragment } from 'react'
import type { Shown } from '../../worker/simulation-protocol.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { type Column, Mean, PlainTable } from './plain-table.tsx'
import { Verdict } from './verdict.tsx'

const GROUPS = ['ships', 'trucks', 'trains', 'border', 'cargo', 'yard', 'power', 'money'] as const

/** Every measure by its group: before, after, difference, each with its 95 % interval. */
export function MeasuresTable({ shown }: { shown: Shown }) {
  const voice = usePortsVoice()
  const { reply, before, differences } = shown
  const old = new Map(before?.measures.map((measure) => [measure.id, measure]))
  const mean = before ? voice.t('after') : voice.t('mean')
  const columns: readonly Column[] = [
    { label: voice.t('measure') },
    ...(before ? [{ label: voice.t('before'), figure: true }] : []),
    { label: mean, figure: true },
    ...(before ? [{ label: voice.t('difference') }] : []),
  ]
  return (
    <section className="card measures" aria-labelledby="measures-title">
      <h3 id="measures-title">{voice.t('measures')}</h3>
      <PlainTable columns={columns}>
        {GROUPS.map((group) => {
          const own = reply.measures.filter((measure) => measure.group === group)
          return own.length === 0 ? null : (
            <Fragment key={group}>
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {voice.t(`group.${group}`)}
                </th>
              </tr>
              {own.map((measure) => {
                const difference = differences[measure.id]
                const was = old.get(measure.id)
                return (
                  <tr key={measure.id} data-measure={measure.id}>
                    <th scope="row">{voice.pick(measure.name, measure.nameRu)}</th>
                    {before && (
                      <td className="figure" data-label={voice.t('before')}>
                        {was ? <Mean of={was} unit={was.unit} /> : '—'}
                      </td>
                    )}
                    <td className="figure" data-label={mean}>
                      <Mean of={measure} unit={measure.unit} />
                    </td>
                    {before && (
                      <td className="change" data-label={voice.t('difference')}>
                        {difference ? <Verdict difference={difference} measure={measure} /> : '—'}
                      </td>
                    )}
                  </tr>
                )
              })}
            </Fragment>
          )
        })}
      </PlainTable>
      <p className="hint">{before ? voice.t('measuresPaired') : voice.t('measuresHint')}</p>
    </section>
  )
}
