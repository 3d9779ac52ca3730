import type { Source } from '@serai/atlas'
import type { SimulationReply } from '@serai/contract'
import { memo } from 'react'
import { usePortsVoice } from '../i18n/voice.ts'
import { PlainTable } from './plain-table.tsx'

const GRADES = ['measured', 'published', 'estimated'] as const

interface Props {
  readonly inputs: SimulationReply['inputs']
  readonly sources: readonly Source[]
}

/** Every figure that went in, with its source and grade. */
export const Inputs = memo(function Inputs({ inputs, sources }: Props) {
  const voice = usePortsVoice()
  const known = new Map(sources.map((source) => [source.id, source]))
  const counts = GRADES.map((grade) => ({ grade, count: inputs.filter((one) => one.grade === grade).length }))
  return (
    <section className="card">
      <details className="inputs">
        <summary>
          <h3>{voice.t('inputs', { count: inputs.length })}</h3>
          <span className="hint">
            {counts
              .filter(({ count }) => count > 0)
              .map(({ grade, count }) => `${count} ${voice.desk.t(`grade.${grade}`)}`)
              .join(' · ')}
          </span>
        </summary>
        <div className="scroll">
          <PlainTable
            stack
            columns={[
              { label: voice.t('input') },
              { label: voice.t('value'), figure: true },
              { label: voice.t('grade') },
              { label: voice.t('source') },
            ]}
          >
            {inputs.map((input) => (
              <tr key={input.id}>
                <th scope="row">
                  {voice.pick(input.name, input.nameRu)}
                  {input.note && <small>{input.note}</small>}
                </th>
                <td className="figure" data-label={voice.t('value')}>
                  {voice.plain(input.value, input.unit)}
                </td>
                <td data-label={voice.t('grade')}>
                  <span className={`grade ${input.grade}`}>{voice.desk.t(`grade.${input.grade}`)}</span>,{' '}
                  {input.year}
                </td>
                <td className="where" data-label={voice.t('source')}>
                  {input.sources.map((id) => (
                    <SourceName key={id} id={id} source={known.get(id)} />
                  ))}
                </td>
              </tr>
            ))}
          </PlainTable>
        </div>
      </details>
    </section>
  )
})

function SourceName({ id, source }: { id: string; source: Source | undefined }) {
  const name = source ? [source.title, source.publisher].filter(Boolean).join(', ') : id
  return (
    <span className="source-name">
      {source?.url && /^https?:/.test(source.url) ? (
        <a href={source.url} rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
    </span>
  )
}
