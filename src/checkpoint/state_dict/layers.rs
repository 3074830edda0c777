//! Pairs tensors to layers, and puts the layers in order.

use ndarray::{Array1, Array2, ShapeBuilder as _};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use super::super::{damaged, format, numbers};
use super::names::{Name, Role};
use crate::error::{Expected, Got, PerceptronPart, What};
use crate::{Error, Result};

/// A tensor of a file.
#[derive(Debug)]
pub(super) struct Tensor<'file> {
    pub(super) name: &'file str,
    view: TensorView<'file>,
}

/// The tensors of a layer.
#[derive(Debug)]
pub(super) struct Layer<'file> {
    pub(super) weight: Tensor<'file>,
    pub(super) bias: Option<Tensor<'file>>,
    /// Whether the weight is (I, O).
    pub(super) is_transposed: bool,
}

impl Layer<'_> {
    pub(super) fn n_inputs(&self) -> usize {
        self.weight.view.shape()[usize::from(!self.is_transposed)]
    }

    pub(super) fn n_outputs(&self) -> usize {
        self.weight.view.shape()[usize::from(self.is_transposed)]
    }

    fn has_its_biases(&self) -> bool {
        self.bias.as_ref().is_none_or(|bias| bias.view.shape() == [self.n_outputs()])
    }

    pub(super) fn has_doubles(&self) -> bool {
        std::iter::once(&self.weight).chain(&self.bias).any(|tensor| tensor.view.dtype() == Dtype::F64)
    }

    /// Returns weight (O, I) and bias (O).
    pub(super) fn read(&self) -> Result<(Array2<f32>, Array1<f32>)> {
        let shape = (self.n_outputs(), self.n_inputs()).set_f(self.is_transposed);
        let weight = Array2::from_shape_vec(shape, numbers(self.weight.name, &self.weight.view)?).map_err(damaged)?;
        let bias = match &self.bias {
            Some(bias) => numbers(bias.name, &bias.view)?.into(),
            None => Array1::zeros(self.n_outputs()),
        };
        Ok((weight, bias))
    }
}

/// Returns the layers in the order of their names, and the names of buffers.
///
/// # Errors
/// [`Error::Format`] with the tensors that are no weights or biases, or are those of no layer; [`Error::Empty`] without layers.
pub(super) fn paired<'file>(tensors: &'file SafeTensors<'file>) -> Result<(Vec<Layer<'file>>, Vec<String>)> {
    let mut named: Vec<(Name, Tensor<'file>)> =
        tensors.iter().map(|(name, view)| (Name::new(name), Tensor { name, view })).collect();
    named.sort_by(|(a, x), (b, y)| (a, x.name).cmp(&(b, y.name)));
    let left_out = named.iter().filter(|(name, _)| name.role == Role::Buffer).map(|(_, tensor)| tensor.name.to_owned());
    let left_out = left_out.collect();
    named.retain(|(name, _)| name.role != Role::Buffer);
    if named.is_empty() {
        return Err(Error::Empty { what: What::Layers });
    }
    let is_array = |(name, tensor): &&(Name, Tensor<'_>)| match name.role {
        Role::Bias => tensor.view.shape().len() == 1,
        _ => tensor.view.shape().len() == 2,
    };
    let is_strange = |tensor: &&(Name, Tensor<'_>)| tensor.0.role == Role::Unknown;
    let is_paired = |layer: &&[(Name, Tensor<'_>)]| match layer {
        [(weight, _)] => weight.role != Role::Bias,
        [(weight, _), (bias, _)] => weight.role != Role::Bias && bias.role == Role::Bias,
        _ => false,
    };
    let of_layers = || named.chunk_by(|(a, _), (b, _)| a.layer == b.layer);
    refuse(PerceptronPart::Names, named.iter().filter(is_strange))?;
    refuse(PerceptronPart::Matrices, named.iter().filter(|tensor| !is_array(tensor)))?;
    refuse(PerceptronPart::Names, of_layers().filter(|layer| !is_paired(layer)).flatten())?;
    let mut layers: Vec<Layer<'file>> = Vec::new();
    for (Name { role, .. }, tensor) in named {
        match layers.last_mut() {
            Some(layer) if role == Role::Bias => layer.bias = Some(tensor),
            _ => layers.push(Layer { is_transposed: role == Role::KERNEL, weight: tensor, bias: None }),
        }
    }
    Ok((layers, left_out))
}

fn refuse<'a>(part: PerceptronPart, tensors: impl Iterator<Item = &'a (Name, Tensor<'a>)>) -> Result<()> {
    let mut tensors = tensors.map(|(_, tensor)| tensor).peekable();
    if tensors.peek().is_none() { Ok(()) } else { Err(refusal(part, tensors)) }
}

fn refusal<'a>(part: PerceptronPart, tensors: impl Iterator<Item = &'a Tensor<'a>>) -> Error {
    let shapes = tensors.map(|tensor| (tensor.name, tensor.view.shape()));
    format(Expected::Perceptron { part }, Got::tensors(shapes))
}

/// Turns and orders the layers so that each takes what the one before gives. They are turned as their names say, as PyTorch has
/// them, or as Keras does; their own order comes before others.
///
/// Without biases, a chain fits backwards as well, with all weights turned. So if the layers do not fit as they are named, the
/// first way is taken that has no fewer inputs than outputs.
///
/// # Errors
/// [`Error::Format`] with all tensors if there is no way.
pub(super) fn chain(mut layers: Vec<Layer<'_>>) -> Result<Vec<Layer<'_>>> {
    let n = layers.len();
    let named: Vec<bool> = layers.iter().map(|layer| layer.is_transposed).collect();
    let turns = [named, vec![false; n], vec![true; n]];
    let mut ways: Vec<(&[bool], Vec<usize>)> = Vec::new();
    for is_reordered in [false, true] {
        for turn in &turns {
            turn_to(&mut layers, turn);
            if layers.iter().all(Layer::has_its_biases) {
                ways.extend(order(&layers, is_reordered).map(|order| (turn.as_slice(), order)));
            }
        }
    }
    let mut is_natural = |(turn, order): &&(&[bool], Vec<usize>)| {
        turn_to(&mut layers, turn);
        let is_narrowing = layers[order[0]].n_inputs() >= layers[order[n - 1]].n_outputs();
        is_narrowing || (**turn == turns[0] && order.is_sorted())
    };
    let Some((turn, order)) = ways.iter().find(&mut is_natural).or(ways.first()) else {
        let tensors = layers.iter().flat_map(|layer| std::iter::once(&layer.weight).chain(&layer.bias));
        return Err(refusal(PerceptronPart::Chain, tensors));
    };
    turn_to(&mut layers, turn);
    let mut layers: Vec<Option<Layer<'_>>> = layers.into_iter().map(Some).collect();
    Ok(order.iter().filter_map(|&idx| layers[idx].take()).collect())
}

fn turn_to(layers: &mut [Layer<'_>], turn: &[bool]) {
    for (layer, &is_transposed) in layers.iter_mut().zip(turn) {
        layer.is_transposed = is_transposed;
    }
}

/// How many layers may be tried in all places: layers of a few sizes have more orders than can be tried.
const MAX_TRIES: usize = 10_000;

/// Returns the first order of the layers in which they fit together: their own, or any.
fn order(layers: &[Layer<'_>], is_any: bool) -> Option<Vec<usize>> {
    let fit = |from: usize, to: usize| layers[from].n_outputs() == layers[to].n_inputs();
    if !is_any {
        return (1..layers.len()).all(|idx| fit(idx - 1, idx)).then(|| (0..layers.len()).collect());
    }
    let (mut order, mut n_tries) = (Vec::new(), 0);
    let mut next = 0;
    while order.len() < layers.len() {
        let is_next = |idx: &usize| !order.contains(idx) && order.last().is_none_or(|&last| fit(last, *idx));
        if let Some(idx) = (next..layers.len()).find(is_next) {
            order.push(idx);
            next = 0;
            n_tries += 1;
        } else {
            next = order.pop()? + 1;
        }
        if n_tries > MAX_TRIES {
            return None;
        }
    }
    Some(order)
}
