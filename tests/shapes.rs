//! Any depth, any width, any batch: valid input works, and invalid input is rejected with a reason, never with a panic.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::loss::Reduction;
use chainrule::{
    Activation, Dataset, Dense, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Targets, Trainer,
    TrainerConfig,
};
use ndarray::{Array1, Array2, s};
use proptest::prelude::*;

prop_compose! {
    fn config()(
        n_features in 1_usize..6,
        widths in prop::collection::vec((1_usize..7, activation()), 1..5),
        init in init(),
        seed: u64,
    ) -> MlpConfig {
        let layers = widths.into_iter().map(|(n_neurons, activation)| LayerConfig { n_neurons, activation }).collect();
        MlpConfig { n_features, layers, init, seed }
    }
}

fn activation() -> impl Strategy<Value = Activation> {
    let all = (-2.0..2.0, -2.0..2.0).prop_map(|(slope, alpha)| Activation::all(slope, alpha).to_vec());
    all.prop_flat_map(prop::sample::select)
}

fn init() -> impl Strategy<Value = Init> {
    prop_oneof![
        Just(Init::Zeros),
        (-1.0..1.0).prop_map(|value| Init::Constant { value }),
        (0.0..1.0).prop_map(|std| Init::Normal { std }),
        (0.0..1.0).prop_map(|limit| Init::Uniform { limit }),
        Just(Init::Pytorch),
        Just(Init::XavierNormal),
        Just(Init::XavierUniform),
        Just(Init::HeNormal),
        Just(Init::HeUniform),
        Just(Init::LecunNormal),
        Just(Init::Orthogonal),
    ]
}

fn loss() -> impl Strategy<Value = Loss> {
    prop_oneof![
        Just(Loss::SquaredError { reduction: Reduction::Mean }),
        Just(Loss::SquaredError { reduction: Reduction::Sum }),
        Just(Loss::SquaredError { reduction: Reduction::HalfSum }),
        Just(Loss::L1),
        (0.1..3.0).prop_map(|delta| Loss::Huber { delta }),
        Just(Loss::BinaryCrossEntropy),
        Just(Loss::BinaryCrossEntropyOnProbabilities),
        Just(Loss::Perceptron),
        Just(Loss::SoftmaxCrossEntropy),
        Just(Loss::LogSoftmaxNll),
        Just(Loss::LogSoftmaxCrossEntropy),
        (0.1..3.0).prop_map(|margin| Loss::Hinge { margin }),
    ]
}

/// A network whose outputs are probabilities if the loss takes some.
fn fitting_network(mut config: MlpConfig, loss: Loss) -> MlpConfig {
    if loss == Loss::BinaryCrossEntropyOnProbabilities {
        config.layers.last_mut().unwrap().activation = Activation::Sigmoid;
    }
    config
}

/// Targets of the kind that the loss takes.
fn fitting_targets(loss: Loss, n_samples: usize, n_outputs: usize) -> Targets<f32> {
    match loss {
        loss if loss.takes_classes() => Targets::Classes((0..n_samples).map(|i| i % n_outputs).collect()),
        _ => Targets::Values(Array2::from_elem((n_samples, n_outputs), 0.5)),
    }
}

fn samples(n_samples: usize, n_features: usize) -> Array2<f32> {
    Array2::from_shape_fn((n_samples, n_features), |(i, j)| (i as f32 - 2.0) * 0.3 + j as f32 * 0.1)
}

proptest! {
    #[test]
    fn a_pass_has_the_stated_shapes(config in config(), loss in loss(), n_samples in 1_usize..8) {
        let config = fitting_network(config, loss);
        let mlp = Mlp::<f32>::new(&config).unwrap();
        let x = samples(n_samples, config.n_features);
        let activations = mlp.forward(&x).unwrap();
        prop_assert_eq!(&activations.x, &x);
        let targets = fitting_targets(loss, n_samples, mlp.n_outputs());
        let (_, d_output) = loss.value_and_gradient(activations.output(), &targets).unwrap();
        prop_assert_eq!(d_output.shape(), activations.output().shape());
        let gradients = mlp.backward(&activations, d_output);
        prop_assert_eq!(gradients.layers.len(), config.layers.len());
        let mut n_inputs = config.n_features;
        for (layer_idx, layer) in config.layers.iter().enumerate() {
            let (passed, gradients) = (&activations.layers[layer_idx], &gradients.layers[layer_idx]);
            prop_assert_eq!(passed.pre_activation.dim(), (n_samples, layer.n_neurons));
            prop_assert_eq!(passed.activation.dim(), (n_samples, layer.n_neurons));
            prop_assert_eq!(gradients.d_weight.dim(), (layer.n_neurons, n_inputs));
            prop_assert_eq!(gradients.d_bias.dim(), layer.n_neurons);
            prop_assert_eq!(gradients.d_pre_activation.dim(), (n_samples, layer.n_neurons));
            // Callers that copy the numbers read them in row-major order.
            prop_assert!(mlp.layers()[layer_idx].weight().is_standard_layout());
            prop_assert!(gradients.d_weight.is_standard_layout());
            n_inputs = layer.n_neurons;
        }
        prop_assert_eq!(&mlp.predict(&x).unwrap(), activations.output());
    }

    /// Also if samples are columns, or every second row of a larger array.
    #[test]
    fn the_layout_in_memory_makes_no_difference(config in config(), n_samples in 1_usize..8) {
        let mlp = Mlp::<f32>::new(&config).unwrap();
        let x = samples(n_samples, config.n_features);
        let expected = mlp.forward(&x).unwrap();
        let columns = x.t().as_standard_layout().into_owned();
        prop_assert_eq!(&mlp.forward(&columns.t()).unwrap(), &expected);
        prop_assert_eq!(&mlp.predict(&columns.t()).unwrap(), expected.output());
        let mut gaps = Array2::from_elem((2 * n_samples, config.n_features), f32::NAN);
        gaps.slice_mut(s![..;2, ..]).assign(&x);
        prop_assert_eq!(&mlp.forward(&gaps.slice(s![..;2, ..])).unwrap(), &expected);
        let weight = |layer: &Dense<f32>| layer.weight().t().as_standard_layout().into_owned().reversed_axes();
        let turned = mlp.layers().iter().map(|l| Dense::new(weight(l), l.bias().to_owned(), l.activation()).unwrap());
        prop_assert_eq!(&Mlp::from_layers(turned.collect()).unwrap(), &mlp);
    }

    #[test]
    fn a_step_keeps_all_shapes(config in config(), loss in loss(), optimizer in 0_usize..6, n_samples in 1_usize..8, batch_size in 1_usize..9) {
        let config = fitting_network(config, loss);
        let mlp = Mlp::<f32>::new(&config).unwrap();
        let data = Dataset::new(samples(n_samples, config.n_features), fitting_targets(loss, n_samples, mlp.n_outputs())).unwrap();
        let optimizer = [
            OptimizerConfig::sgd(), OptimizerConfig::momentum(), OptimizerConfig::nesterov(),
            OptimizerConfig::rms_prop(), OptimizerConfig::adam(), OptimizerConfig::adam_w(),
        ][optimizer];
        let mut trainer = Trainer::new(mlp.clone(), TrainerConfig { loss, optimizer, batch_size, seed: 1 }).unwrap();
        let record = trainer.epoch(&data).unwrap();
        prop_assert_eq!(record.step, n_samples.div_ceil(batch_size));
        for (after, before) in trainer.mlp().layers().iter().zip(mlp.layers()) {
            prop_assert_eq!(after.weight().shape(), before.weight().shape());
            prop_assert_eq!(after.bias().shape(), before.bias().shape());
        }
        prop_assert!(trainer.validate(&data).is_ok());
    }

    #[test]
    fn a_wrong_number_of_features_is_refused(config in config(), n_samples in 0_usize..4, n_features in 0_usize..9) {
        let mlp = Mlp::<f32>::new(&config).unwrap();
        let x = samples(n_samples, n_features);
        let code = |error: chainrule::Error| error.code();
        let expected = match (n_samples, n_features) {
            (_, n) if n != config.n_features => Err("shape"),
            (0, _) => Err("empty"),
            _ => Ok(()),
        };
        prop_assert_eq!(mlp.forward(&x).map(|_| ()).map_err(code), expected);
        prop_assert_eq!(mlp.predict(&x).map(|_| ()).map_err(code), expected);
    }

    /// Every loss with targets of either kind and any shape: a value if they match, otherwise a reason.
    #[test]
    fn a_loss_takes_what_fits_and_refuses_the_rest(
        loss in loss(),
        (n_samples, n_outputs) in (0_usize..4, 0_usize..4),
        (n_targets, target_width) in (0_usize..4, 0_usize..4),
        largest in 0_usize..5,
    ) {
        let output = Array2::<f32>::zeros((n_samples, n_outputs));
        let takes_classes = loss.takes_classes();
        let not_empty = n_samples > 0 && n_outputs > 0;

        let values = Targets::Values(Array2::from_elem((n_targets, target_width), 0.5));
        let fits = not_empty && !takes_classes && (n_targets, target_width) == (n_samples, n_outputs);
        prop_assert_eq!(loss.value_and_gradient(&output, &values).is_ok(), fits);
        prop_assert_eq!(loss.value(&output, &values).is_ok(), fits);

        let classes = Targets::Classes(vec![largest; n_targets]);
        let is_binary = loss.takes_probabilities() && n_outputs == 1;
        let fits = not_empty
            && n_targets == n_samples
            && (takes_classes && largest < n_outputs || is_binary && largest < 2);
        prop_assert_eq!(loss.value_and_gradient(&output, &classes).is_ok(), fits);
        prop_assert_eq!(loss.value(&output, &classes).is_ok(), fits);
    }

    #[test]
    fn layers_that_do_not_follow_each_other_are_refused(a in 1_usize..4, b in 1_usize..4, c in 1_usize..4, d in 1_usize..4) {
        let layer = |n_inputs, n_outputs| {
            Dense::<f64>::new(Array2::zeros((n_outputs, n_inputs)), Array1::zeros(n_outputs), Activation::Relu).unwrap()
        };
        prop_assert_eq!(Mlp::from_layers(vec![layer(a, b), layer(c, d)]).is_ok(), b == c);
    }

    #[test]
    fn a_layer_has_one_bias_for_each_unit(n_inputs in 0_usize..4, n_outputs in 0_usize..4, n_biases in 0_usize..4) {
        let layer = Dense::<f64>::new(Array2::zeros((n_outputs, n_inputs)), Array1::zeros(n_biases), Activation::Relu);
        prop_assert_eq!(layer.is_ok(), n_inputs > 0 && n_outputs > 0 && n_biases == n_outputs);
    }
}
