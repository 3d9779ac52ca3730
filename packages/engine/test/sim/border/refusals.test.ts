import { describe, expect, it } from 'vitest'
import { compileBorder } from '../../../src/sim/border/border.ts'
import { atRail, onSundays, site, stop, traffic } from './site.ts'

const lane = stop('border-lane', 'out', 12)
const trucks = traffic('truck', 'out', 1000)

describe('a border that cannot work', () => {
  it.each([
    [
      'no lane that way',
      { equipment: [lane], traffic: [traffic('truck', 'in', 1000)] },
      /no border-lane .* lets box in/,
    ],
    [
      'no lane for its cargo',
      { equipment: [{ ...lane, units: 'grain' }], traffic: [trucks] },
      /no border-lane .* lets box out/,
    ],
    [
      'traffic both ways at once',
      { equipment: [lane], traffic: [{ ...trucks, direction: 'both' }] },
      /got both, wanted out or in/,
    ],
    [
      'a backlog that goes nowhere',
      { equipment: [lane], backlog: 5 },
      /no traffic of traffic.csv comes there/,
    ],
  ])('%s', (_, wanted, text) => {
    expect(() => compileBorder(site(wanted))).toThrow(text)
  })

  it('stops when it is told to', () => {
    const model = compileBorder(site({ equipment: [lane], traffic: [trucks] }))
    expect(() => model.run(0, () => true)).toThrow(expect.objectContaining({ code: 'cancelled' }))
  })

  it('knows no trucks where there is only rail', () => {
    const rail = compileBorder(
      site({
        equipment: [stop('border-lane', 'out', 1, atRail)],
        traffic: [onSundays('train', 'out', { wagons: 40 })],
      }),
    )
    expect(rail.measures.some(({ id }) => id.startsWith('border.'))).toBe(false)
    expect(rail.lines.map(({ id }) => id)).toEqual(['trains.out.queue', 'trains.in.queue'])
  })
})
