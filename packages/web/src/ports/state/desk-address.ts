import type { Language } from '../../i18n/voice.ts'
import { queryOf } from '../../state/address.ts'
import { firstQuestion, writeQuestion } from '../../state/question.ts'
import type { Carried } from '../../worker/simulation-protocol.ts'

/** The desk with the times that were found switched on, and those of what stood beside it ready to be switched to. */
export function deskAddress(carried: Carried, language: Language): string {
  const { own, scenarios, flow, gateway, depart } = carried
  const first = firstQuestion(new Date(depart))
  const params = new URLSearchParams()
  writeQuestion(
    {
      ...first,
      ...(flow && {
        from: flow.from,
        to: flow.to,
        cargo: flow.cargo,
        quantity: flow.lot,
        unit: flow.per === 'TEU' ? 'teu' : 'tonnes',
      }),
      ...{ depart, gateway },
      scenarios: [...scenarios, ...own.slice(0, 1).map(({ id }) => id)],
      with: own.map(({ token }) => token),
    },
    params,
  )
  params.set('lang', language)
  return `/${queryOf(params)}`
}
