import type { Measured } from '@serai/contract'
import type { Shown } from '../../worker/simulation-protocol.ts'
import { halfOf, placeOf } from '../i18n/figure.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { Verdict } from './verdict.tsx'

/** What a reader looks for first, by the kind of site; those that the case has not are left out. */
const HEADLINES = {
  port: ['ships.waitHours', 'work.lostHours', 'power.usdPerKwhFull', 'power.co2eTonnes', 'transit.tonnes'],
  border: [
    'border.out.waitHours',
    'border.in.waitHours',
    'border.clearDays',
    'border.out.queueMost',
    'border.out.vehicles',
    'trains.out.waitHours',
  ],
} as const
const MOST_TILES = 5

export const headlinesOf = (kind: 'port' | 'border', measures: readonly Measured[]): readonly Measured[] =>
  HEADLINES[kind].flatMap((id) => measures.find((measure) => measure.id === id) ?? []).slice(0, MOST_TILES)

/** The headline figures, each with its interval and how it changed. */
export function Tiles({ shown, stale }: { shown: Shown; stale: boolean }) {
  const voice = usePortsVoice()
  const { reply, before, differences } = shown
  return (
    <ul className={stale ? 'tiles figures busy' : 'tiles figures'}>
      {headlinesOf(reply.case.kind, reply.measures).map((measure) => {
        const old = before?.measures.find(({ id }) => id === measure.id)
        const place = placeOf(measure.mean, halfOf(measure))
        const difference = differences[measure.id]
        return (
          <li key={measure.id} data-measure={measure.id}>
            <div className="tile">
              <span className="tile-tag">{voice.pick(measure.name, measure.nameRu)}</span>
              <strong className="tile-figure">{voice.figure(measure.mean, measure.unit, place)}</strong>
              <span className="tile-beside">
                {measure.n > 1
                  ? `± ${voice.figure(halfOf(measure), measure.unit, placeOf(halfOf(measure), halfOf(measure)))}`
                  : voice.t('oneRun')}
              </span>
              {difference && old && (
                <span className="tile-change">
                  <Verdict difference={difference} measure={measure} />
                  <small>
                    {voice.t('wasBefore', {
                      figure: voice.figure(old.mean, old.unit, placeOf(old.mean, halfOf(old))),
                    })}
                  </small>
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
