import { loadSea, type SeaNetwork } from '@serai/engine'
import type { Desk } from '../desk.ts'
import { fileOf } from '../open-desk.ts'

/** The sea network of a desk, compiled. */
export function openSea(desk: Desk): SeaNetwork {
  return loadSea({
    network: fileOf(desk, 'sea/network.bin'),
    land: fileOf(desk, 'sea/land.bin'),
    passages: desk.atlas.tables.passages,
  })
}
