//! Networks as PyTorch and Keras save them, compared with what PyTorch computes (tests/golden/state_dicts.py).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chainrule::checkpoint::{StateDict, StateDictReport, read};
use chainrule::images::{ActivationTrials, ImageData, ImageFiles, ImageTraining, Part, inspect, inspect_on, results};
use chainrule::layer::Dense;
use chainrule::{Activation, Loss, Mlp, Targets};
use ndarray::Array2;
use safetensors::tensor::{Dtype, TensorView, serialize};
use serde_json::Value;

use super::{config, drawn};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn case(name: &str) -> Vec<u8> {
    std::fs::read(folder("cases/safetensors").join(name)).unwrap()
}

fn golden(name: &str) -> Vec<u8> {
    std::fs::read(folder("golden/state_dicts").join(name)).unwrap()
}

/// The images of 4 × 4 pixels that PyTorch was asked about.
fn images() -> Arc<ImageData> {
    let mut files = ImageFiles::default();
    for part in [Part::TrainImages, Part::TrainLabels, Part::TestImages, Part::TestLabels] {
        files.add(part.file_name(), &golden(part.file_name())).unwrap();
    }
    Arc::new(files.finish().unwrap())
}

/// The same network in f64, which holds every f32.
fn in_f64(mlp: &Mlp<f32>) -> Mlp<f64> {
    let layers = mlp.layers().iter().map(|layer| {
        Dense::new(layer.weight().mapv(f64::from), layer.bias().mapv(f64::from), layer.activation()).unwrap()
    });
    Mlp::from_layers(layers.collect()).unwrap()
}

/// An upper bound of the difference of two logits that are computed in f64, of weights that may be off by a share of u.
///
/// A sum of n products and a bias, in any order, is off by at most (n + 1) u (Σ|w||a| + |b|), to first order (Higham 2002,
/// section 3.1), and rounded weights add one u. A difference of the inputs of a layer grows by at most Σ|w|, and that of the
/// inputs of a function by at most its steepest slope, 1.13 of GELU; the function itself is off by a few units. All of this can
/// happen to either.
fn tolerance(mlp: &Mlp<f64>, x: &Array2<f64>, u: f64) -> f64 {
    let (mut error, mut a) = (u, x.clone());
    for layer in mlp.layers() {
        let largest = |values: &mut dyn Iterator<Item = f64>| values.fold(0.0_f64, |largest, x| largest.max(x.abs()));
        let weights = largest(&mut layer.weight().rows().into_iter().map(|row| row.iter().map(|w| w.abs()).sum()));
        let size = weights * largest(&mut a.iter().copied()) + largest(&mut layer.bias().iter().copied());
        error = 1.13 * (weights * error + (layer.n_inputs() + 2) as f64 * u * size) + 16.0 * u * (size + 1.0);
        a = layer.forward(&a).activation;
    }
    2.0 * error
}

#[test]
fn every_kind_gives_the_logits_and_the_accuracy_of_pytorch() {
    let data = images();
    let expected: Value = serde_json::from_slice(&golden("expected.json")).unwrap();
    for network in expected["networks"].as_array().unwrap() {
        let name = network["name"].as_str().unwrap();
        let file = golden(&format!("{name}.safetensors"));
        let activation = Activation::from_name(network["activation"].as_str().unwrap()).unwrap();
        let mlp = read(&file).unwrap().network(activation).unwrap();

        let report = inspect(&file).unwrap().unwrap();
        let (exact, test) = (in_f64(&mlp), data.test());
        let pixels = (0..test.n_samples()).flat_map(|i| test.pixels(i).iter().map(|&level| f64::from(level) / 255.0));
        let x = Array2::from_shape_vec((test.n_samples(), test.n_features()), pixels.collect()).unwrap();
        let tolerance = tolerance(&exact, &x, if report.is_rounded { 2.0_f64.powi(-24) } else { 2.0_f64.powi(-53) });
        assert!(tolerance < 1e-3, "{name}: {tolerance}");
        let own = exact.predict(&x).unwrap();
        let logits: Vec<Vec<f64>> = serde_json::from_value(network["logits"].clone()).unwrap();
        for (own, expected) in own.iter().zip(logits.iter().flatten()) {
            assert!((own - expected).abs() <= tolerance, "{name}: {own} for {expected}, within {tolerance}");
        }
        // A cross-entropy changes by at most twice as much as the logits, and adding up 200 of them is off by as many u.
        let labels = Targets::Classes((0..test.n_samples()).map(|i| data.test_class(i)).collect());
        let loss = Loss::SoftmaxCrossEntropy.value(&own, &labels).unwrap();
        let expected = network["loss"].as_f64().unwrap();
        assert!((loss - expected).abs() <= 2.0 * tolerance + 1e-13 * expected, "{name}: {loss} for {expected}");

        let mut config = config(vec![3], 1);
        config.activation = activation;
        let training = ImageTraining::from_file(Arc::clone(&data), config.clone(), &file).unwrap();
        let found = results(training.mlp(), &data).unwrap();
        assert_eq!(found.accuracy, network["accuracy"].as_f64().unwrap(), "{name}");

        assert_eq!(inspect_on(Arc::clone(&data), config.clone(), &file).unwrap().as_ref(), Some(&report));
        assert_eq!(report.lacks_activation, name != "linear", "{name}");
        assert_eq!(report.is_rounded, name == "f64", "{name}");
        assert_eq!(!report.transposed.is_empty(), name == "keras", "{name}");
        assert_eq!(!report.without_bias.is_empty(), name == "no_bias", "{name}");

        // The function that PyTorch had gives PyTorch's accuracy among the choices.
        let mut trials = ActivationTrials::new(Arc::clone(&data), config, &file).unwrap();
        while trials.advance().unwrap() {}
        let trials = trials.snapshot().trials;
        assert_eq!(trials[0].activation, Activation::Relu);
        assert!(trials.iter().all(|trial| trial.accuracy.is_some()));
        let own = trials.iter().find(|trial| trial.activation == activation).unwrap();
        assert_eq!(own.accuracy, network["accuracy"].as_f64(), "{name}");
    }
}

#[test]
fn files_of_people_are_read_as_they_are_meant() {
    let report = |name: &str| -> StateDictReport { inspect(&case(name)).unwrap().unwrap() };
    let weights = |name: &str| report(name).weights;
    assert_eq!(weights("02_sequential_0_2.safetensors"), ["0.weight", "2.weight"]);
    assert_eq!(weights("03_fc1_fc2.safetensors"), ["fc1.weight", "fc2.weight"]);
    assert_eq!(report("05_keras_kernel.safetensors").transposed, ["dense/kernel", "dense_1/kernel"]);
    assert_eq!(weights("06_bf16.safetensors"), ["layers.0.weight", "layers.1.weight"]);
    assert_eq!(weights("09_fc_with_activations.safetensors"), ["fc1.weight", "fc2.weight"]);
    let data = drawn(60, 40);
    for file in std::fs::read_dir(folder("cases/safetensors")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert_eq!(report(&name).shape, [784, 4, 10], "{name}");
        // Those that name ReLU do not ask.
        let names_it = name.starts_with("06") || name.starts_with("09");
        assert_eq!(report(&name).lacks_activation, !names_it, "{name}");
        let mut tanh = config(vec![9], 1);
        tanh.activation = Activation::Tanh;
        let training = ImageTraining::from_file(Arc::clone(&data), tanh, &case(&name)).unwrap();
        let expected = if names_it { Activation::Relu } else { Activation::Tanh };
        assert_eq!(training.config().activation, expected, "{name}");
        assert!(results(training.mlp(), &data).unwrap().accuracy <= 1.0);
    }
}

#[test]
fn a_network_for_other_images_is_refused_before_anything_is_tried() {
    let (data, file) = (images(), case("02_sequential_0_2.safetensors"));
    let message = inspect_on(Arc::clone(&data), config(vec![9], 1), &file).unwrap_err().to_string();
    assert_eq!(message, "weight: expected shape (O, 16), got (4, 784)");
    assert!(ActivationTrials::new(data, config(vec![9], 1), &file).is_err());
}

/// Files as libraries around PyTorch and Keras name their tensors, all zeros but for their shapes.
fn named(tensors: &[(&str, &[usize])]) -> chainrule::Result<StateDict> {
    let zeros = vec![0; 4 * 64];
    let views = tensors.iter().map(|(name, shape)| {
        let bytes = &zeros[..4 * shape.iter().product::<usize>()];
        (*name, TensorView::new(Dtype::F32, shape.to_vec(), bytes).unwrap())
    });
    read(&serialize(views, None).unwrap())
}

#[test]
fn names_of_compiled_wrapped_and_nested_modules_are_put_in_order() {
    let two: [&[usize]; 4] = [&[5, 7], &[5], &[3, 5], &[3]];
    for (kind, names) in [
        ("torch.compile", ["_orig_mod.0.weight", "_orig_mod.0.bias", "_orig_mod.2.weight", "_orig_mod.2.bias"]),
        ("Lightning", ["model.net.0.weight", "model.net.0.bias", "model.net.3.weight", "model.net.3.bias"]),
        ("DataParallel", ["module.fc1.weight", "module.fc1.bias", "module.fc2.weight", "module.fc2.bias"]),
        ("names without numbers", ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]),
        ("a head first", ["classifier.weight", "classifier.bias", "encoder.weight", "encoder.bias"]),
    ] {
        let is_reversed = kind == "a head first";
        let shapes = if is_reversed { [two[2], two[3], two[0], two[1]] } else { two };
        let tensors: Vec<(&str, &[usize])> = names.into_iter().zip(shapes).collect();
        assert_eq!(named(&tensors).unwrap().report().shape, [7, 5, 3], "{kind}");
    }
    let keras: [(&str, &[usize]); 3] =
        [("sequential/dense/kernel", &[7, 5]), ("sequential/dense/bias", &[5]), ("sequential/dense_1/kernel", &[5, 3])];
    let report = named(&keras).unwrap().report().clone();
    assert_eq!((report.shape, report.transposed.len(), report.without_bias.len()), (vec![7, 5, 3], 2, 1));
}

#[test]
fn layers_that_are_no_perceptron_are_named() {
    let fc: (&str, &[usize]) = ("fc.weight", &[3, 5]);
    for other in [
        ("norm.weight", &[5][..]),
        ("norm.bias", &[5]),
        ("optimizer.state.0.exp_avg", &[3, 5]),
        ("embedding.position_ids", &[1, 5]),
        ("fc.weight_scale", &[3]),
        ("fc.parametrizations.weight.original0", &[3, 1]),
    ] {
        let message = named(&[fc, other]).unwrap_err().to_string();
        assert!(message.contains(other.0), "{message}");
    }
}
