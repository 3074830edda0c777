//! The mathematics of small neural networks, written to be read: the modules stand in the order in which data flows.

pub mod error;
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

pub mod history;
pub mod metrics;
pub mod trainer;

pub mod checkpoint;
pub mod recognition;
pub mod trace;

pub mod fingerprint;

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
pub use trainer::{Trainer, TrainerConfig};
