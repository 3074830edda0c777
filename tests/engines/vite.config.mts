import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import base from '../../www/vite.config.ts';
import { watch } from './changes.mts';

/**
 * The built page as `cargo xtask play` serves it, and what a test asks for besides by a cookie, which other tests do not see:
 *
 * - `fails=NAME`: of the files whose name begins so, the first request gets the answer 500.
 * - `log=ID`: at `/-/answers` the test reads which answers it got.
 * - `ahead=nothing`: nothing is asked for ahead of the page, so that each file is asked for once, by what needs it.
 */
const dist = resolve(import.meta.dirname, '../../www/dist');
const failed = new Set<string>();
const answers = new Map<string, string[]>();

const forTests = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
  const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
  const cookies = new URLSearchParams((request.headers.cookie ?? '').replaceAll('; ', '&'));
  const send = (type: string, body: string) => response.setHeader('Content-Type', type).end(body);

  const log = cookies.get('log');
  if (pathname === '/-/answers')
    return send(
      'text/html',
      `<link rel="icon" href="/icon.svg" /><pre>${(answers.get(log ?? '') ?? []).join('\n')}</pre>`,
    );
  if (log !== null) {
    response.on('finish', () => answers.set(log, [...(answers.get(log) ?? []), `${response.statusCode} ${pathname}`]));
  }

  const fails = cookies.get('fails');
  if (fails !== null && pathname.startsWith(`/assets/${fails}-`) && !failed.has(`${log} ${pathname}`)) {
    failed.add(`${log} ${pathname}`);
    response.statusCode = 500;
    return response.end();
  }

  if (pathname === '/-/watch.js') return send('text/javascript', watch);
  const isOfWebKit = !/Chrom|Firefox/.test(request.headers['user-agent'] ?? '');
  const asksNothingAhead = cookies.get('ahead') === 'nothing';
  if (pathname === '/' && (isOfWebKit || asksNothingAhead)) {
    let page = readFileSync(resolve(dist, 'index.html'), 'utf8');
    if (isOfWebKit) page = page.replace('<head>', '<head><script src="/-/watch.js"></script>');
    // Without the list of what to ask for.
    if (asksNothingAhead) page = page.replace('id="first"', 'id="nothing"');
    return send('text/html', page);
  }
  next();
};

const answersForTests = {
  name: 'answers-for-tests',
  configurePreviewServer: ({ middlewares }: { middlewares: { use(answer: typeof forTests): unknown } }) =>
    void middlewares.use(forTests),
};

export default { ...base, plugins: [...(base.plugins ?? []), answersForTests] };
