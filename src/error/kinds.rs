//! What the variants of [`Expected`](super::Expected) are about.

use serde::Serialize;

/// What lies in a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Ranged {
    /// A real number.
    Number,
    /// Several of them.
    Numbers,
    /// A number that may not be infinite.
    FiniteNumber,
    /// A number of things.
    WholeNumber,
    /// Predicted ones or targets.
    Probabilities,
    /// The number of a class.
    Class,
    /// The labels of a file.
    Labels,
    /// The number of a sample.
    Sample,
    /// The number of units of a layer.
    Size,
    /// The number of a training step.
    TrainingStep,
    /// The number of the output that is right.
    RightOutput,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Thing {
    Bytes,
    Characters,
    Classes,
    Coordinates,
    Dimensions,
    GreyLevels,
    Images,
    Inputs,
    Layers,
    /// The parts of a link, between asterisks.
    LinkParts,
    Pixels,
    PixelsOfEachPicture,
    Points,
    Results,
    Samples,
    Steps,
    Targets,
    Tensors,
    WeightsAndBiases,
}

/// What there is one of for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Each {
    /// One of the subject.
    One,
    /// An activation function.
    Activation,
    /// A unit.
    Unit,
    /// A weight and a bias.
    WeightAndBias,
}

/// How something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Notation {
    /// A decimal.
    Decimal,
    /// A decimal or a fraction.
    Number,
    /// An activation function of a link.
    Activation,
    /// A loss of a link.
    Loss,
    /// A loss that can be written out.
    WrittenOutLoss,
    /// An update rule of a link, with its learning rate and weight decay.
    Rule,
    /// The id of a number of a problem.
    NumberId,
    /// The metadata entry that names the activation functions.
    ActivationList,
}

/// A part of a kept training, and what it has to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum KeptPart {
    /// The network and the settings of its note.
    Settings,
    /// The steps, epochs and tests that its place asks for.
    Progress,
    /// Moments of this rule and network.
    Moments,
    /// Finite moments, and no square below 0.
    SoundMoments,
    /// Finite losses of the steps and epochs that were made.
    History,
}

/// What an IDX file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum IdxContents {
    /// Images.
    Images,
    /// Labels.
    Labels,
}
