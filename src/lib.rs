//! The mathematics of small neural networks, written to be read.
//!
//! The modules, in the order in which data flows:
//!
//! - [`error`]: why an input was refused, with what was expected and what came;
//! - [`real`]: `f32` for training, `f64` for lessons and checks;
//! - `arrays`: many numbers on their way to a page;
//! - `matmul`: products of matrices, where `ndarray` has no kernel of its own for the machine;
//! - [`rng`]: the only randomness, seeded and passed explicitly;
//! - [`dataset`]: samples with their targets, read or drawn, split and standardized;
//! - [`ink`]: pen strokes as the image that a digit network takes;
//! - [`init`]: initial weights;
//! - [`activation`]: activation functions, each beside its derivative;
//! - [`layer`]: a dense layer, forward beside backward;
//! - [`mlp`]: layers one after another, with what the forward pass leaves for the backward pass;
//! - [`loss`]: losses from logits, each value beside its gradient;
//! - [`optimizer`]: how weights follow their gradients;
//! - [`schedule`]: how the learning rate changes on the way;
//! - [`history`]: the losses of a run;
//! - [`metrics`]: how good a network is;
//! - [`percent`]: how a probability is written;
//! - [`trainer`]: the loop through all of these;
//! - [`checkpoint`]: networks as files;
//! - [`images`]: trainings on images that are paused, kept, gone on with and looked at;
//! - [`doubt`]: when a network does not know;
//! - [`reading`]: what a trained network makes of an image;
//! - [`study`]: why it makes that of it, to the last pixel;
//! - [`teach`]: the same network taught by its reader, from a few drawings;
//! - [`trace`]: a pass written out as steps that a person can read;
//! - [`lab`]: experiments whose outcome is a lesson;
//! - [`play`]: a game and a tour with the network that names digits;
//! - [`playground`]: a network of the plane that is built, trained, and watched in all its units;
//! - [`fingerprint`]: whether two builds draw the same bits;
//! - [`release`]: which release of the library this is;
//! - [`wire`]: what a page is handed, each type written once;
//! - `wasm`: the only place that knows JavaScript, in builds for it alone.
//!
//! Letters in shapes: B samples of a batch (N of a data set), I inputs, O outputs, C classes, L layers.
//!
//! # A network that learns XOR
//!
//! ```
//! use chainrule::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets};
//! use chainrule::{Trainer, TrainerConfig};
//! use ndarray::array;
//!
//! let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
//! let data = Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0]))?;
//!
//! let mlp = Mlp::<f64>::new(&MlpConfig {
//!     n_features: 2,
//!     layers: vec![
//!         LayerConfig { n_neurons: 8, activation: Activation::Tanh },
//!         LayerConfig { n_neurons: 2, activation: Activation::Identity }, // a logit for each class
//!     ],
//!     init: Init::XavierUniform,
//!     seed: 1,
//! })?;
//!
//! let mut trainer = Trainer::new(mlp, TrainerConfig {
//!     loss: Loss::SoftmaxCrossEntropy,
//!     optimizer: OptimizerConfig { learning_rate: 0.05, ..OptimizerConfig::adam() },
//!     batch_size: 4,
//!     seed: 1,
//! })?;
//! for _ in 0..200 {
//!     trainer.epoch(&data)?;
//! }
//!
//! assert_eq!(trainer.validate(&data)?.accuracy(), Some(1.0));
//! # Ok::<(), chainrule::Error>(())
//! ```

#[cfg(not(target_arch = "wasm32"))]
mod arrays;
#[cfg(target_arch = "wasm32")]
#[path = "wasm/arrays.rs"]
mod arrays;
pub mod error;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod matmul;
pub mod real;
pub mod rng;

pub mod dataset;
pub mod ink;

pub mod init;

pub mod activation;
pub mod layer;
pub mod mlp;

pub mod loss;

pub mod optimizer;
pub mod schedule;

pub mod history;
pub mod metrics;
pub mod percent;
pub mod trainer;

pub mod checkpoint;
pub mod doubt;
pub mod images;
pub mod lab;
pub mod play;
pub mod playground;
pub mod reading;
pub mod study;
pub mod teach;
pub mod trace;

pub mod fingerprint;
pub mod release;

pub mod wire;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use activation::Activation;
pub use dataset::{Dataset, Targets};
pub use error::{Error, Result};
pub use init::Init;
pub use layer::Dense;
pub use loss::Loss;
pub use mlp::{LayerConfig, Mlp, MlpConfig};
pub use optimizer::{Optimizer, OptimizerConfig};
pub use real::Real;
pub use schedule::Schedule;
pub use trainer::{Trainer, TrainerConfig};
