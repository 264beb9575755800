/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig, type PluginOption } from 'vite';

/** The running Planner that `npm run dev` talks to. */
const api = process.env['PLANNER_API'] ?? 'http://127.0.0.1:5080';
const proxied = Object.fromEntries(
  ['/api', '/tiles', '/openapi', '/health', '^/basemap/.*[.]mvt'].map((path) => [path, api]),
);

/** The widgets bring their own words in thirty languages; ours are two. */
const withoutOtherLanguages: PluginOption = {
  name: 'without-other-languages',
  enforce: 'pre',
  load: (id) =>
    /react-(aria|stately).*[\\/]intl[\\/].*[\\/](?!en-US|zh-CN)[a-z]{2}-[A-Z]{2}\.m?js/.test(id)
      ? 'export default {};'
      : null,
};

export default defineConfig(() => {
  return {
    plugins: [react(), withoutOtherLanguages],
    worker: { format: 'es' as const },
    server: { port: 5173, proxy: proxied },
    build: {
      target: 'es2023',
      outDir: process.env['PLANNER_UI_OUT'] ?? 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1400,
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          codeSplitting: {
            groups: [
              { name: 'map', test: /maplibre-gl/ },
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            ],
          },
        },
      },
    },
    test: { globals: true, include: ['src/**/*.test.{ts,tsx}'] },
  };
});
