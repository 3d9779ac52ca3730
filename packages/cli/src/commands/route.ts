import type { Atlas } from '@serai/atlas'
import {
  itinerariesCsv,
  itinerariesGeoJson,
  legsCsv,
  type RouteReply,
  type RouteRequest,
  routeRequestFromQuery,
} from '@serai/contract'
import { planning, type Stage, withScenarios } from '@serai/engine'
import { openDesk, openWorld, sortAvoided } from '@serai/server/local'
import { readScenarioFiles } from '../scenario-files.ts'
import type { Terminal } from '../terminal.ts'
import { steps } from '../view/progress.ts'
import { replyText } from '../view/reply-text.ts'

export interface RouteOptions {
  readonly cargo: string
  readonly depart: string
  readonly tonnes?: string
  readonly teu?: string
  readonly by?: string
  readonly value?: string
  readonly scenario: readonly string[]
  readonly avoidCountry: readonly string[]
  readonly avoid: readonly string[]
  readonly gateway?: string
  readonly maxBorders?: string
  readonly tir?: true
  readonly sanctions: boolean
  readonly all?: true
  readonly explain?: true
  readonly seed?: string
  readonly samples?: string
  readonly json?: true
  readonly csv?: true
  readonly geojson?: true
  readonly legs?: true
}

/** Plans a consignment and prints the ways. */
export async function route(
  from: string,
  to: string,
  options: RouteOptions,
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  // What can be refused without the data is refused before it is read.
  const asked = requestOf(from, to, options, options.scenario)
  const files = await readScenarioFiles(options.scenario)
  const step = steps(terminal, 'route')
  try {
    await step.begin('reading the atlas')
    const desk = await openDesk(data ?? undefined)
    const world = withScenarios(openWorld(desk), files.scenarios)
    const named = { ...asked, ...(files.ids.length > 0 ? { scenarios: files.ids } : {}) }
    const request = sortAvoided(named, options.avoid, desk.atlas)
    const stages = planning(world, request)
    let stage = stages.next()
    for (; !stage.done; stage = stages.next()) await step.begin(STAGES[stage.value])
    step.end()
    terminal.out(textOf(stage.value, desk.atlas, options, terminal))
  } finally {
    step.end()
  }
}

const STAGES: Readonly<Record<Stage, string>> = {
  compile: 'compiling the network',
  price: 'pricing it',
  search: 'searching',
  rehearse: 'rehearsing',
  explain: 'looking for reasons',
}

/** Flags as a request, in the words of the query string so that numbers are read in one way everywhere. */
function requestOf(
  from: string,
  to: string,
  options: RouteOptions,
  scenarios: readonly string[],
): RouteRequest {
  const { cargo, depart, tonnes, teu, by, value, gateway, maxBorders, seed, samples } = options
  const flag = (on: boolean | undefined) => (on ? 'true' : undefined)
  return routeRequestFromQuery(
    {
      ...{ from, to, cargo, depart, tonnes, teu, by, value, gateway, maxBorders, seed, samples },
      scenarios: scenarios.length > 0 ? scenarios.filter((name) => !name.endsWith('.json')) : undefined,
      avoidCountries:
        options.avoidCountry.length > 0 ? options.avoidCountry.map((code) => code.toUpperCase()) : undefined,
      tirOnly: flag(options.tir),
      sanctionsFree: flag(!options.sanctions),
      all: flag(options.all),
      explain: flag(options.explain),
    },
    nameOf,
  )
}

const FLAGS: Readonly<Record<string, string>> = {
  from: 'FROM',
  to: 'TO',
  'tonnes or teu': '--tonnes or --teu',
  scenarios: '--scenario',
  avoidCountries: '--avoid-country',
  maxBorders: '--max-borders',
}

const nameOf = (field: string) => FLAGS[field.split('.')[0]!] ?? `--${field}`

function textOf(reply: RouteReply, atlas: Atlas, options: RouteOptions, terminal: Terminal): string {
  if (options.json) return `${JSON.stringify(reply, null, 2)}\n`
  if (options.csv) return options.legs ? legsCsv(reply) : itinerariesCsv(reply)
  if (options.geojson) return `${JSON.stringify(itinerariesGeoJson(reply, atlas))}\n`
  return replyText(reply, terminal, options.legs === true)
}
