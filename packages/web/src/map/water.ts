import type { Key } from '../i18n/en.ts'

/** Seas and where their names stand, [longitude, latitude]. */
export const WATERS: readonly { readonly key: Key; readonly at: readonly [number, number] }[] = [
  { key: 'water.caspian', at: [50.6, 41.6] },
  { key: 'water.black', at: [34.5, 43.3] },
  { key: 'water.mediterranean', at: [18, 35] },
  { key: 'water.red', at: [38.2, 20.5] },
  { key: 'water.gulf', at: [51.3, 27.2] },
  { key: 'water.arabian', at: [63.5, 17] },
  { key: 'water.bengal', at: [88.5, 14.5] },
  { key: 'water.indian', at: [76, -12] },
  { key: 'water.southChina', at: [114, 14.5] },
  { key: 'water.baltic', at: [19.6, 57.6] },
  { key: 'water.north', at: [3.2, 56.4] },
  { key: 'water.atlantic', at: [-24, 30] },
]
