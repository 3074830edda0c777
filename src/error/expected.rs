//! What would have been taken.

use std::fmt;

use serde::Serialize;

use super::kinds::{Each, IdxContents, KeptPart, Notation, Ranged, Thing};
use super::{AxisLength, TargetKind, tuple};

mod words;

/// What would have been taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Expected {
    /// A number that is neither infinite nor NaN.
    FiniteNumber,
    /// Numbers that are.
    FiniteNumbers,
    /// From one bound to another, both included.
    Between {
        /// What is bounded.
        of: Ranged,
        /// The least.
        from: f64,
        /// The greatest.
        to: f64,
    },
    /// From a bound on, which is included.
    AtLeast {
        /// What is bounded.
        of: Ranged,
        /// The least.
        from: f64,
    },
    /// Finite, and above a bound.
    Above {
        /// The bound.
        bound: f64,
    },
    /// Above a bound, and at most another.
    AboveUpTo {
        /// The lower bound, excluded.
        bound: f64,
        /// The greatest.
        to: f64,
    },
    /// From a bound on, and below another.
    FromBelow {
        /// The least.
        from: f64,
        /// The upper bound, excluded.
        bound: f64,
    },
    /// A whole number below a bound.
    Below {
        /// What is numbered, from 0.
        of: Ranged,
        /// The bound.
        bound: usize,
    },
    /// A number that a float of 16 bits can hold.
    HalfPrecision {
        /// The greatest.
        limit: f64,
    },
    /// Multiples of 1/grid.
    GridPoints {
        /// The inverse of the distance of two of them.
        grid: f64,
        /// The greatest absolute value.
        limit: f64,
    },
    /// A finite number, not far from the origin.
    NearPad {
        /// How far it may be, in sides of the pad.
        sides: f64,
    },
    /// A drawing that is not too large.
    FiniteDrawing,
    /// A drawing that is not too small.
    DrawingAtLeast {
        /// The inverse of the part of the pad's side that its longest side takes.
        nth: f64,
    },
    /// At most so many.
    AtMost {
        /// How many.
        n: usize,
        /// Of what, if the subject does not say it.
        of: Option<Thing>,
    },
    /// So many.
    Count {
        /// How many.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// From so many to so many.
    CountBetween {
        /// The least number.
        from: usize,
        /// The greatest number.
        to: usize,
        /// Of what.
        of: Thing,
    },
    /// Not all of them.
    FewerThan {
        /// How many there are.
        n: usize,
        /// Of what.
        of: Thing,
    },
    /// One for each of so many.
    ForEach {
        /// What there is one of.
        each: Each,
        /// For how many.
        n: usize,
        /// For what.
        of: Thing,
    },
    /// None of them twice.
    EachOnce {
        /// Of what.
        of: Thing,
    },
    /// As many samples as in the part of the epoch that is over.
    SameSamples {
        /// How many.
        n: usize,
    },
    /// At least one drawing of each class.
    OneOfEachClass,
    /// As many x as y and targets.
    EqualCounts,
    /// An array.
    Shape {
        /// The length of each axis.
        axes: Vec<AxisLength>,
    },
    /// Rows of one length.
    EqualRows,
    /// One of some names.
    OneOf {
        /// All of them.
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
    /// One function for all hidden layers, and none for the last one.
    OneHiddenActivation,
    /// A fraction whose denominator is not 0.
    NonzeroDenominator,
    /// A file name in which one of some words stands.
    NameWithEither {
        /// The words.
        words: Vec<&'static str>,
    },
    /// A letter that is not taken for a digit.
    LetterUnlikeDigits,
    /// A number of the problem.
    ResultId,
    /// A problem in which a mistake can be seen.
    VisibleMistakes,
    /// Another digit than the one that the network names.
    AnotherDigit,
    /// Targets of a kind.
    Targets {
        /// The kind.
        of: TargetKind,
    },
    /// A loss for targets of a kind.
    LossFor {
        /// The kind.
        of: TargetKind,
    },
    /// Files of one data set.
    FilesOfOneSet,
    /// The images that a training began with.
    SameImages,
    /// Images of a size.
    ImagesOf {
        /// Their height.
        rows: usize,
        /// Their width.
        columns: usize,
    },
    /// A part of a kept training that fits another.
    Fitting {
        /// Which part.
        part: KeptPart,
    },
    /// Text or a file in a version of its format.
    Version {
        /// The version.
        version: &'static str,
    },
    /// A file in a format.
    FileFormat {
        /// What the file calls its format.
        name: &'static str,
    },
    /// A file of drawings that the page wrote.
    DrawingsFile,
    /// What JSON can hold.
    Json,
    /// The note that a training on images leaves in its file.
    TrainingNote,
    /// Fields and types that the core knows.
    KnownFields {
        /// The argument of the call that has them.
        argument: &'static str,
    },
    /// An IDX file.
    IdxFile {
        /// What is in it.
        contents: IdxContents,
    },
    /// A header.
    Header {
        /// How long it is.
        n_bytes: usize,
    },
    /// As many bytes after the header as it says.
    Elements {
        /// The sizes in the header: the bytes are as many as their product.
        sizes: Vec<usize>,
    },
    /// A file without damage.
    Undamaged,
    /// gzip data without damage.
    UndamagedGzip,
    /// An entry among the metadata of a file.
    MetadataEntry {
        /// Its name.
        name: &'static str,
    },
    /// A tensor of a file.
    Tensor {
        /// Its name.
        name: String,
        /// The types that its numbers may have.
        dtypes: Vec<&'static str>,
        /// How many axes it has.
        n_dimensions: usize,
    },
    /// A file with a hash.
    Sha256 {
        /// In hexadecimal.
        sha256: String,
    },
}

impl Expected {
    /// A number from one bound to another.
    pub(crate) fn between(from: impl Bound, to: impl Bound) -> Self {
        Self::range(Ranged::Number, from, to)
    }

    /// What is `of`, from one bound to another.
    pub(crate) fn range(of: Ranged, from: impl Bound, to: impl Bound) -> Self {
        Self::Between { of, from: from.bound(), to: to.bound() }
    }

    /// At most `n` of what the subject is.
    pub(crate) fn at_most(n: usize) -> Self {
        Self::AtMost { n, of: None }
    }

    /// A whole number, 1 or more.
    pub(crate) const AT_LEAST_1: Self = Self::AtLeast { of: Ranged::WholeNumber, from: 1.0 };

    /// A finite number above 0.
    pub(crate) const ABOVE_0: Self = Self::Above { bound: 0.0 };

    /// A finite number, 0 or more.
    pub(crate) const FROM_0: Self = Self::AtLeast { of: Ranged::FiniteNumber, from: 0.0 };
}

/// A number that bounds a range.
pub(crate) trait Bound {
    /// As a float; bounds are small enough for it to be exact.
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
