import { useVoice } from '../i18n/context.ts'
import type { Names, Way } from '../state/way.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import type { Handle, Haul } from '../worker/reply.ts'
import { useUnfoldedOnPaper } from './unfold.ts'

interface PapersProps {
  readonly way: Way
  readonly names: Names
  legName(leg: Haul | Handle): string
}

/** Documents and permits: what each is for, who issues it and where on the way it is asked for. */
export function Papers({ way, legName }: PapersProps) {
  const voice = useVoice()
  const { papers, legs } = way.itinerary
  const where = (indices: readonly number[]) => {
    if (indices.length >= legs.length - 1) return voice.t('mapWhole')
    const shown = indices.flatMap((index) => (legs[index] ? [legName(legs[index])] : []))
    return shown.length > 4 ? [...shown.slice(0, 3), `+${shown.length - 3}`].join('; ') : shown.join('; ')
  }
  return (
    <section className="card papers" aria-labelledby="papers-title">
      <h3 id="papers-title">{voice.t('papers')}</h3>
      {papers.length === 0 ? (
        <p className="hint">{voice.t('noPapers')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{voice.t('paper')}</th>
              <th scope="col">{voice.t('purpose')}</th>
              <th scope="col">{voice.t('issuer')}</th>
              <th scope="col">{voice.t('paperLegs')}</th>
            </tr>
          </thead>
          <tbody>
            {papers.map((paper) => (
              <tr key={paper.id}>
                <th scope="row">{voice.name(paper)}</th>
                <td data-label={voice.t('purpose')}>
                  {voice.language === 'ru' && paper.purposeRu ? paper.purposeRu : paper.purpose}
                </td>
                <td data-label={voice.t('issuer')}>
                  {voice.language === 'ru' ? paper.issuerRu : paper.issuer}
                </td>
                <td data-label={voice.t('paperLegs')} className="where">
                  {where(paper.legs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Where the figures of this way come from. Addresses are shown as text: they are data, not part of the page. */
export function Sources({ way, facts }: { way: Way; facts: DeskFacts }) {
  const voice = useVoice()
  const byId = new Map(facts.sources.map((row) => [row.id, row]))
  const ids = way.itinerary.evidence.sources
  // An offer on paper without its sources would be worth less.
  const box = useUnfoldedOnPaper()
  return (
    <section className="card sources" aria-labelledby="sources-title">
      <details ref={box}>
        <summary>
          <h3 id="sources-title">{voice.t('sources')}</h3>
          <span className="hint">{voice.t('sourcesOf', { count: ids.length })}</span>
        </summary>
        <ol>
          {ids.map((id) => {
            const source = byId.get(id)
            if (!source) return <li key={id}>{id}</li>
            const imprint = [source.publisher, source.year, source.licence].filter((part) => part !== null)
            return (
              <li key={id}>
                <cite>{source.title}</cite>
                {imprint.length > 0 && <span> · {imprint.join(', ')}</span>}
                {source.url !== null && <span className="url">{source.url}</span>}
              </li>
            )
          })}
        </ol>
      </details>
    </section>
  )
}
