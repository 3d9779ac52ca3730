import type { Endpoint } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import type { Instance } from '../search/instance.ts'
import type { Notice } from './reply.ts'

/** An empty answer says so in words too, and names the end where this cargo cannot be handled: no corridor is to blame then. */
export function emptiness(instance: Instance, itineraries: readonly Itinerary[]): Notice[] {
  if (itineraries.length > 0) return []
  const { from, to } = instance.consignment
  const dead = [
    ...(instance.starts.length === 0 ? noHandling(instance, from, 'load') : []),
    ...(instance.ends.length === 0 ? noHandling(instance, to, 'unload') : []),
  ]
  if (dead.length > 0) return dead
  return [
    {
      text: 'No way through for this cargo, day and limits: loosen a limit, or see why each corridor is missing.',
      textRu:
        'Для этого груза, даты и ограничений пути нет: ослабьте ограничения или посмотрите, почему закрыт каждый коридор.',
    },
  ]
}

/** What a port or station lacks for a cargo; a point off the network is reached by trucks that can be unloaded anywhere. */
function noHandling({ network, load }: Instance, end: Endpoint, side: 'load' | 'unload'): Notice[] {
  const place = end.kind === 'place' ? network.places[network.placeIndex.get(end.id) ?? -1] : undefined
  if (!place) return []
  const cargo = load.cargo.name.toLowerCase()
  const cargoRu = load.cargo.nameRu.toLowerCase()
  const other = side === 'load' ? 'origin' : 'destination'
  return [
    {
      text: `No way through: ${place.name} has no handling to ${side} ${cargo}. Choose another ${other}.`,
      textRu: `Пути нет: ${place.nameRu} — негде ${side === 'load' ? 'погрузить' : 'выгрузить'} этот груз (${cargoRu}). Выберите другое место ${side === 'load' ? 'отправления' : 'назначения'}.`,
    },
  ]
}
