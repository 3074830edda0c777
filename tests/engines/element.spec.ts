import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StaticSite } from '../browser/static-host';
import { expect, test } from './fixtures';

/** The page that the readme of the lessons' package shows, with the package on another origin. */
const folder = resolve(__dirname, '../../packages/lessons');

test('a lesson stands in a page of another origin', async ({ reader }) => {
  const files = new StaticSite('127.0.0.1', {}, { 'Access-Control-Allow-Origin': '*' });
  files.publish('/', { folder });
  const course = new StaticSite('localhost');
  for (const site of [files, course]) await site.goOnline();
  const readme = readFileSync(resolve(folder, 'README.md'), 'utf8');
  for (const [, name = '', code = ''] of readme.matchAll(/```\w+\n(?:\/\/ |<!-- )(page\.\w+)(?: -->)?\n(.*?)```/gs)) {
    const { origin } = new URL(files.address('/'));
    course.publish(`/${name}`, { text: code.replaceAll('https://example.org', origin) });
  }
  await reader.driver.resize(1280, 800);
  await reader.open(course.address('/page.html'));
  await reader.sees('table.reading td', '0.7311');
  await reader.sees('main > p > output', '?lesson=activations&x=1');
  await reader.press('[role=slider]', 'ArrowRight');
  await reader.sees('main > p > output', '?lesson=activations&x=1.1');
  // The numbers stand in the typeface of the package.
  await reader.until('Inter', () =>
    reader.on(() => [...document.fonts].some(({ family, status }) => family.includes('Inter') && status === 'loaded')),
  );
  const look = await reader.on(() => {
    const lesson = document.querySelector('chainrule-lesson');
    return lesson && [getComputedStyle(lesson).backgroundColor, getComputedStyle(document.body).backgroundColor];
  });
  expect(look).toEqual(['rgb(251, 250, 247)', 'rgba(0, 0, 0, 0)']);
  await reader.open('?lesson=activations');
  for (const site of [files, course]) await site.goOffline();
});
