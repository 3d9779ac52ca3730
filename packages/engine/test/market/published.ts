import type { RouteRequest } from '../../src/plan/request.ts'

/** What a printed figure counts. `door`: the whole way; `carriage`: hauls and borders, without the handles at both ends. */
export type Scope = 'door' | 'carriage'

/** One printed figure and the question that the planner is asked beside it. */
export interface Published {
  readonly what: string
  readonly ask: Omit<RouteRequest, 'depart'>
  readonly unit: '$/t' | '$/FEU' | 'days'
  readonly scope: Scope
  /** Least and most as printed; the same twice for one figure. */
  readonly low: number
  readonly high: number
  readonly year: number
  /** Who printed it, and where. */
  readonly source: string
  /** Takes the cheapest way, for days the fastest, of those that fit. */
  readonly fits?: {
    readonly mode?: string
    readonly unit?: string
    readonly service?: string | false
  }
  /** The atlas was set by this very figure: it shows no more than that the sum still comes out. */
  readonly fitted?: true
  /** Why ours is off by more than the factor allows; without a full stop. */
  readonly miss?: string
}

const noRussia = { avoidCountries: ['RU', 'IR'] }
const reopened = { scenarios: ['borders-reopen'] }
const byRoad = { avoidModes: ['rail', 'sea', 'ferry', 'river'] as const }
const boxes = (from: string, to: string, teu: number, rest: Partial<RouteRequest> = {}) => ({
  ...{ from, to, cargo: 'containers', teu },
  ...rest,
})
const loose = (
  from: string,
  to: string,
  cargo: string,
  tonnes: number,
  rest: Partial<RouteRequest> = {},
) => ({
  ...{ from, to, cargo, tonnes },
  ...rest,
})
const one = (value: number) => ({ low: value, high: value })

/** Figures that the search found in print, dearest doubts first: money, then days. */
export const PUBLISHED: readonly Published[] = [
  {
    what: 'Box Altynkol–Brest, by wagon tariffs',
    ask: boxes('KZALT', 'BYBRE', 100),
    fits: { service: false, mode: 'rail' },
    ...{ unit: '$/FEU', scope: 'carriage', ...one(3289), year: 2024 },
    source: 'Eurasian Rail Alliance Index, 15 July 2024, index1520.com',
  },
  {
    what: 'Box Altynkol–Brest, by block train',
    ask: boxes('KZALT', 'BYBRE', 100),
    fits: { service: 'KZALT-BYBRE-rail-box' },
    ...{ unit: '$/FEU', scope: 'carriage', ...one(3372), year: 2024, fitted: true },
    source: 'ERAI West, 15 July 2024, index1520.com',
  },
  {
    what: 'Box Poti–Almaty by the Caspian',
    ask: boxes('GEPTI', 'KZALA', 40, noRussia),
    ...{ unit: '$/FEU', scope: 'door', low: 5350, high: 5700, year: 2025 },
    source: 'Argus by Report.az, November 2025',
  },
  {
    what: 'Box Kabul–Karachi by Torkham',
    ask: boxes('AFKBL', 'PKKHI', 2, { ...reopened, ...byRoad }),
    ...{ unit: '$/FEU', scope: 'door', ...one(2000), year: 2025 },
    source: 'Afghan broadcasters by Metro Morning, 2025',
  },
  {
    what: 'Box Karachi–Kabul',
    ask: boxes('PKKHI', 'AFKBL', 2, reopened),
    ...{ unit: '$/FEU', scope: 'door', ...one(5000), year: 2012 },
    source: 'Afghan and Pakistani traders at Jalalabad, Customs Today',
    miss: 'Of 2012, when cargo for the foreign forces filled the trucks; the one newer figure, 2,000 $ for the way back in 2025, lies as far below ours',
  },
  {
    what: 'Box Chabahar–Kabul',
    ask: boxes('IRZBR', 'AFKBL', 2, byRoad),
    ...{ unit: '$/FEU', scope: 'door', low: 3500, high: 4000, year: 2025 },
    source: '4,000 $ Metro Morning 2025; 3,500 $ from Iran, Customs Today 2012',
  },
  {
    what: 'Wheat Kostanay–Dostyk in hoppers',
    ask: loose('KZKSN', 'KZDOS', 'wheat', 3000),
    fits: { unit: 'grain', mode: 'rail' },
    ...{ unit: '$/t', scope: 'carriage', low: 19.56, high: 23.94, year: 2010 },
    source: 'Tariffs of KTZ, exp.idk.ru: covered wagon and hopper',
  },
  {
    what: 'Wheat Kostanay–Bandar Abbas by rail',
    ask: loose('KZKSN', 'IRBND', 'wheat', 5000),
    fits: { unit: 'grain', mode: 'rail' },
    ...{ unit: '$/t', scope: 'carriage', ...one(120), year: 2015 },
    source: 'Uniform fee proposed by the head of the Iranian railway, Financial Tribune',
  },
  {
    what: 'Barley northern Kazakhstan–Uzbek border',
    ask: loose('KZKSN', 'UZTAS', 'barley', 3000),
    fits: { mode: 'rail' },
    ...{ unit: '$/t', scope: 'door', low: 43, high: 53, year: 2025 },
    source:
      'Spread of prices: 77–80,000 KZT with VAT at home, 180–185 $ DAP Saryagash (Grain Union by Forkagro; 520 KZT/$)',
  },
  {
    what: 'Barley northern Kazakhstan–Altynkol',
    ask: loose('KZKSN', 'KZALT', 'barley', 3000),
    ...{ unit: '$/t', scope: 'door', low: 50, high: 60, year: 2025 },
    source: 'Spread of prices: 187–192 $ DAP Altynkol and Dostyk, as above',
    miss: 'A spread of prices holds the margin of traders and the queue of that winter, when China took what it could get; 0.99 to the Uzbek border at the same time, by the same tariff',
  },
  {
    what: 'Barley northern Kazakhstan–Iran by Aktau',
    ask: loose('KZKSN', 'IRAMD', 'barley', 3000, { avoidCountries: ['TM', 'RU', 'UZ'] }),
    fits: { unit: 'grain' },
    ...{ unit: '$/t', scope: 'door', low: 111, high: 128, year: 2025 },
    source:
      'Spread of prices 73–83 $/t to FOB Aktau as above, and 38–45 $/t of sea freight to northern Iran (Sea Lines, late 2021)',
  },
  {
    what: 'Gas Tengiz–Khujand, of it Saryagash–Khujand 40.16 $/t',
    ask: loose('KZTNG', 'TJLBD', 'lpg', 1000),
    fits: { mode: 'rail' },
    ...{ unit: '$/t', scope: 'carriage', ...one(106), year: 2018, fitted: true },
    source: 'Asia-Plus, 9 April 2018, and 65.8 $/t of this atlas before it',
  },
  {
    what: 'Crude Tengiz–CPC terminal',
    ask: loose('KZTNG', 'RUCPC', 'crude', 80_000),
    ...{ unit: '$/t', scope: 'carriage', low: 36.5, high: 38, year: 2024, fitted: true },
    source: 'Tariff by Egemen Qazaqstan, revenue a tonne of 2024 by Pipeline Journal',
  },
  {
    what: 'Box Altynkol–Brest, by block train',
    ask: boxes('KZALT', 'BYBRE', 100),
    fits: { service: 'KZALT-BYBRE-rail-box' },
    ...{ unit: 'days', scope: 'carriage', low: 6, high: 8, year: 2024 },
    source: 'DHL by UTLC ERA, January 2024: Chinese to Polish border',
  },
  {
    what: 'Box Khorgos–Hamburg (Duisburg printed)',
    ask: boxes('KZALT', 'DEHAM', 100),
    fits: { mode: 'rail' },
    ...{ unit: 'days', scope: 'door', ...one(18), year: 2023 },
    source: 'Jike Logistics, week 26 of 2023',
  },
  {
    what: "Box Xi'an–Almaty by train",
    ask: boxes('CNXIY', 'KZALA', 40),
    fits: { mode: 'rail' },
    ...{ unit: 'days', scope: 'door', low: 8, high: 9, year: 2023 },
    source: 'Jike Logistics, week 26 of 2023; Jetway',
  },
  {
    what: 'Box Lianyungang–Almaty by train',
    ask: boxes('CNLYG', 'KZALA', 40),
    fits: { mode: 'rail' },
    ...{ unit: 'days', scope: 'carriage', ...one(6), year: 2025 },
    source: 'DKNews, January 2026',
    miss: 'Running time of the train; ours has 2.7 days at the border and 1.2 of gauge change after the means of CAREC and the terminals',
  },
  {
    what: "Box Xi'an–Poti by the Caspian",
    ask: boxes('CNXIY', 'GEPTI', 40, noRussia),
    ...{ unit: 'days', scope: 'carriage', ...one(12), year: 2024 },
    source: 'Azerbaijan Railways by Caspian News, October 2024',
    miss: 'Best of the block trains, as the railway tells it; ours waits two or three days each for a train at Altynkol and a ship at Aktau. Argus gave 20 days from Almaty alone',
  },
  {
    what: 'Box Almaty–Poti by the Caspian',
    ask: boxes('KZALA', 'GEPTI', 40, { ...noRussia, avoidModes: ['road'] }),
    ...{ unit: 'days', scope: 'door', low: 20, high: 30, year: 2025 },
    source: 'Argus by Report.az, November 2025: 20 days, over 30 some months before',
  },
  {
    what: 'Zinc Oskemen–Novorossiysk in boxes',
    ask: loose('KZUKK', 'RUNVS', 'zinc', 2000),
    fits: { mode: 'rail', unit: 'box' },
    ...{ unit: 'days', scope: 'carriage', ...one(7), year: 2018 },
    source: 'Kazzinc by Kazinform, February 2018: whole trains',
    miss: 'Whole trains of 114 wagons in 2018; whether they still run was not found, so the atlas has wagons in ordinary trains, 350 km a day',
  },
  {
    what: 'Chelyabinsk–Bandar Abbas by rail',
    ask: loose('RUCEK', 'IRBND', 'steel', 3000),
    fits: { mode: 'rail' },
    ...{ unit: 'days', scope: 'carriage', ...one(10), year: 2024 },
    source: 'Rusiranexpo by News Central Asia, November 2024',
    miss: 'Said by an operator of container trains; ours are wagons in ordinary trains, three borders and a gauge change of 40 h',
  },
  {
    what: 'Pavlodar–Karachi by truck and Afghanistan',
    ask: boxes('KZPAV', 'PKKHI', 4, { ...reopened, ...byRoad, avoidCountries: ['IR', 'CN'] }),
    ...{ unit: 'days', scope: 'door', ...one(20), year: 2024 },
    source: 'Pilot of KTZ Express, Kazinform, 7 June 2024',
  },
  {
    what: 'Pavlodar–Jebel Ali by truck, Karachi and feeder',
    ask: boxes('KZPAV', 'AEJEA', 4, {
      ...reopened,
      avoidCountries: ['IR', 'CN', 'RU'],
      gateway: 'PKKHI',
      avoidModes: ['rail'],
    }),
    ...{ unit: 'days', scope: 'door', ...one(38), year: 2024 },
    source: 'Pilot of KTZ Express, Kazinform, 7 June 2024',
  },
  {
    what: 'Karachi–Tashkent by TIR truck',
    ask: boxes('PKKHI', 'UZTAS', 2, { ...reopened, ...byRoad, avoidCountries: ['IR', 'CN'] }),
    ...{ unit: 'days', scope: 'door', ...one(5), year: 2021 },
    source: 'Pilot of USAID and TCS, invest.gov.uz, May 2021',
    miss: 'A pilot that was waved through: ours rests on the mean speeds and border hours that CAREC measured, 12 km/h with stops in Pakistan and Afghanistan and one to three days a border',
  },
  {
    what: 'Kashgar–Karachi by TIR truck',
    ask: boxes('CNKHG', 'PKKHI', 2, byRoad),
    ...{ unit: 'days', scope: 'door', ...one(8), year: 2025 },
    source: 'NLC by Khyber News; Daily Times, 2025',
  },
  {
    what: 'Kabul–Karachi by truck',
    ask: boxes('AFKBL', 'PKKHI', 2, { ...reopened, ...byRoad }),
    ...{ unit: 'days', scope: 'door', low: 3, high: 4, year: 2025 },
    source: 'Afghan broadcasters by Metro Morning, 2025',
    miss: 'The driving alone, it seems: ours has half a day of loading, 28 h at the border (CAREC) and 12 km/h with stops',
  },
  {
    what: 'Chabahar–Kabul by truck',
    ask: boxes('IRZBR', 'AFKBL', 2, byRoad),
    ...{ unit: 'days', scope: 'door', low: 7, high: 8, year: 2025 },
    source: 'Afghan broadcasters by Metro Morning, 2025',
  },
  {
    what: 'Karachi–Baku by truck and Aktau',
    ask: boxes('PKKHI', 'AZBAK', 2, {
      ...reopened,
      avoidCountries: ['IR', 'CN', 'RU', 'TM'],
      avoidModes: ['rail'],
    }),
    ...{ unit: 'days', scope: 'door', ...one(21), year: 2024 },
    source: 'Pilot of TCS, Times of Central Asia',
  },
]

/** What a forwarder would ask next and nobody prints: bands are recalled, so nothing is tested against them. */
export interface Unprinted {
  readonly what: string
  readonly ask: Omit<RouteRequest, 'depart'>
  readonly unit: '$/t' | '$/FEU'
  readonly band: string
}

export const UNPRINTED: readonly Unprinted[] = [
  { what: '40 TEU Almaty–Jebel Ali', ask: boxes('KZALA', 'AEJEA', 40), unit: '$/FEU', band: '4,000–6,500' },
  { what: '40 TEU Shanghai–Almaty', ask: boxes('CNSHA', 'KZALA', 40), unit: '$/FEU', band: '3,500–5,500' },
  {
    what: '2 TEU Karachi–Kashgar by Khunjerab',
    ask: boxes('PKKHI', 'CNKHG', 2, byRoad),
    unit: '$/FEU',
    band: '4,300–4,900 (sum of stretches)',
  },
  {
    what: 'Wheat Kostanay–Novorossiysk, on rail',
    ask: loose('KZKSN', 'RUNVS', 'wheat', 5000),
    unit: '$/t',
    band: '50–80 to FOB, of it 15–20 in the port',
  },
  {
    what: 'Wheat Kostanay–Mombasa, 5,000 t',
    ask: loose('KZKSN', 'KEMBA', 'wheat', 5000),
    unit: '$/t',
    band: '110–150',
  },
  {
    what: 'Wheat Kostanay–Hairatan',
    ask: loose('KZKSN', 'AFHRT', 'wheat', 3000),
    unit: '$/t',
    band: '60–85',
  },
  { what: 'Flour Kostanay–Kabul', ask: loose('KZKSN', 'AFKBL', 'flour', 1000), unit: '$/t', band: '110–140' },
  {
    what: 'Wheat Kostanay–Lianyungang',
    ask: loose('KZKSN', 'CNLYG', 'wheat', 3000),
    unit: '$/t',
    band: '80–110 FOB',
  },
  {
    what: 'Steel Temirtau–Bandar Abbas',
    ask: loose('KZTEM', 'IRBND', 'steel', 5000),
    unit: '$/t',
    band: '90–130',
  },
  { what: 'Steel Temirtau–Gwadar', ask: loose('KZTEM', 'PKGWD', 'steel', 5000), unit: '$/t', band: 'none' },
  {
    what: 'Copper Balkhash–Shanghai',
    ask: loose('KZBLK', 'CNSHA', 'copper', 1000),
    unit: '$/t',
    band: '90–140',
  },
  {
    what: 'Zinc Oskemen–Novorossiysk',
    ask: loose('KZUKK', 'RUNVS', 'zinc', 2000),
    unit: '$/t',
    band: '80–120',
  },
  {
    what: 'Ferroalloys Aksu–Busan',
    ask: loose('KZAKS', 'KRPUS', 'ferroalloys', 5000),
    unit: '$/t',
    band: '100–150',
  },
  {
    what: 'Ferroalloys Aksu–Rotterdam',
    ask: loose('KZAKS', 'NLRTM', 'ferroalloys', 5000),
    unit: '$/t',
    band: '100–150',
  },
  {
    what: 'Aluminium Pavlodar–Rotterdam',
    ask: loose('KZPAV', 'NLRTM', 'aluminium', 2000),
    unit: '$/t',
    band: '110–160',
  },
  {
    what: 'Sulphur Tengiz–Alexandria',
    ask: loose('KZTNG', 'EGALY', 'sulphur', 20_000),
    unit: '$/t',
    band: '70–100',
  },
  {
    what: 'Coal Ekibastuz–Ust-Luga',
    ask: loose('KZEKI', 'RUULU', 'coal', 20_000),
    unit: '$/t',
    band: '45–60',
  },
  { what: 'Crude Tengiz–Ceyhan', ask: loose('KZTNG', 'TRCEY', 'crude', 20_000), unit: '$/t', band: '80–120' },
  {
    what: 'Uranium Inkai–Rotterdam',
    ask: loose('KZCIT', 'NLRTM', 'uranium', 200),
    unit: '$/t',
    band: 'none',
  },
  {
    what: 'Machinery Bishkek–Karachi',
    ask: loose('KGFRU', 'PKKHI', 'machinery', 200),
    unit: '$/t',
    band: 'none',
  },
]
