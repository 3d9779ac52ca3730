import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Atlas } from '../src/atlas.ts'
import { parseCase, type SimulationCase } from '../src/case.ts'
import { checkCases } from '../src/checks/cases.ts'
import { load } from '../src/load.ts'
import { readCases, readPackage, readScenarios } from '../src/node.ts'
import { Problem } from '../src/problem.ts'
import type { Scenario } from '../src/scenario.ts'
import { desert } from './desert.ts'

const FLOW = {
  ...{ id: 'ore', from: 'KZMIN', to: 'AEMKT', cargo: 'wheat', per_year: 5000, per: 't', lot: 100 },
  ...{ direction: 'out', source: ['s'], year: 2026, grade: 'estimated' },
}
const PORT = {
  ...{ id: 'port-today', name: 'Port', kind: 'port', place: 'CNPOR', group: 'quay', start: '2027-01-01' },
  ...{ days: 30, transit: [FLOW], sources: ['s'] },
}
const BORDER = {
  ...{ id: 'border-today', name: 'Border', kind: 'border', place: 'KZBOR', group: 'KZBOR-CNBOR-road' },
  ...{ crossings: ['KZBOR-CNBOR-road'], start: '2027-01-01', days: 30, backlog_vehicles: 50 },
}

/** What a case file is refused for; null when it is read. */
function refusal(value: unknown): string | null {
  try {
    parseCase(value, 'given')
    return null
  } catch (error) {
    if (error instanceof Problem && error.code === 'case-invalid') return error.slots.why!
    throw error
  }
}

describe('parseCase', () => {
  it('reads a port, with what is not said by default', () => {
    expect(parseCase(PORT, 'file')).toEqual({
      ...{ id: 'port-today', name: 'Port', nameRu: 'Port', note: '', noteRu: '', kind: 'port' },
      ...{ place: 'CNPOR', group: 'quay', crossings: [], start: '2027-01-01', days: 30 },
      ...{ warmupDays: 30, replications: 30, scenarios: [], changes: [], backlogVehicles: 0 },
      ...{ compare: null, sources: ['s'] },
      transit: [
        {
          ...{ id: 'ore', from: 'KZMIN', to: 'AEMKT', cargo: 'wheat', perYear: 5000, per: 't', lot: 100 },
          ...{ direction: 'out', source: ['s'], year: 2026, grade: 'estimated', note: null },
        },
      ],
    })
  })

  it('takes the name of the file for an id, and freezes what it read', () => {
    const { id: _, ...nameless } = BORDER
    const read = parseCase(nameless, 'file')
    expect(read.id).toBe('file')
    expect(read.backlogVehicles).toBe(50)
    expect(Object.isFrozen(read) && Object.isFrozen(read.crossings) && Object.isFrozen(read.transit)).toBe(
      true,
    )
  })

  const refused: readonly (readonly [given: unknown, why: string])[] = [
    [null, 'the file must hold one JSON object'],
    [[PORT], 'the file must hold one JSON object'],
    ['{}', 'the file must hold one JSON object'],
    [{ ...PORT, berth: 3 }, 'the file: "berth" is none of id, name,'],
    [JSON.parse('{"__proto__": {"kind": "port"}}'), 'the file: "__proto__" is none of id, name,'],
    [{ ...PORT, constructor: {} }, 'the file: "constructor" is none of id, name,'],
    [Object.create(PORT), '"start" must be text'],
    [{ ...PORT, id: '../../etc/passwd' }, '"id": got "../../etc/passwd", wanted up to 80 letters'],
    [{ ...PORT, name: null }, '"name" must be text of 1 to 2000 characters'],
    [{ ...PORT, note: 'x'.repeat(2001) }, '"note" must be text of 1 to 2000 characters'],
    [{ ...PORT, kind: 'airport' }, '"kind": got "airport", wanted port or border'],
    [{ ...PORT, kind: 'toString' }, '"kind": got "toString", wanted port or border'],
    [{ ...PORT, place: '' }, '"place" must be text'],
    [{ ...PORT, start: '2027-02-30' }, '"start": got 2027-02-30, wanted a date YYYY-MM-DD'],
    [{ ...PORT, start: 20270101 }, '"start" must be text'],
    [{ ...PORT, days: 0 }, '"days": got 0, wanted a number 1 to 3650'],
    [{ ...PORT, days: 1e9 }, '"days": got 1000000000, wanted a number 1 to 3650'],
    [{ ...PORT, days: 1.5 }, '"days": got 1.5, wanted a whole number'],
    [{ ...PORT, days: '30' }, '"days": got "30", wanted a number'],
    [{ ...PORT, days: null }, '"days": got null, wanted a number'],
    [{ ...PORT, warmup_days: -1 }, '"warmup_days": got -1, wanted a number 0 to 3650'],
    [{ ...PORT, replications: 1001 }, '"replications": got 1001, wanted a number 1 to 1000'],
    [{ ...BORDER, backlog_vehicles: -5 }, '"backlog_vehicles": got -5, wanted a number 0 to 1000000'],
    [{ ...BORDER, crossings: [] }, 'a border needs "crossings"'],
    [{ ...BORDER, crossings: 'KZBOR-CNBOR-road' }, '"crossings" must be a list'],
    [{ ...BORDER, crossings: [7] }, '"crossings" must be a list'],
    [{ ...PORT, scenarios: new Array(201).fill('x') }, '"scenarios" must be a list of at most 200'],
    [{ ...PORT, compare: 3 }, '"compare" must be text'],
    [{ ...PORT, transit: { 0: FLOW } }, '"transit" must be a list of at most 50'],
    [{ ...PORT, transit: new Array(51).fill(FLOW) }, '"transit" must be a list of at most 50'],
    [{ ...PORT, transit: [FLOW, FLOW] }, '"transit" has two flows ore'],
    [{ ...PORT, transit: [7] }, 'transit 1 must hold one JSON object'],
    [{ ...PORT, transit: [{ ...FLOW, tonnes: 3 }] }, 'transit 1: "tonnes" is none of id, from,'],
    [
      { ...PORT, transit: [{ ...FLOW, per_year: -1 }] },
      'transit 1 "per_year": got -1, wanted a number 0 to 1000000000',
    ],
    [
      { ...PORT, transit: [{ ...FLOW, per_year: Number.POSITIVE_INFINITY }] },
      'transit 1 "per_year": got null, wanted a number',
    ],
    [{ ...PORT, transit: [{ ...FLOW, lot: 0 }] }, 'transit 1 "lot": got 0, wanted a number 0.1 to 1000000'],
    [{ ...PORT, transit: [{ ...FLOW, per: 'kg' }] }, 'transit 1 "per": got "kg", wanted t or TEU'],
    [
      { ...PORT, transit: [{ ...FLOW, grade: 'guessed' }] },
      'transit 1 "grade": got "guessed", wanted measured or published or estimated',
    ],
  ]
  it.each(refused)('refuses %j', (given, why) => {
    expect(refusal(given)).toContain(why)
  })

  it('judges the shape of changes as a scenario’s', () => {
    const given = { ...PORT, changes: [{ op: 'explode', table: 'power' }] }
    expect(() => parseCase(given, 'given')).toThrow(/scenario port-today: change 1: op "explode" is none of/)
  })

  it('reads or refuses any JSON at all, in bounded words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(PORT)), (value, key) => {
        for (const given of [
          value,
          { ...PORT, [key]: value },
          { ...PORT, transit: [{ ...FLOW, lot: value }] },
        ])
          try {
            parseCase(given, 'given')
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
            expect((error as Problem).message.length).toBeLessThan(600)
          }
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})

describe('checkCases', () => {
  const atlas = load(desert())
  const shut: Scenario = {
    ...{ id: 'shut', name: 'Shut', nameRu: 'Закрыто', note: '', noteRu: '' },
    changes: [{ op: 'close', kind: 'place', target: 'CNPOR' }],
  }
  const faults = (...given: object[]) =>
    checkCases(
      atlas,
      given.map((one) => parseCase(one, 'given')),
      [shut],
    ).map(({ code, slots }) => `${code} ${slots.case}: ${slots.why}`)

  it('finds nothing wrong with sound cases', () => {
    expect(faults({ ...PORT, scenarios: ['shut'] }, { ...BORDER, compare: 'port-today' })).toEqual([])
  })

  const wrong: readonly (readonly [change: object, why: string])[] = [
    [{ place: 'CNNIL', group: 'quay' }, '"place": no place is called "CNNIL"'],
    [{ group: 'nowhere' }, '"group": no terminal of CNPOR with a berth is called "nowhere"'],
    [{ group: '__proto__' }, '"group": no terminal of CNPOR with a berth is called "__proto__"'],
    [{ crossings: ['gate'] }, '"crossings": no crossing is called "gate"'],
    [{ sources: ['t'] }, '"sources": no source is called "t"'],
    [{ scenarios: ['peace'] }, '"scenarios": no scenario is called "peace"; one of shut'],
    [{ compare: 'port-today' }, '"compare" names the case itself'],
    [{ compare: 'before' }, '"compare": no case is called "before"; one of port-today'],
    [
      { start: '2028-12-20' },
      '"start" and "days": 2028-12-20 to 2029-01-18 lies outside the atlas, which holds 2026-01-01 to 2028-12-31',
    ],
    [{ transit: [{ ...FLOW, from: 'KZNIL' }] }, 'transit ore "from": no place is called "KZNIL"'],
    [{ transit: [{ ...FLOW, to: 'KZMIN' }] }, 'transit ore: from and to are both "KZMIN"'],
    [{ transit: [{ ...FLOW, cargo: 'silk' }] }, 'transit ore "cargo": no cargo class is called "silk"'],
    [{ transit: [{ ...FLOW, source: [] }] }, 'transit ore "source": got nothing, wanted an id of sources'],
    [{ transit: [{ ...FLOW, source: ['t'] }] }, 'transit ore "source": no source is called "t"'],
    [
      { changes: [{ op: 'remove', table: 'equipment', where: { id: 'crane' } }] },
      'scenario port-today, change 1 ({"op":"remove","table":"equipment","where":{"id":"crane"}}) matches nothing in this atlas',
    ],
    [
      {
        changes: [
          { op: 'set', table: 'equipment', where: { id: 'CNPOR-berth' }, column: 'count', value: -1 },
        ],
      },
      'equipment.count: got -1, expected ≥ 0 1',
    ],
  ]
  it.each(wrong)('%j', (change, why) => {
    const found = faults({ ...PORT, ...change })
    expect(found.filter((line) => line.includes(why))).toHaveLength(1)
    expect(found).toHaveLength('place' in change ? 2 : 1)
  })

  it('finds a border that acts on a crossing which is not its own, and two cases of one name', () => {
    expect(faults({ ...BORDER, group: 'other' }, BORDER)).toEqual([
      'case-invalid border-today: "group": got "other", wanted one of its crossings KZBOR-CNBOR-road',
      'case-invalid border-today: another case has this id',
    ])
  })
})

describe('case files', () => {
  it('are refused unread when they are larger than any table', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'serai-cases-'))
    try {
      const file = await open(join(folder, 'huge.json'), 'w')
      await file.truncate(100_000_000)
      await file.close()
      const begun = performance.now()
      await expect(readCases(folder)).rejects.toMatchObject({ code: 'input-too-large' })
      expect(performance.now() - begun).toBeLessThan(1000)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('name themselves by their file; no folder means no cases; broken JSON says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'serai-cases-'))
    try {
      const { id: _, ...nameless } = BORDER
      await writeFile(join(folder, 'b.json'), JSON.stringify(nameless))
      await writeFile(join(folder, 'notes.txt'), 'not a case')
      expect((await readCases(folder)).map(({ id }) => id)).toEqual(['b'])
      expect(await readCases(join(folder, 'none'))).toEqual([])
      await writeFile(join(folder, 'c.json'), '{')
      await expect(readCases(folder)).rejects.toMatchObject({ code: 'json-invalid' })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('the cases that come with Serai', () => {
  let atlas: Atlas
  let cases: readonly SimulationCase[]
  beforeAll(async () => {
    atlas = load(await readPackage())
    cases = await readCases()
  })

  it('are these, and sound', async () => {
    expect(cases.map(({ id }) => id)).toEqual([
      'gwadar-five-berths',
      'gwadar-solar',
      'gwadar-today',
      'karachi-today',
      'khorgos-rush',
      'torkham-reopens',
    ])
    expect(checkCases(atlas, cases, await readScenarios())).toEqual([])
  })

  it('have Russian words, sources, and a site with its own equipment and traffic', () => {
    for (const one of cases) {
      expect([one.id, /[а-яё]/i.test(one.nameRu) && /[а-яё]/i.test(one.noteRu)]).toEqual([one.id, true])
      expect(one.sources.length).toBeGreaterThan(0)
      for (const table of ['equipment', 'traffic'] as const)
        expect([one.id, atlas.tables[table].some(({ group }) => group === one.group)]).toEqual([one.id, true])
    }
  })

  it('compare Gwadar with what differs only in what the case is about', () => {
    const by = (id: string) => cases.find((one) => one.id === id)!
    const tables = (id: string) => [
      ...new Set(by(id).changes.map((change) => 'table' in change && change.table)),
    ]
    expect(by('gwadar-solar').transit).toEqual(by('gwadar-today').transit)
    expect(tables('gwadar-solar')).toEqual(['power'])
    expect(tables('gwadar-five-berths')).toEqual(['equipment'])
  })
})

describe('Karachi’s year', () => {
  const cargo = (rows: Atlas['tables']['traffic'], unit: readonly string[]) =>
    rows
      .filter(({ place, kind, unit: own }) => place === 'PKKHI' && kind === 'ship' && unit.includes(own))
      .reduce((sum, { perYear, parcel }) => sum + perYear * parcel, 0)

  it('adds up to what the port published for 2024-25: boxes, liquids, and dry cargo outside boxes', async () => {
    const { traffic } = load(await readPackage()).tables
    // 2.65 million TEU; 12.28 Mt of liquids; 41.68 Mt dry of which about 28 Mt came in boxes (Business Recorder 40370838).
    expect(cargo(traffic, ['box']) / 2.65e6).toBeCloseTo(1, 2)
    expect(cargo(traffic, ['crude', 'products']) / 12.28e6).toBeCloseTo(1, 2)
    expect(cargo(traffic, ['grain', 'bulk', 'piece']) / 13.6e6).toBeCloseTo(1, 1)
  })

  it('has as many calls as the port counts: 1,850 a year', async () => {
    const { traffic } = load(await readPackage()).tables
    const calls = traffic
      .filter(({ place, kind }) => place === 'PKKHI' && kind === 'ship')
      .reduce((sum, { perYear }) => sum + perYear, 0)
    // 1,732 in 2014-15 and 1,845 in 2020-21.
    expect(calls).toBeGreaterThan(1732)
    expect(calls).toBeLessThan(1950)
  })
})
