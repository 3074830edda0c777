//! The trained text encoder and model that come with the crate, one of each for each language, and the comparison that was
//! recorded when they were trained.
//!
//! `cargo xtask train-answers` makes them: the first seed of the comparison, with the default shares.

use half::f16;

use super::model::{Model, Size};
use super::text::TextEncoder;
use super::{Knowledge, Shares, Variant};
use crate::dataset::questions::{Language, Vocabulary, World};
use crate::error::{Expected, Got, Thing, What};
use crate::{Error, Mlp, Result};

/// The weights and biases of the text encoder, then of the model's functions: layer by layer, row by row, as f16 in little-endian
/// order. Their sizes are known.
pub fn file(language: Language) -> &'static [u8] {
    match language {
        Language::English => include_bytes!("shipped/english.f16"),
        Language::Persian => include_bytes!("shipped/persian.f16"),
    }
}

/// The comparison that was recorded with the shipped models: a `ComparisonSnapshot` as JSON.
pub fn recorded(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("shipped/english.json"),
        Language::Persian => include_str!("shipped/persian.json"),
    }
}

/// Reads the shipped text encoder, with the graph of the default shares, and the shipped model from their [`file()`].
///
/// # Errors
/// As [`Model::new`], and if `file` is of a model of another size.
pub fn load(language: Language, file: &[u8]) -> Result<(Knowledge, Model)> {
    let world = World::get();
    let vocabulary = Vocabulary::of(world, language);
    let mut text = TextEncoder::new(vocabulary.len(), 1)?;
    let mut model = Model::new(Size::default(), Variant::All, 1)?;
    let expected = text.mlp().n_parameters() + model.n_parameters();
    let (numbers, rest) = file.as_chunks();
    if numbers.len() != expected || !rest.is_empty() {
        return Err(Error::Format {
            what: What::Weights,
            expected: Expected::Count { n: 2 * expected, of: Thing::Bytes },
            got: Got::Count { n: file.len(), of: Thing::Bytes },
        });
    }
    let mut numbers = numbers.iter().map(|&number| f16::from_le_bytes(number).to_f64());
    for mlp in std::iter::once(text.mlp_mut()).chain(model.functions_mut()) {
        for index in 0..mlp.layers().len() {
            mlp.weight_mut(index).iter_mut().zip(&mut numbers).for_each(|(weight, number)| *weight = number);
            mlp.bias_mut(index).iter_mut().zip(&mut numbers).for_each(|(bias, number)| *bias = number);
        }
    }
    let facts = Shares::default().in_graph(world)?;
    Ok((Knowledge { world, language, vocabulary, facts, text }, model))
}

/// Writes a text encoder and a model as [`file()`] has them.
pub fn save(text: &TextEncoder, model: &Model) -> Vec<u8> {
    let layers = std::iter::once(text.mlp()).chain(model.functions()).flat_map(Mlp::layers);
    let numbers = layers.flat_map(|layer| layer.weight().iter().chain(layer.bias()));
    numbers.flat_map(|&number| f16::from_f64(number).to_le_bytes()).collect()
}
