import type { Measured } from '@serai/contract'
import { Fragment } from 'react'
import type { Shown } from '../../worker/simulation-protocol.ts'
import { halfOf, placeOf } from '../i18n/figure.ts'
import { type PortsVoice, usePortsVoice } from '../i18n/voice.ts'
import { Verdict } from './verdict.tsx'

const GROUPS = ['ships', 'trucks', 'trains', 'border', 'cargo', 'yard', 'power', 'money'] as const

/** Every measure by its group: before, after, difference, each with its 95 % interval. */
export function MeasuresTable({ shown }: { shown: Shown }) {
  const voice = usePortsVoice()
  const { reply, before, differences } = shown
  const old = new Map(before?.measures.map((measure) => [measure.id, measure]))
  const columns = before ? 4 : 2
  return (
    <section className="card measures" aria-labelledby="measures-title">
      <h3 id="measures-title">{voice.t('measures')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{voice.t('measure')}</th>
            {before && (
              <th scope="col" className="figure">
                {voice.t('before')}
              </th>
            )}
            <th scope="col" className="figure">
              {before ? voice.t('after') : voice.t('mean')}
            </th>
            {before && <th scope="col">{voice.t('difference')}</th>}
          </tr>
        </thead>
        <tbody>
          {GROUPS.map((group) => {
            const own = reply.measures.filter((measure) => measure.group === group)
            return own.length === 0 ? null : (
              <Fragment key={group}>
                <tr className="group">
                  <th scope="rowgroup" colSpan={columns}>
                    {voice.t(`group.${group}`)}
                  </th>
                </tr>
                {own.map((measure) => {
                  const difference = differences[measure.id]
                  return (
                    <tr key={measure.id} data-measure={measure.id}>
                      <th scope="row">{voice.pick(measure.name, measure.nameRu)}</th>
                      {before && (
                        <td className="figure" data-label={voice.t('before')}>
                          <Figure voice={voice} measure={old.get(measure.id)} />
                        </td>
                      )}
                      <td className="figure" data-label={before ? voice.t('after') : voice.t('mean')}>
                        <Figure voice={voice} measure={measure} />
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
        </tbody>
      </table>
      <p className="hint">{before ? voice.t('measuresPaired') : voice.t('measuresHint')}</p>
    </section>
  )
}

function Figure({ voice, measure }: { voice: PortsVoice; measure: Measured | undefined }) {
  if (!measure) return '—'
  const half = halfOf(measure)
  return (
    <>
      {voice.figure(measure.mean, measure.unit, placeOf(measure.mean, half))}
      {half > 0 && <small>± {voice.figure(half, '', placeOf(half, half))}</small>}
    </>
  )
}
