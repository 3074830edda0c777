//! The trained text encoder and model that come with the crate, one of each for each language, and the comparison that was
//! recorded when they were trained.
//!
//! `cargo xtask train-answers` makes them: the first seed of the comparison, with the default shares.

use std::borrow::Cow;

use safetensors::tensor::{Dtype, SafeTensors, View};

use super::model::{Model, Size};
use super::text::TextEncoder;
use super::{Knowledge, Shares, Variant};
use crate::dataset::questions::{Language, Vocabulary, World};
use crate::error::{Expected, Got, What};
use crate::{Error, Mlp, Result};

/// The shipped file of a language.
pub fn file(language: Language) -> &'static [u8] {
    match language {
        Language::English => include_bytes!("shipped/english.safetensors"),
        Language::Persian => include_bytes!("shipped/persian.safetensors"),
    }
}

/// The comparison that was recorded with the shipped models: a `ComparisonSnapshot` as JSON.
pub fn recorded(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("shipped/english.json"),
        Language::Persian => include_str!("shipped/persian.json"),
    }
}

/// Loads the shipped text encoder with the graph of the default shares, and the shipped model.
///
/// # Errors
/// [`Error::Format`] if the file is damaged.
pub fn load(language: Language) -> Result<(Knowledge, Model)> {
    let world = World::get();
    let vocabulary = Vocabulary::of(world, language);
    let tensors = SafeTensors::deserialize(file(language)).map_err(damaged)?;
    let mut text = TextEncoder::new(vocabulary.len(), 1)?;
    let mut model = Model::new(Size::default(), Variant::All, 1)?;
    fill(&tensors, "text", text.mlp_mut())?;
    for (index, function) in model.functions_mut().iter_mut().enumerate() {
        fill(&tensors, &format!("function{index}"), function)?;
    }
    let facts = Shares::default().in_graph(world)?;
    Ok((Knowledge { world, language, vocabulary, facts, text }, model))
}

/// Writes a text encoder and a model as a safetensors file, in f32.
///
/// # Errors
/// [`Error::Format`] if the numbers cannot be written.
pub fn save(text: &TextEncoder, model: &Model) -> Result<Vec<u8>> {
    let mut tensors = named("text", text.mlp());
    for (index, function) in model.functions().iter().enumerate() {
        tensors.extend(named(&format!("function{index}"), function));
    }
    safetensors::serialize(tensors, None).map_err(damaged)
}

/// A tensor in f32.
struct Tensor {
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

fn named(name: &str, mlp: &Mlp<f64>) -> Vec<(String, Tensor)> {
    let tensor = |shape: &[usize], numbers: &mut dyn Iterator<Item = &f64>| Tensor {
        shape: shape.to_vec(),
        bytes: numbers.flat_map(|&x| (x as f32).to_le_bytes()).collect(),
    };
    let of_layers = mlp.layers().iter().enumerate().flat_map(|(index, layer)| {
        [
            (format!("{name}.{index}.weight"), tensor(layer.weight().shape(), &mut layer.weight().iter())),
            (format!("{name}.{index}.bias"), tensor(layer.bias().shape(), &mut layer.bias().iter())),
        ]
    });
    of_layers.collect()
}

fn fill(tensors: &SafeTensors, name: &str, mlp: &mut Mlp<f64>) -> Result<()> {
    for index in 0..mlp.layers().len() {
        copy(tensors, &format!("{name}.{index}.weight"), mlp.weight_mut(index).iter_mut())?;
        copy(tensors, &format!("{name}.{index}.bias"), mlp.bias_mut(index).iter_mut())?;
    }
    Ok(())
}

fn copy<'a>(tensors: &SafeTensors, name: &str, to: impl ExactSizeIterator<Item = &'a mut f64>) -> Result<()> {
    let tensor = tensors.tensor(name).map_err(damaged)?;
    let (numbers, _) = tensor.data().as_chunks::<4>();
    if numbers.len() != to.len() {
        return Err(damaged(format!("{name} has another size")));
    }
    for (to, &bytes) in to.zip(numbers) {
        *to = f64::from(f32::from_le_bytes(bytes));
    }
    Ok(())
}

fn damaged(fault: impl std::fmt::Display) -> Error {
    Error::Format {
        what: What::Safetensors,
        expected: Expected::FileFormat { name: "safetensors" },
        got: Got::fault(fault),
    }
}

impl View for Tensor {
    fn dtype(&self) -> Dtype {
        Dtype::F32
    }

    fn shape(&self) -> &[usize] {
        &self.shape
    }

    fn data(&self) -> Cow<'_, [u8]> {
        (&self.bytes).into()
    }

    fn data_len(&self) -> usize {
        self.bytes.len()
    }
}
