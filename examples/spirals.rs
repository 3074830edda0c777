//! A network learns to tell two spirals apart, and draws how it divides the plane.
//!
//! ```sh
//! cargo run --example spirals
//! ```

use std::error::Error;

use chainrule::dataset::toy::{Toy, ToyConfig};
use chainrule::metrics::{Evaluation, evaluate, predicted_classes};
use chainrule::{Activation, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Trainer, TrainerConfig};
use ndarray::Array2;

fn main() -> Result<(), Box<dyn Error>> {
    // The same two spirals twice: points to learn from, and others to see whether the network learned more than points.
    let draw = |seed| ToyConfig { toy: Toy::Spiral, n_samples: 400, noise: 0.02, seed }.draw();
    let (train, test) = (draw(1)?, draw(2)?);

    let hidden = LayerConfig { n_neurons: 32, activation: Activation::Relu };
    let output = LayerConfig { n_neurons: 2, activation: Activation::Identity };
    let layers = vec![hidden, hidden, output];
    let mlp = Mlp::<f64>::new(&MlpConfig { n_features: 2, layers, init: Init::HeUniform, seed: 1 })?;

    let optimizer = OptimizerConfig { learning_rate: 0.01, ..OptimizerConfig::adam() };
    let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: 40, seed: 1 };
    let mut trainer = Trainer::new(mlp, config)?;
    for epoch in 1..=15 {
        trainer.epoch(&train)?;
        let [train, test] = [&train, &test].map(|data| evaluate(trainer.mlp(), config.loss, data));
        let percent = |evaluation: Evaluation| 100.0 * evaluation.accuracy().unwrap_or(f64::NAN);
        let (train, test) = (percent(train?), percent(test?));
        println!("epoch {epoch:>2}: train accuracy {train:.1} %, test accuracy {test:.1} %");
    }

    // The centers of 20 rows of 40 cells that cover [-1, 1]², from the top left: a character is twice as high as wide.
    let (rows, columns) = (20, 40);
    let center = |idx: usize, n: usize| (2 * idx + 1) as f64 / n as f64 - 1.0;
    let plane = Array2::from_shape_fn((rows * columns, 2), |(idx, axis)| match axis {
        0 => center(idx % columns, columns),
        _ => -center(idx / columns, rows),
    });
    let classes = predicted_classes(&trainer.mlp().predict(&plane)?)?;
    for row in classes.chunks(columns) {
        println!("{}", row.iter().map(|&class| if class == 0 { '.' } else { '#' }).collect::<String>());
    }
    Ok(())
}
