import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from './fixtures';

/**
 * The icons that systems take from the page, drawn from icon.svg in the colors of the light page: `cargo xtask screenshots` makes
 * them anew.
 */
const publicFolder = resolve(__dirname, '../../www/public');
const icon = readFileSync(resolve(publicFolder, 'icon.svg'), 'utf8');
const tokens = readFileSync(resolve(__dirname, '../../www/src/base/tokens.css'), 'utf8');
const paper = /--cr-paper: light-dark\((#\w+),/.exec(tokens)?.[1];

/**
 * `share`: of the side that the drawing takes. What is to be cut to any shape (maskable) keeps to the middle circle of 80 %,
 * which a square of 0.8 / √2 = 0.56 fits into.
 */
const icons = [
  { name: '192', side: 192, share: 1, background: 'transparent' },
  { name: '512', side: 512, share: 1, background: 'transparent' },
  { name: 'maskable', side: 512, share: 0.56, background: paper },
  { name: 'touch', side: 180, share: 0.75, background: paper },
];

test.use({ colorScheme: 'light', deviceScaleFactor: 1 });

for (const { name, side, share, background } of icons) {
  test(`icon ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: side, height: side });
    await page.setContent(`<style>
      body { display: grid; place-items: center; block-size: 100vh; margin: 0; background: ${background} }
      svg { inline-size: ${share * 100}vw }
    </style>${icon}`);
    await page.screenshot({ path: `${publicFolder}/icons/${name}.png`, omitBackground: background === 'transparent' });
  });
}
