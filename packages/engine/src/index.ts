export { loadSea, type SeaData, type SeaNetwork } from './sea/network.ts'
export { type SeaRoute, type SeaRouteOptions, seaDistanceNm, seaRoute, seaRoutesFrom } from './sea/route.ts'
