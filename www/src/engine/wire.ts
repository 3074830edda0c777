/**
 * What crosses between the core and the page, written once, in Rust: `cargo xtask build` writes it down, and
 * everybody else takes it from here.
 */
export * from '../../../pkg/types';

/** The name of a value as plain text, by which it is referred to: `w21`, `z_H1`, `∂L/∂w21`, `w21·i2`, `w21′`. */
export type ValueId = string;

/** The parts of the core, as the worker loads them. */
export type Core = typeof import('../../../pkg/chainrule.js');
export type TrainCore = typeof import('../../../pkg/chainrule_train.js');
export type StudyCore = typeof import('../../../pkg/chainrule_study.js');
