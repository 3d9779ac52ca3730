/**
 * Names in use that GeoNames lacks, or that would not be chosen among dozens of others: former and English names of
 * large cities, and Russian names, by GeoNames id. Common knowledge, checked against the town's other names.
 */
export const WELL_KNOWN: Record<number, readonly string[]> = {
  1526273: ['Nur-Sultan', 'Нур-Султан', 'Tselinograd', 'Целиноград', 'Akmola', 'Акмола'],
  1526384: ['Alma-Ata', 'Верный'],
  1520316: ['Oskemen'],
  1519422: ['Semipalatinsk'],
  608668: ['Uralsk'],
  610529: ['Guryev', 'Гурьев'],
  610611: ['Aktyubinsk'],
  1516905: ['Dzhambul', 'Zhambyl', 'Джамбул'],
  1518980: ['Chimkent'],
  1519922: ['Kzyl-Orda'],
  610612: ['Shevchenko', 'Шевченко'],
  1275339: ['Bombay'],
  1275004: ['Calcutta'],
  1264527: ['Madras'],
  1277333: ['Bangalore'],
  1809858: ['Canton'],
  1816670: ['Peking'],
  1566083: ['Saigon'],
  1298824: ['Rangoon'],
  498817: ['Leningrad', 'Петербург'],
  472757: ['Stalingrad'],
}
