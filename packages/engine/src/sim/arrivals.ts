import { type Departures, WEEK } from '@serai/atlas'
import type { Stream } from '../random/stream.ts'
import type { Intensity } from './intensity.ts'
import { type Law, residual, sampler } from './law.ts'
import type { Simulation } from './simulation.ts'

export interface ArrivalsOptions {
  /** Minutes between arrivals, in the long run: exponential for a Poisson source, Erlang for a more regular one. */
  readonly gap: Law
  /** Weekly hours and months that the rate follows; none: always the same. */
  readonly intensity?: Intensity
  /** Units that come at once, drawn for each arrival; 1 when it is missing. */
  readonly size?: () => number
}

/** A source without end, going for ever before the start: its first gap is what is left of one. `arrive` gets the size. */
export function arrivals(
  simulation: Simulation,
  { gap, intensity, size }: ArrivalsOptions,
  stream: Stream,
  arrive: (size: number) => void,
): void {
  const draw = sampler(gap, stream, 'the gap between arrivals')
  const next = (minutes: number) =>
    simulation.at(intensity ? intensity.advance(simulation.now, minutes) : simulation.now + minutes, arrival)
  const arrival = simulation.on(() => {
    next(draw())
    arrive(size ? size() : 1)
  })
  next(residual(gap, stream))
}

export interface TimetableOptions {
  readonly departures: Departures
  /** Local minute of the week (Monday 00:00 is 0) at time 0 of the simulation. */
  readonly startMinuteOfWeek: number
  /** Minutes after the time in the table; none: always in time. They may be so many that one overtakes another. */
  readonly lateness?: Law
}

/** Arrivals by timetable. Where only a headway is known, the first comes at any time within it. */
export function timetable(
  simulation: Simulation,
  { departures, startMinuteOfWeek, lateness }: TimetableOptions,
  stream: Stream,
  arrive: () => void,
): void {
  const late = lateness && sampler(lateness, stream, 'the lateness of an arrival')
  const comes = simulation.on(arrive)
  const period = 'weekly' in departures ? WEEK : departures.everyMinutes
  const due = simulation.on(() => {
    simulation.after(period, due)
    if (late) simulation.after(late(), comes)
    else arrive()
  })
  if ('everyMinutes' in departures) simulation.after(stream.uniform() * period, due)
  else
    for (const minute of departures.weekly)
      simulation.after((((minute - startMinuteOfWeek) % WEEK) + WEEK) % WEEK, due)
}
