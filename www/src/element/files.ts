/**
 * The files of `public/` that lessons fetch, each by an expression that bundlers know: in the build of another project they go
 * along.
 */
const files: Readonly<Record<string, string>> = {
  'models/digits.safetensors': new URL('../../public/models/digits.safetensors', import.meta.url).href,
  'models/digits-judge.safetensors': new URL('../../public/models/digits-judge.safetensors', import.meta.url).href,
  'models/digits.json': new URL('../../public/models/digits.json', import.meta.url).href,
  'models/digits.md': new URL('../../public/models/digits.md', import.meta.url).href,
  'recorded/assignment.json': new URL('../../public/recorded/assignment.json', import.meta.url).href,
  'recorded/overfit.json': new URL('../../public/recorded/overfit.json', import.meta.url).href,
};

/** Throws for a file that does not come along, such as images of the site itself: there are none. */
export function packagedFile(path: string): string {
  const address = files[path];
  if (address === undefined) throw new Error(`the package has no ${path}`);
  return address;
}
