import type { PackageDescriptor } from './schema.ts'
import type { Tables } from './tables.ts'

/** What exists. Frozen; a change is a scenario, which makes another atlas. */
export interface Atlas {
  /** Derived from the content: the same tables give the same id on every machine. */
  readonly id: string
  readonly title: string
  /** Day on which the facts were looked up, YYYY-MM-DD. */
  readonly asOf: string
  /** First and last day that plans may speak of. */
  readonly validFrom: string
  readonly validTo: string
  readonly tables: Tables
  readonly descriptor: PackageDescriptor
  /** Ids of the scenarios applied, in order. */
  readonly scenarios: readonly string[]
}

/** 64 bits of FNV-1a over UTF-16 code units, as 16 hex digits: an identity, not a seal against tampering. */
export function contentId(parts: Iterable<string>): string {
  let low = 0x84222325
  let high = 0xcbf29ce4
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ (unit + (low >>> 24)), 0x01000193)
    }
    low = Math.imul(low ^ 0x1f, 0x01000193)
    high = Math.imul(high ^ low, 0x01000193)
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0')
}
