//! A typed expression as a graph of operations, written out forward and backward: the chain rule on `(x+y)*z`.
//!
//! A [`CircuitProblem`] is the text of an expression and a number for each of its variables. [`circuit`] turns it into a
//! [`Circuit`]: a graph with one node per operation, and the same kind of steps as a training step has. The forward steps
//! compute a node each. The backward steps start from ∂f/∂f = 1 and go back through the graph, node by node: first the
//! derivative of the node with respect to each of its operands, which are known; then, where a node or variable is used, the
//! derivative that arrives there times that local one. If it is used in several places, the paths add up. The derivatives of
//! f with respect to its own operands need no product with 1: they are the first of these derivatives.
//!
//! Conventions: every occurrence of a variable is the same node, other repeated subexpressions are not merged; numbers are
//! operands and no nodes, and operations on numbers alone are carried out while reading; `log` is the natural logarithm; at a
//! kink ReLU′(0) = 0 and |0|′ = 0, and of two equal operands of a maximum or minimum the first one gets the derivative.

mod differences;
mod edit;
mod formula;
mod graph;
mod operation;
mod parse;
mod slips;
mod syntax;
#[cfg(test)]
mod tests;
mod write;

use serde::{Deserialize, Serialize};

use super::edit::NumberText;
use super::record::{CentralDifference, PhaseEnd, Step, Value};
use super::working::{self, Answer, Report};
use super::{Format, Name};
use crate::Result;

pub use edit::{CircuitEdit, EditedCircuit, circuit_from_link, edit_circuit};
pub use formula::Formula;
pub use operation::Operation;

/// An expression with the values of its variables, to be written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CircuitProblem {
    /// The expression: `(x+y)*z`.
    pub expression: String,
    /// The values of variables by id. Those without a value are 1; a value without a variable has no effect.
    pub values: Vec<NumberText>,
}

/// An expression as a graph, written out forward and backward.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Circuit {
    /// Variables in the order of the text, then operations in the order of the forward steps.
    pub nodes: Vec<CircuitNode>,
    /// The id of the last node, f.
    pub output: String,
    /// The variables, with their derivatives.
    pub variables: Vec<CircuitVariable>,
    /// The values: first the variables, then those that the steps define, in order.
    pub values: Vec<Value>,
    /// The steps, one operation each.
    pub steps: Vec<Step>,
    /// Forward and backward.
    pub phases: Vec<PhaseEnd>,
}

/// A variable or an operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct CircuitNode {
    /// The id of its value.
    pub id: String,
    /// The name of its value.
    pub name: Name,
    /// The operation; `None` for a variable.
    pub operation: Option<CircuitOperation>,
    /// The ids of the nodes that it is computed from, each once.
    pub sources: Vec<String>,
    /// The ids of its derivatives with respect to the sources, in the same order; `None` where no variable is behind it.
    pub locals: Vec<Option<String>>,
    /// The id of ∂f/∂node; `None` if no variable is behind the node.
    pub gradient: Option<String>,
    /// The number of operations on the longest way to it from a variable: 0 for variables.
    pub depth: usize,
}

/// The operation of a node.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CircuitOperation {
    /// The kind.
    pub kind: Operation,
    /// A short text of it, with its constant operands: `+`, `+ 1`, `1 /`, `exp`.
    pub label: String,
}

/// A variable of a circuit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CircuitVariable {
    /// The id of its value.
    pub id: String,
    /// The id of ∂f/∂variable.
    pub gradient: String,
    /// The same derivative by finite differences.
    pub difference: CentralDifference,
}

/// Reads an expression and writes it out forward and backward.
///
/// # Errors
/// [`Error::Format`](crate::Error::Format) if the expression or the value of a variable cannot be read;
/// [`Error::Empty`](crate::Error::Empty) if the expression has no variable or no operation; [`Error::Value`](crate::Error::Value)
/// if it has too many, or if a result is not finite.
pub fn circuit(problem: &CircuitProblem, format: Format) -> Result<Circuit> {
    Ok(write::write_out(problem)?.circuit(format))
}

/// Checks a student's answers for any results of a circuit.
///
/// # Errors
/// As [`circuit`], and as [`check_working`](super::check_working) for the answers.
pub fn check_circuit(problem: &CircuitProblem, answers: &[Answer], format: Format) -> Result<Report> {
    working::check(&write::write_out(problem)?, answers, format)
}

/// An expression with values as in a link, written out.
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "helpers of tests are tests")]
pub(super) fn written_circuit(expression: &str, values: &str) -> impl super::world::Checked {
    write::write_out(&circuit_from_link(expression, values).unwrap()).unwrap()
}
