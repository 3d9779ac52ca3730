import { type Mode, Problem } from '@serai/atlas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundDuration, roundMass } from '../../src/itinerary/amount.ts'
import { parse, print, type Way } from '../../src/itinerary/notation.ts'

/** Almaty to Jebel Ali by Khorgos and Karachi, as in the plan of the house. */
const LINE =
  'KZALA{load 4h} road 365km ~ CNHRG{clear 23h} road 4310km ~ PKKHI{transfer 9h30, clear 20h} sea 759nm ~ AEJEA{unload 0h45}   [P50 19d4h P90 27d $6,120 2.9t]'

const WAY: Way = {
  stops: [
    { place: 'KZALA', handles: [{ operation: 'load', minutes: 240 }] },
    { place: 'CNHRG', handles: [{ operation: 'clear', minutes: 1380 }] },
    {
      place: 'PKKHI',
      handles: [
        { operation: 'transfer', minutes: 570 },
        { operation: 'clear', minutes: 1200 },
      ],
    },
    { place: 'AEJEA', handles: [{ operation: 'unload', minutes: 45 }] },
  ],
  hauls: [
    { mode: 'road', distance: 365, unit: 'km' },
    { mode: 'road', distance: 4310, unit: 'km' },
    { mode: 'sea', distance: 759, unit: 'nm' },
  ],
  totals: { p50Minutes: 27_600, p90Minutes: 38_880, costUsd: 6120, co2eKg: 2900 },
}

const letters = (characters: string, length: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const places = fc.oneof(
  fc.tuple(letters(LATIN, 2), letters(`${LATIN}0123456789`, 3)).map(([country, town]) => country + town),
  fc
    .tuple(fc.constantFrom(...LATIN), fc.nat(12))
    .chain(([first, length]) => letters(`${LATIN}0123456789`, length).map((rest) => first + rest)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '43.25,76.95',
    'Шымкент',
    'say "x"',
    'a\\b',
    'line\nbreak',
    '\u2028',
    '',
    'KZ-ALA',
    '} ~ [',
  ),
)
const durations = fc.oneof(fc.nat(4000), fc.nat(400 * 1440)).map(roundDuration)
const handles = fc.record({
  operation: fc.constantFrom('load', 'unload', 'transfer', 'gauge', 'stuff', 'strip', 'clear', 'x-2'),
  minutes: durations,
})
const stops = fc.record({ place: places, handles: fc.array(handles, { maxLength: 4 }) })
const hauls = fc.record({
  mode: fc.constantFrom<Mode>('road', 'rail', 'sea', 'ferry', 'river', 'pipeline'),
  distance: fc.nat(999_999),
  unit: fc.constantFrom<'km' | 'nm'>('km', 'nm'),
})
const totals = fc.record({
  p50Minutes: durations,
  p90Minutes: durations,
  costUsd: fc.oneof(fc.nat(3000), fc.maxSafeNat()),
  co2eKg: fc.oneof(fc.nat(3000), fc.nat(2 ** 31 - 1)).map(roundMass),
})
const ways: fc.Arbitrary<Way> = fc
  .tuple(stops, fc.array(fc.tuple(hauls, stops), { minLength: 1, maxLength: 12 }), fc.option(totals))
  .map(([first, rest, sums]) => ({
    stops: [first, ...rest.map(([, stop]) => stop)],
    hauls: rest.map(([haul]) => haul),
    totals: sums,
  }))

describe('the notation', () => {
  it('is written and read as its page shows', () => {
    expect(print(WAY)).toBe(LINE)
    expect(parse(LINE)).toEqual(WAY)
  })

  it('reads back what it wrote: parse(print(x)) = x', () => {
    fc.assert(
      fc.property(ways, (way) => {
        expect(parse(print(way))).toEqual(way)
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it('is one line of visible text, whatever a place is called', () => {
    fc.assert(
      fc.property(ways, (way) => {
        expect(print(way)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  it('has one text for one way: a changed text is refused or prints as it stands', () => {
    fc.assert(
      fc.property(
        ways,
        fc.nat(),
        fc.nat(2),
        fc.constantFrom(...' ~{}[]0129hdkmn,.$"\\PKZ'),
        (way, at, cut, put) => {
          const text = print(way)
          const i = at % (text.length + 1)
          const changed = text.slice(0, i) + put + text.slice(i + cut)
          try {
            expect(print(parse(changed))).toBe(changed)
          } catch (error) {
            if (!(error instanceof Problem)) throw error
            expect(error.code).toBe('notation-invalid')
          }
        },
      ),
      { numRuns: 5000, seed: 3 },
    )
  })
})

describe('amounts', () => {
  it.each([
    [0, '0h'],
    [7, '0h'],
    [8, '0h15'],
    [570, '9h30'],
    [1380, '23h'],
    [2865, '47h45'],
    [2874, '2d'],
    [27_600, '19d4h'],
    [38_880, '27d'],
    [38_909, '27d'],
    [38_910, '27d1h'],
  ])('write %i minutes as %s', (minutes, text) => {
    const way: Way = { ...WAY, totals: { ...WAY.totals!, p50Minutes: minutes } }
    expect(print(way)).toContain(`[P50 ${text} P90`)
  })

  it.each([
    [0, '0kg'],
    [999.4, '999kg'],
    [999.5, '1.0t'],
    [2949, '2.9t'],
    [1_204_000, '1,204.0t'],
  ])('write %d kg as %s', (co2eKg, text) => {
    expect(print({ ...WAY, totals: { ...WAY.totals!, co2eKg } })).toContain(` ${text}]`)
  })

  it('are rounded once: rounding again changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (x) => {
        expect(roundDuration(roundDuration(x))).toBe(roundDuration(x))
        expect(roundMass(roundMass(x))).toBe(roundMass(x))
      }),
      { seed: 4 },
    )
  })
})

describe('what is no notation', () => {
  it.each([
    ['', 'the end'],
    ['KZALA', 'the end'],
    ['kzala road 1km ~ AEJEA', 'kzala road 1km ~ AEJEA'],
    ['KZALA camel 1km ~ AEJEA', ' camel 1km ~ AEJEA'],
    ['KZALA road 1mi ~ AEJEA', ' road 1mi ~ AEJEA'],
    ['KZALA road 01km ~ AEJEA', ' road 01km ~ AEJEA'],
    ['KZALA road 1km ~ AEJEA ', ' '],
    ['KZALA road 1km ~ AEJEA{}', '}'],
    ['KZALA road 1km ~ AEJEA{load 90m}', 'load 90m}'],
    ['KZALA road 1km ~ AEJEA{load 1h20}', '20}'],
    ['KZALA road 1km ~ AEJEA{load 48h}', '48h}'],
    ['KZALA road 1km ~ AEJEA{load 24h', 'the end'],
    ['"KZALA" road 1km ~ AEJEA', '"KZALA" road 1km ~ AEJEA'],
    ['"a road 1km ~ AEJEA', '"a road 1km ~ AEJEA'],
    ['"\\x" road 1km ~ AEJEA', '"\\x" road 1km ~ AEJEA'],
    ['KZALA road 1km ~ AEJEA   [P50 1d P90 2d $5 1.0t]', '1d P90 2d $5 1.0t]'],
    ['KZALA road 1km ~ AEJEA   [P50 2d P90 3d $1,0 1.0t]', ',0 1.0t]'],
    ['KZALA road 1km ~ AEJEA   [P50 2d P90 3d $5 1.0t] ', ' '],
  ])('%s is refused where it goes wrong', (text, got) => {
    expect(() => parse(text)).toThrow(`cannot read the itinerary at "${got}"`)
  })

  it('is refused quickly when long or made to be slow', () => {
    const hostile = [
      'A'.repeat(1_000_000),
      'KZALA road 1km ~ '.repeat(1000),
      `"${'\\'.repeat(19_000)}`,
      `KZALA{${'a'.repeat(19_000)}`,
      `KZALA road 1km ~ AEJEA   [P50 2d P90 3d $${'1,'.repeat(9000)}`,
    ]
    for (const text of hostile) expect(() => parse(text)).toThrow(Problem)
  })
})
