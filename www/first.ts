import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { hashOf, hashOfFirst } from './headers.ts';

/**
 * What each page needs first, by the names that the build gave to the files: the document says it, and first.js in it asks for it
 * as soon as the document has come.
 */

/** The part of the core that computes a lesson's first figure. Home's is known when the page is built. */
const parts: Readonly<Record<string, string | undefined>> = {
  'training-step': 'chainrule_trace',
  activations: 'chainrule_lab',
  linear: 'chainrule_lab',
  'gradient-flow': 'chainrule_lab',
  capacity: 'chainrule_lab',
  playground: 'chainrule_playground',
  images: 'chainrule_images',
  draw: 'chainrule',
  questions: 'chainrule_graph',
};

interface Page {
  readonly scripts: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** For the worker, which asks for them once it is there. */
  readonly ahead: readonly string[];
  /** For the worker, too: what the lesson needs in this language. */
  readonly models?: Readonly<Record<string, readonly string[]>>;
  /** In place of `ahead`, where the address has a parameter of this name. */
  readonly asked?: Readonly<Record<string, readonly string[]>>;
}

function planOf(bundle: Rolldown.OutputBundle) {
  const outputs = Object.values(bundle);
  const chunks = outputs.filter((output) => output.type === 'chunk');
  const named = (pattern: RegExp) => outputs.map(({ fileName }) => fileName).filter((name) => pattern.test(name));
  const worker = named(/\/worker-.{8}\.js$/);
  const chunkOf = (module: string) => chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${module}`));

  /** A chunk and all that it imports. */
  const closure = (chunk: Rolldown.OutputChunk | undefined, known = new Set<string>()): Set<string> => {
    if (!chunk || known.has(chunk.fileName)) return known;
    known.add(chunk.fileName);
    for (const name of chunk.imports)
      closure(
        chunks.find(({ fileName }) => fileName === name),
        known,
      );
    return known;
  };
  const withPage = closure(chunks.find(({ isEntry }) => isEntry));

  const page = (modules: readonly string[], words: readonly string[], part: string | undefined): Page => {
    const scripts = new Set(modules.flatMap((module) => [...closure(chunkOf(module))]));
    const wordsIn = (locale: string) => words.flatMap((one) => named(new RegExp(`/words-${locale}-${one}-.{8}\\.js$`)));
    const core = (name: string) => named(new RegExp(`/${name}(_bg)?-.{8}\\.(js|wasm)$`));
    return {
      scripts: [...scripts].filter((name) => !withPage.has(name) && !/\/words-/.test(name)),
      words: { en: wordsIn('en'), fa: wordsIn('fa') },
      ahead: [...(part ? core(part) : []), ...worker],
      ...(part === 'chainrule_trace' && { asked: { expression: [...core('chainrule_circuit'), ...worker] } }),
      ...(part === 'chainrule_graph' && {
        models: { en: named(/\/english-.{8}\.f16$/), fa: named(/\/persian-.{8}\.f16$/) },
      }),
    };
  };

  const lessons = chunks.flatMap(
    ({ facadeModuleId }) => /\/lessons\/([\w-]+)\/\1\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? [],
  );
  const pages = Object.fromEntries(
    lessons.map((name) => [name, page([`lessons/${name}/${name}.ts`], [name, 'shared'], parts[name])]),
  );
  const cards = ['training-step', 'draw'].map((name) => `lessons/${name}/card.ts`);
  return { pages: { ...pages, '': page(cards, ['home', 'shared'], undefined) } };
}

/** The script, as the policy names it. */
function firstScript(): string {
  // A checkout may have other ends of lines than a document.
  const script = readFileSync(new URL('first.js', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  if (hashOf(script) !== hashOfFirst) throw new Error(`headers.ts has another hash of first.js than ${hashOf(script)}`);
  return script;
}

export const first: Plugin = {
  name: 'what-is-needed-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      if (!bundle) return html;
      const plan = `<script type="application/json" id="first">${JSON.stringify(planOf(bundle))}</script>`;
      // Before all that a script of the document would wait for.
      const [before, after, ...others] = html.split('<script src="./compat.js">');
      if (after === undefined || others.length > 0) throw new Error('index.html has no place for the first script');
      return `${before}${plan}\n    <script>${firstScript()}</script>\n    <script src="./compat.js">${after}`;
    },
  },
};
