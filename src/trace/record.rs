//! The pass as data: values with names, steps with formulas, and the network that they belong to.
//!
//! A value is referred to by its id, which is its name as plain text: `w21`, `z_H1`, `o`, and for a product `w21·i2`.

use serde::Serialize;

use super::{Name, Number};
use crate::{Activation, loss::Reduction};

/// A forward pass, written out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The ids of the inputs.
    pub inputs: Vec<String>,
    /// From the first hidden layer to the output layer.
    pub layers: Vec<Layer>,
    /// The ids of the targets, one for each output.
    pub targets: Vec<String>,
    /// The id of the loss.
    pub loss: String,
    /// The factor before the squared error.
    pub reduction: Reduction,
    /// First those that are given, then those that the steps define, in their order.
    pub values: Vec<Value>,
    /// One operation each, in the order in which a person would work them out.
    pub steps: Vec<Step>,
}

/// A layer of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    /// `H`, `J`, …, `o`.
    pub letter: String,
    /// Of all of its units.
    pub activation: Activation,
    /// From the first to the last.
    pub units: Vec<Unit>,
}

/// A neuron.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// The id of its name: `H1`.
    pub id: String,
    /// H₁.
    pub name: Name,
    /// Counted from 1 over all layers: the subscript of its bias and the second one of its weights.
    pub number: usize,
    /// The id of its bias.
    pub bias: String,
    /// The id of the sum with bias. Without activation function it is the output itself.
    pub pre_activation: String,
    /// The id of what the next layer listens to.
    pub output: String,
    /// What it listens to.
    pub connections: Vec<Connection>,
}

/// What a unit hears of one unit, or input, of the layer before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The id of the weight.
    pub weight: String,
    /// The id of the value that is weighted.
    pub source: String,
    /// The id of the product of both.
    pub product: String,
}

/// A number with a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// Its name as plain text. No two values of a trace have the same.
    pub id: String,
    /// `None` where it goes by the formula of the step that defines it, as a product does.
    pub name: Option<Name>,
    /// What it is.
    pub role: Role,
    /// How large it is.
    pub number: Number,
}

/// What a value is in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// A feature of the sample.
    Input,
    /// What a connection multiplies with.
    Weight,
    /// What a unit adds.
    Bias,
    /// What the output should be.
    Target,
    /// A weight times what it weighs.
    Product,
    /// A unit's sum with bias, z.
    PreActivation,
    /// A hidden unit's output, a.
    Activation,
    /// An output of the network.
    Output,
    /// Target minus output.
    Error,
    /// Its square, where it is not yet the loss.
    SquaredError,
    /// What training makes small.
    Loss,
}

/// One operation: a value from others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The operation.
    pub kind: StepKind,
    /// The id of the unit in which it takes place. `None` for the steps of the loss.
    pub unit: Option<String>,
    /// The id of the value that it defines.
    pub defines: String,
    /// The ids of the values that it is made from, in the order of the formula.
    pub operands: Vec<String>,
    /// The value with names: one or more equal forms, as in ReLU(z) = max(0, z).
    pub formulas: Vec<Expression>,
    /// The form into which the numbers are put.
    pub working: Expression,
}

/// The operation of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StepKind {
    /// Weight times source.
    Product,
    /// Products plus bias.
    Sum,
    /// f(z).
    Activation,
    /// Target minus output.
    Difference,
    /// Error squared.
    Square,
    /// The squares of all outputs together, with the factor of the loss.
    Reduction,
}

/// A formula. Its leaves are values, so that each can be shown by its name or by its number, and led back to its place
/// in the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Expression {
    /// A value of the trace.
    Value {
        /// Its id.
        id: String,
    },
    /// A number that belongs to the formula.
    Constant {
        /// The number.
        number: Number,
    },
    /// a + b + …
    Sum {
        /// a, b, …
        terms: Vec<Expression>,
    },
    /// a − b.
    Difference {
        /// a.
        left: Box<Expression>,
        /// b.
        right: Box<Expression>,
    },
    /// a · b · …
    Product {
        /// a, b, …
        factors: Vec<Expression>,
    },
    /// a / b.
    Quotient {
        /// a.
        numerator: Box<Expression>,
        /// b.
        denominator: Box<Expression>,
    },
    /// a².
    Square {
        /// a.
        base: Box<Expression>,
    },
    /// max(a, b, …).
    Maximum {
        /// a, b, …
        arguments: Vec<Expression>,
    },
    /// f(a).
    Apply {
        /// f.
        function: Activation,
        /// a.
        argument: Box<Expression>,
    },
}

impl Expression {
    pub(super) fn value(id: &str) -> Self {
        Self::Value { id: id.to_owned() }
    }

    pub(super) fn sum_of(ids: &[String]) -> Self {
        Self::Sum { terms: ids.iter().map(|id| Self::value(id)).collect() }
    }

    pub(super) fn product_of(ids: &[String]) -> Self {
        Self::Product { factors: ids.iter().map(|id| Self::value(id)).collect() }
    }

    pub(super) fn square_of(id: &str) -> Self {
        Self::Square { base: Box::new(Self::value(id)) }
    }

    pub(super) fn quotient(self, denominator: Self) -> Self {
        Self::Quotient { numerator: Box::new(self), denominator: Box::new(denominator) }
    }
}
