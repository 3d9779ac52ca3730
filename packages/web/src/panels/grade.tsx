import { useVoice } from '../i18n/context.ts'
import type { Itinerary } from '../worker/reply.ts'

type Shares = Itinerary['evidence']['time']
type Grade = keyof Shares

const GRADES: readonly Grade[] = ['measured', 'published', 'estimated']

/** A small sign for a figure that is an estimate; measured and published ones need none. */
export function GradeMark({ grade }: { grade: Grade }) {
  const voice = useVoice()
  if (grade !== 'estimated') return null
  return (
    <abbr className="est" title={voice.t('grade.estimated')}>
      {voice.t('estimatedShort')}
    </abbr>
  )
}

/** How much of a total rests on measured, published and estimated figures. */
export function EvidenceBar({ label, shares }: { label: string; shares: Shares }) {
  const voice = useVoice()
  const present = GRADES.filter((grade) => shares[grade] > 0.0005)
  return (
    <div className="evidence">
      <span className="evidence-label">{label}</span>
      <span className="evidence-bar" aria-hidden="true">
        {present.map((grade) => (
          <i key={grade} className={grade} style={{ flexGrow: shares[grade] }} />
        ))}
      </span>
      <span className="evidence-text">
        {present.map((grade) => (
          <span key={grade} className={grade}>
            {voice.percent(shares[grade])} {voice.t(`grade.${grade}`)}
          </span>
        ))}
      </span>
    </div>
  )
}
