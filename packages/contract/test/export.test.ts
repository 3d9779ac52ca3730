import type { Atlas } from '@serai/atlas'
import { csv, itinerariesGeoJson, type RouteReply } from '@serai/contract'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'

describe('csv', () => {
  it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1'])('disarms the text %j', (text) => {
    expect(Papa.parse<string[]>(csv(['a'], [[text]])).data[1]![0]).toBe(`'${text}`)
  })

  it('leaves numbers alone', () => {
    expect(csv(['a', 'b'], [[-3.5, null]])).toBe('a,b\r\n-3.5,\r\n')
  })

  it('comes back from a reader of RFC 4180 as it went in', () => {
    const plain = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
        const read = Papa.parse<string[]>(csv(['a', 'b'], rows), { newline: '\r\n', delimiter: ',' })
        expect(read.data.slice(1, -1)).toEqual(rows)
      }),
    )
  })
})

describe('itinerariesGeoJson', () => {
  const tables = {
    places: [
      { id: 'A', lat: 38.5, lon: -120.2 },
      { id: 'B', lat: 43.252, lon: -126.453 },
      { id: 'C', lat: 50, lon: -130 },
    ],
    links: [
      { id: 'ab', from: 'A', to: 'B' },
      { id: 'cb', from: 'C', to: 'B' },
    ],
    geometry: [{ id: 'ab', polyline: '_p~iF~ps|U_ulLnnqC_mqNvxq`@' }],
    services: [],
    sealanes: [],
  }
  const atlas = { tables } as unknown as Pick<Atlas, 'tables'>
  const haul = (from: string, to: string, links: string[]) => ({
    kind: 'haul',
    mode: 'rail',
    from,
    to,
    links,
    via: [],
  })
  const reply = (legs: object[]) =>
    ({
      consignment: { from: { id: '55,60', lat: 55, lon: 60 }, to: { id: 'C', lat: 50, lon: -130 } },
      itineraries: [{ corridor: 'x', legs }],
    }) as unknown as RouteReply
  const lines = (...legs: object[]) =>
    itinerariesGeoJson(reply(legs), atlas).features.map((feature) => feature.geometry.coordinates)

  it('follows shapes, turns them round for the way back, and draws straight where none is known', () => {
    const [a, middle, b, c] = [
      [-120.2, 38.5],
      [-120.95, 40.7],
      [-126.453, 43.252],
      [-130, 50],
    ]
    expect(lines(haul('A', 'C', ['ab', 'cb']))).toEqual([[a, middle, b, c]])
    expect(lines(haul('C', 'A', ['cb', 'ab']))).toEqual([[c, b, middle, a]])
  })

  it('joins a point off the network by a straight line', () => {
    expect(lines(haul('55,60', 'C', ['access']))).toEqual([
      [
        [60, 55],
        [-130, 50],
      ],
    ])
  })

  it('leaves handles out and says whether the course is known', () => {
    const made = itinerariesGeoJson(reply([{ kind: 'handle' }, haul('B', 'C', ['cb'])]), atlas)
    expect(made.features.map((feature) => feature.properties)).toMatchObject([{ leg: 2, shapeKnown: false }])
  })
})
