import { Problem, problem } from '@serai/atlas'

/** Why an aborted signal says that work has to stop: its reason when that is a Problem, else `cancelled`. */
export const stopOf = (signal: AbortSignal): Problem =>
  signal.reason instanceof Problem ? signal.reason : problem('cancelled')
