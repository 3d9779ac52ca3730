export { type AtlasReply, atlasReply } from './atlas-reply.ts'
export { type CargoesReply, cargoesReply } from './cargo.ts'
export { type Client, client, type Fetch, type Follow, RemoteProblem, type StopSignal } from './client.ts'
export { type CorridorsReply, corridorsReply } from './corridor.ts'
export { chanceOf, csv, itinerariesCsv, legsCsv, unitCosts } from './csv.ts'
export {
  courseOf,
  itinerariesGeoJson,
  type LineCollection,
  type LineFeature,
  type Position,
  Shapes,
} from './geojson.ts'
export { type Health, health } from './health.ts'
export { type Handle, type Haul, type Itinerary, itinerary, type Paper } from './itinerary.ts'
export { type Frozen, isDateOrInstant, LIMITS, momentOf } from './limits.ts'
export {
  type PlaceMatch,
  type PlaceMatches,
  type PlaceReply,
  placeMatches,
  placeReply,
  placesQuery,
} from './place.ts'
export { type ProblemReply, problemReply } from './problem-reply.ts'
export { numberIn, type Query, routeQuery, routeRequestFromQuery, routeRequestToQuery } from './query.ts'
export { nearest, type Refusal, type RequestProblem, readInput } from './refusal.ts'
export { type Explanation, type Notice, type RouteReply, routeReply } from './route-reply.ts'
export { type RouteRequest, routeRequest } from './route-request.ts'
export {
  type ScenarioFile,
  type ScenarioSummary,
  type ScenariosReply,
  scenarioFile,
  scenariosReply,
} from './scenario.ts'
export { type SeaReply, type SeaRequest, type SeaWay, seaReply, seaRequest } from './sea.ts'
export {
  type CasesReply,
  casesReply,
  type LeverId,
  type LeverSpan,
  type Levers,
  leverId,
  type Measured,
  type SimulationReply,
  type SimulationRequest,
  type SweepReply,
  type SweepRequest,
  simulationReply,
  simulationRequest,
  sweepReply,
  sweepRequest,
} from './simulation.ts'
export { linesCsv, measuresCsv, sizingCsv, sweepCsv } from './simulation-csv.ts'
export {
  MOST_WAIT_SECONDS,
  type SimulationJob,
  type SimulationState,
  simulationJob,
  simulationQuery,
  simulationState,
} from './simulation-job.ts'
export {
  type SizeLimit,
  type SizingReply,
  type SizingRequest,
  sizingReply,
  sizingRequest,
} from './simulation-sizing.ts'
export { type SourcesReply, sourcesReply } from './source.ts'
