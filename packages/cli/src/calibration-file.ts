import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { problem } from '@serai/atlas'
import { readBounded } from '@serai/atlas/node'

/**
 * Looks at once whether a calibration may be written to `path`, so that nobody waits for a simulation whose result has no
 * place. Throws `option-invalid` for a name that `--scenario` would not take for a file, `file-unwritable` for a folder
 * that is none, and for a file that is no calibration unless `force`.
 */
export async function requireCalibrationPlace(path: string, force: boolean): Promise<void> {
  if (!path.endsWith('.json'))
    throw problem('option-invalid', {
      field: '--calibrate',
      got: path,
      wanted: 'a file name that ends in .json',
    })
  await access(dirname(path), constants.W_OK | constants.X_OK).catch((error: Error) => {
    throw problem('file-unwritable', { got: path, why: error.message })
  })
  const found = await stat(path).catch(() => null)
  if (!found) return
  if (!found.isFile()) throw problem('file-unwritable', { got: path, why: 'it is no file' })
  if (force || (await isCalibration(path))) return
  throw problem('file-unwritable', { got: path, why: 'it holds something else; --force overwrites it' })
}

/** A scenario of which every change sets a dwell time, named as calibrations are. */
async function isCalibration(path: string): Promise<boolean> {
  const value: unknown = await readBounded(path)
    .then(JSON.parse)
    .catch(() => null)
  const { id, changes } = (value ?? {}) as { id?: unknown; changes?: unknown }
  return (
    typeof id === 'string' &&
    /-measured(-[0-9a-f]{6})?$/.test(id) &&
    Array.isArray(changes) &&
    changes.every((change) => change?.op === 'set' && /hours$/.test(String(change.column)))
  )
}

/** Writes it whole or not at all: beside its place first, then renamed. Throws `file-unwritable`. */
export async function writeCalibration(path: string, calibration: object): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`
  try {
    await writeFile(beside, `${JSON.stringify(calibration, null, 2)}\n`, { flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw problem('file-unwritable', {
      got: path,
      why: error instanceof Error ? error.message : String(error),
    })
  }
}
