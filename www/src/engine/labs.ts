import type { ActivationCommands } from './activations';
import type { CapacityCommands } from './capacity';
import type { FlowCommands } from './gradient-flow';
import type { LinearCommands } from './linear';

/** What the labs ask of the core: `src/lab/`. */
export interface LabCommands extends ActivationCommands, LinearCommands, FlowCommands, CapacityCommands {}
