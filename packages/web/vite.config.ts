import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

// jsPDF imports these three for features the offer does not use; without a stand-in they would add 200 kB.
const unused = fileURLToPath(new URL('src/export/unused.ts', import.meta.url))
const page = (name: string) => fileURLToPath(new URL(`${name}.html`, import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: {
    conditions: ['serai-source', ...defaultClientConditions],
    alias: { canvg: unused, html2canvas: unused, dompurify: unused },
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
    // Each page has an entry of its own, so that none carries the script of another.
    rollupOptions: { input: { index: page('index'), ports: page('ports') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
})
