//! A training as files, to be repeated elsewhere: the data with their split, the initial weights and the order of the samples,
//! and the weights that it came to.

use std::collections::HashMap;

use ndarray::{Array1, Array2};
use safetensors::tensor::{Dtype, TensorView, serialize};
use serde::{Deserialize, Serialize};

use super::{Data, PlaygroundConfig};
use crate::dataset::points::Task;
use crate::error::{Each, Expected, Got, Thing, What};
use crate::trainer::order;
use crate::{Activation, Dataset, Dense, Error, Mlp, Result};

/// A training, and the weights that it came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundFilesConfig"))]
#[serde(deny_unknown_fields)]
pub struct FilesConfig {
    /// Its settings.
    pub playground: PlaygroundConfig,
    /// The number of updates made.
    pub step: usize,
    /// The layers after them.
    pub layers: Vec<Weights>,
}

/// The weights of a layer with I inputs and O units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundWeights"))]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// The weight, shape (O, I).
    pub weight: Vec<Vec<f64>>,
    /// The bias, shape (O).
    pub bias: Vec<f64>,
}

/// The files. Tensors have the names that `nn.Sequential` gives them with an activation function after each layer but the last:
/// `0.weight`, `0.bias`, `2.weight`, …, as f64.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundFiles"))]
pub struct Files {
    /// The weights, as safetensors: a `state_dict`.
    #[serde(serialize_with = "crate::wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array<ArrayBuffer>"))]
    pub weights: Vec<u8>,
    /// The initial weights, as safetensors, and `order` (epochs, N) as i32: the rows of the training data in the order in which
    /// each epoch takes them.
    #[serde(serialize_with = "crate::wire::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array<ArrayBuffer>"))]
    pub start: Vec<u8>,
    /// The data as CSV: the inputs as given, the target, and the part (`train`, `validation` or `test`); training data first.
    pub data: String,
}

impl FilesConfig {
    /// Writes the files.
    ///
    /// # Errors
    /// As [`Playground::new`](super::Playground::new); [`Error::Value`] if the layers do not have the shapes of the network, or if
    /// so many updates take more than 5 million samples.
    pub fn files(&self) -> Result<Files> {
        let config = &self.playground;
        config.validate()?;
        let data = config.data.draw()?;
        let initial = config.network(&data)?;
        let reached = self.network(&initial)?;
        let PlaygroundConfig { seed, batch_size, .. } = self.playground;
        let order = order(seed, data.train.n_samples(), batch_size, self.step)?;
        Ok(Files { weights: file(&reached, None)?, start: file(&initial, Some(&order))?, data: csv(&data)? })
    }

    /// The network with the given weights.
    fn network(&self, initial: &Mlp<f64>) -> Result<Mlp<f64>> {
        let n_layers = initial.layers().len();
        if self.layers.len() != n_layers {
            let expected = Expected::ForEach { each: Each::WeightAndBias, n: n_layers, of: Thing::Layers };
            return Err(Error::value(What::Layers, expected, self.layers.len()));
        }
        let layers = initial.layers().iter().zip(&self.layers).map(|(layer, Weights { weight, bias })| {
            let (n_outputs, n_inputs) = layer.weight().dim();
            let fits = weight.len() == n_outputs && weight.iter().all(|row| row.len() == n_inputs);
            if !fits || bias.len() != n_outputs {
                return Err(Error::value(What::Weight, Expected::between(n_outputs, n_outputs), weight.len()));
            }
            let weight = Array2::from_shape_fn((n_outputs, n_inputs), |(o, i)| weight[o][i]);
            Dense::new(weight, Array1::from(bias.clone()), layer.activation())
        });
        Mlp::from_layers(layers.collect::<Result<_>>()?)
    }
}

/// A network as safetensors, with the order if it is given.
fn file(mlp: &Mlp<f64>, order: Option<&Array2<i32>>) -> Result<Vec<u8>> {
    let bytes = |numbers: &mut dyn Iterator<Item = &f64>| numbers.flat_map(|x| x.to_le_bytes()).collect::<Vec<u8>>();
    let mut tensors = Vec::new();
    for (i, layer) in mlp.layers().iter().enumerate() {
        let (weight, bias) = (layer.weight(), layer.bias());
        tensors.push((format!("{}.weight", 2 * i), Dtype::F64, weight.shape().to_vec(), bytes(&mut weight.iter())));
        tensors.push((format!("{}.bias", 2 * i), Dtype::F64, bias.shape().to_vec(), bytes(&mut bias.iter())));
    }
    if let Some(order) = order {
        let indices = order.iter().flat_map(|i| i.to_le_bytes()).collect();
        tensors.push(("order".into(), Dtype::I32, order.shape().to_vec(), indices));
    }
    let fault = |error| Error::value(What::Safetensors, Expected::Undamaged, Got::fault(error));
    let views = tensors.iter().map(|(name, dtype, shape, bytes)| {
        TensorView::new(*dtype, shape.clone(), bytes).map(|view| (name, view)).map_err(fault)
    });
    let views = views.collect::<Result<Vec<_>>>()?;
    let activations: Vec<Activation> = mlp.layers().iter().map(Dense::activation).collect();
    let activations = serde_json::to_string(&activations)
        .map_err(|error| Error::value(What::Safetensors, Expected::Undamaged, Got::fault(error)))?;
    serialize(views, Some(HashMap::from([("activations".to_owned(), activations)]))).map_err(fault)
}

/// The data as a table. Numbers survive the round trip bit for bit.
fn csv(data: &Data) -> Result<String> {
    let fault = |error: csv::Error| Error::value(What::Data, Expected::Undamaged, Got::fault(error));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = if data.input_names.is_empty() { vec!["x1".into(), "x2".into()] } else { data.input_names.clone() };
    writer.write_record(names.iter().map(String::as_str).chain(["target", "part"])).map_err(fault)?;
    let parts = [
        ("train", Some(&data.train_raw)),
        ("validation", data.validation_raw.as_ref()),
        ("test", data.test_raw.as_ref()),
    ];
    for (part, rows) in parts.into_iter().filter_map(|(part, rows)| Some((part, rows?))) {
        for (row, target) in rows.samples().rows().into_iter().zip(targets(data, rows)) {
            let cells = row.iter().map(f64::to_string).chain([target, part.to_owned()]);
            writer.write_record(cells).map_err(fault)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| fault(error.into_error().into()))?;
    String::from_utf8(bytes).map_err(|error| Error::value(What::Data, Expected::Undamaged, Got::fault(error)))
}

/// The targets as they are written: values, or the names of classes.
fn targets(data: &Data, rows: &Dataset<f64>) -> Vec<String> {
    let name = |target: f64| match data.task {
        Task::Values => target.to_string(),
        Task::Classes => data.class_names.get(target as usize).cloned().unwrap_or_else(|| target.to_string()),
    };
    super::data::numbers(rows.targets()).into_iter().map(name).collect()
}
