//! A pass over a small network written out as steps that a person can read, one operation each.
//!
//! A [`Problem`] is what a worksheet gives: weights, biases, one sample, the loss. [`forward`] makes a [`Trace`] of it:
//! every value with a name, and every step with its formula and its numbers. A number stays an exact fraction for as long
//! as every operation on the way to it is rational; from the first one that is not (a sigmoid, say) it is an `f64`.
//!
//! Conventions, where textbooks have two:
//! - Units are counted over all layers: unit k has the bias bₖ, and wᵢₖ is the weight from the i-th unit (or input) of the
//!   layer before into unit k. Hidden layers are lettered H, J, K, M, and the output is o.
//! - The error is e = t − o, target minus output, and the squared error has no factor ½ unless asked for
//!   ([`crate::loss::Reduction`]); with one output its sum and its mean are the same.

mod forward;
mod name;
mod number;
mod parse;
mod problem;
mod record;
mod scalar;

pub use forward::forward;
pub use name::Name;
pub use number::{Fraction, Number};
pub use problem::{LayerProblem, MAX_LAYERS, MAX_UNITS, Problem, worked_example};
pub use record::{Connection, Expression, Layer, Role, Step, StepKind, Trace, Unit, Value};
pub use scalar::Scalar;
