import { CORE, type Draft } from './geonames.ts'

const codes = (list: string) => new Set(list.split(' '))

/** Neighbours of the core where road freight begins or ends: towns of at least 5,000 people. */
const NEAR = codes('RU TR AE OM QA BH KW SA IQ')
const LARGE = codes('CN IN')
/** Many towns, each near a larger one that is kept. */
const DENSE = codes('DE FR GB IT ES NL BE JP ID PH KR')
/** Where nobody lives near a corridor: only large cities. */
const FAR = codes(
  `US CA MX GT BZ SV HN NI CR PA CU JM HT DO PR BS BB TT GD LC VC AG DM KN AW CW BQ SX GP MQ MF BL VI VG AI MS TC KY BM
   CO VE GY SR GF EC PE BO BR PY UY AR CL FK AU NZ PG FJ SB VU NC PF WS TO KI MH FM PW NR TV GU MP AS CK NU WF TK NF PN
   GL FO PM SJ IO`.replace(/\s+/g, ' '),
)
/** Xinjiang in GeoNames' first-level codes of China. */
const XINJIANG = '13'

/** Which towns the gazetteer keeps: dense around the corridors, thinner with distance. */
export function wanted(town: Draft): boolean {
  const seat = /^PPL(A|A2|A3|C|G)$/.test(town.feature)
  if (CORE.has(town.country)) return town.population >= 1000 || seat || town.feature === 'NEW'
  if (town.country === 'CN' && town.admin1 === XINJIANG) return town.population >= 1000 || seat
  if (town.feature === 'PPLC') return true
  if (NEAR.has(town.country)) return town.population >= 5000
  if (LARGE.has(town.country)) return town.population >= 25_000
  if (DENSE.has(town.country)) return town.population >= 40_000
  return town.population >= (FAR.has(town.country) ? 120_000 : 25_000)
}
