import { expect, test } from 'vitest';
import { release } from '../engine/wire';
import { bibtex, reportAddress } from './citation';

test('a citation names this release, and the address with the day on which it was read', () => {
  expect(bibtex('https://example.org/chainrule/', new Date(2027, 0, 9))).toBe(`@software{chainrule,
  title   = {{chainrule}: a playground for learning how neural networks compute and learn},
  author  = {{The chainrule contributors}},
  version = {${release.version}},
  license = {${release.license}},
  url     = {https://example.org/chainrule/},
  urldate = {2027-01-09}
}`);
  expect(bibtex(undefined, new Date(2027, 0, 9))).not.toContain('url');
});

test.each([
  ['https://example.org/a/chainrule', 'https://example.org/a/chainrule/issues/new/choose'],
  ['https://example.org/a/chainrule/', 'https://example.org/a/chainrule/issues/new/choose'],
  ['https://example.org/a/chainrule.git', 'https://example.org/a/chainrule/issues/new/choose'],
  ['', undefined],
  ['javascript:alert(1)', undefined],
])('with the repository "%s" a fault is reported at %s', (repository, address) => {
  expect(reportAddress(repository)).toBe(address);
});
