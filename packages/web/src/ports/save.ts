import { saveBlob } from '../export/save.ts'
import type { SimulationFile } from '../worker/simulation-protocol.ts'

/** Hands an answer to the browser as a file, named by its case. CSV gets a byte order mark, or Excel reads Cyrillic as noise. */
export function saveFile(format: SimulationFile, caseId: string, text: string): void {
  const json = format === 'json' || format === 'calibration'
  const name =
    format === 'calibration'
      ? `${caseId}-measured.json`
      : `serai-${caseId}${format === 'json' ? '.json' : `-${format}.csv`}`
  const type = json ? 'application/json' : 'text/csv;charset=utf-8'
  saveBlob(name, new Blob(json ? [text] : ['\uFEFF', text], { type }))
}
