//! A training step of a small network, written out in human-readable steps of one operation each.
//!
//! A [`Problem`] is the data of a worksheet: weights, biases, samples, a loss, an optimizer. [`training_step`] turns it into a
//! [`Trace`]: named values, and steps with formulas and numbers, in five phases: forward, loss, backward, update, and the loss
//! again. A number is an exact fraction as long as every operation leading to it is rational; after one that is not (a
//! sigmoid, say) it is an `f64`.
//!
//! A [`CircuitProblem`] is another kind of problem, an expression that is typed; [`circuit()`] writes it out by the chain rule in the
//! same kind of steps.
//!
//! Conventions, where textbooks differ:
//! - Units are numbered across all layers: unit k has the bias bₖ, and wᵢₖ is the weight from the i-th unit (or input) of the
//!   previous layer to unit k. Hidden layers are lettered H, J, K, and the output is o.
//! - The error is e = t − o, target minus output, and the squared error has no factor ½ unless asked for
//!   ([`crate::loss::Reduction`]); with one output its sum and its mean are the same.
//! - δ is the derivative of the loss with respect to a unit's sum z. With several samples, each has its own loss ℓ; the loss L
//!   of the batch is their mean, and likewise every gradient.
//! - At a kink the derivative is the left derivative for ReLU, leaky ReLU and ELU (ReLU′(0) = 0), and 0 for losses.

mod anatomy;
#[cfg(test)]
mod arbitrary;
mod backward;
mod circuit;
mod differences;
mod edit;
mod edited;
mod exercise;
mod expression;
mod forward;
mod history;
mod level;
mod link;
mod loss;
mod name;
mod network;
mod number;
mod parse;
mod presets;
mod problem;
mod record;
mod reshape;
mod rounding;
mod scalar;
mod sheet;
mod slip;
mod training_step;
mod typed;
mod update;
mod working;
mod world;
mod written;

pub use circuit::{
    Circuit, CircuitEdit, CircuitNode, CircuitOperation, CircuitProblem, CircuitVariable, EditedCircuit, Formula,
    Operation, check_circuit, circuit, circuit_from_link, edit_circuit,
};
pub use edit::{NumberText, ReadNumber, nudge, read_number};
pub use edited::{Edit, EditedProblem, edit_problem};
pub use exercise::{Difficulty, Exercise, Size};
pub use expression::{Expression, Trigonometric};
pub use history::{HistoryRow, TrainingHistory, training_history};
pub use level::{Planted, blanks, planted_mistake};
pub use name::Name;
pub use network::trained_network;
pub use number::{Format, Fraction, Number};
pub use presets::{PRESETS, Preset, worked_example};
pub use problem::{
    Constraints, LayerProblem, MAX_LAYERS, MAX_SAMPLES, MAX_TRAINING_STEPS, MAX_UNITS, OptimizerProblem, Problem,
    SampleProblem, Variant,
};
pub use record::{
    CentralDifference, Connection, Layer, Outcome, Parameter, Phase, PhaseEnd, Remark, Role, Step, StepKind, Trace,
    Unit, Value,
};
pub use reshape::Shape;
pub use scalar::Scalar;
pub use slip::Slip;
pub use training_step::training_step;
pub use working::{Answer, Judged, Report, SlipFound, Verdict, check_working};
