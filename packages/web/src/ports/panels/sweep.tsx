import type { LeverId, LeverSpan, SweepReply } from '@serai/contract'
import { useId } from 'react'
import { isByThroughput, SweepChart, throughputUnit } from '../charts/sweep-chart.tsx'
import { halfOf, placeOf } from '../i18n/figure.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { sweepValues } from '../state/question.ts'
import type { SweepState } from '../state/sweep.ts'
import { Trouble } from './trouble.tsx'

interface Props {
  readonly state: SweepState
  readonly spans: readonly LeverSpan[]
  readonly span: LeverSpan
  run(): void
  stop(): void
  choose(lever: LeverId): void
}

/** Waiting against throughput: many settings of one lever, when the reader asks for it. */
export function Sweep({ state, spans, span, run, stop, choose }: Props) {
  const voice = usePortsVoice()
  const id = useId()
  const { reply, done, wanted, running, trouble } = state
  // After a round or two a knee would be the play of chance.
  const knee = reply && !running && isByThroughput(reply) ? reply.knee : null
  return (
    <section className="card sweep" aria-labelledby="sweep-title">
      <h3 id="sweep-title">{voice.t('sweep')}</h3>
      <p className="hint">{voice.t('sweepHint')}</p>
      <div className="sweep-ask">
        <label htmlFor={id}>{voice.t('sweepLever')}</label>
        <select id={id} value={span.id} onChange={({ target }) => choose(target.value as LeverId)}>
          {spans.map((one) => (
            <option key={one.id} value={one.id}>
              {voice.t(`lever.${one.id}`)}
            </option>
          ))}
        </select>
        <span className="sweep-span">
          {voice.t('sweepValues', {
            list: sweepValues(span)
              .map((value) => voice.desk.number(value))
              .join(' · '),
            unit: voice.unit(span.unit),
          })}
        </span>
        {running ? (
          <button type="button" className="quiet" onClick={stop}>
            {voice.t('stop')}
          </button>
        ) : (
          <button type="button" className="quiet strong" data-run="sweep" onClick={run}>
            {voice.t('sweepRun')}
          </button>
        )}
      </div>
      {running && (
        <div className="run" role="status">
          <progress max={Math.max(1, wanted)} value={done} aria-label={voice.t('progress')} />
          <span className="run-text">
            {wanted === 0 ? voice.t('starting') : voice.t('runs', { done, wanted })}
          </span>
        </div>
      )}
      {trouble && <Trouble trouble={trouble} />}
      {reply && (
        <>
          <SweepChart reply={reply} knee={knee} />
          <p className="sweep-knee">{running ? voice.t('kneeSoon') : kneeText(reply)}</p>
        </>
      )}
    </section>
  )

  function kneeText(of: SweepReply): string {
    if (!isByThroughput(of)) return voice.t('kneeNotThroughput')
    if (knee === null) return voice.t('kneeNone')
    const { value, throughput, waitHours } = of.points[knee]!
    return voice.t('kneeText', {
      setting: voice.plain(value, of.unit),
      throughput: voice.plain(throughput.mean, throughputUnit(of)),
      wait: voice.figure(waitHours.mean, 'h', placeOf(waitHours.mean, halfOf(waitHours))),
      half: voice.figure(halfOf(waitHours), 'h', placeOf(halfOf(waitHours), halfOf(waitHours))),
    })
  }
}
