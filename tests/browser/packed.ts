import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from './fixtures';

/** What the project of the page has installed. */
export const modules = resolve(__dirname, '../../www/node_modules');

/** A fresh project that has a package installed as `npm pack` makes it, and the examples of its readme as files. */
export class PackedProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'chainrule-package-'));
  readonly #examples = new Map<string, string>();

  /** `examples` are the files that the readme has to name, in its order. */
  constructor(folder: string, name: string, examples: readonly string[]) {
    const [packed] = JSON.parse(this.#npm('pack', folder, '--json')) as { filename: string }[];
    this.write('package.json', JSON.stringify({ private: true, type: 'module' }));
    this.#npm('install', '--offline', `./${packed?.filename}`);
    const readme = readFileSync(join(this.folder, 'node_modules', name, 'README.md'), 'utf8');
    for (const [, file = '', code = ''] of readme.matchAll(/```\w+\n(?:\/\/ |<!-- )(\S+)(?: -->)?\n(.*?)```/gs)) {
      this.#examples.set(file, code);
      this.write(file, code);
    }
    expect([...this.#examples.keys()]).toEqual(examples);
  }

  example(file: string): string {
    return this.#examples.get(file) ?? '';
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a program of Node in the project. */
  node(...args: readonly string[]): string {
    return execFileSync(process.execPath, args, { cwd: this.folder, encoding: 'utf8' });
  }

  /** Compiles a file as strictly as TypeScript can, with the types of these packages besides. */
  compile(file: string, types = ''): void {
    const strict = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
    ];
    this.node(join(modules, 'typescript/bin/tsc'), '--ignoreConfig', ...strict, '--types', types, file);
  }

  /** Builds a page that runs a script, by Vite; returns its folder. */
  buildPage(script: string): string {
    const page = `<!doctype html><link rel="icon" href="data:,"><title>.</title><script type="module" src="./${script}"></script>`;
    this.write('index.html', page);
    this.node(join(modules, 'vite/bin/vite.js'), 'build', '--base', './', '--logLevel', 'error');
    return join(this.folder, 'dist');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #npm(...args: string[]): string {
    const all = [...args, '--no-audit', '--no-fund'];
    return execFileSync('npm', all, { cwd: this.folder, shell: process.platform === 'win32' }).toString();
  }
}
