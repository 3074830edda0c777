import { servedHeaders } from '../../www/headers';
import { dist, StaticSite } from '../browser/static-host';
import { test as base, read } from './fixtures';
import { open } from './own';
import { names, walkAgain } from './walks';

/** Where the page is, if it has not a server and a tab of its own. */
interface Place {
  /** Of the host of the site. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Of the course page that has it in a frame. */
  readonly frame?: { readonly sandbox?: string; readonly headers?: Readonly<Record<string, string>> };
}

const isolated = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };

const places: Readonly<Record<string, Place>> = {
  'a folder of a host that sends no headers': { folder: '/courses/deep/chainrule/' },
  'a sandbox that gives it no origin': { headers: servedHeaders, frame: { sandbox: 'allow-scripts' } },
  'a frame of another site that isolates itself': { headers: servedHeaders, frame: { headers: isolated } },
};

const test = base.extend<{ place: Place }>({
  place: [{}, { option: true }],
  reader: async ({ place: { headers = {}, folder = '/', frame }, browser }, use, info) => {
    const site = new StaticSite('127.0.0.1', {}, headers);
    site.publish(folder, { folder: dist });
    await site.goOnline();
    // Another site than 127.0.0.1.
    const course = new StaticSite('localhost', {}, frame?.headers);
    await course.goOnline();
    const around = (url: string) => {
      course.publish('/', { text: framing(url, frame?.sandbox) });
      return course.address('/');
    };
    await read(await open(browser, frame && around), site.address(folder), use, info);
    await Promise.all([site.goOffline(), course.goOffline()]);
  },
});

/** A page that is all frame. */
function framing(url: string, sandbox: string | undefined): string {
  const attributes = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  return `<!doctype html><title>course</title><link rel="icon" href="data:," />
    <style>iframe { position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0 }</style>
    <iframe src="${url.replaceAll('&', '&amp;')}"${attributes}></iframe>`;
}

for (const [what, place] of Object.entries(places)) {
  test.describe(`in ${what}`, () => {
    test.use({ place });

    for (const name of names)
      test(`${name}: its job is done`, async ({ reader }) => {
        await walkAgain(reader, name);
      });
  });
}
