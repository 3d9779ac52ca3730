import { siteOf } from '../../power/site.ts'
import type { Model, SiteInput } from '../model.ts'
import { dwellingsOf } from './dwells.ts'
import { PORT_LINES, PORT_MEASURES, POWER_LINES, POWER_MEASURES } from './measures.ts'
import { planPort } from './plan.ts'
import { PortReplication } from './replication.ts'

/**
 * The port of a case, ready to be run. Throws `simulation-invalid` for a port that cannot work, `place-unknown` for one that is
 * not in the atlas and `power-incomplete` for a power site that lacks a figure.
 */
export function compilePort(input: SiteInput): Model {
  const plan = planPort(input)
  const { atlas, case: asked } = input
  const place = atlas.tables.places.find(({ id }) => id === asked.place)!
  const figures = atlas.tables.power.filter((row) => row.place === asked.place)
  const site = figures.length > 0 ? siteOf(figures, atlas.tables.climate, place) : null
  const figure = (item: string) => figures.find((row) => row.item === item)?.value
  plan.spec.idleKw[figure('base-load-priority') ?? 1]! += figure('base-load-kw') ?? 0
  const dwellings = dwellingsOf(plan)
  return {
    measures: site ? [...PORT_MEASURES, ...POWER_MEASURES] : PORT_MEASURES,
    leading: 0,
    lines: site ? [...PORT_LINES, ...POWER_LINES] : PORT_LINES,
    dwells: dwellings.map(({ target }) => target),
    notices: [],
    run: (replication, cancelled) => new PortReplication(plan, site, replication).run(dwellings, cancelled),
  }
}
