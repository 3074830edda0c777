import computed from '../../../pkg/worked_example.json';
import type { Trace } from './wire';

/** A training step that the core wrote out when the page was built: it is shown before the core has come. */
export const workedExample = computed as unknown as Trace;
