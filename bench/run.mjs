// Runs the benchmarks, which are TypeScript, on any Node ≥ 20.19: node bench/run.mjs [name …]
import { runnerImport } from 'vite'

const conditions = ['serai-source', 'node', 'import', 'module', 'default']
const { module } = await runnerImport(new URL('./run.ts', import.meta.url).pathname, {
  configFile: false,
  resolve: { conditions: ['serai-source'] },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  logLevel: 'error',
})
process.exitCode = (await module.main(process.argv.slice(2))) ? 0 : 1
