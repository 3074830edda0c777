//! A training step as data: values with names, steps with formulas, and the network that they belong to.
//!
//! A value is referred to by its id, which is its name as plain text: `w21`, `z_H1`, `∂L/∂w21`, and for a product
//! `w21·i2`. What is computed again after the update has a prime: `z_H1′`.

use serde::{Deserialize, Serialize};

use super::{Expression, Name, Number};
use crate::{Activation, Loss, OptimizerConfig};

/// A training step, written out for one of its samples.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// Which sample is written out, counted from 0.
    pub sample: usize,
    /// B.
    pub n_samples: usize,
    /// Which training step it is, from 1.
    pub training_step: usize,
    /// The ids of the inputs.
    pub inputs: Vec<String>,
    /// From the first hidden layer to the output layer.
    pub layers: Vec<Layer>,
    /// The ids of the targets: one for each output, or the one of the right class.
    pub targets: Vec<String>,
    /// The id of the loss of the batch.
    pub loss: String,
    /// The id of the loss of this sample: the same, if there is no other sample.
    pub sample_loss: String,
    /// What is made small.
    pub loss_function: Loss,
    /// How the parameters follow their gradients.
    pub optimizer: OptimizerConfig,
    /// All weights and biases, in the order of the update.
    pub parameters: Vec<Parameter>,
    /// The ids of the hidden units whose gradients are exactly zero for every sample.
    pub dead: Vec<String>,
    /// What the update did to the loss.
    pub outcome: Outcome,
    /// First those that are given, then those that the steps define, in their order.
    pub values: Vec<Value>,
    /// One operation each, in the order in which a person would work them out.
    pub steps: Vec<Step>,
    /// The phases in their order, each with the number of the steps that are done when it ends.
    pub phases: Vec<PhaseEnd>,
}

/// Where a phase ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhaseEnd {
    /// The phase.
    pub phase: Phase,
    /// The number of steps up to its end.
    pub end: usize,
}

/// The parts of a training step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// From the inputs to the outputs.
    Forward,
    /// From outputs and targets to the loss.
    Loss,
    /// From the loss back to every weight and bias.
    Backward,
    /// Every weight and bias follows its gradient.
    Update,
    /// Forward and loss once more, with the new weights.
    Again,
}

/// A layer of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
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
    /// The id of the derivative of the sample's loss by the output.
    pub d_output: String,
    /// The id of f′(z); `None` without activation function.
    pub slope: Option<String>,
    /// The id of the derivative of the sample's loss by the sum, δ. Without activation function it is `d_output`.
    pub delta: String,
    /// What it listens to.
    pub connections: Vec<Connection>,
}

/// What a unit hears of one unit, or input, of the layer before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The id of the weight.
    pub weight: String,
    /// The id of the value that is weighted.
    pub source: String,
    /// The id of the product of both.
    pub product: String,
    /// The id of delta times weight, which goes back along the connection; `None` if it begins at an input.
    pub path: Option<String>,
}

/// A weight or a bias, and what a training step makes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// The id of its unit.
    pub unit: String,
    /// The id of the derivative of this sample's loss by it.
    pub sample_gradient: String,
    /// The id of the derivative of the batch's loss by it: the same, if there is no other sample.
    pub gradient: String,
    /// The id of what it is after the update.
    pub updated: String,
    /// The derivative of the batch's loss by differences instead of the chain rule.
    pub difference: CentralDifference,
}

/// (L(w + h) − L(w − h)) / 2h, in `f64`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct CentralDifference {
    /// The quotient. `None` if a loss beside w is not finite, and where a mistake was planted.
    pub number: Option<Number>,
    /// Its distance from the derivative by the chain rule.
    pub error: Option<Number>,
    /// h.
    pub h: Number,
    /// Whether a function has a kink between w − h and w + h, so that the quotient is no derivative.
    pub kink: bool,
}

/// What the update did to the loss, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "there is one in a trace")]
pub enum Outcome {
    /// The loss is smaller.
    Fell,
    /// The loss is what it was, because every gradient is exactly zero.
    NoGradient,
    /// The loss is what it was although there is a gradient: the parameters moved too little, or where they do not matter.
    Unchanged,
    /// The loss is larger, or as large as it was: the step went beyond the valley. With a smaller learning rate it falls.
    Overshot {
        /// A learning rate, halved often enough.
        learning_rate: Number,
        /// The loss that it leads to.
        loss: Number,
    },
    /// The loss is larger: what the optimizer remembers (or weight decay) moved the parameters uphill.
    Uphill,
    /// The loss is larger, and also with a millionth of the learning rate: the gradient does not tell the way down, as at
    /// a kink.
    Rose,
    /// It is not said, because it would give a planted mistake away.
    Untold,
    /// A number after the update is not finite.
    Overflow {
        /// The id of the first one.
        id: String,
    },
}

/// A number with a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
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
    /// The id of the value that it belongs to: a gradient to its weight, a delta to its unit's sum.
    pub about: Option<String>,
}

/// What a value is in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// A feature of the sample.
    Input,
    /// What a connection multiplies with.
    Weight,
    /// What a unit adds.
    Bias,
    /// What the output should be, or the number of the output that should be the largest.
    Target,
    /// A number of the optimizer's configuration, such as η.
    Setting,
    /// What the optimizer remembers from the steps before.
    State,
    /// A result of a sample that is not written out here.
    OtherSample,
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
    /// A number on the way from outputs to the loss, such as a squared error or a probability.
    LossPart,
    /// The loss of a sample, where there are several.
    SampleLoss,
    /// What training makes small.
    Loss,
    /// A derivative that the chain rule needs on its way.
    Derivative,
    /// δ: the derivative of the sample's loss by a unit's sum.
    Delta,
    /// δ times a weight: the part of a derivative that comes back along one connection.
    Path,
    /// The derivative of one sample's loss by a weight or bias, where there are several samples.
    SampleGradient,
    /// The derivative of the loss by a weight or bias.
    Gradient,
    /// What the optimizer makes of a gradient on the way to its step.
    Moment,
    /// A weight after the update.
    NewWeight,
    /// A bias after the update.
    NewBias,
}

/// One operation: a value from others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The part of the training step that it belongs to.
    pub phase: Phase,
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
    /// The form into which the numbers are put, and by which the value is computed.
    pub working: Expression,
    /// What deserves a word at this very place.
    pub remark: Option<Remark>,
}

/// What deserves a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Remark {
    /// The function has a kink at exactly this z, and the derivative there is a convention.
    Kink,
    /// f′(z) is computed from z, because the form with a would lose its digits here.
    Saturated,
    /// The largest output is taken from all of them first, so that no exponential is too large.
    Shifted,
}

/// The operation of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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
    /// |e|, or Huber's function of e.
    Distance,
    /// The largest output.
    Maximum,
    /// e to the power of an output.
    Exponential,
    /// The sum of the exponentials.
    Total,
    /// An output as a probability.
    Probability,
    /// ln of a probability.
    LogProbability,
    /// The cross-entropy of one output.
    CrossEntropy,
    /// max(0, margin − right output + other output).
    Margin,
    /// The parts of all outputs together, with the factor of the loss.
    Reduction,
    /// The mean over the samples.
    BatchMean,
    /// ∂L/∂e and what else comes before ∂L/∂o.
    LossDerivative,
    /// ∂L/∂o by an output.
    OutputDerivative,
    /// f′(z).
    Slope,
    /// ∂L/∂a · f′(z).
    Delta,
    /// δ · w along one of several connections.
    Path,
    /// ∂L/∂a, from all connections together.
    ActivationDerivative,
    /// δ times source.
    WeightGradient,
    /// δ.
    BiasGradient,
    /// The mean of a gradient over the samples.
    BatchGradient,
    /// The gradient plus weight decay.
    Decay,
    /// v of momentum, m of Adam.
    FirstMoment,
    /// s of RMSProp, v of Adam.
    SecondMoment,
    /// m̂ or v̂.
    BiasCorrection,
    /// The new weight or bias.
    Update,
}
