import { problem } from '@serai/atlas'
import type { Model, SiteInput } from '../model.ts'

/** The border of a case, ready to be run. Throws `simulation-invalid` for a border that cannot work. */
export function compileBorder(input: SiteInput): Model {
  throw problem('simulation-invalid', { what: `border ${input.case.place}`, why: 'borders are being built' })
}
