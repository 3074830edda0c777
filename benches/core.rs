//! How long the core takes on this machine, natively: products of matrices, an update, a written-out training step, and the
//! image of a drawing. `cargo xtask bench` measures trainings in a browser.
//!
//! ```sh
//! cargo bench -p chainrule-benches
//! cargo bench -p chainrule-benches -- product
//! ```

use std::error::Error;
use std::hint::black_box;

use chainrule::dataset::digits;
use chainrule::ink::render;
use chainrule::layer::Dense;
use chainrule::rng::{Rng, Stream};
use chainrule::trace::{Format, training_step, worked_example};
use chainrule::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets};
use chainrule::{Trainer, TrainerConfig};
use criterion::{Criterion, Throughput};
use ndarray::Array2;

/// B, the samples of a batch.
const BATCH: usize = 64;
/// The network that reads digits: 784-600-600-10.
const N_FEATURES: usize = 784;
const HIDDEN: usize = 600;
const N_CLASSES: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = Criterion::default().configure_from_args();
    products(&mut criterion)?;
    update(&mut criterion)?;
    trace(&mut criterion)?;
    ink(&mut criterion)?;
    criterion.final_summary();
    Ok(())
}

/// The three products of the first layer, in `f32`, with what goes with them in a training. Each is 2 · 64 · 784 · 600 =
/// 60 million floating-point operations, which criterion counts as elements: Gelem/s is GFLOP/s.
///
/// - forward: z = x wᵀ + b, (64, 784) (784, 600) -> (64, 600);
/// - weight: dL/dw = (dL/dz)ᵀ x, (600, 64) (64, 784) -> (600, 784);
/// - input: dL/dx = dL/dz w, (64, 600) (600, 784) -> (64, 784), which the first layer of a network does without and every
///   later one makes.
fn products(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let mut rng = Rng::new(1, Stream::Data);
    let (weight, bias) = Init::HeUniform.draw::<f32>(N_FEATURES, HIDDEN, &mut rng);
    let layer = Dense::new(weight, bias, Activation::Identity)?;
    let x = random((BATCH, N_FEATURES), &mut rng);
    let z = layer.forward(&x).pre_activation;
    let d_z = random((BATCH, HIDDEN), &mut rng);

    let mut group = criterion.benchmark_group("product");
    group.throughput(Throughput::Elements((2 * BATCH * N_FEATURES * HIDDEN) as u64));
    group.bench_function("forward", |bencher| bencher.iter(|| layer.forward(black_box(&x))));
    group.bench_function("weight", |bencher| {
        // The memory of the last gradients is written over, as in a training.
        let mut spare = None;
        bencher.iter(|| spare = Some(layer.backward(black_box(&x), &z, d_z.clone(), spare.take())));
    });
    group.bench_function("input", |bencher| bencher.iter(|| layer.backward_input(black_box(&d_z))));
    group.finish();
    Ok(())
}

/// One update of a 784-600-600-10 network, 837,610 parameters in `f32`, with a batch of 64 and Adam: forward pass, loss,
/// backward pass, new weights.
fn update(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let hidden = LayerConfig { n_neurons: HIDDEN, activation: Activation::Relu };
    let output = LayerConfig { n_neurons: N_CLASSES, activation: Activation::Identity };
    let layers = vec![hidden, hidden, output];
    let mlp = Mlp::<f32>::new(&MlpConfig { n_features: N_FEATURES, layers, init: Init::HeUniform, seed: 1 })?;
    let config = TrainerConfig {
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig::adam(),
        batch_size: BATCH,
        seed: 1,
    };
    let mut trainer = Trainer::new(mlp, config)?;

    let mut rng = Rng::new(1, Stream::Data);
    let classes = (0..BATCH).map(|sample| sample % N_CLASSES).collect();
    let batch = Dataset::new(random((BATCH, N_FEATURES), &mut rng), Targets::Classes(classes))?;
    criterion.bench_function("update", |bencher| bencher.iter(|| trainer.update(black_box(&batch))));
    // If the training had diverged, refusals would have been timed.
    trainer.update(&batch)?;
    Ok(())
}

/// A training step of the worked example, a 2-2-2-1 network with one sample, written out: every step with its formula and its
/// numbers, as exact fractions and as text.
fn trace(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let problem = worked_example();
    training_step(&problem, 0, Format::Short)?;
    criterion.bench_function("trace", |bencher| {
        bencher.iter(|| training_step(black_box(&problem), 0, Format::Short));
    });
    Ok(())
}

/// The 28×28 image of the strokes of a digit: a move of the pen waits for it.
fn ink(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let strokes = digits::draw(8, &mut Rng::new(1, Stream::Data))?;
    render(&strokes, 1.0)?;
    criterion.bench_function("ink", |bencher| bencher.iter(|| render(black_box(&strokes), 1.0)));
    Ok(())
}

/// Standard normal numbers.
fn random(shape: (usize, usize), rng: &mut Rng) -> Array2<f32> {
    Array2::from_shape_simple_fn(shape, || rng.normal() as f32)
}
