use std::collections::HashMap;

use half::{bf16, f16};
use ndarray::Array2;
use proptest::prelude::*;
use safetensors::tensor::{Dtype, TensorView, serialize};

use super::StateDictReport;
use crate::checkpoint::{Precision, load, read, save};
use crate::{Activation, Init, LayerConfig, Mlp, MlpConfig};

fn mlp(sizes: &[usize], seed: u64) -> Mlp<f32> {
    let (n_features, rest) = sizes.split_first().unwrap();
    let last = rest.len() - 1;
    let activation = |i| if i == last { Activation::Identity } else { Activation::Relu };
    let layers = rest.iter().enumerate().map(|(i, &n_neurons)| LayerConfig { n_neurons, activation: activation(i) });
    let mut mlp =
        Mlp::new(&MlpConfig { n_features: *n_features, layers: layers.collect(), init: Init::Pytorch, seed }).unwrap();
    // The initial biases of some distributions are 0.
    for layer in 0..rest.len() {
        mlp.bias_mut(layer).iter_mut().enumerate().for_each(|(i, bias)| *bias = 0.25 * i as f32 - 0.5);
    }
    mlp
}

/// A tensor of F32.
type Named<'a> = (&'a str, &'a [usize], Vec<f32>);

fn file(tensors: &[Named<'_>]) -> Vec<u8> {
    file_of(tensors, Dtype::F32, |number| number.to_le_bytes().to_vec())
}

fn file_of(tensors: &[Named<'_>], dtype: Dtype, bytes: impl Fn(f32) -> Vec<u8>) -> Vec<u8> {
    let data: Vec<(&str, &[usize], Vec<u8>)> = tensors
        .iter()
        .map(|(name, shape, numbers)| (*name, *shape, numbers.iter().flat_map(|&number| bytes(number)).collect()))
        .collect();
    let views = data.iter().map(|(name, shape, bytes)| (name, TensorView::new(dtype, shape.to_vec(), bytes).unwrap()));
    serialize(views, None).unwrap()
}

/// How a network may be saved.
#[derive(Debug, Clone)]
struct Style {
    weight: fn(usize) -> String,
    bias: fn(usize) -> String,
    is_transposed: bool,
}

/// The names that PyTorch and Keras give, and that people do.
fn styles() -> Vec<Style> {
    let style = |weight, bias, is_transposed| Style { weight, bias, is_transposed };
    vec![
        style(|i| format!("{}.weight", 2 * i), |i| format!("{}.bias", 2 * i), false),
        style(|i| format!("fc{}.weight", i + 1), |i| format!("fc{}.bias", i + 1), false),
        style(|i| format!("module.net.{i}.weight"), |i| format!("module.net.{i}.bias"), false),
        style(|i| format!("layers.{i}.weight"), |i| format!("layers.{i}.bias"), false),
        style(|i| format!("W{}", i + 1), |i| format!("b{}", i + 1), false),
        style(|i| format!("W{}", i + 1), |i| format!("b{}", i + 1), true),
        style(|i| keras(i, "/kernel"), |i| keras(i, "/bias"), true),
        style(|i| format!("model/{}", keras(i, "/kernel:0")), |i| format!("model/{}", keras(i, "/bias:0")), true),
        style(|i| format!("fc{i}_weight"), |i| format!("fc{i}_bias"), false),
    ]
}

/// Keras does not number the first layer of a kind.
fn keras(i: usize, rest: &str) -> String {
    if i == 0 { format!("dense{rest}") } else { format!("dense_{i}{rest}") }
}

fn styled(mlp: &Mlp<f32>, style: &Style, has_bias: bool) -> Vec<u8> {
    let mut tensors = vec![];
    for (i, layer) in mlp.layers().iter().enumerate() {
        let weight = if style.is_transposed { layer.weight().t() } else { layer.weight().view() };
        let shape = weight.shape().to_vec();
        tensors.push(((style.weight)(i), shape, weight.iter().copied().collect::<Vec<f32>>()));
        if has_bias {
            tensors.push(((style.bias)(i), layer.bias().shape().to_vec(), layer.bias().to_vec()));
        }
    }
    let tensors: Vec<Named<'_>> =
        tensors.iter().map(|(name, shape, numbers)| (name.as_str(), shape.as_slice(), numbers.clone())).collect();
    file(&tensors)
}

fn refusal(file: &[u8]) -> String {
    read(file).unwrap_err().to_string()
}

fn report(file: &[u8]) -> StateDictReport {
    read(file).unwrap().report().clone()
}

proptest! {
    /// Twelve layers have the numbers 9, 10 and 11, which do not sort as texts.
    #[test]
    fn names_and_transposing_change_no_number(
        sizes in prop::collection::vec(1_usize..5, 2..13),
        style in prop::sample::select(styles()),
        seed: u64,
    ) {
        let mlp = mlp(&sizes, seed);
        let state_dict = read(&styled(&mlp, &style, true)).unwrap();
        // Which way square matrices lie is told by their names alone, and by W1 it is not.
        let n_layers = sizes.len() - 1;
        let is_told = !(style.weight)(0).starts_with('W') || sizes.windows(2).any(|pair| pair[0] != pair[1]);
        if is_told {
            prop_assert_eq!(&state_dict.report().shape, &sizes);
            prop_assert_eq!(state_dict.report().lacks_activation, n_layers > 1);
            let expected: Vec<String> = (0..n_layers).map(style.weight).collect();
            prop_assert_eq!(&state_dict.report().weights, &expected);
            prop_assert_eq!(&state_dict.report().transposed, if style.is_transposed { &expected } else { &[][..] });
            prop_assert_eq!(state_dict.network(Activation::Relu).unwrap(), mlp);
        }
    }

    #[test]
    fn layers_out_of_order_are_ordered_by_shape(order in Just(vec![0, 1, 2, 3]).prop_shuffle()) {
        let mlp = mlp(&[7, 5, 6, 4, 3], 1);
        let names: Vec<String> = order.iter().map(|place| format!("{}.weight", ["a", "b", "c", "d"][*place])).collect();
        let tensors: Vec<Named<'_>> = mlp
            .layers()
            .iter()
            .zip(&names)
            .map(|(layer, name)| (name.as_str(), layer.weight().shape(), layer.weight().iter().copied().collect()))
            .collect();
        prop_assert_eq!(&report(&file(&tensors)).weights, &names);
    }

    #[test]
    fn any_header_gives_a_network_or_an_error(
        tensors in prop::collection::vec(("[a-c]{0,2}[./_]?[0-9]{0,2}[./]?(weight|bias|kernel|w|b|running_mean)?(:0)?", prop::collection::vec(0_usize..4, 0..4)), 0..9),
    ) {
        let tensors: HashMap<String, Vec<usize>> = tensors.into_iter().collect();
        let tensors: Vec<Named<'_>> = tensors
            .iter()
            .map(|(name, shape)| (name.as_str(), shape.as_slice(), vec![0.5; shape.iter().product()]))
            .collect();
        if let Ok(state_dict) = read(&file(&tensors)) {
            let StateDictReport { shape, weights, left_out, .. } = state_dict.report();
            prop_assert_eq!(shape.len(), weights.len() + 1);
            prop_assert!(weights.len() + left_out.len() <= tensors.len());
            if let Ok(mlp) = state_dict.network(Activation::Tanh) {
                prop_assert_eq!(load(&save(&mlp, Precision::F32).unwrap()).unwrap(), mlp);
            }
        }
    }
}

#[test]
fn square_weights_lie_as_their_names_say() {
    let weight = vec![1.0, 2.0, 3.0, 4.0];
    let read = |name| read(&file(&[(name, &[2, 2], weight.clone())])).unwrap().network(Activation::Relu).unwrap();
    assert_eq!(read("fc.weight").layers()[0].weight(), &Array2::from_shape_vec((2, 2), weight.clone()).unwrap());
    let transposed = Array2::from_shape_vec((2, 2), vec![1.0, 3.0, 2.0, 4.0]).unwrap();
    assert_eq!(read("dense/kernel").layers()[0].weight(), &transposed);
}

#[test]
fn a_layer_without_bias_has_zeros() {
    for style in styles() {
        let mlp = mlp(&[6, 5, 3], 2);
        let state_dict = read(&styled(&mlp, &style, false)).unwrap();
        assert_eq!(state_dict.report().without_bias, [(style.weight)(0), (style.weight)(1)]);
        let read = state_dict.network(Activation::Relu).unwrap();
        for (read, own) in read.layers().iter().zip(mlp.layers()) {
            assert_eq!(read.weight(), own.weight());
            assert!(read.bias().len() == own.n_outputs() && read.bias().iter().all(|&bias| bias == 0.0));
        }
    }
}

#[test]
fn every_type_of_numbers_is_read() {
    // 0.1 has a different neighbor in each type.
    let tensors: [Named<'_>; 1] = [("weight", &[1, 2], vec![0.1, -3.0])];
    let read = |dtype, bytes: fn(f32) -> Vec<u8>| {
        let state_dict = read(&file_of(&tensors, dtype, bytes)).unwrap();
        let network = state_dict.network(Activation::Relu).unwrap();
        (network.layers()[0].weight().iter().copied().collect::<Vec<f32>>(), state_dict.report().is_rounded)
    };
    assert_eq!(read(Dtype::F32, |x| x.to_le_bytes().to_vec()), (vec![0.1, -3.0], false));
    assert_eq!(read(Dtype::F16, |x| f16::from_f32(x).to_le_bytes().to_vec()), (vec![0.099_975_586, -3.0], false));
    assert_eq!(read(Dtype::BF16, |x| bf16::from_f32(x).to_le_bytes().to_vec()), (vec![0.100_097_656, -3.0], false));
    // 0.1 as F64 is nearest to 0.1 as F32.
    let doubles = read(Dtype::F64, |x| (f64::from((x * 10.0).round()) / 10.0).to_le_bytes().to_vec());
    assert_eq!(doubles, (vec![0.1, -3.0], true));
    let integers = file_of(&tensors, Dtype::I32, |x| (x as i32).to_le_bytes().to_vec());
    assert!(refusal(&integers).contains("`weight` in F32, F16, BF16 or F64 with 2 dimensions, got I32"));
    let eighths = file_of(&tensors, Dtype::F8_E4M3, |_| vec![0x38]);
    assert!(refusal(&eighths).contains("`weight` in F32, F16, BF16 or F64 with 2 dimensions, got F8"));
}

#[test]
fn buffers_are_left_out() {
    let found = report(&file(&[
        ("bn.num_batches_tracked", &[], vec![3.0]),
        ("bn.running_mean", &[2], vec![0.0; 2]),
        ("fc.weight", &[2, 3], vec![0.0; 6]),
    ]));
    assert_eq!(found.left_out, ["bn.num_batches_tracked", "bn.running_mean"]);
    assert_eq!(found.shape, [3, 2]);
}

#[test]
fn what_is_no_perceptron_is_refused_with_its_tensors() {
    let zeros = |name, shape: &'static [usize]| (name, shape, vec![0.0; shape.iter().product()]);
    let cases: [(&[Named<'_>], &str); 7] = [
        (
            &[zeros("conv1.weight", &[4, 1, 3, 3]), zeros("conv1.bias", &[4]), zeros("fc.weight", &[2, 9])],
            "matrices of weights and vectors of biases only, got conv1.weight (4, 1, 3, 3)",
        ),
        (&[zeros("fc.weight", &[2, 3]), zeros("bn.weight", &[2]), zeros("bn.bias", &[2])], "only, got bn.weight (2)"),
        (
            &[zeros("fc1.weight", &[2, 3]), zeros("fc2.bias", &[2])],
            "names in pairs, such as fc1.weight and fc1.bias, got fc2.bias (2)",
        ),
        (&[zeros("a.weight", &[2, 3]), zeros("a.kernel", &[3, 2])], "got a.weight (2, 3), a.kernel (3, 2)"),
        (&[zeros("lstm.weight_ih_l0", &[8, 3])], "fc1.bias, got lstm.weight_ih_l0 (8, 3)"),
        (&[zeros("fc1.weight", &[4, 7]), zeros("fc2.weight", &[2, 5])], "got fc1.weight (4, 7), fc2.weight (2, 5)"),
        (&[zeros("fc.weight", &[4, 7]), zeros("fc.bias", &[5])], "got fc.weight (4, 7), fc.bias (5)"),
    ];
    for (tensors, expected) in cases {
        let message = refusal(&file(tensors));
        assert!(message.contains(expected), "{expected}: {message}");
    }
    assert_eq!(read(&file(&[])).unwrap_err().code(), "empty");
    assert_eq!(read(&file(&[zeros("bn.running_var", &[2])])).unwrap_err().code(), "empty");
}

#[test]
fn many_layers_of_one_size_out_of_order_end() {
    // One layer fits nowhere, so all orders of the others would be tried.
    let mut tensors: Vec<(String, [usize; 2])> = (0..40).map(|i| (format!("{i}.weight"), [3, 3])).collect();
    tensors.push(("40.weight".into(), [4, 5]));
    let tensors: Vec<Named<'_>> =
        tensors.iter().map(|(name, shape)| (name.as_str(), &shape[..], vec![0.0; shape[0] * shape[1]])).collect();
    let message = refusal(&file(&tensors));
    assert!(message.ends_with("7.weight (3, 3), 33 more"), "{message}");
}

#[test]
fn files_of_other_formats_are_named() {
    let zip = |name: &str| [b"PK\x03\x04\x00\x00\x08\x08", name.as_bytes()].concat();
    let cases: [(Vec<u8>, &str); 9] = [
        (zip("model/data.pkl"), "a file of torch.save"),
        (b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.".to_vec(), "a file of torch.save"),
        (b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00".to_vec(), "a file of torch.save"),
        (zip("model.weights.h5"), "a model of Keras"),
        (zip("arr_0.npy"), "arrays of NumPy"),
        (zip("readme.txt"), "a zip archive"),
        (b"\x89HDF\r\n\x1a\n".to_vec(), "an HDF5 file"),
        (b"\x93NUMPY\x01\x00".to_vec(), "an array of NumPy"),
        (b"\x08\x08\x12\x07pytorch".to_vec(), "an ONNX file"),
    ];
    for (file, expected) in cases {
        let message = refusal(&file);
        assert!(message.starts_with("safetensors: expected the format safetensors, got "), "{message}");
        assert!(message.contains(expected), "{expected}: {message}");
    }
}
