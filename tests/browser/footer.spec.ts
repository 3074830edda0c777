import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { violations } from './axe';
import { expect, test } from './fixtures';

const manifest = readFileSync(resolve(__dirname, '../../Cargo.toml'), 'utf8');
const version = /^version = "([^"]+)"$/m.exec(manifest)?.[1] ?? 'no version in Cargo.toml';
const repository = /^repository = "([^"]+)"$/m.exec(manifest)?.[1];

test.describe('the footer', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('names the release, and copies the citation as it stands', async ({ page, baseURL }) => {
    await page.goto('?lesson=activations&x=1');
    const footer = page.locator('chainrule-footer');
    await expect(footer).toContainText(`chainrule ${version}`);
    await expect(footer.locator('a[rel=external]')).toHaveCount(repository === undefined ? 0 : 1);
    const licenses = await footer.locator('a').first().getAttribute('href');
    const text = await (await page.request.get(licenses ?? '')).text();
    for (const part of [`chainrule ${version}`, 'ndarray', 'wasm-bindgen', 'lit', '@fontsource-variable/vazirmatn'])
      expect(text).toContain(part);
    expect(text).toContain('SIL OPEN FONT LICENSE');
    expect(text).toContain('Permission is hereby granted');
    await footer.getByText('How to cite').click();
    await footer.getByRole('button', { name: 'Copy BibTeX' }).click();
    await expect(footer.getByRole('status')).toHaveText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await footer.locator('pre').textContent());
    expect(copied).toContain(`version = {${version}}`);
    // The page, without the state of a lesson.
    expect(copied).toContain(`url     = {${baseURL}}`);
  });

  for (const lang of ['en', 'fa']) {
    test(`fits a phone when it is open, and axe finds nothing: ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`?lang=${lang}&lesson=linear`);
      await page.locator('chainrule-footer summary').click();
      await expect(page.locator('chainrule-footer pre')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    });
  }
});
