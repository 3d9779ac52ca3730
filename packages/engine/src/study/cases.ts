import { leversOf } from './levers.ts'
import type { CasesReply } from './reply.ts'
import { atlasOf, type StudyWorld } from './study.ts'

/** Every case of the world with its levers. */
export function casesReply(world: StudyWorld): CasesReply {
  return {
    cases: world.cases.map((asked) => {
      const { id, name, nameRu, note, noteRu, kind, place, compare, sources } = asked
      const levers = leversOf(atlasOf(world, asked, []), asked)
      return { id, name, nameRu, note, noteRu, kind, place, compare, sources, levers }
    }),
  }
}
