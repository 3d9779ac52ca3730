import type * as contract from '@serai/contract'
import type * as engine from '@serai/engine'
import { expectTypeOf, it } from 'vitest'

// The contract may not import the engine, so each writes the same nouns down. Here the compiler holds them together: what the
// engine makes can be sent as it is, and what a client reads can be handed to the engine.
it('the contract and the engine mean the same by an itinerary, a request and a reply', () => {
  expectTypeOf<engine.Itinerary>().toExtend<contract.Itinerary>()
  expectTypeOf<contract.Itinerary>().toExtend<engine.Itinerary>()
  expectTypeOf<engine.RouteRequest>().toExtend<contract.RouteRequest>()
  expectTypeOf<contract.RouteRequest>().toExtend<engine.RouteRequest>()
  expectTypeOf<engine.RouteReply>().toExtend<contract.RouteReply>()
  expectTypeOf<contract.RouteReply>().toExtend<engine.RouteReply>()
})
