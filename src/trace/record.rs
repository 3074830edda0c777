//! A training step as data: named values, steps with formulas, and the network that they belong to.
//!
//! The id of a value is its name as plain text: `w21`, `z_H1`, `∂L/∂w21`, and for a product `w21·i2`. Values computed again
//! after the update have a prime: `z_H1′`.

use serde::{Deserialize, Serialize};

use super::{Expression, Name, Number};
use crate::{Activation, Loss, OptimizerConfig};

/// A training step, written out for one of its samples.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The index of the sample that is written out.
    pub sample: usize,
    /// The number of samples that the training step uses: the batch size B, or 1 if they are used in turn.
    pub n_samples: usize,
    /// The number of the training step, from 1.
    pub training_step: usize,
    /// The ids of the inputs.
    pub inputs: Vec<String>,
    /// The layers, from the first hidden layer to the output layer.
    pub layers: Vec<Layer>,
    /// The ids of the targets: one per output, or that of the target class.
    pub targets: Vec<String>,
    /// The id of the loss of the batch.
    pub loss: String,
    /// The id of the loss of this sample, which is the same if it is the only one.
    pub sample_loss: String,
    /// The loss function.
    pub loss_function: Loss,
    /// The optimizer.
    pub optimizer: OptimizerConfig,
    /// All weights and biases, in the order of the update.
    pub parameters: Vec<Parameter>,
    /// The ids of the dead units: hidden units whose gradients are exactly 0 for every sample.
    pub dead: Vec<String>,
    /// The effect of the update on the loss.
    pub outcome: Outcome,
    /// The values: first the given ones, then those that the steps define, in order.
    pub values: Vec<Value>,
    /// The steps, one operation each, in the order in which a person would work them out.
    pub steps: Vec<Step>,
    /// The phases in order.
    pub phases: Vec<PhaseEnd>,
}

/// The end of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhaseEnd {
    /// The phase.
    pub phase: Phase,
    /// The number of steps up to and including the phase.
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
    /// The update of every weight and bias.
    Update,
    /// The forward pass and loss with the new weights.
    Again,
}

/// A layer of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    /// `H`, `J`, …, `o`.
    pub letter: String,
    /// The activation function.
    pub activation: Activation,
    /// The units, from the first to the last.
    pub units: Vec<Unit>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// The id of its name: `H1`.
    pub id: String,
    /// The name: H₁.
    pub name: Name,
    /// Its number, from 1 across all layers: the subscript of its bias and the second subscript of its weights.
    pub number: usize,
    /// The id of its bias; `None` if it has none.
    pub bias: Option<String>,
    /// The id of the pre-activation. Without activation function it is the output.
    pub pre_activation: String,
    /// The id of the output.
    pub output: String,
    /// The id of the derivative of the sample's loss with respect to the output.
    pub d_output: String,
    /// The id of f′(z); `None` without activation function.
    pub slope: Option<String>,
    /// The id of δ, the derivative of the sample's loss with respect to the sum. Without activation function it is `d_output`.
    pub delta: String,
    /// The connections from the previous layer.
    pub connections: Vec<Connection>,
}

/// A connection from a unit (or input) of the previous layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The id of the weight.
    pub weight: String,
    /// The id of the value that is multiplied by the weight.
    pub source: String,
    /// The id of their product.
    pub product: String,
    /// The id of δ · weight, which is propagated back along the connection; `None` if it starts at an input whose derivative is
    /// not written out.
    pub path: Option<String>,
}

/// A weight or bias in a training step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// The id of its unit.
    pub unit: String,
    /// The id of the derivative of this sample's loss with respect to it.
    pub sample_gradient: String,
    /// The id of the derivative of the batch's loss with respect to it, which is the same if there is only one sample.
    pub gradient: String,
    /// The id of its new value.
    pub updated: String,
    /// The derivative of the batch's loss by finite differences instead of the chain rule.
    pub difference: CentralDifference,
}

/// (L(w + h) − L(w − h)) / 2h, in `f64`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct CentralDifference {
    /// The quotient. `None` if one of the losses is not finite, or if a mistake was planted.
    pub number: Option<Number>,
    /// Its difference from the derivative by the chain rule.
    pub error: Option<Number>,
    /// The step h.
    pub h: Number,
    /// Whether a function has a kink between w − h and w + h, so that the quotient is not a derivative.
    pub kink: bool,
}

/// The effect of the update on the loss, with its reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "there is one in a trace")]
pub enum Outcome {
    /// The loss fell.
    Fell,
    /// The loss is unchanged, because every gradient is exactly 0.
    NoGradient,
    /// The loss is unchanged, because every parameter is frozen.
    Frozen,
    /// The loss is unchanged although there is a gradient: the parameters moved too little, or without effect on the loss.
    Unchanged,
    /// The loss did not fall because the update overshot the minimum. With a smaller learning rate it falls.
    Overshot {
        /// A learning rate with which the loss falls.
        learning_rate: Number,
        /// The resulting loss.
        loss: Number,
    },
    /// The loss rose, because momentum or weight decay moved the parameters uphill.
    Uphill,
    /// The loss rose, even with a millionth of the learning rate: the gradient is not a direction of descent, as at a kink.
    Rose,
    /// Withheld, because it would give away a planted mistake.
    Untold,
    /// A number after the update is not finite.
    Overflow {
        /// The id of the first such number.
        id: String,
    },
}

/// A named number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// Its name as plain text, unique within the trace.
    pub id: String,
    /// Its name; `None` if it is identified by its formula, as a product is.
    pub name: Option<Name>,
    /// Its role in the network.
    pub role: Role,
    /// The number.
    pub number: Number,
    /// The id of the value that it belongs to: the weight of a gradient, the sum of a δ.
    pub about: Option<String>,
}

/// The role of a value in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// A feature of the sample.
    Input,
    /// The weight of a connection.
    Weight,
    /// The bias of a unit.
    Bias,
    /// The target value of an output, or the number of the target output.
    Target,
    /// A setting of the optimizer, such as η.
    Setting,
    /// The optimizer's state from earlier steps.
    State,
    /// A result of a sample that is not written out here.
    OtherSample,
    /// A weight times its input.
    Product,
    /// A unit's sum with bias, z.
    PreActivation,
    /// A hidden unit's output, a.
    Activation,
    /// An output of the network.
    Output,
    /// Target minus output.
    Error,
    /// An intermediate result of the loss, such as a squared error or a probability.
    LossPart,
    /// The loss of a sample, where there are several.
    SampleLoss,
    /// The loss of the batch.
    Loss,
    /// An intermediate derivative of the chain rule.
    Derivative,
    /// δ: the derivative of the sample's loss with respect to a unit's sum.
    Delta,
    /// δ times a weight: the part of a derivative that is propagated back along one connection.
    Path,
    /// The derivative of one sample's loss with respect to a weight or bias, if there are several samples.
    SampleGradient,
    /// The derivative of the loss with respect to a weight or bias.
    Gradient,
    /// The derivative of the sample's loss with respect to an input.
    InputGradient,
    /// A weight or bias ahead of where it is, where its gradient is taken.
    Ahead,
    /// A moment of the optimizer.
    Moment,
    /// A weight after the update.
    NewWeight,
    /// A bias after the update.
    NewBias,
}

/// A step: one operation, which defines a value from others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The phase that it belongs to.
    pub phase: Phase,
    /// The operation.
    pub kind: StepKind,
    /// The id of its unit. `None` for the steps of the loss.
    pub unit: Option<String>,
    /// The id of the value that it defines.
    pub defines: String,
    /// The ids of its operands, in the order of the formula.
    pub operands: Vec<String>,
    /// The formula with names, in one or more equal forms, as in ReLU(z) = max(0, z).
    pub formulas: Vec<Expression>,
    /// The form with numbers, by which the value is computed.
    pub working: Expression,
    /// A remark on this step.
    pub remark: Option<Remark>,
}

/// A remark on a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Remark {
    /// The function has a kink at exactly this z, and the derivative there is a convention.
    Kink,
    /// f′(z) is computed from z, because the form with a would suffer from cancellation.
    Saturated,
    /// The largest output is subtracted from all of them first, so that no exponential overflows.
    Shifted,
    /// The sum of exponentials is that of probabilities, 1: a second softmax changes nothing.
    Normalized,
    /// The factors of a sigmoid and of its cross-entropy cancel, and the product is o − t.
    Cancels,
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
    /// The exponential of an output.
    Exponential,
    /// The sum of the exponentials.
    Total,
    /// An output as a probability.
    Probability,
    /// Whether an output is above 0: 1 or 0.
    Decision,
    /// ln of a probability.
    LogProbability,
    /// The cross-entropy of one output.
    CrossEntropy,
    /// max(0, margin − target output + other output).
    Margin,
    /// The sum over the outputs, with the factor of the loss.
    Reduction,
    /// The mean over the samples.
    BatchMean,
    /// ∂L/∂e and other derivatives before ∂L/∂o.
    LossDerivative,
    /// ∂L/∂o of an output.
    OutputDerivative,
    /// f′(z).
    Slope,
    /// ∂L/∂a · f′(z).
    Delta,
    /// δ · w along one of several connections.
    Path,
    /// ∂L/∂a, summed over all connections.
    ActivationDerivative,
    /// δ times source.
    WeightGradient,
    /// δ.
    BiasGradient,
    /// The mean of a gradient over the samples.
    BatchGradient,
    /// The sum of the gradients of a parameter that several weights, or biases, share.
    TiedGradient,
    /// w + μ v.
    LookAhead,
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
