import { useEffect, useMemo, useState } from 'react'
import { VoiceContext } from '../i18n/context.ts'
import { refusalText } from '../i18n/refusal.ts'
import { useAddressOf } from '../state/address.ts'
import { useTheme } from '../state/theme.ts'
import type { Trouble as Told } from '../worker/protocol.ts'
import { troubleIn } from '../worker/refused.ts'
import type { SimulationFile } from '../worker/simulation-protocol.ts'
import { PortsVoiceContext, portsVoiceOf } from './i18n/voice.ts'
import { CasePicker } from './panels/case-picker.tsx'
import { Dwells } from './panels/dwells.tsx'
import { Energy } from './panels/energy.tsx'
import { Inputs } from './panels/inputs.tsx'
import { Lead } from './panels/lead.tsx'
import { LeverBoard } from './panels/lever-board.tsx'
import { Lines } from './panels/lines.tsx'
import { MeasuresTable } from './panels/measures-table.tsx'
import { Plan } from './panels/plan.tsx'
import { PortsHeader } from './panels/ports-header.tsx'
import { SettingStrip } from './panels/setting-strip.tsx'
import { Sweep } from './panels/sweep.tsx'
import { Tiles } from './panels/tiles.tsx'
import { Trouble } from './panels/trouble.tsx'
import type { Pool } from './run/pool.ts'
import { saveFile } from './save.ts'
import { deskAddress } from './state/desk-address.ts'
import { sweepLeverOf } from './state/question.ts'
import { useFacts, useSimulation } from './state/simulation.ts'
import { useSweep } from './state/sweep.ts'
import { PORTS_ADDRESS } from './state/view.ts'

export function PortsApp({ pool }: { pool: Pool }) {
  const { question, view, ask, look } = useAddressOf(PORTS_ADDRESS)
  const voice = useMemo(() => portsVoiceOf(view.language), [view.language])
  const { taste, setTaste } = useTheme()
  const { facts, failed } = useFacts(pool)
  const simulation = useSimulation(pool, facts, question)
  const { shown, keys, stale, trouble } = simulation
  const own = facts?.cases.find(({ id }) => id === question.case)
  const span = own ? sweepLeverOf(question, own.levers) : null
  const [refused, setRefused] = useState<Told | null>(null)
  const sweep = useSweep(pool, question, span)

  useEffect(() => {
    document.documentElement.lang = view.language
    document.title = voice.t('title')
  }, [view.language, voice])

  const save = async (format: SimulationFile) => {
    if (!keys || !shown) return
    saveFile(
      format,
      shown.reply.case.id,
      await pool.clerk.ask('save', { format, key: keys.after, before: keys.before }),
    )
  }
  const plan = async () => {
    if (!keys) return
    setRefused(null)
    try {
      const carried = await pool.clerk.ask('carry', { key: keys.after, before: keys.before })
      location.assign(deskAddress(carried, view.language))
    } catch (error) {
      setRefused(troubleIn(error))
    }
  }

  return (
    <VoiceContext value={voice.desk}>
      <PortsVoiceContext value={voice}>
        <PortsHeader
          facts={facts}
          taste={taste}
          canSave={shown !== null}
          hasSweep={sweep.reply !== null}
          setTaste={setTaste}
          setLanguage={(language) => look({ language })}
          save={save}
        />
        {facts && (
          <div className="desk-top">
            <CasePicker
              cases={facts.cases}
              chosen={question.case}
              choose={(id) => ask({ case: id, levers: {}, before: null, sweep: null })}
            />
            {own && (
              <LeverBoard
                key={own.id}
                spans={own.levers}
                levers={question.levers}
                turn={(levers) => ask({ levers })}
              />
            )}
            {own && <SettingStrip facts={facts} question={question} ask={ask} />}
          </div>
        )}
        <main
          id="answer"
          className="ports"
          aria-busy={!failed && !trouble && (facts === null || stale)}
          data-done={simulation.done}
          data-running={simulation.running}
        >
          {failed ? (
            <div className="trouble" role="alert">
              <strong>{voice.desk.t('failed')}</strong>
              <p>{failed.message}</p>
              <button type="button" className="quiet" onClick={() => location.reload()}>
                {voice.desk.t('retry')}
              </button>
            </div>
          ) : facts === null ? (
            <p className="loading">{voice.desk.t('loading')}</p>
          ) : (
            <>
              {trouble && <Trouble trouble={trouble} />}
              <Lead {...simulation} scenarios={facts.scenarios} plan={plan} />
              {refused && (
                <p className="own-trouble" role="alert">
                  {refusalText(refused, voice.desk)}
                </p>
              )}
              {shown && (
                <>
                  <Tiles shown={shown} stale={stale} />
                  {shown.reply.notices.length > 0 && (
                    <div className="notices">
                      <ul aria-label={voice.desk.t('notices')}>
                        {shown.reply.notices.map(({ text, textRu }) => (
                          <li key={text}>{voice.pick(text, textRu)}</li>
                        ))}
                      </ul>
                    </div>
                  )}
                  <div className="ports-grid">
                    <Lines shown={shown} />
                    <Plan
                      calls={shown.reply.calls}
                      setting={shown.reply.setting}
                      month={view.month}
                      look={look}
                    />
                    <Energy shown={shown} day={view.day} look={look} />
                    {own && span && (
                      <Sweep
                        state={sweep}
                        spans={own.levers}
                        span={span}
                        run={sweep.run}
                        stop={sweep.stop}
                        choose={(lever) => ask({ sweep: lever })}
                      />
                    )}
                    <MeasuresTable shown={shown} />
                    <Dwells
                      reply={shown.reply}
                      rows={facts.rows}
                      save={() => save('calibration')}
                      plan={plan}
                    />
                    <Inputs inputs={shown.reply.inputs} sources={facts.sources} />
                  </div>
                </>
              )}
            </>
          )}
        </main>
        <footer className="foot">
          <p>{voice.t('footer')}</p>
          {facts && (
            <p>
              {voice.desk.t('asOf', { date: voice.desk.date(facts.asOf) })} · <code>{facts.id}</code> ·{' '}
              <a href="/api/docs">API</a>
            </p>
          )}
        </footer>
      </PortsVoiceContext>
    </VoiceContext>
  )
}
