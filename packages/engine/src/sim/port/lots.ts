/** A consignment in transit through the port. Times are minutes of the simulation. */
export interface Lot {
  readonly id: number
  readonly flow: number
  /** t, or TEU for boxes. */
  readonly amount: number
  /** At the street with its first truck, or at anchor with its ship. */
  arrivedAt: number
  /** All of it in the yard (bringing), or all of it out of the gate (fetching). */
  readyAt: number
  trucksLeft: number
}
