import type { Shown } from '../../worker/simulation-protocol.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { usePortsVoice } from '../i18n/voice.ts'

/** Queues, berths, yard and power over the counted days. */
export function Lines({ shown }: { shown: Shown }) {
  const voice = usePortsVoice()
  const { reply, before } = shown
  const { start, replications } = reply.setting
  // A line that never leaves nought says so in the table; as a picture it only takes room.
  const lines = reply.lines.filter(
    ({ mean, id }) => id.startsWith('ships') || mean.some((value) => value > 0),
  )
  return (
    <section className="card" aria-labelledby="lines-title">
      <h3 id="lines-title">{voice.t('lines')}</h3>
      <div className="line-grid">
        {lines.map((line) => (
          <LineChart
            key={line.id}
            line={line}
            before={before?.lines.find(({ id }) => id === line.id) ?? null}
            start={start}
            replications={replications}
          />
        ))}
      </div>
      <p className="chart-key lines-key">
        <span>
          <i className="key-line" /> {voice.t(before ? 'lineAfter' : 'lineMean')}
        </span>
        {replications > 1 && (
          <span>
            <i className="key-band" /> {voice.t('lineBand')}
          </span>
        )}
        {before && (
          <span className="key-before">
            <i className="key-line" /> {voice.t('lineBefore')}
          </span>
        )}
      </p>
    </section>
  )
}
