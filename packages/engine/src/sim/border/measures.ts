import type { LineInfo, MeasureInfo } from '../model.ts'

type Row = readonly [
  id: string,
  name: string,
  nameRu: string,
  unit: string,
  group: MeasureInfo['group'],
  better: MeasureInfo['better'],
]

const measures = (rows: readonly Row[]): MeasureInfo[] =>
  rows.map(([id, name, nameRu, unit, group, better]) => ({ id, name, nameRu, unit, group, better }))

const OUT = ['out', 'outward', 'на выезд'] as const
const IN = ['in', 'inward', 'на въезд'] as const

const truckRows = ([id, way, wayRu]: typeof OUT | typeof IN): readonly Row[] => [
  [
    `border.${id}.waitHours`,
    `Truck waits ${way}, mean`,
    `Ожидание машины ${wayRu}, среднее`,
    'h',
    'trucks',
    'less',
  ],
  [
    `border.${id}.waitP90Hours`,
    `Truck waits ${way}, 9 of 10 less`,
    `Ожидание машины ${wayRu}, 9 из 10 меньше`,
    'h',
    'trucks',
    'less',
  ],
  [
    `border.${id}.hours`,
    `Truck at the border ${way}, mean`,
    `Машина на границе ${wayRu}, среднее`,
    'h',
    'trucks',
    'less',
  ],
  [
    `border.${id}.p90Hours`,
    `Truck at the border ${way}, 9 of 10 less`,
    `Машина на границе ${wayRu}, 9 из 10 меньше`,
    'h',
    'trucks',
    'less',
  ],
  [`border.${id}.vehicles`, `Trucks ${way} a year`, `Машин ${wayRu} за год`, '1/year', 'trucks', 'more'],
  [
    `border.${id}.queue`,
    `Trucks waiting ${way}, mean`,
    `Машин в очереди ${wayRu}, среднее`,
    'trucks',
    'trucks',
    'less',
  ],
  [
    `border.${id}.queueMost`,
    `Trucks waiting ${way}, most`,
    `Машин в очереди ${wayRu}, наибольшее`,
    'trucks',
    'trucks',
    'less',
  ],
  [
    `border.${id}.queueEnd`,
    `Trucks waiting ${way} at the end`,
    `Машин в очереди ${wayRu} в конце`,
    'trucks',
    'trucks',
    'less',
  ],
  [
    `border.${id}.load`,
    `Trucks that come ${way}, of what can pass`,
    `Приходит машин ${wayRu} от пропускной способности`,
    '%',
    'trucks',
    'neither',
  ],
]

const USE: readonly Row[] = [
  ['border.shut', 'Road border shut', 'Автопереход закрыт', '%', 'border', 'less'],
  [
    'border.out.lanes',
    'Lanes outward in use while open',
    'Занятость полос на выезд в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.in.lanes',
    'Lanes inward in use while open',
    'Занятость полос на въезд в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.out.customs',
    'Customs outward in use while open',
    'Занятость таможни на выезд в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.in.customs',
    'Customs inward in use while open',
    'Занятость таможни на въезд в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.scanners',
    'Scanners in use while open',
    'Занятость сканеров в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.weighbridges',
    'Weighbridges in use while open',
    'Занятость весов в часы работы',
    '%',
    'border',
    'neither',
  ],
  [
    'border.turned',
    'Trucks that stay away, for the roads before it are full',
    'Машин не приехало: подъезды заполнены',
    '1/year',
    'border',
    'less',
  ],
]

const trainRows = ([id, way, wayRu]: typeof OUT | typeof IN): readonly Row[] => [
  [
    `trains.${id}.waitHours`,
    `Train waits ${way}, mean`,
    `Ожидание поезда ${wayRu}, среднее`,
    'h',
    'trains',
    'less',
  ],
  [
    `trains.${id}.waitP90Hours`,
    `Train waits ${way}, 9 of 10 less`,
    `Ожидание поезда ${wayRu}, 9 из 10 меньше`,
    'h',
    'trains',
    'less',
  ],
  [
    `trains.${id}.hours`,
    `Train at the border ${way}, mean`,
    `Поезд на границе ${wayRu}, среднее`,
    'h',
    'trains',
    'less',
  ],
  [
    `trains.${id}.p90Hours`,
    `Train at the border ${way}, 9 of 10 less`,
    `Поезд на границе ${wayRu}, 9 из 10 меньше`,
    'h',
    'trains',
    'less',
  ],
  [`trains.${id}.count`, `Trains ${way} a year`, `Поездов ${wayRu} за год`, '1/year', 'trains', 'more'],
  [
    `trains.${id}.queue`,
    `Trains waiting ${way}, mean`,
    `Поездов в ожидании ${wayRu}, среднее`,
    'trains',
    'trains',
    'less',
  ],
  [
    `trains.${id}.queueMost`,
    `Trains waiting ${way}, most`,
    `Поездов в ожидании ${wayRu}, наибольшее`,
    'trains',
    'trains',
    'less',
  ],
  [
    `trains.${id}.queueEnd`,
    `Trains waiting ${way} at the end`,
    `Поездов в ожидании ${wayRu} в конце`,
    'trains',
    'trains',
    'less',
  ],
  [
    `trains.${id}.load`,
    `Trains that come ${way}, of what can pass`,
    `Приходит поездов ${wayRu} от пропускной способности`,
    '%',
    'trains',
    'neither',
  ],
]

const RAIL_USE: readonly Row[] = [
  ['trains.shut', 'Rail border shut', 'Железнодорожный переход закрыт', '%', 'trains', 'less'],
  ['trains.sidings', 'Tracks of the station in use', 'Занятость путей станции', '%', 'trains', 'neither'],
  [
    'trains.paths',
    'Train paths in use while open',
    'Занятость ниток в часы работы',
    '%',
    'trains',
    'neither',
  ],
  [
    'trains.customs',
    'Customs for trains in use while open',
    'Занятость таможни поездов в часы работы',
    '%',
    'trains',
    'neither',
  ],
  [
    'trains.gauge',
    'Gauge change in use while open',
    'Занятость перегруза между колеями в часы работы',
    '%',
    'trains',
    'neither',
  ],
]

const TRANSIT: readonly Row[] = [
  [
    'transit.tonnes',
    'Transit cargo through the border a year',
    'Транзит через границу за год',
    't/year',
    'cargo',
    'more',
  ],
  [
    'transit.hours',
    'Transit consignment at the border, mean',
    'Транзитная партия на границе, среднее',
    'h',
    'cargo',
    'less',
  ],
  [
    'transit.p90Hours',
    'Transit consignment at the border, 9 of 10 less',
    'Транзитная партия на границе, 9 из 10 меньше',
    'h',
    'cargo',
    'less',
  ],
]

const BACKLOG: readonly Row[] = [
  [
    'border.clearDays',
    'Days until the backlog has cleared, both ways',
    'Суток до рассасывания скопления, оба направления',
    'd',
    'border',
    'less',
  ],
  [
    'border.out.clearDays',
    'Days until the backlog has cleared outward',
    'Суток до рассасывания скопления на выезд',
    'd',
    'border',
    'less',
  ],
  [
    'border.in.clearDays',
    'Days until the backlog has cleared inward',
    'Суток до рассасывания скопления на въезд',
    'd',
    'border',
    'less',
  ],
  [
    'border.cleared',
    'Replications in which the backlog cleared',
    'Прогонов, в которых скопление рассосалось',
    '%',
    'border',
    'more',
  ],
]

/** Blocks of measures, each in the order in which a reader wants it. */
export const BLOCKS = {
  trucks: measures([...truckRows(OUT), ...truckRows(IN)]),
  use: measures(USE),
  trains: measures([...trainRows(OUT), ...trainRows(IN), ...RAIL_USE]),
  transit: measures(TRANSIT),
  backlog: measures(BACKLOG),
}

const line = (id: string, name: string, nameRu: string, unit: string): LineInfo => ({
  ...{ id, name, nameRu, unit },
  stepMinutes: 1440,
})

export const ROAD_LINES: readonly LineInfo[] = [
  line('border.out.queue', 'Trucks waiting outward', 'Машины в очереди на выезд', 'trucks'),
  line('border.in.queue', 'Trucks waiting inward', 'Машины в очереди на въезд', 'trucks'),
]

export const RAIL_LINES: readonly LineInfo[] = [
  line('trains.out.queue', 'Trains waiting outward', 'Поезда в ожидании на выезд', 'trains'),
  line('trains.in.queue', 'Trains waiting inward', 'Поезда в ожидании на въезд', 'trains'),
]
