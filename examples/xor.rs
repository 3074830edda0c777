//! A network learns XOR: the smallest problem that no straight line solves, and so the smallest one that needs a hidden
//! layer.
//!
//! ```sh
//! cargo run --example xor
//! ```

use std::error::Error;

use chainrule::metrics::predicted_classes;
use chainrule::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets};
use chainrule::{Trainer, TrainerConfig};
use ndarray::array;

fn main() -> Result<(), Box<dyn Error>> {
    // Four samples with two features each. The class of a sample is 1 if exactly one of its features is.
    let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    let data = Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0]))?;

    let mlp = Mlp::<f64>::new(&MlpConfig {
        n_features: 2,
        layers: vec![
            LayerConfig { n_neurons: 8, activation: Activation::Tanh },
            LayerConfig { n_neurons: 2, activation: Activation::Identity }, // a logit for each class
        ],
        init: Init::XavierUniform,
        seed: 1,
    })?;

    let optimizer = OptimizerConfig { learning_rate: 0.05, ..OptimizerConfig::adam() };
    let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: 4, seed: 1 };
    let mut trainer = Trainer::new(mlp, config)?;
    for _ in 0..100 {
        let epoch = trainer.epoch(&data)?;
        if epoch.epoch == 1 || epoch.epoch % 20 == 0 {
            println!("epoch {:>3}: loss {:.4}", epoch.epoch, epoch.train_loss);
        }
    }

    // The larger of the two logits is the answer.
    let answers = predicted_classes(&trainer.mlp().predict(data.samples())?)?;
    for (sample, answer) in data.samples().rows().into_iter().zip(answers) {
        println!("{} XOR {} = {answer}", sample[0], sample[1]);
    }
    Ok(())
}
