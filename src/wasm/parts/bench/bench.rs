//! The benchmarks of `cargo xtask bench`: a training step in parts, and the machine's peak rate of multiply-adds.

use core::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat};
use ndarray::Array2;
use wasm_bindgen::prelude::*;

use chainrule::rng::{Rng, Stream};
use chainrule::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Targets};
use chainrule::{Trainer, TrainerConfig};

/// Training of the assignment's network on one random batch.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BenchTraining {
    trainer: Trainer<f32>,
    batch: Dataset<f32>,
}

#[wasm_bindgen]
impl BenchTraining {
    /// Creates a network 784-`hidden`-10 with ReLU, cross-entropy and Adam.
    ///
    /// # Errors
    /// As [`Mlp::new`] and [`Trainer::new`].
    #[wasm_bindgen(constructor)]
    pub fn new(hidden: &[usize], #[wasm_bindgen(js_name = batchSize)] batch_size: usize) -> Result<BenchTraining> {
        let (n_features, n_classes) = (784, 10);
        let mut layers: Vec<LayerConfig> =
            hidden.iter().map(|&n_neurons| LayerConfig { n_neurons, activation: Activation::Relu }).collect();
        layers.push(LayerConfig { n_neurons: n_classes, activation: Activation::Identity });
        let mlp = Mlp::new(&MlpConfig { n_features, layers, init: Init::HeUniform, seed: 1 })?;
        let config =
            TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer: OptimizerConfig::adam(), batch_size, seed: 1 };
        let mut rng = Rng::new(1, Stream::Data);
        let samples = Array2::from_shape_simple_fn((batch_size, n_features), || rng.uniform() as f32);
        let classes = (0..batch_size).map(|sample| sample % n_classes).collect();
        Ok(Self { trainer: Trainer::new(mlp, config)?, batch: Dataset::new(samples, Targets::Classes(classes))? })
    }

    /// Makes one update (forward, loss, backward, Adam) and returns the loss.
    ///
    /// # Errors
    /// As [`Trainer::update`].
    pub fn step(&mut self) -> Result<f64> {
        self.trainer.update(&self.batch)
    }

    /// Runs only the forward pass.
    ///
    /// # Errors
    /// As [`Mlp::forward`].
    pub fn forward(&self) -> Result<f32> {
        let activations = self.trainer.mlp().forward(self.batch.samples())?;
        Ok(activations.output()[[0, 0]])
    }

    /// Runs the forward and the backward pass, without the update.
    ///
    /// # Errors
    /// As [`Mlp::forward`] and [`Loss::value_and_gradient`].
    pub fn gradients(&self) -> Result<f32> {
        let (mlp, loss) = (self.trainer.mlp(), self.trainer.config().loss);
        let activations = mlp.forward(self.batch.samples())?;
        let (_, d_output) = loss.value_and_gradient(activations.output(), self.batch.targets())?;
        Ok(mlp.backward(&activations, d_output).layers[0].d_bias[0])
    }

    /// The number of multiplications and additions in the matrix products of a step: two per weight and sample for the forward
    /// pass, two for the weight's gradient, and two for the gradient of a layer's input, which the first layer skips.
    #[wasm_bindgen(js_name = nOperations)]
    pub fn n_operations(&self) -> f64 {
        let weights: Vec<usize> = self.trainer.mlp().layers().iter().map(|layer| layer.weight().len()).collect();
        let all: usize = weights.iter().sum();
        (2 * self.batch.n_samples() * (3 * all - weights.first().unwrap_or(&0))) as f64
    }
}

/// The number of accumulators of [`multiply_add`]; the rest of the 16 vector registers hold its two operands.
const N_ACCUMULATORS: usize = 12;

/// Multiplies and adds in registers only, `n_turns` times 4 · 12 · 4 numbers: the peak rate of 128-bit vectors. Returns the
/// result, so that the work is not optimized away.
#[wasm_bindgen(js_name = multiplyAdd)]
pub fn multiply_add(#[wasm_bindgen(js_name = nTurns)] n_turns: u32, x: f32) -> f32 {
    let (factor, summand) = (f32x4_splat(x), f32x4_splat(1.0 - x));
    let mut sums = [f32x4_splat(0.0); N_ACCUMULATORS];
    for _ in 0..n_turns {
        for _ in 0..4 {
            for sum in &mut sums {
                *sum = f32x4_add(f32x4_mul(*sum, factor), summand);
            }
        }
    }
    sums.iter().map(|&sum| f32x4_extract_lane::<0>(sum)).sum()
}

/// The number of multiplications and additions per turn of [`multiply_add`].
#[wasm_bindgen(js_name = nOperationsOfATurn)]
pub fn n_operations_of_a_turn() -> u32 {
    4 * N_ACCUMULATORS as u32 * 4 * 2
}
