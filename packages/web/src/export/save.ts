import type { SaveFormat } from '../worker/protocol.ts'

const FILES: Readonly<Record<SaveFormat, { name: string; type: string }>> = {
  ways: { name: 'serai-ways.csv', type: 'text/csv;charset=utf-8' },
  legs: { name: 'serai-legs.csv', type: 'text/csv;charset=utf-8' },
  geojson: { name: 'serai.geojson', type: 'application/geo+json' },
}

/** Hands a text to the browser as a file. CSV gets a byte order mark, or Excel reads Cyrillic as noise. */
export function saveText(format: SaveFormat, text: string): void {
  const { name, type } = FILES[format]
  saveBlob(name, new Blob(format === 'geojson' ? [text] : ['\uFEFF', text], { type }))
}

export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own reference by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
