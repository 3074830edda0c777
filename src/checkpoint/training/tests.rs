use ndarray::Array2;
use proptest::prelude::*;

use super::*;
use crate::{Activation, Dataset, Init, LayerConfig, Loss, MlpConfig, Targets};

/// 10 samples in batches of 3: an epoch is 4 steps, the last one of 1 sample.
fn data() -> Dataset<f32> {
    let samples = Array2::from_shape_fn((10, 4), |(i, j)| ((3 * i + 5 * j) % 7) as f32 / 7.0);
    Dataset::new(samples, Targets::Classes((0..10).map(|i| i % 3).collect())).unwrap()
}

fn trainer(optimizer: OptimizerConfig) -> Trainer<f32> {
    let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
    let layers = vec![layer(5, Activation::Relu), layer(3, Activation::Identity)];
    let mlp = Mlp::new(&MlpConfig { n_features: 4, layers, init: Init::Pytorch, seed: 1 }).unwrap();
    let config = TrainerConfig { loss: Loss::SoftmaxCrossEntropy, optimizer, batch_size: 3, seed: 2 };
    Trainer::new(mlp, config).unwrap()
}

fn all_rules() -> [OptimizerConfig; 6] {
    let with = |config| OptimizerConfig { learning_rate: 0.01, ..config };
    [
        with(OptimizerConfig::sgd()),
        with(OptimizerConfig::momentum()),
        with(OptimizerConfig::nesterov()),
        with(OptimizerConfig::rms_prop()),
        with(OptimizerConfig::adam()),
        with(OptimizerConfig::adam_w()),
    ]
}

fn train(trainer: &mut Trainer<f32>, n_steps: usize) {
    let data = data();
    for _ in 0..n_steps {
        if trainer.step(&data).unwrap().epoch.is_some() {
            trainer.validate(&data).unwrap();
        }
    }
}

/// As [`data`], with features so large that the squares of gradients overflow f32.
fn huge() -> Dataset<f32> {
    let data = data();
    Dataset::new(data.samples().mapv(|x| x * 1e25), data.targets().clone()).unwrap()
}

#[test]
fn a_training_whose_squared_gradients_overflow_resumes() {
    for rule in [OptimizerConfig::adam(), OptimizerConfig::rms_prop()] {
        let mut first = trainer(rule);
        first.step(&huge()).unwrap();
        let infinite = |moments: &LayerMoments<f32>| moments.weight.second.iter().any(|second| second.is_infinite());
        assert!(first.optimizer().layers().iter().any(infinite), "the square of 10²⁵ is above f32's 3.4 · 10³⁸");
        let (mut second, _) = load_training(&save_training(&first, "").unwrap()).unwrap();
        assert_eq!(first.step(&huge()), second.step(&huge()));
        assert_eq!(second, first);
    }
}

#[test]
fn a_training_that_cannot_be_resumed_is_not_saved() {
    for rule in [OptimizerConfig::sgd(), OptimizerConfig::momentum()] {
        let mut diverged = trainer(OptimizerConfig { learning_rate: 1e30, ..rule });
        diverged.step(&huge()).unwrap();
        assert!(diverged.mlp().layers()[0].weight().iter().any(|weight| weight.is_infinite()));
        assert_eq!(save_training(&diverged, "").unwrap_err().code(), "value");
        assert_eq!(crate::checkpoint::save(diverged.mlp(), Precision::F32).unwrap_err().code(), "value");
    }
}

#[test]
fn a_training_resumes_bit_for_bit() {
    for rule in all_rules() {
        let mut unbroken = trainer(rule);
        train(&mut unbroken, 12);
        // Within an epoch, at the end of one, before the first step, and with a changed learning rate.
        for n_steps in [7, 8, 0, 11] {
            let mut first = trainer(rule);
            train(&mut first, n_steps);
            let file = save_training(&first, "a note").unwrap();
            let (mut second, note) = load_training(&file).unwrap();
            assert_eq!((&second, note.as_str()), (&first, "a note"));
            train(&mut second, 12 - n_steps);
            assert_eq!(second, unbroken, "{n_steps} steps of {rule:?} and the rest");
            assert_eq!(save_training(&second, "").unwrap(), save_training(&unbroken, "").unwrap());
        }
    }
}

#[test]
fn the_learning_rate_that_was_set_is_kept() {
    let mut trainer = trainer(OptimizerConfig::adam());
    trainer.set_learning_rate(0.5).unwrap();
    let (loaded, _) = load_training(&save_training(&trainer, "").unwrap()).unwrap();
    assert_eq!(loaded.optimizer().config().learning_rate, 0.5);
    assert_eq!(loaded.config().optimizer.learning_rate, 0.001);
}

#[test]
fn its_network_is_not_a_network_file_and_the_other_way_round() {
    let trainer = trainer(OptimizerConfig::adam());
    assert!(super::super::load(&save_training(&trainer, "").unwrap()).is_err());
    let network = super::super::save(trainer.mlp(), Precision::F32).unwrap();
    assert!(load_training(&network).unwrap_err().to_string().contains("a metadata entry `training`"));
}

/// Replaces text in the header of a file with other text of the same length, and returns the error.
fn forged(from: &str, to: &str) -> Error {
    let mut trainer = trainer(OptimizerConfig::adam());
    train(&mut trainer, 6);
    let mut file = save_training(&trainer, "").unwrap();
    assert_eq!(from.len(), to.len());
    let at = file.windows(from.len()).position(|window| window == from.as_bytes()).expect("the text is in the file");
    file[at..at + to.len()].copy_from_slice(to.as_bytes());
    load_training(&file).expect_err("it was forged")
}

#[test]
fn inconsistent_parts_are_refused() {
    assert!(forged(r#"\"n_taken\":6"#, r#"\"n_taken\":5"#).to_string().contains("history"));
    assert!(forged(r#"\"optimizer_step\":6"#, r#"\"optimizer_step\":7"#).to_string().contains("6 steps"));
    assert!(forged(r#"\"batch_size\":3"#, r#"\"batch_size\":0"#).to_string().contains("batch_size"));
    assert!(forged(r#"\"beta1\":0.9"#, r#"\"beta1\":1.9"#).to_string().contains("beta1"));
    assert!(forged(r#"\"step\":4"#, r#"\"step\":0"#).to_string().contains("history"));
    assert!(forged(r#"\"epoch\":1"#, r#"\"epoch\":2"#).to_string().contains("history"));
    assert!(forged("optimizer.0.weight.first", "optimizer.9.weight.first").to_string().contains("an intact file"));
}

#[test]
fn a_truncated_or_extended_file_is_refused() {
    let mut trainer = trainer(OptimizerConfig::adam());
    train(&mut trainer, 6);
    let file = save_training(&trainer, "").unwrap();
    for length in 0..file.len() {
        assert_eq!(load_training(&file[..length]).unwrap_err().code(), "format", "cut to {length}");
    }
    assert_eq!(load_training(&[file, vec![0]].concat()).unwrap_err().code(), "format");
}

proptest! {
    #[test]
    fn a_changed_file_gives_a_valid_training_or_an_error(at: prop::sample::Index, bytes: Vec<u8>) {
        let mut trainer = trainer(OptimizerConfig::adam());
        train(&mut trainer, 6);
        let mut file = save_training(&trainer, "").unwrap();
        let start = at.index(file.len());
        for (old, new) in file[start..].iter_mut().zip(bytes) {
            *old = new;
        }
        if let Ok((mut trainer, _)) = load_training(&file) {
            // It may diverge, or not match the data; it must not panic.
            let _ = trainer.step(&data());
        }
    }
}
