import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Components are drawn by Astro alone: here each is its name. */
const componentsAsNames = {
  name: 'components-as-names',
  enforce: 'pre' as const,
  load: (id: string) =>
    id.endsWith('.astro') ? `export default ${JSON.stringify(basename(id, '.astro'))}` : undefined,
};

/** Tests over the whole source or whole folders that need no built site. */
const QUICK = [
  'tests/curious-reader.test.ts',
  'tests/privacy/*.test.ts',
  'tests/problems.test.ts',
  'tests/rooms.test.ts',
  'tests/search-index.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [componentsAsNames],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', ...QUICK],
        },
      },
      {
        // Whole sites are built and opened in a browser: one file after the other, in one process, after the unit tests.
        test: {
          name: 'site',
          include: ['tests/**/*.test.ts'],
          exclude: QUICK,
          globalSetup: ['tests/demonstration.ts'],
          pool: 'forks',
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
          env: { ASTRO_DEV_BACKGROUND: '0', ASTRO_PREVIEW_BACKGROUND: '0', ASTRO_TELEMETRY_DISABLED: '1' },
        },
      },
    ],
  },
});
