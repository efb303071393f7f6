import { defineConfig } from 'vitest/config'

/** Projects run apart, so that a browser run never fights a room test for the machine. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,assets,server,client}/src/**/*.test.{ts,tsx}', 'assets/residents/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'rooms', include: ['test/rooms/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } },
      { test: { name: 'minds', include: ['test/minds/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          // Three software-rendered worlds on two cores can miss a deadline; failing twice is a failure. The report shows every retry.
          retry: 1,
        },
      },
    ],
  },
})
