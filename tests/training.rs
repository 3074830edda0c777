//! The training loop as a whole.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::loss::Reduction;
use chainrule::metrics::{ConfusionMatrix, evaluate, predicted_classes};
use chainrule::{
    Activation, Dataset, Dense, Error, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets, Trainer,
    TrainerConfig,
};
use ndarray::{Array2, array};

fn mlp(n_features: usize, n_hidden: usize, n_outputs: usize) -> Mlp<f64> {
    let layers = vec![
        LayerConfig { n_neurons: n_hidden, activation: Activation::Tanh },
        LayerConfig { n_neurons: n_outputs, activation: Activation::Identity },
    ];
    Mlp::new(&MlpConfig { n_features, layers, init: Init::XavierUniform, seed: 1 }).unwrap()
}

fn config(loss: Loss, learning_rate: f64, batch_size: usize) -> TrainerConfig {
    let optimizer = OptimizerConfig { learning_rate, ..OptimizerConfig::adam() };
    TrainerConfig { loss, optimizer, batch_size, seed: 1 }
}

fn xor() -> Dataset<f64> {
    let samples = array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    Dataset::new(samples, Targets::Classes(vec![0, 1, 1, 0])).unwrap()
}

/// The smallest problem that no single layer solves (Minsky and Papert 1969).
#[test]
fn a_small_network_learns_xor_by_every_loss_over_classes() {
    for loss in
        [Loss::SoftmaxCrossEntropy, Loss::LogSoftmaxNll, Loss::LogSoftmaxCrossEntropy, Loss::Hinge { margin: 1.0 }]
    {
        let mut trainer = Trainer::new(mlp(2, 8, 2), config(loss, 0.05, 4)).unwrap();
        let before = trainer.validate(&xor()).unwrap();
        for _ in 0..200 {
            trainer.epoch(&xor()).unwrap();
        }
        let after = trainer.validate(&xor()).unwrap();
        assert_eq!(after.accuracy(), Some(1.0), "{loss:?}");
        assert!(after.loss < before.loss / 10.0, "{loss:?}: {} after {}", after.loss, before.loss);
        assert_eq!(trainer.history().validations.iter().map(|record| record.step).collect::<Vec<_>>(), [0, 200]);
    }
}

/// Each sample has its own feature, and the gradient of its loss only moves that feature's weight, so the number of moves of a
/// weight is the number of times that its sample was used.
#[test]
fn an_epoch_uses_every_sample_once_in_random_order() {
    const N: usize = 7;
    let data = Dataset::new(Array2::<f64>::eye(N), Targets::Values(Array2::from_elem((N, 1), 1.0))).unwrap();
    let layer = Dense::new(Array2::zeros((1, N)), array![0.0], Activation::Identity).unwrap();
    let optimizer = OptimizerConfig { learning_rate: 1e-9, ..OptimizerConfig::sgd() };
    let loss = Loss::SquaredError { reduction: Reduction::Mean };
    let config = TrainerConfig { loss, optimizer, batch_size: 1, seed: 3 };
    let mut trainer = Trainer::new(Mlp::from_layers(vec![layer]).unwrap(), config).unwrap();
    let mut orders = Vec::new();
    for _ in 0..3 {
        let mut order = Vec::new();
        for _ in 0..N {
            let before = trainer.mlp().layers()[0].weight().to_owned();
            trainer.step(&data).unwrap();
            let after = trainer.mlp().layers()[0].weight();
            order.extend((0..N).filter(|&i| after[[0, i]] != before[[0, i]]));
        }
        orders.push(order);
    }
    for order in &orders {
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..N).collect::<Vec<_>>());
    }
    assert!(orders[0] != orders[1] && orders[1] != orders[2] && orders[0] != orders[2]);
}

/// With a learning rate that changes nothing that could be seen, the mean of an epoch is the loss over the whole data
/// set; a last batch of 1 that counted as much as one of 4 would show. Two steps of Adam move each of 21 parameters by
/// 2 · 10⁻¹⁵, and the loss, of about 1,000, by less than 1,000 times that; the order of its sum leaves 9 EPS: 10⁻¹³.
#[test]
fn the_last_short_batch_counts_by_its_samples() {
    let samples = Array2::from_shape_fn((9, 2), |(i, j)| (i as f64 - 4.0) * if j == 0 { 0.5 } else { -0.3 });
    let targets = Targets::Values(Array2::from_shape_fn((9, 1), |(i, _)| (i * i) as f64));
    let data = Dataset::new(samples, targets).unwrap();
    for reduction in [Reduction::Mean, Reduction::Sum, Reduction::HalfSum] {
        let loss = Loss::SquaredError { reduction };
        let mut trainer = Trainer::new(mlp(2, 5, 1), config(loss, 1e-15, 4)).unwrap();
        let whole = trainer.validate(&data).unwrap().loss;
        let record = trainer.epoch(&data).unwrap();
        assert_eq!((record.epoch, record.step), (1, 3));
        assert!((record.train_loss - whole).abs() <= 1e-13 * whole, "{} for {whole}", record.train_loss);
        let steps = &trainer.history().steps;
        assert!((steps.iter().sum::<f64>() / 3.0 - whole).abs() > 0.01 * whole, "the batches are alike");
    }
}

#[test]
fn stopping_after_any_step_changes_nothing() {
    let new = || Trainer::new(mlp(2, 4, 2), config(Loss::SoftmaxCrossEntropy, 0.01, 3)).unwrap();
    let mut in_epochs = new();
    let records = [in_epochs.epoch(&xor()).unwrap(), in_epochs.epoch(&xor()).unwrap()];
    let mut in_steps = new();
    let ends: Vec<_> = (0..4).map(|_| in_steps.step(&xor()).unwrap().epoch).collect();
    assert_eq!(ends, [None, Some(records[0]), None, Some(records[1])]);
    assert_eq!(in_steps, in_epochs);
    // The rest of a half-finished epoch also ends an epoch.
    let mut mixed = new();
    mixed.step(&xor()).unwrap();
    assert_eq!(mixed.epoch(&xor()).unwrap(), records[0]);
}

#[test]
fn equal_seeds_train_to_equal_bits_and_others_do_not() {
    let train = |seed| {
        let config = TrainerConfig { seed, ..config(Loss::SoftmaxCrossEntropy, 0.01, 3) };
        let mut trainer = Trainer::new(mlp(2, 4, 2), config).unwrap();
        for _ in 0..5 {
            trainer.epoch(&xor()).unwrap();
        }
        let bits = |x: &f64| x.to_bits();
        trainer
            .mlp()
            .layers()
            .iter()
            .flat_map(|layer| layer.weight().iter().map(bits).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(train(1), train(1));
    assert_ne!(train(1), train(2));
}

#[test]
fn a_batch_larger_than_the_data_is_all_of_it() {
    let mut trainer = Trainer::new(mlp(2, 4, 2), config(Loss::SoftmaxCrossEntropy, 0.01, usize::MAX)).unwrap();
    assert!(trainer.step(&xor()).unwrap().epoch.is_some());
    assert!(trainer.step(&xor()).unwrap().epoch.is_some());
}

#[test]
fn data_of_another_length_within_an_epoch_are_refused() {
    let mut trainer = Trainer::new(mlp(2, 4, 2), config(Loss::SoftmaxCrossEntropy, 0.01, 3)).unwrap();
    trainer.step(&xor()).unwrap();
    let error = trainer.step(&xor().select(&[0, 1]).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "data: expected the 4 samples that the epoch began with, got 2");
    trainer.step(&xor()).unwrap();
    trainer.step(&xor().select(&[0, 1]).unwrap()).unwrap();
}

#[test]
fn data_that_do_not_match_are_refused_and_change_nothing() {
    let mut trainer = Trainer::new(mlp(3, 4, 2), config(Loss::SoftmaxCrossEntropy, 0.01, 3)).unwrap();
    let before = trainer.mlp().clone();
    assert_eq!(trainer.step(&xor()).unwrap_err().code(), "shape");
    let classes = Dataset::new(Array2::zeros((4, 3)), Targets::Classes(vec![2; 4])).unwrap();
    assert_eq!(trainer.epoch(&classes).unwrap_err().code(), "value");
    assert_eq!(trainer.validate(&classes).unwrap_err().code(), "value");
    assert_eq!(trainer.mlp(), &before);
    // The rejected data do not start an epoch that other data would have to continue.
    let fitting = Dataset::new(Array2::zeros((5, 3)), Targets::Classes(vec![0; 5])).unwrap();
    assert_eq!(trainer.epoch(&fitting).unwrap().step, 2);
    assert_eq!(Trainer::new(before, config(Loss::L1, 0.01, 0)).unwrap_err().code(), "value");
    assert!(Trainer::new(mlp(1, 1, 1), config(Loss::L1, -0.01, 1)).is_err());
    assert!(Trainer::new(mlp(1, 1, 1), config(Loss::Huber { delta: -1.0 }, 0.01, 1)).is_err());
}

/// Overflow of f32 in the forward pass, in the loss, and in the backward pass: the error has the place and the step, and the
/// network is unchanged.
#[test]
fn divergence_is_named_by_place_and_step() {
    let layer = |w: f32, b: f32| Dense::new(array![[w]], array![b], Activation::Identity).unwrap();
    let loss = Loss::SquaredError { reduction: Reduction::Mean };
    let config = TrainerConfig { loss, optimizer: OptimizerConfig::sgd(), batch_size: 1, seed: 1 };
    let data = |x: f32, t: f32| Dataset::new(array![[x]], Targets::Values(array![[t]])).unwrap();
    for (place, layers, bad_sample) in [
        ("pre_activation of layers[1]", vec![layer(1e30, 0.0), layer(1e30, 0.0), layer(1.0, 0.0)], 1.0),
        ("loss", vec![layer(1e30, 0.0)], 1.0),
        // dL/dz = 2 · 10⁹ · 10¹⁰ is a number, and so is the sample, but not their product.
        ("d_weight of layers[0]", vec![layer(0.0, 0.0), layer(1e10, 1e9)], 1e38),
    ] {
        let mut trainer = Trainer::new(Mlp::from_layers(layers).unwrap(), config).unwrap();
        let right = trainer.mlp().predict(&array![[0.0]]).unwrap();
        assert_eq!(trainer.update(&data(0.0, right[[0, 0]])), Ok(0.0));
        let before = trainer.clone();
        let error = trainer.update(&data(bad_sample, 0.0)).unwrap_err();
        assert_eq!(error.to_string(), format!("training diverged in step 2: {place} is not finite"));
        assert!(matches!(error, Error::Diverged { step: 2, .. }));
        assert_eq!(trainer, before);
    }
}

/// One output and a sigmoid, the other way to tell two classes apart.
#[test]
fn a_single_output_learns_xor_by_binary_cross_entropy() {
    let mut trainer = Trainer::new(mlp(2, 8, 1), config(Loss::BinaryCrossEntropy, 0.05, 4)).unwrap();
    for _ in 0..200 {
        trainer.epoch(&xor()).unwrap();
    }
    let evaluation = trainer.validate(&xor()).unwrap();
    assert_eq!(evaluation.confusion.unwrap().counts, array![[2, 0], [0, 2]]);
}

/// An evaluation goes through the data in parts. Its mean differs from that of the whole by the order of the sum: one
/// rounding of EPS/2 for each sample.
#[test]
fn an_evaluation_in_parts_is_that_of_the_whole() {
    const N: usize = 1300;
    let mlp = mlp(2, 5, 3);
    let samples = Array2::from_shape_fn((N, 2), |(i, j)| ((i * (3 + j)) % 17) as f64 / 8.0 - 1.0);
    let classes: Vec<usize> = (0..N).map(|i| i % 3).collect();
    let data = Dataset::new(samples, Targets::Classes(classes.clone())).unwrap();
    let evaluation = evaluate(&mlp, Loss::SoftmaxCrossEntropy, &data).unwrap();
    let output = mlp.predict(data.samples()).unwrap();
    let whole = Loss::SoftmaxCrossEntropy.value(&output, data.targets()).unwrap();
    assert!((evaluation.loss - whole).abs() <= N as f64 * f64::EPSILON / 2.0 * whole);
    let confusion = ConfusionMatrix::new(3, &predicted_classes(&output).unwrap(), &classes).unwrap();
    assert_eq!(evaluation.confusion, Some(confusion));
    let values = Dataset::new(data.samples().to_owned(), Targets::Values(output)).unwrap();
    let evaluation = evaluate(&mlp, Loss::L1, &values).unwrap();
    assert_eq!((evaluation.loss, evaluation.accuracy()), (0.0, None));
}

/// No metrics are computed from outputs that are not finite.
#[test]
fn an_evaluation_of_nonsense_is_refused() {
    let mut mlp = mlp(2, 5, 2);
    mlp.weight_mut(1)[[0, 0]] = f64::NAN;
    for (loss, targets) in [
        (Loss::SoftmaxCrossEntropy, Targets::Classes(vec![0, 1])),
        (Loss::L1, Targets::Values(array![[0.0, 1.0], [1.0, 0.0]])),
    ] {
        let data = Dataset::new(array![[0.0, 1.0], [1.0, 0.0]], targets).unwrap();
        let error = evaluate(&mlp, loss, &data).unwrap_err();
        assert_eq!(error.to_string(), "output: expected finite numbers, got NaN");
    }
}
