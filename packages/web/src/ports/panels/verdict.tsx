import type { Measured } from '@serai/contract'
import type { Difference } from '../../worker/simulation-protocol.ts'
import { halfOf, placeOf } from '../i18n/figure.ts'
import { usePortsVoice } from '../i18n/voice.ts'

export type Judgement = 'same' | 'unsure' | 'better' | 'worse' | 'changed'

/** A difference is more than chance when 0 lies outside its 95 % interval; one pair of replications has none. */
export function judge({ mean, low, high, n }: Difference, better: Measured['better']): Judgement {
  if (n < 2) return 'unsure'
  if (mean === 0 && low === 0 && high === 0) return 'same'
  if (low <= 0 && high >= 0) return 'unsure'
  if (better === 'neither') return 'changed'
  return mean < 0 === (better === 'less') ? 'better' : 'worse'
}

/** The change with its interval, and whether it is more than chance. */
export function Verdict({ difference, measure }: { difference: Difference; measure: Measured }) {
  const voice = usePortsVoice()
  const verdict = judge(difference, measure.better)
  const half = halfOf(difference)
  const place = placeOf(difference.mean, half)
  return (
    <span className={`verdict ${verdict}`}>
      {verdict !== 'same' && (
        <b>
          {voice.change(difference.mean, measure.unit, place)}
          {difference.n > 1 && half > 0 && (
            <span className="half">
              {'\u00A0± '}
              {voice.figure(half, '', placeOf(half, half))}
            </span>
          )}
        </b>
      )}{' '}
      <em>{voice.t(`verdict.${verdict}`)}</em>
    </span>
  )
}
