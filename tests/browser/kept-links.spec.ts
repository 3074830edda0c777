import { expect, test } from './fixtures';
import { follow, links } from './kept/link';
import { expectSeen } from './kept/seen';

/**
 * The links of tests/kept/links.json open in the state in which they were recorded. Published addresses keep working;
 * if one is moved into a new form, it still shows what was recorded. One test for every few of them.
 */
test.use({ reducedMotion: 'reduce' });

/** How many links a test opens: each one reloads the page. */
const linksPerTest = 4;

const all = links();
for (let from = 0; from < all.length; from += linksPerTest) {
  const some = all.slice(from, from + linksPerTest);
  test(`links open as recorded: ${some[0]?.query} and after it`, async ({ page }) => {
    test.slow();
    for (const { shows, ...link } of some) {
      expect(Object.keys(shows).length).toBeGreaterThan(2);
      await follow(page, link);
      await expectSeen(page, shows, link.query);
    }
  });
}
