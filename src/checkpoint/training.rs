//! Checkpoints of a training, from which it resumes bit for bit.
//!
//! In addition to the tensors of the network, a file contains `optimizer.i.weight.first`, `.second` and the same for `bias`,
//! as far as the update rule uses them; `history.steps` in F64; and `order` in U32, the sample indices of the current epoch.
//! The metadata entry `training` is JSON with everything else.

use std::collections::HashMap;

use ndarray::{Array, Array1, Array2, Dimension};
use safetensors::tensor::{Dtype, SafeTensors};
use serde::{Deserialize, Serialize};

use super::{
    Precision, Tensor, damaged, decode, encode, file, file_json, format, metadata, network, read_network, tensor_got,
};
use crate::error::{Expected, Got, KeptPart, Thing, What};
use crate::history::History;
use crate::layer::Dense;
use crate::optimizer::{LayerMoments, Moments, Optimizer};
use crate::real::check_finite;
use crate::trainer::Position;
use crate::{Activation, Error, Mlp, OptimizerConfig, Result, Trainer, TrainerConfig};

const TRAINING: &str = "training";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rest {
    activations: Vec<Activation>,
    config: TrainerConfig,
    /// With the learning rate of the next update.
    optimizer: OptimizerConfig,
    optimizer_step: u64,
    rng: u64,
    n_taken: usize,
    /// Without its steps, which are stored as a tensor.
    history: History,
    /// The caller's note.
    note: String,
}

/// Serializes a training, with a note of the caller's.
///
/// # Errors
/// [`Error::Value`] if a weight, bias, first moment or recorded loss is no longer finite: the training has diverged, and
/// [`load_training`] would refuse the file. [`Error::Format`] if serialization fails, which no valid training is known to cause.
pub fn save_training(trainer: &Trainer<f32>, note: &str) -> Result<Vec<u8>> {
    let mlp = trainer.mlp();
    let mut tensors = network(mlp, Precision::F32)?;
    for (i, LayerMoments { weight, bias }) in trainer.optimizer().layers().iter().enumerate() {
        push_moments(&mut tensors, &format!("optimizer.{i}.weight"), weight)?;
        push_moments(&mut tensors, &format!("optimizer.{i}.bias"), bias)?;
    }
    let mut history = trainer.history().clone();
    let steps = std::mem::take(&mut history.steps);
    let bytes = steps.iter().flat_map(|loss| loss.to_le_bytes()).collect();
    tensors.push(Tensor { name: "history.steps".into(), dtype: Dtype::F64, shape: vec![steps.len()], bytes });
    let Position { rng, order, n_taken } = trainer.position();
    check_history(trainer.history(), n_taken)?;
    let bytes = order.iter().flat_map(|&index| (index as u32).to_le_bytes()).collect();
    tensors.push(Tensor { name: "order".into(), dtype: Dtype::U32, shape: vec![order.len()], bytes });
    let optimizer = trainer.optimizer();
    let rest = Rest {
        activations: mlp.layers().iter().map(Dense::activation).collect(),
        config: *trainer.config(),
        optimizer: *optimizer.config(),
        optimizer_step: optimizer.step(),
        rng,
        n_taken,
        history,
        note: note.to_owned(),
    };
    // A single entry, because the order of several would differ from call to call.
    file(&tensors, HashMap::from([(TRAINING.to_owned(), file_json(&rest).map_err(damaged)?.to_string())]))
}

/// Loads a training, and the note saved with it, from a file written by [`save_training`].
///
/// # Errors
/// [`Error::Format`] if the file is of another kind or corrupt; [`Error::Shape`], [`Error::Empty`] or [`Error::Value`] if
/// its parts are inconsistent.
pub fn load_training(file: &[u8]) -> Result<(Trainer<f32>, String)> {
    let tensors = SafeTensors::deserialize(file).map_err(damaged)?;
    let metadata = metadata(file)?;
    let Some(rest) = metadata.get(TRAINING) else {
        return Err(format(Expected::MetadataEntry { name: TRAINING }, Got::Nothing));
    };
    let Rest { activations, config, optimizer, optimizer_step, rng, n_taken, mut history, note } =
        serde_json::from_str(rest).map_err(damaged)?;
    let mlp = read_network(&tensors, &activations)?;
    // Rejects an invalid configuration.
    let fresh = Trainer::new(mlp, config)?;
    history.steps = read(&tensors, "history.steps", Dtype::F64, f64::from_le_bytes)?;
    let order: Vec<usize> = read(&tensors, "order", Dtype::U32, |bytes| u32::from_le_bytes(bytes) as usize)?;
    check_order(&order, n_taken)?;
    check_history(&history, n_taken)?;
    if optimizer_step != history.steps.len() as u64 {
        return Err(Error::value(
            What::Step,
            Expected::Count { n: history.steps.len(), of: Thing::Steps },
            optimizer_step,
        ));
    }
    let layers = fresh.optimizer().layers().iter().enumerate();
    let layers = layers.map(|(i, fresh)| read_layer(&tensors, i, fresh)).collect::<Result<Vec<_>>>()?;
    let mlp: Mlp<f32> = fresh.into_mlp();
    let optimizer = Optimizer::restored(optimizer, &mlp, optimizer_step, layers)?;
    let position = Position { rng, order: &order, n_taken };
    Ok((Trainer::restored(mlp, optimizer, history, config, position), note))
}

/// Whether a file is one of [`save_training`], by what it says of itself.
pub fn is_training(file: &[u8]) -> bool {
    metadata(file).is_ok_and(|metadata| metadata.contains_key(TRAINING))
}

fn push_moments<D: Dimension>(tensors: &mut Vec<Tensor>, name: &str, moments: &Moments<f32, D>) -> Result<()> {
    check_finite(What::Moments, &moments.first)?;
    for (which, array) in [("first", &moments.first), ("second", &moments.second)] {
        if !array.is_empty() {
            let (shape, bytes) = (array.shape().to_vec(), encode(array.iter(), Precision::F32)?);
            tensors.push(Tensor { name: format!("{name}.{which}"), dtype: Dtype::F32, shape, bytes });
        }
    }
    Ok(())
}

fn read_layer(tensors: &SafeTensors<'_>, i: usize, fresh: &LayerMoments<f32>) -> Result<LayerMoments<f32>> {
    let matrix = |which: &str, fresh: &Array2<f32>| -> Result<Array2<f32>> {
        if fresh.is_empty() {
            return Ok(fresh.clone());
        }
        let (shape, numbers) = decode::<2>(tensors, &format!("optimizer.{i}.weight.{which}"))?;
        Array::from_shape_vec(shape, numbers).map_err(damaged)
    };
    let vector = |which: &str, fresh: &Array1<f32>| -> Result<Array1<f32>> {
        if fresh.is_empty() {
            return Ok(fresh.clone());
        }
        let ([n], numbers) = decode::<1>(tensors, &format!("optimizer.{i}.bias.{which}"))?;
        Array::from_shape_vec(n, numbers).map_err(damaged)
    };
    Ok(LayerMoments {
        weight: Moments {
            first: matrix("first", &fresh.weight.first)?,
            second: matrix("second", &fresh.weight.second)?,
        },
        bias: Moments { first: vector("first", &fresh.bias.first)?, second: vector("second", &fresh.bias.second)? },
    })
}

/// Reads a one-dimensional tensor with elements of N bytes.
fn read<T, const N: usize>(
    tensors: &SafeTensors<'_>,
    name: &str,
    dtype: Dtype,
    from_bytes: impl Fn([u8; N]) -> T,
) -> Result<Vec<T>> {
    let tensor = tensors.tensor(name).map_err(damaged)?;
    if tensor.dtype() != dtype || tensor.shape().len() != 1 {
        let dtypes = vec![if dtype == Dtype::F64 { "F64" } else { "U32" }];
        let expected = Expected::Tensor { name: name.to_owned(), dtypes, n_dimensions: 1 };
        return Err(format(expected, tensor_got(&tensor)));
    }
    Ok(tensor.data().as_chunks::<N>().0.iter().map(|&bytes| from_bytes(bytes)).collect())
}

/// Checks that the order contains each sample once, and that not all have been used: a finished epoch has no order.
fn check_order(order: &[usize], n_taken: usize) -> Result<()> {
    let mut seen = vec![false; order.len()];
    for &index in order {
        match seen.get_mut(index) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err(Error::value(What::Order, Expected::EachOnce { of: Thing::Samples }, index)),
        }
    }
    if n_taken > 0 && n_taken >= order.len() {
        return Err(Error::value(What::NTaken, Expected::FewerThan { n: order.len(), of: Thing::Samples }, n_taken));
    }
    Ok(())
}

fn check_history(history: &History, n_taken: usize) -> Result<()> {
    let n_steps = history.steps.len();
    let is_finite = history.steps.iter().all(|loss| loss.is_finite())
        && history.epochs.iter().all(|epoch| epoch.train_loss.is_finite())
        && history.validations.iter().all(|validation| validation.loss.is_finite());
    // An epoch ends with a step.
    let is_counted =
        history.epochs.iter().enumerate().all(|(i, epoch)| epoch.epoch == i + 1 && (1..=n_steps).contains(&epoch.step))
            && history.validations.iter().all(|validation| validation.step <= n_steps);
    if is_finite && is_counted && history.is_at(n_taken) {
        return Ok(());
    }
    Err(Error::value(What::History, Expected::Fitting { part: KeptPart::History }, Got::Other))
}

#[cfg(test)]
mod tests;
