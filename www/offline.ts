import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa';

/**
 * What makes the site work without a network, and installable: sw.js, built from src/sw.ts by Workbox with the list
 * of the files to keep, and manifest.webmanifest. Both name everything relative to the folder that they lie in.
 */

/** A color of the light page, by the name of its token. */
function light(token: string): string {
  const tokens = readFileSync(new URL('src/base/tokens.css', import.meta.url), 'utf8');
  const color = new RegExp(`^\\s*${token}: light-dark\\((#[0-9a-f]{6}),`, 'm').exec(tokens)?.[1];
  if (color === undefined) throw new Error(`tokens.css has no ${token} of two colors`);
  return color;
}

const manifest: Partial<ManifestOptions> & Record<string, unknown> = {
  name: 'chainrule',
  short_name: 'chainrule',
  description: 'See how a neural network computes and learns, number by number.',
  description_localized: {
    fa: { value: 'ببینید شبکهٔ عصبی چگونه حساب می‌کند و یاد می‌گیرد؛ عدد به عدد.', dir: 'rtl' },
  },
  lang: 'en',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  theme_color: light('--cr-paper'),
  background_color: light('--cr-paper'),
  icons: [
    { src: 'icon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: 'icons/192.png', type: 'image/png', sizes: '192x192' },
    { src: 'icons/512.png', type: 'image/png', sizes: '512x512' },
    { src: 'icons/maskable.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
  ],
};

/** The folder of the built site. */
let built = '';

const whereItIsBuilt: Plugin = {
  name: 'where-it-is-built',
  configResolved: ({ root, build }) => {
    built = resolve(root, build.outDir);
  },
};

/**
 * What has no hash in its name could come from another version, while a host hands a new one out: the worker then keeps nothing,
 * and tries again at the next visit.
 */
function integrity(url: string): string {
  return `sha256-${createHash('sha256')
    .update(readFileSync(resolve(built, url)))
    .digest('base64')}`;
}

const worker: Plugin[] = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src',
  filename: 'sw.ts',
  injectRegister: false,
  manifest,
  includeManifestIcons: false,
  injectManifest: {
    globPatterns: ['**/*'],
    // What is for people who build the page, what the owner of a site fills, and what the system asks for once. The manifest is
    // on the list without being found.
    globIgnores: ['**/*.map', '**/*.md', 'data/**', 'icons/*', 'sw.js', 'manifest.webmanifest'],
    // More than any file has: one that is larger would be left out with no more than a warning.
    maximumFileSizeToCacheInBytes: 2 ** 30,
    rollupFormat: 'iife',
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map((entry) => (entry.revision ? { ...entry, integrity: integrity(entry.url) } : entry)),
      }),
    ],
  },
});

export const keptOffline: readonly Plugin[] = [whereItIsBuilt, ...worker];
