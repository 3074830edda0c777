/**
 * The types shared by the core and the page. They are defined once, in Rust, and written out by `cargo xtask build`;
 * everything else imports them from here.
 */
export * from '../../../pkg/types';

/** The name of a value as plain text, which is also its id: `w21`, `z_H1`, `∂L/∂w21`, `w21·i2`, `w21′`. */
export type ValueId = string;

/** The parts of the core, as the worker loads them. */
export type Core = typeof import('../../../pkg/chainrule.js');
export type PlaygroundCore = typeof import('../../../pkg/chainrule_playground.js');
export type ImagesCore = typeof import('../../../pkg/chainrule_images.js');
export type FilesCore = typeof import('../../../pkg/chainrule_files.js');
export type LabCore = typeof import('../../../pkg/chainrule_lab.js');
export type ComparisonCore = typeof import('../../../pkg/chainrule_comparison.js');
export type GraphCore = typeof import('../../../pkg/chainrule_graph.js');
export type StudyCore = typeof import('../../../pkg/chainrule_study.js');
export type CircuitCore = typeof import('../../../pkg/chainrule_circuit.js');
export type PracticeCore = typeof import('../../../pkg/chainrule_practice.js');
export type TraceCore = typeof import('../../../pkg/chainrule_trace.js');
