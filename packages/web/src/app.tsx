import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { saveText } from './export/save.ts'
import { VoiceContext } from './i18n/context.ts'
import { voiceOf } from './i18n/voice.ts'
import { Answer } from './panels/answer.tsx'
import { Effect } from './panels/effect.tsx'
import { Header } from './panels/header.tsx'
import { LimitsPanel } from './panels/limits-panel.tsx'
import { Missing } from './panels/missing.tsx'
import { Notices, TroubleBox } from './panels/notices.tsx'
import { useDrop } from './panels/own-scenarios.tsx'
import { Particulars, type Shown } from './panels/particulars.tsx'
import { QuestionForm } from './panels/question-form.tsx'
import { ScenarioStrip } from './panels/scenario-strip.tsx'
import { WaysTable } from './panels/ways-table.tsx'
import { useAddress } from './state/address.ts'
import { useAfterPaint } from './state/after-paint.ts'
import { useOwn, useWithout } from './state/own.ts'
import { usePlan } from './state/plan.ts'
import { useTheme } from './state/theme.ts'
import { namesOf, waysOf } from './state/way.ts'
import type { Planner } from './worker/client.ts'
import type { SaveFormat } from './worker/protocol.ts'

const NO_WAYS: Shown['ways'] = []

const MapPane = lazy(() => import('./map/map-pane.tsx'))

export function App({ planner }: { planner: Planner }) {
  const { question, view, ask, look } = useAddress()
  const voice = useMemo(() => voiceOf(view.language), [view.language])
  const { facts, planned, answered, explanations, busy, trouble, failed } = usePlan(planner, question)
  const { taste, theme, setTaste } = useTheme()
  const [saving, setSaving] = useState(false)
  const names = useMemo(
    () => (facts ? namesOf(facts, planned?.reply ?? null, voice) : null),
    [facts, planned, voice],
  )
  const ways = useMemo(
    () => (facts && planned ? waysOf(planned.reply, planned.drawn, facts, theme) : []),
    [facts, planned, theme],
  )
  const own = useOwn(planner, facts, question, ask)
  const owned = useMemo(() => own.rows?.flatMap(({ scenario }) => scenario ?? []) ?? [], [own.rows])
  const switched = owned.filter(({ id }) => answered?.scenarios.includes(id))
  const without = useWithout(planner, answered, switched.length > 0)
  // Whatever names a scenario names those of the reader's own too.
  const named = useMemo(
    () => facts && { ...facts, scenarios: [...facts.scenarios, ...owned] },
    [facts, owned],
  )
  const selected = ways.find((way) => way.key === view.way) ?? ways[0] ?? null
  const shown = useMemo<Shown | null>(() => {
    if (!planned || !names) return null
    const compared = view.compare.flatMap((key) => ways.find((way) => way.key === key) ?? [])
    return { planned, ways, names, selected, compared }
  }, [planned, ways, names, selected, view.compare])

  useEffect(() => {
    document.documentElement.lang = view.language
    document.title = voice.t('title')
  }, [view.language, voice])
  useEffect(() => {
    if (planned) performance.mark('serai-painted')
  }, [planned])

  const save = async (format: SaveFormat | 'pdf') => {
    if (!planned || !facts || !names || saving) return
    setSaving(true)
    try {
      if (format === 'pdf') {
        if (!selected) return
        const { saveOffer } = await import('./export/offer.ts')
        await saveOffer({ planned, way: selected, facts: named ?? facts, names, voice })
      } else {
        const told = await planner.save(format)
        if (told) saveText(format, told.text)
      }
    } finally {
      setSaving(false)
    }
  }
  const drop = useDrop(own.add)
  const select = useCallback((way: string) => look({ way }), [look])
  // The figures are painted first; particulars and the map follow.
  const onMap = answered ?? question
  const later = useAfterPaint(useMemo(() => ({ shown, question: onMap }), [shown, onMap]))
  useEffect(() => {
    if (later.shown) performance.mark('serai-settled')
  }, [later])
  const nameOf = (value: string, end: 'from' | 'to') => {
    const reply = planned?.reply.consignment[end]
    if (names && facts?.places.some((place) => place.id === value)) return names.place(value)
    return reply && reply.id === value ? reply.name : value
  }

  return (
    <VoiceContext value={voice}>
      <Header
        facts={facts}
        taste={taste}
        canSave={ways.length > 0 && !saving}
        setTaste={setTaste}
        setLanguage={(language) => look({ language })}
        save={save}
      />
      {facts && (
        <div className="desk-top">
          <QuestionForm
            facts={facts}
            question={question}
            planner={planner}
            fromName={nameOf(question.from, 'from')}
            toName={nameOf(question.to, 'to')}
            ask={ask}
          />
          <div className="strip" {...drop}>
            <ScenarioStrip facts={facts} own={own} question={question} ask={ask} />
            <LimitsPanel facts={facts} question={question} ask={ask} />
          </div>
        </div>
      )}
      <main id="answer" aria-busy={busy} data-planned={planned?.reply.atlas.id ?? ''}>
        {failed ? (
          <div className="trouble" role="alert">
            <strong>{voice.t('failed')}</strong>
            <p>{failed.message}</p>
            <button type="button" className="quiet" onClick={() => location.reload()}>
              {voice.t('retry')}
            </button>
          </div>
        ) : (
          (!facts || (!planned && !trouble)) && (
            <p className="loading">{voice.t(facts ? 'planning' : 'loading')}</p>
          )
        )}
        {facts && names && (planned || trouble) && (
          <>
            <div className={busy ? 'first busy' : 'first'}>
              <div className="first-answer">
                {trouble && <TroubleBox trouble={trouble} />}
                {planned && (
                  <>
                    <Answer planned={planned} ways={ways} names={names} selected={selected} select={select} />
                    {without && selected && (
                      <Effect
                        ways={ways}
                        selected={selected}
                        without={without}
                        scenarios={switched.map(voice.name)}
                        select={select}
                      />
                    )}
                    <Notices notices={planned.reply.notices} noWay={ways.length === 0} />
                    {ways.length === 0 && <Missing explanations={explanations} facts={facts} theme={theme} />}
                    {ways.length > 0 && (
                      <WaysTable
                        planned={planned}
                        ways={ways}
                        names={names}
                        view={view}
                        selected={selected}
                        look={look}
                      />
                    )}
                  </>
                )}
              </div>
              <Suspense fallback={<div className="map" />}>
                <MapPane
                  planner={planner}
                  facts={facts}
                  question={later.question}
                  ways={later.shown?.ways ?? NO_WAYS}
                  selected={later.shown?.selected ?? null}
                  theme={theme}
                  select={select}
                />
              </Suspense>
            </div>
            {later.shown && later.shown.ways.length > 0 && (
              <Particulars
                shown={later.shown}
                explanations={explanations}
                facts={facts}
                theme={theme}
                look={look}
                select={select}
              />
            )}
          </>
        )}
      </main>
      <footer className="foot">
        <p>{voice.t('footer')}</p>
        {facts && (
          <p>
            {voice.t('asOf', { date: voice.date(facts.asOf) })} · <code>{facts.id}</code> ·{' '}
            <a href="/api/docs">API</a>
          </p>
        )}
      </footer>
    </VoiceContext>
  )
}
