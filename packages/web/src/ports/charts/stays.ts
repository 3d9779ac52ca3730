import type { SimulationReply } from '@serai/contract'

export type Call = SimulationReply['calls'][number]

/** A ship in a window of time; minutes since the counted days began, cut at the window's edges. */
export interface Stay {
  readonly call: Call
  /** From arrival to berth; null when it came straight in, or waited before the window. */
  readonly wait: readonly [number, number] | null
  /** At the berth; null when that is after the window. */
  readonly berth: readonly [number, number] | null
}

export interface BerthRow {
  readonly berth: number
  /** Terminal of the berth; null when no ship came to it. */
  readonly group: string | null
  readonly stays: readonly Stay[]
}

/** What each berth held in a window. Every berth up to the last that was used has a row, also when it is empty. */
export function berthRows(calls: readonly Call[], from: number, to: number): readonly BerthRow[] {
  const most = calls.reduce((last, { berth }) => Math.max(last, berth), -1)
  const groups = new Map(calls.map(({ berth, group }) => [berth, group]))
  return Array.from({ length: most + 1 }, (_, berth) => ({
    berth,
    group: groups.get(berth) ?? null,
    stays: calls
      .filter((call) => call.berth === berth && call.arrived < to && call.sailed > from)
      .map((call) => ({
        call,
        wait: cut(call.arrived, call.berthed, from, to),
        berth: cut(call.berthed, call.sailed, from, to),
      })),
  }))
}

function cut(begin: number, end: number, from: number, to: number): readonly [number, number] | null {
  const inside = [Math.max(begin, from), Math.min(end, to)] as const
  return inside[0] < inside[1] ? inside : null
}

/** Kinds of ships in the order of their calls, for colours that stay the same in every window. */
export function kindsOf(calls: readonly Call[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { unit } of calls) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([unit]) => unit)
}
