import type { SimulationCase } from '@serai/atlas'
import type { StudyWorld } from '../../src/study/study.ts'
import { facility, type Row } from '../desert.ts'
import { berth, CASE, crane, harbour, ships } from '../sim/port/harbour.ts'

const AT_SEA = 'sea;road'

/** A port of one busy berth with rows for steel between sea and road, and whatever rows the test is about. */
export function worldOf(rest: Partial<SimulationCase> = {}, more: readonly Row[] = []): StudyWorld {
  const rate = { rate_t_per_hour: 100, hours: 20, p90_hours: 50 }
  const atlas = harbour([berth(1), crane({ cv: 0.4 }), ...more], [ships(90, { parcel_cv: 0.3 })], {
    facilities: [
      facility('PKAAA', 'load', 'sea', 'piece', rate),
      facility('PKAAA', 'unload', 'sea', 'piece', rate),
      facility('PKAAA', 'transfer', AT_SEA, 'piece', { ...rate, hours: 30, p90_hours: 70 }),
    ],
  })
  const cases = [{ ...CASE, replications: 6, ...rest }]
  return { atlas, scenarios: [], gazetteer: null, cases }
}
