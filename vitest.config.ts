import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['serai-source'] },
  ssr: { resolve: { conditions: ['serai-source'], externalConditions: ['serai-source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
