//! Weights in 8 bits, a scale for each row: the form in which the page ships its networks.
//!
//! A weight of layer i is `layers.i.weight`, an integer from −127 to 127, times the row's entry in `layers.i.scale`. A row's
//! largest weight is 127 scales. What a weight is off by is made up for by the next one of its row: where the inputs are pixels,
//! neighbors are much alike, and the errors of their products nearly cancel. So no weight is off by more than a scale, 0.8 % of
//! the largest. Biases stay as they are.

use ndarray::{Array2, ArrayView1, ArrayView2};
use safetensors::tensor::{Dtype, SafeTensors};

use super::{Tensor, decode, unlike, weight_name};
use crate::Result;

/// The metadata entry that files of this form have, and what it says.
pub(super) const FORM: (&str, &str) = ("weights", "i8 times a scale per row, version 1");

const LARGEST: f32 = 127.0;

/// Returns the two tensors for the weights of a layer.
pub(super) fn encode(layer_idx: usize, weight: ArrayView2<'_, f32>) -> [Tensor; 2] {
    let scales: Vec<f32> = weight.rows().into_iter().map(scale).collect();
    let rounded = weight.rows().into_iter().zip(&scales).flat_map(|(row, scale)| round(row, *scale));
    let rounded = Tensor {
        name: weight_name(layer_idx),
        dtype: Dtype::I8,
        shape: weight.shape().to_vec(),
        bytes: rounded.collect(),
    };
    let bytes = scales.iter().flat_map(|scale| scale.to_le_bytes()).collect();
    [rounded, Tensor { name: scale_name(layer_idx), dtype: Dtype::F32, shape: vec![scales.len()], bytes }]
}

/// A row of zeros has any scale but 0.
fn scale(row: ArrayView1<'_, f32>) -> f32 {
    let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    if largest > 0.0 { (largest / LARGEST).max(f32::MIN_POSITIVE) } else { 1.0 }
}

/// Returns a row in scales, rounded so that the sum up to each weight is off by no more than half a scale.
fn round(row: ArrayView1<'_, f32>, scale: f32) -> Vec<u8> {
    let mut missing = 0.0;
    let integers = row.iter().map(|weight| {
        let exact = weight / scale + missing;
        let integer = exact.round().clamp(-LARGEST, LARGEST);
        missing = exact - integer;
        integer as i8 as u8
    });
    integers.collect()
}

/// Returns the shape of the weights of a layer, and the weights row by row.
pub(super) fn decode_weight(tensors: &SafeTensors<'_>, layer_idx: usize) -> Result<([usize; 2], Vec<f32>)> {
    let name = weight_name(layer_idx);
    let tensor = tensors.tensor(&name).map_err(super::damaged)?;
    let shape: [usize; 2] = tensor.shape().try_into().map_err(|_| unlike(&name, &tensor, 2))?;
    if tensor.dtype() != Dtype::I8 {
        return Err(unlike(&name, &tensor, 2));
    }
    let ([n_scales], scales) = decode(tensors, &scale_name(layer_idx))?;
    if n_scales != shape[0] {
        return Err(super::damaged(format!("{n_scales} scales for {} rows", shape[0])));
    }
    let rounded = tensor.data().iter().map(|&byte| f32::from(byte as i8)).collect();
    let mut weight = Array2::from_shape_vec(shape, rounded).map_err(super::damaged)?;
    for (mut row, scale) in weight.rows_mut().into_iter().zip(scales) {
        row *= scale;
    }
    Ok((shape, weight.into_raw_vec_and_offset().0))
}

fn scale_name(layer_idx: usize) -> String {
    format!("layers.{layer_idx}.scale")
}

#[cfg(test)]
mod tests {
    use crate::checkpoint::{Precision, load, read, save};
    use crate::{Activation, Init, LayerConfig, Mlp, MlpConfig};

    #[test]
    fn in_8_bits_no_weight_is_off_by_more_than_a_scale_and_the_sum_of_a_row_by_half() {
        let layer = |n_neurons, activation| LayerConfig { n_neurons, activation };
        let layers = vec![layer(4, Activation::LeakyRelu { slope: 0.1 }), layer(2, Activation::Identity)];
        let mlp = Mlp::new(&MlpConfig { n_features: 50, layers, init: Init::Pytorch, seed: 1 }).unwrap();
        let file = save(&mlp, Precision::I8).unwrap();
        let loaded = load(&file).unwrap();
        for (layer, original) in loaded.layers().iter().zip(mlp.layers()) {
            assert_eq!((layer.activation(), layer.bias()), (original.activation(), original.bias()));
            for (rounded, row) in layer.weight().rows().into_iter().zip(original.weight().rows()) {
                let scale = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs())) / 127.0;
                // Up to 127 scales, rounded to f32 four times: the scale, the quotient, the sum with what is missing, the product.
                let roundings = 127.0 * 4.0 * f32::EPSILON;
                let off: Vec<f32> = rounded.iter().zip(row).map(|(a, b)| (a - b) / scale).collect();
                assert!(off.iter().all(|off| off.abs() <= 1.0 + roundings), "{off:?}");
                assert!(off.iter().sum::<f32>().abs() <= 0.5 + off.len() as f32 * roundings, "{off:?}");
            }
        }
        let later = String::from_utf8_lossy(&file).replace("version 1", "version 2");
        assert!(load(later.as_bytes()).is_err() && read(&file).is_err());
    }
}
