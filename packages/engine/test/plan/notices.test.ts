import { describe, expect, it } from 'vitest'
import { ask, cargo, closure, crossing, desert, only, type Row, vehicle } from '../desert.ts'

// From KZAAA to AFCCC by five posts, nothing costs or emits anything, so the quickest open way alone is shown:
//
//   post      hours   in March 2027
//   to UZ     4       slow, + 5 h     the quickest that is open: 9 h
//   to TM     2       closed          would be quicker
//   to TJ     6       slow, + 48 h    would be quicker without what slows it
//   to IR     10      closed          would be slower than 9 h all the same
//   to KG     2       closed          a railway with tank wagons only
const CORRIDORS = [
  'KZAAA road 100km 2h ~ UZBBB road 100km 2h ~ AFCCC',
  'KZAAA road 50km 1h ~ TMDDD road 50km 1h ~ AFCCC',
  'KZAAA road 150km 3h ~ TJEEE road 150km 3h ~ AFCCC',
  'KZAAA road 250km 5h ~ IRFFF road 250km 5h ~ AFCCC',
  'KZAAA rail-1520 50km 1h ~ KGGGG rail-1520 50km 1h ~ AFCCC',
]
const shut = (post: string): Row => closure('crossing', post, '2027-02-01', '2027-12-31')
const slow = (post: string, extra_hours: number): Row => ({ ...shut(post), effect: 'slow', extra_hours })

const closures = [
  shut('KZAAA-IRFFF-road'),
  shut('KZAAA-KGGGG-rail'),
  shut('KZAAA-TMDDD-road'),
  slow('KZAAA-TJEEE-road', 48),
  slow('KZAAA-UZBBB-road', 5),
]
const crossings = [
  ...['UZBBB', 'TMDDD', 'TJEEE', 'IRFFF'].map((to) => crossing('KZAAA', to, 'road')),
  crossing('KZAAA', 'KGGGG', 'rail'),
]
const cargoes = [cargo('flowers', 'grain', 'grain', { shelf_days: 0.1 })]
// In place of those that carry anything.
const vehicles = ['wagon-1520', 'flat-1520'].map((id) =>
  vehicle(id, 'rail', 'nuclear', { gauge_mm: 1520, payload_t: 60 }),
)
const world = desert(CORRIDORS, { closures, crossings, cargoes, vehicles })

const posts = (question: Parameters<typeof ask>[3]) =>
  ask(world, 'KZAAA', 'AFCCC', question).notices.map(({ text }) =>
    text.replace(/^KZAAA-(..).* is (\w+).*/, '$1 $2'),
  )

describe('closures', () => {
  it('are told when the way meets them, then when they bar one that might be shown, else not', () => {
    expect(only(ask(world, 'KZAAA', 'AFCCC')).countries).toEqual(['KZ', 'UZ', 'AF'])
    expect(posts({})).toEqual(['UZ disrupted', 'TM closed', 'TJ disrupted'])
  })

  it('on the way come before what spoils, others after it', () => {
    const told = posts({ cargo: 'flowers' })
    expect(told[1]).toMatch(/^flowers keeps for about 0.1 days/)
    expect([told[0], ...told.slice(2)]).toEqual(['UZ disrupted', 'TM closed', 'TJ disrupted'])
  })

  it('are told of the slower way once the quicker ones are ruled out', () => {
    expect(posts({ avoidCountries: ['TM', 'UZ'] })).toEqual(['TJ disrupted', 'IR closed'])
  })

  it('are told of the post that the cargo can pass, which is worth the wait, and of no other', () => {
    expect(posts({ cargo: 'crude' })).toEqual(['KG closed'])
  })
})

describe('places, stretches and services', () => {
  // Leaving on 1 March, a truck is at KZBBB on the 3rd and at KZCCC on the 5th; the short cut by KZDDD takes 20 hours in all.
  const roads = [
    'KZAAA road 2400km 48h ~ KZBBB road 2400km 48h ~ KZCCC',
    'KZAAA road 500km 10h ~ KZDDD road 500km 10h ~ KZCCC',
  ]
  const season = (target: string, season_from: string, season_to: string, rest: Row = {}): Row => ({
    ...closure('place', target, '', ''),
    season_from,
    season_to,
    ...rest,
  })
  const told = (...closures: Row[]) =>
    ask(desert(roads, { closures }), 'KZAAA', 'KZCCC').notices.map(({ text }) => text)
  const noShortCut = closure('link', 'KZAAA-KZDDD-road', '2027-02-01', '')

  it('that bar a quicker way are told by the names of their ends, those that lead nowhere are not', () => {
    const elsewhere = closure('place', 'KZBBB', '2027-06-01', '2027-06-30')
    expect(told(noShortCut, elsewhere)).toEqual(['KZAAA – KZDDD is closed since 2027-02-01: flood.'])
  })

  it('are told when their season begins before the way is through, with the days of that season', () => {
    const snow = (from: string, to: string) =>
      season('KZAAA-KZBBB-road', from, to, { kind: 'link', effect: 'slow', extra_hours: 24 })
    expect(told(noShortCut, snow('03-02', '03-20'))[0]).toBe(
      'KZAAA – KZBBB is disrupted (+24 h) from 2027-03-02 to 2027-03-20: flood.',
    )
    // From the 10th it concerns nobody who is through on the 5th, nor does a season that ended yesterday.
    expect(told(noShortCut, snow('03-10', '03-20'))).toHaveLength(1)
    expect(told(noShortCut, snow('12-01', '02-28'))).toHaveLength(1)
  })

  it('that are slow for what calls there are no news for lorries on their way through', () => {
    const ice = season('KZBBB', '03-02', '03-20', { effect: 'slow', extra_hours: 24 })
    const shut = season('KZBBB', '03-02', '03-20')
    expect(told(noShortCut, ice)).toHaveLength(1)
    expect(told(noShortCut, shut)[0]).toBe('KZBBB is closed from 2027-03-02 to 2027-03-20: flood.')
  })

  it('are no news when they are only slow and no way shown goes there', () => {
    const longWay = season('KZBBB', '02-01', '04-30', { effect: 'slow', extra_hours: 24 })
    expect(told(longWay)).toEqual([])
  })

  it('shut together for one cause make one sentence', () => {
    const both = ['KZAAA-KZDDD-road', 'KZDDD-KZCCC-road'].map((id) => closure('link', id, '2027-02-01', ''))
    expect(told(...both)).toEqual(['KZAAA – KZDDD, KZDDD – KZCCC are closed since 2027-02-01: flood.'])
  })
})
