//! The nouns that the variants of [`Expected`](super::Expected) and [`Got`](super::Got) speak of.

use serde::Serialize;

/// The kind of quantity that a range bounds.
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
    /// A count.
    WholeNumber,
    /// Probabilities, predicted or given as targets.
    Probabilities,
    /// The index of a class.
    Class,
    /// The labels of a file.
    Labels,
    /// The index of a sample.
    Sample,
    /// The number of units of a layer.
    Size,
    /// The number of a training step.
    TrainingStep,
    /// The index of the target output.
    RightOutput,
}

/// Things that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the documentation")]
pub enum Thing {
    ActivationFunctions,
    Bytes,
    Characters,
    Classes,
    Columns,
    Coordinates,
    Dimensions,
    GreyLevels,
    Images,
    Inputs,
    Layers,
    /// The parts of a link, between asterisks.
    LinkParts,
    Operations,
    Pixels,
    PixelsOfEachPicture,
    Points,
    Results,
    Rows,
    Samples,
    Steps,
    Targets,
    Tensors,
    Variables,
    WeightsAndBiases,
}

/// What is needed once for each of several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Each {
    /// One of whatever the error is about.
    One,
    /// An activation function.
    Activation,
    /// A unit.
    Unit,
    /// A weight and a bias.
    WeightAndBias,
}

/// The notation of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Notation {
    /// A decimal number.
    Decimal,
    /// A decimal or a fraction.
    Number,
    /// An activation function, as links write it.
    Activation,
    /// A loss, as links write it.
    Loss,
    /// An activation function whose outputs are probabilities, which a loss needs.
    OutputOfProbabilities,
    /// An update rule with its learning rate and weight decay, as links write it.
    Rule,
    /// How a problem differs from a plain one, as links write it.
    Variant,
    /// The id of a number of a problem.
    NumberId,
    /// The id of a weight or bias of a problem.
    ParameterId,
    /// Ids of parameters that are one, joined by equals signs.
    Tied,
    /// The value of a variable in a link.
    VariableValue,
    /// The metadata entry that names the activation functions.
    ActivationList,
}

/// What can come at a place of an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SyntaxPart {
    /// A number, a variable, a function or a parenthesis.
    Operand,
    /// An operator, or the end.
    Operator,
    /// An opening parenthesis.
    OpeningParenthesis,
    /// A closing parenthesis.
    ClosingParenthesis,
    /// The second bar of an absolute value.
    ClosingBar,
    /// A comma, and the next argument.
    Comma,
    /// A decimal that is not too long.
    Number,
    /// A variable, or one of the functions.
    Name {
        /// The names of the functions.
        functions: Vec<&'static str>,
    },
}

/// A part of a saved training, and what it has to be consistent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum KeptPart {
    /// The network, and the settings in the file's note.
    Settings,
    /// The number of steps, epochs and evaluations that the saved position implies.
    Progress,
    /// The moments of this update rule for this network.
    Moments,
    /// Finite moments, with no negative second moment.
    SoundMoments,
    /// A finite loss for each completed step and epoch.
    History,
}

/// The contents of an IDX file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum IdxContents {
    /// Images.
    Images,
    /// Labels.
    Labels,
}

/// What tensors need to form a multilayer perceptron.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PerceptronPart {
    /// Only matrices of weights and vectors of biases.
    Matrices,
    /// Names that tell weights from biases, and which belong together.
    Names,
    /// Layers that fit together.
    Chain,
}

/// A format in which networks are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NetworkFormat {
    /// What `torch.save` writes: `.pt`, `.pth`.
    Pytorch,
    /// A model of Keras: `.keras`.
    Keras,
    /// HDF5, as Keras has it in `.h5`.
    Hdf5,
    /// Arrays of NumPy: `.npz`.
    Npz,
    /// An array of NumPy: `.npy`.
    Npy,
    /// The Open Neural Network Exchange: `.onnx`.
    Onnx,
    /// Any other zip archive.
    Zip,
}
