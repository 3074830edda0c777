//! Checkpoints: networks and trainings as safetensors files with PyTorch's names.
//!
//! Layer i has the tensors `layers.i.weight` (O, I) and `layers.i.bias` (O), as in the `state_dict` of a module whose
//! `layers` are a list of `Linear`. The metadata entry `activations` is a JSON list of the layers' activation functions:
//! `["relu","relu","identity"]`. Networks that others saved are read under any names ([`StateDict`]).

use std::collections::HashMap;

use half::{bf16, f16};
use ndarray::{Array1, Array2};
use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};

mod eight_bits;
mod json;
mod other_formats;
mod state_dict;
mod training;

pub(crate) use json::file_json;
pub use state_dict::{StateDict, StateDictReport};
pub use training::{is_training, load_training, save_training};

use crate::error::{Each, Expected, Got, Notation, Thing, What};
use crate::layer::Dense;
use crate::limits::check_bytes;
use crate::limits::files::{MAX_FILE_BYTES, MAX_LAYERS};
use crate::real::check_finite;
use crate::{Activation, Error, Mlp, Result};

/// The number format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// 4 bytes per number: weights survive the round trip bit for bit.
    F32,
    /// 2 bytes per number, rounded to nearest: 11 significant bits, up to 65,504.
    F16,
    /// 1 byte per weight, and a scale for each row: 8 bits of the row's largest weight. Only [`load`] reads it.
    I8,
}

/// The metadata entry that names the activation functions.
const ACTIVATIONS: &str = "activations";

/// Serializes a network.
///
/// # Errors
/// [`Error::Value`] if a weight or bias is not finite, or too large for an [`struct@f16`]: [`load`] would refuse the file.
pub fn save(mlp: &Mlp<f32>, precision: Precision) -> Result<Vec<u8>> {
    let mut metadata = HashMap::from([(ACTIVATIONS.into(), activations(mlp)?)]);
    if precision == Precision::I8 {
        let (name, form) = eight_bits::FORM;
        metadata.insert(name.into(), form.into());
    }
    file(&network(mlp, precision)?, metadata)
}

/// Serializes the initial weights of a training, if they are known, and the order of its samples, `order` (epochs, N).
///
/// # Errors
/// As [`save`].
pub fn save_start(initial: Option<&Mlp<f32>>, order: &Array2<i32>) -> Result<Vec<u8>> {
    let mut tensors = initial.map(|mlp| network(mlp, Precision::F32)).transpose()?.unwrap_or_default();
    let bytes = order.iter().flat_map(|index| index.to_le_bytes()).collect();
    tensors.push(Tensor { name: "order".into(), dtype: Dtype::I32, shape: order.shape().to_vec(), bytes });
    file(&tensors, HashMap::new())
}

/// A tensor to be written to a file.
struct Tensor {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

/// Returns the tensors of a network.
fn network(mlp: &Mlp<f32>, precision: Precision) -> Result<Vec<Tensor>> {
    let dtype = if precision == Precision::F16 { Dtype::F16 } else { Dtype::F32 };
    let mut tensors = Vec::with_capacity(2 * mlp.layers().len());
    for (i, layer) in mlp.layers().iter().enumerate() {
        let (weight, bias) = (layer.weight(), layer.bias());
        check_finite(What::Weight, weight)?;
        check_finite(What::Bias, bias)?;
        if precision == Precision::I8 {
            tensors.extend(eight_bits::encode(i, weight.view()));
        } else {
            let bytes = encode(weight.iter(), precision)?;
            tensors.push(Tensor { name: weight_name(i), dtype, shape: weight.shape().to_vec(), bytes });
        }
        let bytes = encode(bias.iter(), precision)?;
        tensors.push(Tensor { name: bias_name(i), dtype, shape: bias.shape().to_vec(), bytes });
    }
    Ok(tensors)
}

/// Returns the metadata entry with the activation functions of a network.
fn activations(mlp: &Mlp<f32>) -> Result<String> {
    let activations: Vec<Activation> = mlp.layers().iter().map(Dense::activation).collect();
    serde_json::to_string(&activations).map_err(damaged)
}

fn file(tensors: &[Tensor], metadata: HashMap<String, String>) -> Result<Vec<u8>> {
    let mut views = Vec::with_capacity(tensors.len());
    for Tensor { name, dtype, shape, bytes } in tensors {
        views.push((name, TensorView::new(*dtype, shape.clone(), bytes).map_err(damaged)?));
    }
    serialize(views, Some(metadata)).map_err(damaged)
}

/// Loads a network from a file written by [`save`]. [`read`] takes those of others, too, and more code.
///
/// # Errors
/// [`Error::Format`] if the file is not a safetensors file, is corrupt, does not contain exactly the tensors of the layers named
/// in its metadata, or exceeds [`MAX_FILE_BYTES`] or [`MAX_LAYERS`]; [`Error::Shape`] or [`Error::Value`] if the tensors do not
/// form a network.
pub fn load(file: &[u8]) -> Result<Mlp<f32>> {
    check_bytes(What::Safetensors, file.len(), MAX_FILE_BYTES)?;
    let tensors = SafeTensors::deserialize(file).map_err(damaged)?;
    let metadata = metadata(file)?;
    let Some(activations) = metadata.get(ACTIVATIONS) else {
        return Err(format(Expected::MetadataEntry { name: ACTIVATIONS }, Got::Nothing));
    };
    let activations = read_activations(activations)?;
    let (name, form) = eight_bits::FORM;
    let (n_each, decode_weight): (usize, DecodeWeight) = match metadata.get(name) {
        None => (2, |tensors, i| decode(tensors, &weight_name(i))),
        Some(known) if known == form => (3, eight_bits::decode_weight),
        Some(other) => return Err(damaged(format!("{name}: {other}"))),
    };
    if tensors.len() != n_each * activations.len() {
        let expected = Expected::ForEach { each: Each::WeightAndBias, n: activations.len(), of: Thing::Layers };
        return Err(format(expected, Got::Count { n: tensors.len(), of: Thing::Tensors }));
    }
    network_of(&tensors, &activations, decode_weight)
}

/// Returns the shape of the weights of a layer, and the weights.
type DecodeWeight = fn(&SafeTensors<'_>, usize) -> Result<([usize; 2], Vec<f32>)>;

/// Reads a network from a safetensors file of this crate, of PyTorch, or of Keras.
///
/// # Errors
/// [`Error::Format`] if the file is not a safetensors file, is corrupt, exceeds [`MAX_FILE_BYTES`] or [`MAX_LAYERS`], or has
/// tensors that do not form a multilayer perceptron; [`Error::Empty`] if it has none.
pub fn read(file: &[u8]) -> Result<StateDict> {
    check_bytes(What::Safetensors, file.len(), MAX_FILE_BYTES)?;
    let tensors = SafeTensors::deserialize(file).map_err(|error| match other_formats::format_of(file) {
        Some(of) => format(Expected::FileFormat { name: "safetensors" }, Got::NetworkFile { of }),
        None => damaged(error),
    })?;
    StateDict::read(&tensors, metadata(file)?.get(ACTIVATIONS).map(String::as_str))
}

fn metadata(file: &[u8]) -> Result<HashMap<String, String>> {
    let (_, header) = SafeTensors::read_metadata(file).map_err(damaged)?;
    Ok(header.metadata().clone().unwrap_or_default())
}

fn read_activations(activations: &str) -> Result<Vec<Activation>> {
    let activations: Vec<Activation> = serde_json::from_str(activations).map_err(|error| {
        let examples = vec![r#"["relu","identity"]"#];
        format(Expected::Written { notation: Notation::ActivationList, examples }, Got::fault(error))
    })?;
    if activations.len() > MAX_LAYERS {
        let got = Got::Count { n: activations.len(), of: Thing::Layers };
        return Err(format(Expected::AtMost { n: MAX_LAYERS, of: Some(Thing::Layers) }, got));
    }
    Ok(activations)
}

fn read_network(tensors: &SafeTensors<'_>, activations: &[Activation]) -> Result<Mlp<f32>> {
    network_of(tensors, activations, |tensors, i| decode(tensors, &weight_name(i)))
}

fn network_of(tensors: &SafeTensors<'_>, activations: &[Activation], decode_weight: DecodeWeight) -> Result<Mlp<f32>> {
    let layers = activations.iter().enumerate().map(|(i, &activation)| {
        let ([n_outputs, n_inputs], weight) = decode_weight(tensors, i)?;
        let ([n_biases], bias) = decode(tensors, &bias_name(i))?;
        let weight = Array2::from_shape_vec((n_outputs, n_inputs), weight).map_err(damaged)?;
        let bias = Array1::from_shape_vec(n_biases, bias).map_err(damaged)?;
        Dense::new(weight, bias, activation)
    });
    Mlp::from_layers(layers.collect::<Result<_>>()?)
}

fn weight_name(layer_idx: usize) -> String {
    format!("layers.{layer_idx}.weight")
}

fn bias_name(layer_idx: usize) -> String {
    format!("layers.{layer_idx}.bias")
}

/// Encodes numbers as little-endian bytes.
fn encode<'a>(numbers: impl Iterator<Item = &'a f32>, precision: Precision) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for &number in numbers {
        match precision {
            Precision::F32 | Precision::I8 => bytes.extend(number.to_le_bytes()),
            Precision::F16 => {
                let rounded = f16::from_f32(number);
                if !rounded.is_finite() {
                    return Err(Error::value(
                        What::Weight,
                        Expected::HalfPrecision { limit: f16::MAX.to_f64() },
                        number,
                    ));
                }
                bytes.extend(rounded.to_le_bytes());
            }
        }
    }
    Ok(bytes)
}

/// Returns the shape and the numbers of a tensor with D dimensions.
fn decode<const D: usize>(tensors: &SafeTensors<'_>, name: &str) -> Result<([usize; D], Vec<f32>)> {
    let tensor = tensors.tensor(name).map_err(damaged)?;
    let shape = tensor.shape().try_into().map_err(|_| unlike(name, &tensor, D))?;
    Ok((shape, numbers(name, &tensor)?))
}

/// Returns the numbers of a tensor as F32, which holds all of F16 and BF16, and rounds F64.
fn numbers(name: &str, tensor: &TensorView<'_>) -> Result<Vec<f32>> {
    let bytes = tensor.data();
    Ok(match tensor.dtype() {
        Dtype::F32 => bytes.as_chunks().0.iter().map(|&number| f32::from_le_bytes(number)).collect(),
        Dtype::F16 => bytes.as_chunks().0.iter().map(|&number| f16::from_le_bytes(number).to_f32()).collect(),
        Dtype::BF16 => bytes.as_chunks().0.iter().map(|&number| bf16::from_le_bytes(number).to_f32()).collect(),
        Dtype::F64 => bytes.as_chunks().0.iter().map(|&number| f64::from_le_bytes(number) as f32).collect(),
        _ => return Err(unlike(name, tensor, tensor.shape().len())),
    })
}

fn unlike(name: &str, tensor: &TensorView<'_>, n_dimensions: usize) -> Error {
    let dtypes = vec!["F32", "F16", "BF16", "F64"];
    format(Expected::Tensor { name: name.to_owned(), dtypes, n_dimensions }, tensor_got(tensor))
}

fn damaged(error: impl std::fmt::Display) -> Error {
    format(Expected::Undamaged, Got::fault(error))
}

/// Describes a tensor that is not the expected one.
fn tensor_got(tensor: &TensorView<'_>) -> Got {
    Got::Tensor { dtype: format!("{:?}", tensor.dtype()), n_dimensions: tensor.shape().len() }
}

fn format(expected: Expected, got: Got) -> Error {
    Error::Format { what: What::Safetensors, expected, got }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Init, LayerConfig, MlpConfig};

    fn mlp() -> Mlp<f32> {
        let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
        let layers = vec![
            layer(4, Activation::Relu),
            layer(3, Activation::LeakyRelu { slope: 0.1 }),
            layer(2, Activation::Identity),
        ];
        Mlp::new(&MlpConfig { n_features: 5, layers, init: Init::Pytorch, seed: 1 }).unwrap()
    }

    /// A safetensors file with any header, valid or not.
    fn raw_file(header: &str, data: &[u8]) -> Vec<u8> {
        [&(header.len() as u64).to_le_bytes(), header.as_bytes(), data].concat()
    }

    fn read_whole(file: &[u8]) -> Result<Mlp<f32>> {
        read(file)?.network(Activation::Identity)
    }

    fn refusal(file: &[u8]) -> String {
        read_whole(file).unwrap_err().to_string()
    }

    #[test]
    fn f32_comes_back_bit_for_bit() {
        let file = save(&mlp(), Precision::F32).unwrap();
        assert_eq!(load(&file).unwrap(), mlp());
        assert_eq!(save(&mlp(), Precision::F32).unwrap(), file);
    }

    #[test]
    fn f16_comes_back_rounded_once() {
        let file = save(&mlp(), Precision::F16).unwrap();
        let loaded = load(&file).unwrap();
        for (layer, original) in loaded.layers().iter().zip(mlp().layers()) {
            assert_eq!(layer.activation(), original.activation());
            for (rounded, weight) in layer.weight().iter().zip(original.weight()) {
                // Half a unit in the last of 11 significant bits, or of the smallest normal f16, 2⁻¹⁴.
                assert!((rounded - weight).abs() <= weight.abs().max(2.0_f32.powi(-14)) * 2.0_f32.powi(-11));
            }
        }
        assert_eq!(save(&loaded, Precision::F16).unwrap(), file, "rounding is idempotent");
    }

    #[test]
    fn the_names_are_those_of_pytorch() {
        let file = save(&mlp(), Precision::F16).unwrap();
        let tensors = SafeTensors::deserialize(&file).unwrap();
        let mut names = tensors.names();
        names.sort_unstable();
        assert_eq!(
            names,
            ["0.bias", "0.weight", "1.bias", "1.weight", "2.bias", "2.weight"].map(|n| format!("layers.{n}"))
        );
        assert_eq!(tensors.tensor("layers.0.weight").unwrap().shape(), [4, 5]);
        assert_eq!(tensors.tensor("layers.2.bias").unwrap().shape(), [2]);
    }

    #[test]
    fn a_number_too_large_for_f16_is_refused() {
        let mut mlp = mlp();
        mlp.weight_mut(1)[[0, 0]] = -65520.0;
        let error = save(&mlp, Precision::F16).unwrap_err();
        assert_eq!(error.to_string(), "weight: expected a number that fits in an f16, within ±65504, got -65520");
        assert_eq!(load(&save(&mlp, Precision::F32).unwrap()).unwrap(), mlp);
    }

    #[test]
    fn what_does_not_make_a_network_is_refused() {
        let weight = r#""layers.0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}"#;
        let bias = r#""layers.0.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}"#;
        let meta = |activations: &str| format!(r#""__metadata__":{{"activations":"{activations}"}}"#);
        let relu = meta(r#"[\"relu\"]"#);
        assert!(read_whole(&raw_file(&format!("{{{relu},{weight},{bias}}}"), &[0; 12])).is_ok());
        // A weight that fits only as Keras has it is turned.
        let turned = format!("{{{relu},{},{bias}}}", weight.replace("[1,2]", "[2,1]"));
        assert_eq!(read_whole(&raw_file(&turned, &[0; 12])).unwrap().n_features(), 2);
        assert!(load(&raw_file(&turned, &[0; 12])).is_err(), "it is not a file of ours");

        let cases = [
            (format!("{{{},{weight},{bias}}}", meta("relu")), "expected a JSON list of activation functions"),
            (format!("{{{},{weight},{bias}}}", meta(r#"[\"rellu\"]"#)), "unknown variant `rellu`"),
            (
                format!("{{{},{weight},{bias}}}", meta(r#"[\"relu\",\"relu\"]"#)),
                "an activation function for each of 1 layer, got 2 activation functions",
            ),
            (format!("{{{relu},{},{bias}}}", weight.replace("layers.0", "layers.1")), "layers.0.bias (1)"),
            (
                format!("{{{relu},{weight},{}}}", bias.replace("F32\",\"shape\":[1]", "I32\",\"shape\":[1]")),
                "F32, F16, BF16 or F64 with 1 dimension, got I32",
            ),
            (format!("{{{relu},{weight},{}}}", bias.replace("[1]", "[1,1]")), "layers.0.bias (1, 1)"),
            (format!("{{{relu},{},{bias}}}", weight.replace("[1,2]", "[4294967296,4294967296]")), "an intact file"),
        ];
        for (header, expected) in cases {
            let message = refusal(&raw_file(&header, &[0; 12]));
            assert!(message.contains(expected), "{header}: {message}");
        }
        let nan = [f32::NAN.to_le_bytes(), [0; 4], [0; 4]].concat();
        assert_eq!(
            refusal(&raw_file(&format!("{{{relu},{weight},{bias}}}"), &nan)),
            "weight: expected finite numbers, got NaN"
        );
        assert_eq!(read_whole(&raw_file(&format!("{{{}}}", meta("[]")), &[])).unwrap_err().code(), "empty");
        // What `load` requires of files of ours.
        let message = |header: &str| load(&raw_file(header, &[0; 12])).unwrap_err().to_string();
        assert!(message(&format!("{{{weight},{bias}}}")).contains("activations"));
        let two = meta(r#"[\"relu\",\"relu\"]"#);
        assert!(
            message(&format!("{{{two},{weight},{bias}}}"))
                .contains("a weight and a bias for each of 2 layers, got 2 tensors")
        );
        assert!(refusal(&u64::MAX.to_le_bytes()).contains("an intact file"));
    }

    #[test]
    fn a_file_cut_or_grown_is_refused() {
        let file = save(&mlp(), Precision::F16).unwrap();
        for length in 0..file.len() {
            assert_eq!(load(&file[..length]).unwrap_err().code(), "format", "cut to {length}");
        }
        assert_eq!(load(&[file, vec![0]].concat()).unwrap_err().code(), "format");
    }

    proptest! {
        #[test]
        fn any_change_gives_a_network_or_an_error(at: prop::sample::Index, bytes: Vec<u8>) {
            let mut file = save(&mlp(), Precision::F32).unwrap();
            let start = at.index(file.len());
            for (old, new) in file[start..].iter_mut().zip(bytes) {
                *old = new;
            }
            if let Ok(mlp) = load(&file) {
                prop_assert!(mlp.layers().iter().all(|layer| layer.weight().iter().all(|w| w.is_finite())));
            }
        }
    }
}
