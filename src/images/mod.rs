//! Training on images: data from files or synthetic, trainings that can be paused, saved and resumed bit for bit, and an
//! analysis of their results.
//!
//! Images are stored as bytes, and only one batch at a time is converted to floats, so the 70,000 images of MNIST take
//! 55 MB.

mod config;
mod data;
mod files;
mod given;
mod pictures;
mod repeat;
mod results;
mod snapshot;
mod summary;
mod sweep;
mod training;
mod welch;

pub use config::{ImageConfig, MAX_EPOCHS, MAX_HIDDEN_LAYERS, MAX_PARAMETERS, MAX_UNITS, TrainingPlan};
pub use data::{ImageData, ImageSet, Scaling};
pub use files::{FileReport, ImageFiles, KnownSet, Part};
pub use given::{ActivationTrial, ActivationTrials, TrialsSnapshot, inspect, inspect_on};
pub use pictures::{Pictures, PicturesReport};
pub use results::{ClassResult, Confusion, FirstLayerWeights, ImageResults, ImageSample, Mistake};
pub use results::{first_layer, results, samples};
pub use snapshot::{BatchLosses, ImageEpoch, ImageSnapshot};
pub use summary::TrainingSummary;
pub use sweep::{ImageSweep, MAX_SEEDS, MAX_TRAININGS, SweepCell, SweepConfig, SweepSnapshot, SweepTraining};
pub use training::ImageTraining;
