//! How much may be asked for at once. What comes from a link, a file or a field is compared with these before any work begins.
//!
//! Where a time is given, it is that of the browser build on one core of a small machine.

use crate::error::{Expected, Got, Thing, What};
use crate::{Error, Result};

/// Checks the length of a text or file before it is read.
///
/// # Errors
/// [`Error::Format`] if there are more than `max` bytes.
pub fn check_bytes(what: What, n: usize, max: usize) -> Result<()> {
    if n <= max {
        return Ok(());
    }
    let expected = Expected::AtMost { n: max, of: Some(Thing::Bytes) };
    Err(Error::Format { what, expected, got: Got::Count { n, of: Thing::Bytes } })
}

/// A training step that is written out.
pub mod trace {
    /// Layers, including the output layer: as many as there are letters for the units of hidden ones, and one.
    pub const MAX_LAYERS: usize = 4;
    /// Units in a layer, and inputs: a diagram with more cannot be read.
    pub const MAX_UNITS: usize = 5;
    /// Samples of a batch. Each is computed, one is shown.
    pub const MAX_SAMPLES: usize = 8;
    /// The last training step that can be written out. All before it are computed as well.
    pub const MAX_TRAINING_STEPS: usize = 1000;
    /// Training steps times parameters times samples of a step: the largest network has 104 steps, with which the page says
    /// that it is computing.
    pub const MAX_STEP_WORK: usize = 100_000;
    /// Characters of a number of a problem: two fractions of 11 digits and their slash.
    pub const MAX_NUMBER_CHARS: usize = 24;
    /// The largest absolute value of a number. Together with [`MAX_NUMBER_CHARS`] it keeps every step of the largest network
    /// within the range of `f64`.
    pub const MAX_MAGNITUDE: i32 = 1_000_000_000;
    /// Characters of a result that is typed: all digits of an `f64` with a power of ten.
    pub const MAX_RESULT_CHARS: usize = 40;
    /// The largest exponent of ten of a result that is typed, positive or negative.
    pub const MAX_RESULT_EXPONENT: i32 = 99;
    /// Bits of numerator and denominator together for exact arithmetic. A pass through the largest network stays far below it;
    /// several training steps do not, because each makes fractions longer. Beyond, a number is a float.
    pub const MAX_EXACT_BITS: u64 = 1024;
    /// Bytes of a problem as a link: the largest network has 200 numbers of [`MAX_NUMBER_CHARS`].
    pub const MAX_LINK_BYTES: usize = super::MAX_ADDRESS_CHARS;
}

/// Characters of one parameter of the address; a longer one is cut, and then refused by what reads it. A text of 1 MB took 4.7 s,
/// because what the page shows and compares is written several times over. The longest that is of use is a problem.
pub const MAX_ADDRESS_CHARS: usize = 8192;

/// A training on images.
pub mod images {
    /// Hidden layers.
    pub const MAX_HIDDEN_LAYERS: usize = 8;
    /// Units in a hidden layer.
    pub const MAX_UNITS: usize = 2048;
    /// Weights and biases, 2²³: two and a half times those of the largest preset, 784-1500-1500-10. The largest network that the
    /// limits above allow has 31 million, whose initial weights alone took 12 s, in which the page could show nothing.
    pub const MAX_PARAMETERS: usize = 1 << 23;
    /// Epochs; the run can be stopped in each.
    pub const MAX_EPOCHS: usize = 1000;
    /// Classes: the 62 of EMNIST, and room for two.
    pub const MAX_CLASSES: usize = 64;
    /// Synthetic images per set, as many as MNIST has.
    pub const MAX_DRAWN: usize = 60_000;
    /// Seeds per cell of a sweep.
    pub const MAX_SEEDS: usize = 20;
    /// Trainings in a sweep; the run can be stopped in each.
    pub const MAX_TRAININGS: usize = 1000;
}

/// Files that people choose or a host sends.
pub mod files {
    /// Bytes of an IDX file after decompression. MNIST's training images are 47 MB, those of EMNIST's digits 188 MB. A file is
    /// unpacked only as far as its own header says, so a small one that would become large is refused at its 17th byte.
    pub const MAX_IDX_BYTES: usize = 192 << 20;
    /// Bytes of any file that is read as a whole, packed or not: more than the largest of each kind has.
    pub const MAX_FILE_BYTES: usize = 256 << 20;
    /// Layers of a network in a safetensors file. The deepest that the page makes has [`MAX_HIDDEN_LAYERS`] and one.
    ///
    /// [`MAX_HIDDEN_LAYERS`]: super::images::MAX_HIDDEN_LAYERS
    pub const MAX_LAYERS: usize = 64;
    /// Weights and biases of a network, 2²⁶. With gradients and the state of Adam in `f64`, such a network still fits in the
    /// 4 GiB that wasm can address.
    pub const MAX_PARAMETERS: usize = 1 << 26;
    /// Points in a table.
    pub const MAX_LINES: usize = 5000;
    /// The largest absolute value of a number of an example: its square, and the sum of all of them, are finite.
    pub const MAX_MAGNITUDE: f64 = 1e100;
    /// Inputs of an example. A column of texts counts once for each of its values.
    pub const MAX_INPUTS: usize = 16;
    /// Classes of a table.
    pub const MAX_TABLE_CLASSES: usize = 10;
    /// Rows that are read, of which [`MAX_LINES`] are trained on. Of a longer table, so many are drawn at random.
    pub const MAX_TABLE_ROWS: usize = 100_000;
    /// Columns of a table, of which at most [`MAX_INPUTS`] and one are used.
    pub const MAX_TABLE_COLUMNS: usize = 1000;
    /// The largest absolute value of a number of given points.
    pub const MAX_SIZE: f64 = 1e6;
    /// Bytes of a table: [`MAX_TABLE_ROWS`] of 160, which is more than [`MAX_INPUTS`] numbers of a spreadsheet have.
    pub const MAX_TABLE_BYTES: usize = 16_000_000;
}

/// Pictures in folders.
pub mod pictures {
    /// Pictures; a small one takes about a millisecond to decode, and reading can be cancelled after each.
    pub const MAX_PICTURES: usize = 20_000;
    /// Pixels along a side: a photograph of 16 million pixels, which takes 64 MB while it is decoded.
    pub const MAX_SIDE: usize = 4096;
}

/// Drawings on the pad.
pub mod drawings {
    /// Points on a pad. A pen that reports a thousand a second makes as many in a minute and a half.
    pub const MAX_PAD_POINTS: usize = 100_000;
    /// Classes of a set.
    pub const MAX_LABELS: usize = 10;
    /// Characters of a label.
    pub const MAX_LABEL_CHARS: usize = 12;
    /// Drawings of a set.
    pub const MAX_DRAWINGS: usize = 600;
    /// Points of a drawing in a set.
    pub const MAX_POINTS: usize = 8000;
    /// Bytes of a file of drawings: [`MAX_DRAWINGS`] of 1000 points each, written in 50 characters.
    pub const MAX_FILE_BYTES: usize = 32 << 20;
}

/// The playground of points in the plane.
pub mod playground {
    /// Hidden layers.
    pub const MAX_HIDDEN: usize = 6;
    /// Units in a hidden layer.
    pub const MAX_UNITS: usize = 8;
    /// Epochs; the run can be stopped in each.
    pub const MAX_EPOCHS: usize = 10_000;
    /// Saved states. Beyond, every other one is dropped.
    pub const MAX_RECORDED: usize = 200;
    /// Samples of a toy data set.
    pub const MAX_SAMPLES: usize = 2000;
    /// Seeds of a training that is repeated; the run can be stopped in each.
    pub const MAX_SEEDS: usize = 20;
}

/// The labs.
pub mod lab {
    /// Points of the curve of an activation function.
    pub const MAX_CURVE_POINTS: usize = 2001;
    /// Samples of a distribution.
    pub const MAX_DISTRIBUTION: usize = 20_000;
    /// Hidden layers of a random network that collapses, and units in each.
    pub const MAX_DRAWN: usize = 16;
    /// Layers of a given network that collapses, and units in each.
    pub const MAX_GIVEN: usize = 64;
    /// Cells along a side of the plane.
    pub const MAX_CELLS: usize = 128;
    /// Epochs of a network that collapses.
    pub const MAX_COLLAPSE_EPOCHS: usize = 2000;
    /// Units in a hidden layer whose size is not given by a budget of parameters.
    pub const MAX_CAPACITY_UNITS: usize = 64;
    /// Steps of a run that measures capacity.
    pub const MAX_CAPACITY_STEPS: usize = 20_000;
    /// The smallest budget of parameters: four hidden layers of two units have 25.
    pub const MIN_BUDGET: usize = 25;
    /// The largest budget of parameters.
    pub const MAX_BUDGET: usize = 1000;
    /// Seeds from which models that answer questions are compared. Five models of one seed take a minute.
    pub const MAX_GRAPH_SEEDS: u64 = 8;
    /// Facts that a reader adds to a graph, or takes away from it.
    pub const MAX_GRAPH_EDITS: usize = 32;
    /// Folds, for 2⁸ pieces.
    pub const MAX_FOLDS: usize = 8;
    /// Hidden layers that a gradient flows through.
    pub const MAX_DEPTH: usize = 64;
    /// Units in each of them.
    pub const MAX_WIDTH: usize = 128;
    /// Samples whose gradients are measured.
    pub const MAX_FLOW_SAMPLES: usize = 64;
    /// Steps of a training in which they are.
    pub const MAX_FLOW_STEPS: usize = 2000;
}

/// Expressions that are written out as circuits.
pub mod circuit {
    /// Characters of an expression.
    pub const MAX_CHARS: usize = 120;
    /// Variables: so many fields still stand beside a figure.
    pub const MAX_VARIABLES: usize = 8;
    /// Operations: a figure with more cannot be read.
    pub const MAX_OPERATIONS: usize = 24;
    /// The largest exponent of a power that is computed exactly, positive or negative.
    pub const MAX_EXPONENT: u32 = 20;
    /// Characters of the values of variables in a link: [`MAX_VARIABLES`] names of five characters and numbers of
    /// [`MAX_NUMBER_CHARS`](super::trace::MAX_NUMBER_CHARS).
    pub const MAX_VALUES_CHARS: usize = 256;
}
