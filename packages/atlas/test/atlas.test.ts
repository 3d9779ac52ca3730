import { describe, expect, it } from 'vitest'
import { load } from '../src/load.ts'
import { readPackage, readScenarios } from '../src/node.ts'
import { apply } from '../src/scenario.ts'

/** What the shipped atlas must hold whatever else changes: the smallest counts, and everything that is promised by name. */

const atlas = load(await readPackage())
const scenarios = await readScenarios()
const { places, links, crossings, corridors, cargoes, services, sealanes, facilities, vehicles } =
  atlas.tables
const place = new Map(places.map((row) => [row.id, row]))
const withRole = (role: string) => places.filter(({ roles }) => roles.includes(role))
const linked = new Set([
  ...links.flatMap((row) => [row.from, row.to]),
  ...services.flatMap((row) => [row.from, row.to]),
  ...sealanes.flatMap((row) => [row.from, row.to]),
])
const link = (id: string) => links.find((row) => row.id === id)

describe('the shipped atlas', () => {
  it.each([
    ['places', places.length, 260],
    ['land links', links.length, 380],
    ['border crossings', crossings.length, 29],
    ['gateway ports', withRole('gateway').length, 18],
    ['market ports', withRole('market').filter(({ roles }) => roles.includes('seaport')).length, 25],
    ['cargo classes', cargoes.length, 20],
  ])('has enough %s: %i, at least %i', (_, got, least) => expect(got).toBeGreaterThanOrEqual(least))

  it('has no place without a link, a service or a lane', () => {
    expect(places.map(({ id }) => id).filter((id) => !linked.has(id))).toEqual([])
  })

  // A train across a border changes gauge once: where the link's gauge is also that of one side, the other side has both.
  it('has no rail border with a change of gauge on both sides', () => {
    const gauges = (place: string, but: string) =>
      new Set(
        links
          .filter((row) => row.mode === 'rail' && row.id !== but && (row.from === place || row.to === place))
          .map((row) => row.gaugeMm),
      )
    const country = (id: string) => place.get(id)?.country
    const twice = links
      .filter((row) => row.mode === 'rail' && country(row.from) !== country(row.to))
      .filter((row) =>
        [row.from, row.to].every((end) => {
          const inland = gauges(end, row.id)
          return inland.size > 0 && !inland.has(row.gaugeMm)
        }),
      )
    expect(twice.map(({ id }) => id)).toEqual([])
  })

  // The page and the offer are in Russian too, and a cause or an issuer in English would stand out there.
  it('says every cause of a closure and every issuer of a paper in Russian', () => {
    const { closures, rules } = atlas.tables
    const abbreviation = /^[A-Z0-9-]+$/
    const latin = (text: string | null) =>
      text === null || !(/\p{Script=Cyrillic}/u.test(text) || abbreviation.test(text))
    expect(closures.filter(({ causeRu }) => latin(causeRu)).map(({ id }) => id)).toEqual([])
    expect(rules.filter(({ issuerRu }) => latin(issuerRu)).map(({ id }) => id)).toEqual([])
  })

  it('knows the cargo classes by their ids', () => {
    const wanted =
      'wheat barley flour oilseeds crude products lpg sulphur copper zinc lead aluminium ferroalloys steel uranium coal ' +
      'fertiliser containers reefers machinery'
    expect(cargoes.map(({ id }) => id).sort()).toEqual(wanted.split(' ').sort())
  })

  it('begins in every Kazakh region that has a place, and in the capitals round about', () => {
    const regions = new Set(places.filter(({ country }) => country === 'KZ').map(({ region }) => region))
    const begun = new Set(
      withRole('origin')
        .filter(({ country }) => country === 'KZ')
        .map(({ region }) => region),
    )
    expect([...regions].filter((region) => !begun.has(region))).toEqual([])
    // 17 regions and three cities of their own.
    expect(regions.size).toBeGreaterThanOrEqual(20)
    for (const id of ['UZTAS', 'KGFRU', 'TJDYU', 'TMASB', 'AFKBL', 'CNKHG'])
      expect(place.get(id)?.roles, id).toContain('origin')
  })

  it.each([
    'gulf',
    'east-africa',
    'south-africa',
    'west-africa',
    'mediterranean',
    'north-europe',
    'south-asia',
    'south-east-asia',
    'east-asia',
  ])('ends in %s', (region) => {
    expect(withRole('market').some(({ worldRegion }) => worldRegion === region)).toBe(true)
  })

  it.each(
    'PKKHI PKBQM PKGWD RUNVS RUTMN RULED RUULU RUVVO CNLYG CNTAO IRBND IRZBR KZAAU KZKYK AZALT GEPTI GEBUS TRMER'.split(
      ' ',
    ),
  )('ships through %s', (id) => {
    expect(place.get(id)?.roles).toContain('gateway')
    const handles = facilities.some(
      (row) => row.place === id && row.carriers.some((c) => c === 'sea' || c === 'ferry'),
    )
    expect(handles).toBe(true)
  })

  it.each([
    ['khunjerab-khorgos', 'PKSST-CNTSK-road'],
    ['khunjerab-torugart', 'KGTGT-CNTPA-road'],
    ['torkham', 'PKTKM-AFTKM-road'],
    ['chaman-herat', 'PKCHM-AFSPB-road'],
    ['iran-gabd', 'PKGBD-IRRMD-road'],
    ['iran-taftan', 'PKTFT-IRMRJ-road'],
    ['iran-sarakhs', 'TMSRK-IRSRX-rail'],
    ['iran-bolashak', 'TMETR-IRIBN-rail'],
    ['cpc', 'RUKRP-RUCPC-pipeline'],
    ['btc', 'AZSTG-TRCEY-pipeline'],
    ['kz-china-pipeline', 'KZATS-CNALP-pipeline'],
  ])('names the corridor %s and holds its link %s', (corridor, id) => {
    expect(corridors.some((row) => row.id === corridor)).toBe(true)
    expect(link(id)?.status).toBe('operating')
  })

  it.each([
    'russia-black-sea',
    'russia-taman',
    'russia-baltic',
    'russia-far-east',
    'china-lianyungang',
    'china-qingdao',
    'iran-chabahar',
    'middle-poti',
    'middle-batumi',
    'middle-mersin',
  ])('names the corridor %s', (corridor) => expect(corridors.some((row) => row.id === corridor)).toBe(true))

  it('knows three gauges, each with wagons and track', () => {
    for (const gauge of [1520, 1435, 1676]) {
      expect(links.some((row) => row.gaugeMm === gauge)).toBe(true)
      expect(vehicles.some((row) => row.gaugeMm === gauge)).toBe(true)
    }
  })

  it('keeps cargo off what cannot carry it', () => {
    const pipes = vehicles.filter(({ mode }) => mode === 'pipeline').flatMap(({ units }) => units)
    expect(pipes).not.toContain('grain')
    const hoppers = vehicles.filter(({ units }) => units.includes('grain'))
    expect(hoppers.filter(({ units, mode }) => units.includes('crude') && mode === 'rail')).toEqual([])
    // A ship with boxes sails only where a facility handles boxes at the quay.
    const quays = new Set(
      facilities.flatMap((row) =>
        row.units.includes('box') && row.carriers.includes('sea') ? [row.place] : [],
      ),
    )
    const strings = services.filter((row) => row.mode === 'sea' && row.units.includes('box'))
    expect(strings.flatMap((row) => [row.from, row.to]).filter((id) => !quays.has(id))).toEqual([])
  })
})

describe('its scenarios', () => {
  it('the Trans-Afghan railway is planned, and runs only under its scenario', () => {
    const railway = (world: typeof atlas) =>
      world.tables.links.find((row) => row.id === 'AFLGR-PKKHA-rail')?.status
    expect(railway(atlas)).toBe('planned')
    expect(railway(apply(atlas, scenarios.find(({ id }) => id === 'trans-afghan-railway')!))).toBe(
      'operating',
    )
    for (const other of scenarios.filter(({ id }) => id !== 'trans-afghan-railway'))
      expect(railway(apply(atlas, other)), other.id).toBe('planned')
  })
})
