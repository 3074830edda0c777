/**
 * The headers sent with every file, defined once for `cargo xtask play`, `cargo xtask dev` and the browser tests; a
 * host of the built page should send the same.
 */

import { createHash } from 'node:crypto';

/** How a policy names a script or a style in the document. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** That of first.js, which www/first.ts puts into the document, and compares with this. */
export const hashOfFirst = "'sha256-mKTv39iyQ/co8ei5X9dgtBCGdKlTJqPt6ekG7O/eitc='";

/** Where images are downloaded from, when the reader presses the button that names it. */
const imageHost = 'https://raw.githubusercontent.com';

/**
 * What the page may load: only its own files and the script in its document, and of evaluated code only WebAssembly. One other host may be asked for
 * data.
 */
const policy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': `'self' 'wasm-unsafe-eval' ${hashOfFirst}`,
  // A worker whose file lies on another origin than the page, as in a sandboxed frame, is started from a blob.
  'worker-src': "'self' blob:",
  'connect-src': `'self' ${imageHost}`,
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // No text becomes code: only Lit's templates and the addresses of the page's own workers (src/base/trusted.ts, compat.js).
  'require-trusted-types-for': "'script'",
  'trusted-types': 'lit-html chainrule chainrule-compat',
};

/**
 * Any page may embed it, on purpose: that is how a course page shows a lesson, and the page keeps nothing that a click could
 * give away. It stands in the headers alone: a browser does not take it from the document. See docs/decisions/text-is-no-code.md.
 */
const framing: Record<string, string> = { 'frame-ancestors': '*' };

/**
 * In development, the page gets its styles from scripts, and so without a file that 'self' could name; and the server's own
 * client, which shows errors, makes no Trusted Types.
 */
const { 'require-trusted-types-for': _, 'trusted-types': __, ...common } = policy;
const policyOfDev: Record<string, string> = { ...common, 'style-src': "'self' 'unsafe-inline'" };

function written(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map((directive) => directive.join(' '))
    .join('; ');
}

/** The policy as the document has it, for hosts that send no headers. */
export const policyOfDocument = written(policy);

/**
 * The policy of the page in a single file: its own script and style alone, by their hashes, and what it carries, which has the
 * addresses of blobs.
 */
export function policyOfSingleFile(scripts: readonly string[], styles: readonly string[]): string {
  const { 'manifest-src': _, ...others } = policy;
  return written({
    ...others,
    'script-src': [...scripts, "'wasm-unsafe-eval'"].join(' '),
    'worker-src': 'blob:',
    'connect-src': `blob: ${imageHost}`,
    'style-src': styles.join(' '),
    'font-src': 'data:',
    'img-src': 'data: blob:',
  });
}

function headers(of: Record<string, string>): Record<string, string> {
  return {
    'Content-Security-Policy': written({ ...of, ...framing }),
    // Together these two isolate the page from other origins: the browser then provides precise timers and, where the
    // core asks for it, memory that threads share.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    // In a sandboxed frame, or in an isolated course page, its files are those of another origin.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

export const servedHeaders = headers(policy);
export const devHeaders = headers(policyOfDev);
