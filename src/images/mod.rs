//! Trainings on images: data from files or drawn by rule, a training that is paused, kept and gone on with to the bit, and
//! a close look at what came of it.
//!
//! Images stay bytes; only a batch of them at a time is scaled to numbers. So the 70,000 images of MNIST take 55 MB.

mod data;
mod files;
mod results;
mod snapshot;
mod sweep;
mod training;

pub use data::{ImageData, ImageSet, N_CLASSES, Scaling};
pub use files::{FileReport, ImageFiles, KnownSet, Part};
pub use results::{ClassResult, ImageResults, ImageSample, Mistake, Neurons, first_layer, results, samples};
pub use snapshot::{BatchLosses, ImageEpoch, ImageSnapshot};
pub use sweep::{ImageSweep, MAX_SEEDS, MAX_TRAININGS, SweepCell, SweepConfig, SweepSnapshot, SweepTraining};
pub use training::{ImageConfig, ImageTraining, MAX_EPOCHS, MAX_HIDDEN_LAYERS, MAX_UNITS};
