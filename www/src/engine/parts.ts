import { fetchShipped, type Sum } from './fetch-bytes';
import type { Loads } from './loads';
import type { EngineError, Fetched } from './protocol';

/** What loads the wasm of a part, as wasm-bindgen generates it. */
interface Loader {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

/** A part of the core, fetched the first time it is needed. A load that breaks off waits until the page asks for it again. */
export function part<Module extends Loader>(
  loads: Loads,
  what: Fetched,
  load: () => Promise<Module>,
  wasm: URL,
  sum: Sum,
): () => Promise<Module> {
  let loading: Promise<Module> | undefined;
  const begin = () => {
    // Browsers remember that a module failed, and no signal aborts one: what is stuck is stuck in this worker.
    let hasGlue = false;
    return loads.load(
      what,
      async (attempt) => {
        const glue = load().then(
          (module) => {
            hasGlue = true;
            attempt.alive();
            return module;
          },
          (cause: unknown) => {
            throw { code: 'network', what, message: String(cause) } satisfies EngineError;
          },
        );
        const compiled = fetchShipped(what, wasm.href, attempt, sum).then((bytes) =>
          WebAssembly.compile(bytes as BufferSource),
        );
        // Only when both have come or failed is it known what is stuck.
        await Promise.allSettled([glue, compiled]);
        const [module, code] = await Promise.all([glue, compiled]);
        await module.default({ module_or_path: code });
        return module;
      },
      { waits: true, isStuck: () => !hasGlue },
    );
  };
  return () => {
    loading ??= begin().catch((cause: unknown) => {
      // The next command tries again.
      loading = undefined;
      throw cause;
    });
    return loading;
  };
}
