// Runs a TypeScript tool of this folder on any Node ≥ 20.19: node packages/atlas/tools/geometry/run.mjs sealanes
import { runnerImport } from 'vite'

const [tool, ...args] = process.argv.slice(2)
const { module } = await runnerImport(new URL(`./${tool}.ts`, import.meta.url).pathname, {
  configFile: false,
  resolve: { conditions: ['serai-source'] },
  ssr: {
    resolve: {
      conditions: ['serai-source', 'node', 'import', 'module', 'default'],
      externalConditions: ['serai-source', 'node', 'import', 'module', 'default'],
    },
  },
  logLevel: 'error',
})
await module.main(args)
