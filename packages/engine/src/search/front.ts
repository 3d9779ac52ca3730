import type { Labels } from './labels.ts'

/** Labels of each node that no other label there dominates. */
export class Front {
  private readonly labels: Labels
  private readonly first: Int32Array
  private readonly countBorders: boolean

  constructor(labels: Labels, nodes: number, countBorders: boolean) {
    this.labels = labels
    this.first = new Int32Array(nodes).fill(-1)
    this.countBorders = countBorders
  }

  /** False when a label there is as good in everything; labels that the new one betters are taken out. */
  admit(
    node: number,
    met: number,
    borders: number,
    cost: number,
    time: number,
    co2e: number,
    disruption: number,
  ): boolean {
    const { vector, next, met: mets, borders: passed } = this.labels
    const { countBorders } = this
    let before = -1
    for (let at = this.first[node]!; at >= 0; at = next[at]!) {
      const k = 4 * at
      const gapCost = vector[k]! - cost
      const gapTime = vector[k + 1]! - time
      const gapCo2e = vector[k + 2]! - co2e
      const gapDisruption = vector[k + 3]! - disruption
      const gapBorders = countBorders ? passed[at]! - borders : 0
      if (mets[at] === met) {
        if (gapCost <= 0 && gapTime <= 0 && gapCo2e <= 0 && gapDisruption <= 0 && gapBorders <= 0) {
          this.promote(node, before, at)
          return false
        }
        if (gapCost >= 0 && gapTime >= 0 && gapCo2e >= 0 && gapDisruption >= 0 && gapBorders >= 0) {
          this.labels.dead[at] = 1
          if (before < 0) this.first[node] = next[at]!
          else next[before] = next[at]!
          continue
        }
      }
      before = at
    }
    return true
  }

  /** A label that refuses one will refuse more: it is asked first from now on. */
  private promote(node: number, before: number, label: number): void {
    if (before < 0) return
    const { next } = this.labels
    next[before] = next[label]!
    next[label] = this.first[node]!
    this.first[node] = label
  }

  insert(node: number, label: number): void {
    this.labels.next[label] = this.first[node]!
    this.first[node] = label
  }
}
