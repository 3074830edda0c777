/// <reference types="vite/client" />

import core from '../../../pkg/chainrule_bg.wasm?url';
import circuit from '../../../pkg/chainrule_circuit_bg.wasm?url';
import comparison from '../../../pkg/chainrule_comparison_bg.wasm?url';
import files from '../../../pkg/chainrule_files_bg.wasm?url';
import graph from '../../../pkg/chainrule_graph_bg.wasm?url';
import images from '../../../pkg/chainrule_images_bg.wasm?url';
import lab from '../../../pkg/chainrule_lab_bg.wasm?url';
import playground from '../../../pkg/chainrule_playground_bg.wasm?url';
import practice from '../../../pkg/chainrule_practice_bg.wasm?url';
import study from '../../../pkg/chainrule_study_bg.wasm?url';
import trace from '../../../pkg/chainrule_trace_bg.wasm?url';
import english from '../../../src/graph/shipped/english.f16?url';
import persian from '../../../src/graph/shipped/persian.f16?url';
import { startFromBlob } from '../engine/start-worker';
import address from '../engine/worker?worker&url';

/**
 * Starts the worker in a page of another origin, or in the build of another project: it stands in place of
 * engine/start-worker.ts in the package. A bundler gives new names to files, and finds only those that the page names;
 * so the page tells the worker where the core's are, and the models'.
 */
export function startWorker(): Worker {
  const parts = {
    chainrule: core,
    chainrule_circuit: circuit,
    chainrule_comparison: comparison,
    chainrule_files: files,
    chainrule_graph: graph,
    chainrule_images: images,
    chainrule_lab: lab,
    chainrule_playground: playground,
    chainrule_practice: practice,
    chainrule_study: study,
    chainrule_trace: trace,
    english,
    persian,
  };
  const addresses = Object.entries(parts).map(([name, file]) => [name, new URL(file, document.baseURI).href]);
  return startFromBlob(
    new URL(address, document.baseURI).href,
    `self.chainruleFiles = ${JSON.stringify(Object.fromEntries(addresses))};`,
  );
}
