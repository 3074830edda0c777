//! What an input should have been.

use std::fmt;

use serde::Serialize;

use super::kinds::{Each, IdxContents, KeptPart, NetworkFormat, Notation, PerceptronPart, Ranged, SyntaxPart, Thing};
use super::{AxisLength, TargetKind, tuple};

mod words;

/// What an input should have been.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Expected {
    /// A number that is neither infinite nor NaN.
    FiniteNumber,
    /// Numbers that are neither infinite nor NaN.
    FiniteNumbers,
    /// In the closed range [from, to].
    Between {
        /// What is bounded.
        of: Ranged,
        /// The least.
        from: f64,
        /// The greatest.
        to: f64,
    },
    /// At least a bound.
    AtLeast {
        /// What is bounded.
        of: Ranged,
        /// The least.
        from: f64,
    },
    /// Finite and greater than a bound.
    Above {
        /// The bound.
        bound: f64,
    },
    /// In the half-open range (bound, to].
    AboveUpTo {
        /// The lower bound, excluded.
        bound: f64,
        /// The greatest.
        to: f64,
    },
    /// In the half-open range [from, bound).
    FromBelow {
        /// The least.
        from: f64,
        /// The upper bound, excluded.
        bound: f64,
    },
    /// A whole number below a bound.
    Below {
        /// What the number is an index of, from 0.
        of: Ranged,
        /// The bound.
        bound: usize,
    },
    /// A number that fits in an `f16`.
    HalfPrecision {
        /// The greatest.
        limit: f64,
    },
    /// Multiples of 1/grid.
    GridPoints {
        /// The inverse of the grid spacing.
        grid: f64,
        /// The greatest absolute value.
        limit: f64,
    },
    /// A finite number near the origin.
    NearPad {
        /// The largest allowed distance, in pad sides.
        sides: f64,
    },
    /// A drawing that is not too large.
    FiniteDrawing,
    /// A drawing that is not too small.
    DrawingAtLeast {
        /// The drawing's longest side has to be at least 1/nth of the pad's side.
        nth: f64,
    },
    /// At most n.
    AtMost {
        /// How many.
        n: usize,
        /// Of what, unless the subject says so.
        of: Option<Thing>,
    },
    /// Exactly n.
    Count {
        /// How many.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// A count in the closed range [from, to].
    CountBetween {
        /// The smallest count.
        from: usize,
        /// The largest count.
        to: usize,
        /// Of what.
        of: Thing,
    },
    /// Fewer than all of them.
    FewerThan {
        /// How many there are.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// One for each of n things.
    ForEach {
        /// What is needed once each.
        each: Each,
        /// The number of things.
        n: usize,
        /// The things.
        of: Thing,
    },
    /// A list without duplicates.
    EachOnce {
        /// Of what.
        of: Thing,
    },
    /// The same number of samples as when the current epoch began.
    SameSamples {
        /// How many.
        n: usize,
    },
    /// At least one drawing of each class.
    OneOfEachClass,
    /// x, y and targets of the same length.
    EqualCounts,
    /// An array.
    Shape {
        /// The length of each axis.
        axes: Vec<AxisLength>,
    },
    /// Rows of equal length.
    EqualRows,
    /// One of several names.
    OneOf {
        /// The names.
        names: Vec<&'static str>,
    },
    /// Text in a notation.
    Written {
        /// The notation.
        notation: Notation,
        /// Examples of it.
        examples: Vec<&'static str>,
    },
    /// The activation functions of the layers.
    ActivationsOf {
        /// Their names, from the first layer to the last one.
        names: Vec<&'static str>,
    },
    /// The same activation function on all hidden layers, and none on the last layer.
    OneHiddenActivation,
    /// A part of an expression.
    Syntax {
        /// Which part.
        part: SyntaxPart,
    },
    /// A fraction whose denominator is not 0.
    NonzeroDenominator,
    /// A file name that contains one of several words.
    NameWithEither {
        /// The words.
        words: Vec<&'static str>,
    },
    /// A letter that does not look like a digit.
    LetterUnlikeDigits,
    /// The id of a result in the problem.
    ResultId,
    /// A problem in which a mistake changes a result.
    VisibleMistakes,
    /// A digit other than the network's prediction.
    AnotherDigit,
    /// Targets of the given kind.
    Targets {
        /// The kind.
        of: TargetKind,
    },
    /// A loss for targets of the given kind.
    LossFor {
        /// The kind.
        of: TargetKind,
    },
    /// Four files of the same data set.
    FilesOfOneSet,
    /// A folder for each class of pictures.
    ClassFolders,
    /// The images that the training started with.
    SameImages,
    /// Images of the given size.
    ImagesOf {
        /// Their height in pixels.
        rows: usize,
        /// Their width in pixels.
        columns: usize,
    },
    /// A part of a saved training that is consistent with the rest.
    Fitting {
        /// Which part.
        part: KeptPart,
    },
    /// A text or file in the given version of its format.
    Version {
        /// The version.
        version: &'static str,
    },
    /// A file in the given format.
    FileFormat {
        /// The name of the format, as written in the file.
        name: &'static str,
    },
    /// A file of drawings that the page wrote.
    DrawingsFile,
    /// Records or rows of a table, as JSON.
    Records,
    /// A value that JSON can represent.
    Json,
    /// The note that an image training stores in its file.
    TrainingNote,
    /// An argument with only known fields, of the right types.
    KnownFields {
        /// The name of the argument.
        argument: &'static str,
    },
    /// An IDX file.
    IdxFile {
        /// What it should contain.
        contents: IdxContents,
    },
    /// A header.
    Header {
        /// Its length.
        n_bytes: usize,
    },
    /// The number of bytes that the header announces.
    Elements {
        /// The sizes in the header, whose product is the number of bytes.
        sizes: Vec<usize>,
    },
    /// A file that is not corrupt.
    Undamaged,
    /// gzip data that is not corrupt.
    UndamagedGzip,
    /// A metadata entry of a file.
    MetadataEntry {
        /// Its name.
        name: &'static str,
    },
    /// A tensor of a file.
    Tensor {
        /// Its name.
        name: String,
        /// The allowed element types.
        dtypes: Vec<&'static str>,
        /// The number of axes.
        n_dimensions: usize,
    },
    /// Tensors that form a multilayer perceptron.
    Perceptron {
        /// What they lack.
        part: PerceptronPart,
    },
    /// A file with the given hash.
    Sha256 {
        /// In hexadecimal.
        sha256: String,
    },
}

impl Expected {
    /// A number in the closed range [from, to].
    pub(crate) fn between(from: impl Bound, to: impl Bound) -> Self {
        Self::range(Ranged::Number, from, to)
    }

    /// A quantity of the kind `of` in the closed range [from, to].
    pub(crate) fn range(of: Ranged, from: impl Bound, to: impl Bound) -> Self {
        Self::Between { of, from: from.bound(), to: to.bound() }
    }

    /// At most `n` of the subject of the error.
    pub(crate) fn at_most(n: usize) -> Self {
        Self::AtMost { n, of: None }
    }

    /// A whole number of at least 1.
    pub(crate) const AT_LEAST_1: Self = Self::AtLeast { of: Ranged::WholeNumber, from: 1.0 };

    /// A finite number above 0.
    pub(crate) const ABOVE_0: Self = Self::Above { bound: 0.0 };

    /// A finite number of at least 0.
    pub(crate) const FROM_0: Self = Self::AtLeast { of: Ranged::FiniteNumber, from: 0.0 };
}

/// A number that bounds a range.
pub(crate) trait Bound {
    /// Converts to a float. Bounds are small enough for this to be exact.
    fn bound(self) -> f64;
}

impl Bound for f64 {
    fn bound(self) -> f64 {
        self
    }
}

impl Bound for usize {
    fn bound(self) -> f64 {
        self as f64
    }
}

impl Bound for i32 {
    fn bound(self) -> f64 {
        f64::from(self)
    }
}
