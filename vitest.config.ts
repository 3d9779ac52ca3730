import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['serai-source'] },
  ssr: { resolve: { conditions: ['serai-source'], externalConditions: ['serai-source'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page on a busy machine may take more than vitest's one second to show what a click did.
    expect: { poll: { timeout: 15_000 } },
  },
})
