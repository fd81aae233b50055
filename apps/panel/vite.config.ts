import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['PLUMBLINE_API'] ?? 'http://127.0.0.1:4000';
const forwarded = ['/graphql', '/api', '/files', '/calendar', '/health'];

/** GraphiQL's plugins may be installed with a second copy of its parts, whose contexts are not the first one's. */
const ofGraphiql = createRequire(createRequire(import.meta.url).resolve('graphiql')).resolve('@graphiql/react');
const graphiqlParts = ofGraphiql.slice(0, ofGraphiql.search(/[\\/]dist[\\/]/));

/** The desk panel, the corridor pages for phones, and the bundled GraphiQL. The oldest browser served is Chrome 109 (Windows 7). */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { alias: [{ find: /^@graphiql\/react$/, replacement: graphiqlParts }] },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: {
        index: resolve(import.meta.dirname, 'index.html'),
        graphiql: resolve(import.meta.dirname, 'graphiql.html'),
        m: resolve(import.meta.dirname, 'm.html'),
      },
    },
  },
  server: { proxy: Object.fromEntries(forwarded.map((path) => [path, { target: api }])) },
});
