import { begin, finish } from './ending-drafts.ts'
import type { Way } from './found.ts'
import { addHaul } from './haul-drafts.ts'
import type { Instance } from './instance.ts'
import { account, carrierOf, type Draft, draft } from './leg-draft.ts'
import { arrival } from './pareto.ts'

/** Turns a way into legs: a handle at each place where something is done, one haul between two of them. */
export function drafts(instance: Instance, way: Way): Draft[] {
  const legs: Draft[] = []
  let time = begin(instance, way.start, legs)
  for (const arc of way.arcs) {
    const next = arrival(instance, arc, time)
    if (instance.network.isHaul[arc]) addHaul(instance, arc, time, next, legs)
    else addHandle(instance, arc, time, next, legs)
    time = next
  }
  finish(instance, way.end, time, legs)
  return legs
}

function addHandle(instance: Instance, arc: number, startAt: number, endAt: number, legs: Draft[]): void {
  const { network } = instance
  const source = network.sources[network.source[arc]!]!
  if (source.kind !== 'facility') return
  const { facility } = source
  const tail = network.tail[arc]!
  const head = network.head[arc]!
  const own = instance.minutes[arc]!
  const made = draft(
    {
      kind: 'handle',
      operation: facility.operation,
      place: network.places[network.nodePlace[tail]!]!.id,
      ref: facility.id,
      fromCarrier: carrierOf(network.nodeBerth[tail]!),
      toCarrier: carrierOf(network.nodeBerth[head]!),
    },
    startAt,
    endAt,
    {
      unit: network.nodeUnit[head]!,
      waitMinutes: endAt - startAt - own,
      meanMinutes: own,
      p90Minutes: network.p90[arc]! + own - network.minutes[arc]!,
      timeGrade: facility.grade,
      gate: network.gate[arc]!,
    },
  )
  account(instance, made, facility, instance.costing.charges(arc))
  legs.push(made)
}
