import type { ReactNode } from 'react'
import type { PortsFacts, Shown } from '../../worker/simulation-protocol.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { LEVERS } from '../state/question.ts'
import type { SimulationState } from '../state/simulation.ts'

type Props = SimulationState & {
  readonly scenarios: PortsFacts['scenarios']
  stop(): void
  goOn(): void
  /** Takes the dwell times to the desk. */
  plan(): void
}

/** What is shown, how far it has come, and a way to stop it. */
export function Lead({ scenarios, shown, trouble, plan, ...run }: Props) {
  const voice = usePortsVoice()
  const found = shown !== null && shown.reply.dwells.length > 0
  return (
    <div className="lead ports-lead">
      {shown && <Title reply={shown.reply} scenarios={scenarios} />}
      {!trouble && (
        <RunBar {...run}>
          {found && !run.stale && (
            <button type="button" className="quiet strong" data-plan="lead" onClick={plan}>
              {voice.t('dwellsPlan')}
            </button>
          )}
        </RunBar>
      )}
    </div>
  )
}

type RunProps = Omit<Props, 'scenarios' | 'shown' | 'trouble' | 'plan'> & { readonly children: ReactNode }

function RunBar({ done, wanted, running, stale, stop, goOn, children }: RunProps) {
  const voice = usePortsVoice()
  return (
    <div className="run" role="status">
      <progress max={Math.max(1, wanted)} value={done} aria-label={voice.t('progress')} />
      <span className="run-text">
        {running && (wanted === 0 || stale) ? voice.t('starting') : voice.t('runs', { done, wanted })}
        {!running && done < wanted && ` · ${voice.t('stopped')}`}
      </span>
      {running ? (
        <button type="button" className="quiet" onClick={stop}>
          {voice.t('stop')}
        </button>
      ) : (
        done < wanted && (
          <button type="button" className="quiet" onClick={goOn}>
            {voice.t('goOn')}
          </button>
        )
      )}
      {children}
    </div>
  )
}

function Title({ reply, scenarios }: { reply: Shown['reply']; scenarios: PortsFacts['scenarios'] }) {
  const voice = usePortsVoice()
  const { setting, atlas } = reply
  // The case's own changes and the levers are scenarios too; only those that a reader can switch have a row here.
  const worlds = scenarios.filter(({ id }) => atlas.scenarios.includes(id))
  const units = new Map(reply.levers.map((span) => [span.id, span.unit]))
  const changes = LEVERS.flatMap((id) => {
    const value = setting.levers[id]
    return value === undefined ? [] : [`${voice.t(`lever.${id}`)} ${voice.plain(value, units.get(id) ?? '')}`]
  })
  return (
    <>
      <p className="lead-what">
        {voice.t('what', {
          replications: setting.replications,
          days: setting.days,
          date: voice.desk.date(setting.start),
          seed: String(setting.seed),
        })}
        {worlds.map((row) => ` · ${voice.desk.name(row)}`)}
      </p>
      <h1>{voice.desk.name(reply.case)}</h1>
      {changes.length > 0 && (
        <p className="lead-changes">{voice.t('withLevers', { list: changes.join(', ') })}</p>
      )}
    </>
  )
}
