import type { SimulationReply } from '@serai/contract'
import type { DwellRow } from '../../worker/simulation-protocol.ts'
import { shipOf } from '../charts/berth-plan.tsx'
import { type PortsKey, portsEn } from '../i18n/en.ts'
import { type PortsVoice, usePortsVoice } from '../i18n/voice.ts'
import { Mean, PlainTable } from './plain-table.tsx'

type Dwell = SimulationReply['dwells'][number]

interface Props {
  readonly reply: SimulationReply
  readonly rows: Readonly<Record<string, DwellRow>>
  save(): void
  plan(): void
}

/** The dwell times that came out, beside those of the atlas, and how a plan uses them. */
export function Dwells({ reply, rows, save, plan }: Props) {
  const voice = usePortsVoice()
  if (reply.dwells.length === 0) return null
  const file = `${reply.case.id}-measured.json`
  return (
    <section className="card dwells" aria-labelledby="dwells-title">
      <div className="card-head">
        <h3 id="dwells-title">{voice.t('dwells')}</h3>
        <span className="card-tools">
          <button type="button" className="quiet" onClick={save}>
            {voice.t('dwellsSave')}
          </button>
          <button type="button" className="quiet strong" data-plan="dwells" onClick={plan}>
            {voice.t('dwellsPlan')}
          </button>
        </span>
      </div>
      <p className="hint">{voice.t('dwellsHint', { file })}</p>
      <code className="command">{`npx serai route KZALA AEJEA --cargo containers --teu 40 --scenario ${file}`}</code>
      <div className="scroll">
        <PlainTable
          stack
          columns={[
            { label: voice.t('dwellRow') },
            { label: voice.t('dwellFound'), figure: true },
            { label: voice.t('dwellAtlas'), figure: true },
            { label: voice.t('dwellFoundP90'), figure: true },
            { label: voice.t('dwellAtlas'), figure: true },
            { label: voice.t('dwellSeen'), figure: true },
          ]}
        >
          {reply.dwells.map((dwell) => (
            <tr key={`${dwell.id} ${dwell.columns[0]}`}>
              <th scope="row">
                {rowName(voice, dwell, rows[dwell.id])}
                <small>
                  <code>{dwell.id}</code>
                </small>
              </th>
              <td className="figure" data-label={voice.t('dwellFound')}>
                <Mean of={dwell.meanHours} unit="h" />
              </td>
              <td className="figure" data-label={voice.t('dwellAtlas')}>
                {voice.plain(dwell.atlasMeanHours, 'h')}
              </td>
              <td className="figure" data-label={voice.t('dwellFoundP90')}>
                {voice.plain(Math.round(dwell.p90Hours.mean), 'h')}
              </td>
              <td className="figure" data-label={voice.t('dwellAtlas')}>
                {voice.plain(dwell.atlasP90Hours, 'h')}
              </td>
              <td className="figure" data-label={voice.t('dwellSeen')}>
                {voice.desk.number(dwell.observations)}
              </td>
            </tr>
          ))}
        </PlainTable>
      </div>
    </section>
  )
}

/** What the row is: its operation and cargo, or the crossing and the way through it. */
function rowName(voice: PortsVoice, { columns, table, id }: Dwell, row: DwellRow | undefined): string {
  if (!row) return id
  const place = voice.pick(row.place, row.placeRu)
  if (table === 'crossings') {
    const direction = /^hours_(\w+)$/.exec(columns[0])?.[1]
    const key = `direction.${direction}`
    return Object.hasOwn(portsEn, key) ? `${place}, ${voice.t(key as PortsKey)}` : place
  }
  const operation = voice.desk.t(`op.${row.operation as 'load'}`)
  return `${operation}: ${row.units.map((unit) => shipOf(voice, unit)).join(', ')}`
}
