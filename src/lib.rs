//! The mathematics of small neural networks, written to be read.
//!
//! Layers, losses, optimizers and the loop that trains with them are a few hundred lines each. Beside them stands the
//! pipeline that turns pen strokes into the image that a digit network reads, and on them what lets a person look
//! inside: a training step written out in exact fractions, experiments, explanations of a single answer. The crate runs
//! natively and, compiled to WebAssembly, under a page.
//!
//! # A network that learns XOR
//!
//! ```
//! use chainrule::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets};
//! use chainrule::{Trainer, TrainerConfig};
//! use ndarray::array;
//!
//! // Four samples with two features each, and the class of each sample.
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
//!     trainer.epoch(&data)?; // every sample once, in a new order
//! }
//!
//! assert_eq!(trainer.validate(&data)?.accuracy(), Some(1.0));
//! # Ok::<(), chainrule::Error>(())
//! ```
//!
//! The folder `examples/` has this as a program, and beside it two spirals told apart and digits of MNIST read.
//!
//! # The modules, in the order in which data flow
//!
//! What everything stands on:
//!
//! - [`archive`]: zip archives;
//! - [`error`]: why an input was refused, as data: what was expected and what came;
//! - [`limits`]: how much may be asked for at once;
//! - [`numerals`]: numbers as people type them;
//! - [`real`]: the two kinds of number, `f32` for training and `f64` for lessons and checks;
//! - [`rng`]: the only source of randomness, seeded and passed explicitly;
//! - [`sum`]: the SHA-256 of files, by which a damaged one is told from an intact one.
//!
//! From samples to a batch:
//!
//! - [`dataset`]: samples with their targets, read from files or synthetic, split and standardized;
//! - [`table`]: tables as people have them, of which the columns become inputs and targets;
//! - [`ink`]: pen strokes as the 28×28 image that a digit network takes.
//!
//! The network and its two passes:
//!
//! - [`init`]: initial weights;
//! - [`activation`]: activation functions, each beside its derivative;
//! - [`layer`]: a dense layer, its forward pass beside its backward pass;
//! - [`mlp`]: layers in sequence, and the activations that the forward pass keeps for the backward pass;
//! - [`loss`]: losses computed from logits, each value beside its gradient.
//!
//! Training:
//!
//! - [`optimizer`]: update rules, from SGD to AdamW;
//! - [`schedule`]: how the learning rate changes during a training;
//! - [`history`]: the losses of a training, step by step and epoch by epoch;
//! - [`metrics`]: accuracy, confusion matrix, precision and recall;
//! - [`trainer`]: the loop that puts all of these together;
//! - [`checkpoint`]: networks and trainings as safetensors files.
//!
//! What is built on it:
//!
//! - [`images`]: trainings on images that can be paused, saved and resumed bit for bit;
//! - [`reading`]: what a trained network makes of an image;
//! - [`percent`]: how its probabilities are written;
//! - [`doubt`]: when a network should give no answer;
//! - [`study`]: why a network gives its answer: units, pixels, and the smallest change that alters it;
//! - [`teach`]: a digit network that goes on learning from a few drawings;
//! - [`play`]: a game and a tour of prepared drawings with the digit network;
//! - [`trace`]: a training step written out, one operation at a time, in exact fractions while they last;
//! - [`lab`]: experiments on activation functions, depth and width, and vanishing gradients;
//! - [`playground`]: a network on points in the plane that is built and trained in view.
//! - [`graph`]: questions answered from text and a graph of facts.
//!
//! Between this crate and a page:
//!
//! - [`release`]: which release of the library this is;
//! - [`fingerprint`]: hashes by which two builds show that they draw the same bits;
//! - [`wire`]: the types that a page is handed, each written once;
//! - `wasm`: the only module that knows JavaScript, in builds for WebAssembly only.
//!
//! # Conventions
//!
//! Letters in shapes: B samples of a batch (N of a data set), I inputs, O outputs, C classes, L layers. A weight is (O,
//! I), as in PyTorch: row j belongs to unit j. A function that can refuse its input returns a [`Result`], and says
//! under "Errors" what it refuses.

pub mod archive;
#[cfg(not(target_arch = "wasm32"))]
mod arrays;
#[cfg(target_arch = "wasm32")]
#[path = "wasm/arrays.rs"]
mod arrays;
pub mod error;
pub mod limits;
#[cfg(any(test, target_arch = "wasm32"))]
mod matmul;
pub mod numerals;
pub mod real;
pub mod rng;
pub mod sum;

pub mod dataset;
pub mod ink;
pub mod table;

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
pub mod graph;
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
