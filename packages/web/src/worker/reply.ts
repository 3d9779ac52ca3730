export type {
  Explanation,
  Handle,
  Haul,
  Itinerary,
  Paper,
  RouteReply,
  RouteRequest,
} from '@serai/contract'
