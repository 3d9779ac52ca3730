/** Replications of one setting that are still to be run. */
export interface Queue {
  /** The next replication to hand out. */
  next: number
  /** One more than the last that is wanted; fewer once the interval is narrow enough. */
  wanted: number
  /** How soon a replication is wanted: lower tiers come first. */
  tier(index: number): number
}

/** The queue whose turn it is: the lowest tier, in it the lowest replication, in it the order of the queues. null when all are out. */
export function turnOf<Q extends Queue>(queues: readonly Q[]): Q | null {
  let best: Q | null = null
  for (const queue of queues) {
    if (queue.next >= queue.wanted) continue
    if (best === null || earlier(queue, best)) best = queue
  }
  return best
}

function earlier(a: Queue, b: Queue): boolean {
  const apart = a.tier(a.next) - b.tier(b.next)
  return apart < 0 || (apart === 0 && a.next < b.next)
}
