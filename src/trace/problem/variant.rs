//! How a problem differs from a plain one: parameters that are absent, frozen or tied, samples in turn, and more derivatives.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{LayerProblem, Problem};
use crate::error::{Expected, Got, Notation, Place, What};
use crate::trace::Name;
use crate::trace::parse::parse;
use crate::{Error, Result};

/// The differences of a problem from a plain one, in which every parameter exists, moves and is a number of its own, and every
/// update uses the mean over the samples.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Variant {
    /// The ids of weights and biases that the network does not have.
    pub absent: Vec<String>,
    /// The ids of weights and biases that no update changes.
    pub frozen: Vec<String>,
    /// The ids of weights, or of biases, that are one shared parameter, whose gradient is the sum of theirs.
    pub tied: Vec<Vec<String>>,
    /// Whether each training step uses the next of the samples alone, instead of the mean over all.
    pub in_turn: bool,
    /// Whether the derivatives with respect to the inputs are written out, too.
    pub input_gradients: bool,
    /// Whether Nesterov's rule takes its gradient ahead of the weights, as it was published, instead of PyTorch's form, which has
    /// the point ahead for its weights.
    pub look_ahead: bool,
}

/// Names of parameters as they are typed: `b1, b2`, and for shared ones `b1 = b2, w11 = w12`. `b` stands for all biases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Constraints {
    /// Parameters that the network does not have.
    pub absent: String,
    /// Parameters that no update changes.
    pub frozen: String,
    /// Groups of parameters that are one.
    pub tied: String,
}

/// Where a weight or bias of a problem is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Position {
    layer_idx: usize,
    unit_idx: usize,
    /// `None` for the bias.
    source_idx: Option<usize>,
}

impl Variant {
    pub(in crate::trace) fn is_absent(&self, id: &str) -> bool {
        self.absent.iter().any(|absent| absent == id)
    }

    pub(in crate::trace) fn is_frozen(&self, id: &str) -> bool {
        self.group(id).iter().any(|member| self.frozen.contains(member))
    }

    /// Returns the ids of the parameters that are one with this one, itself included, in the order in which they are updated.
    pub(in crate::trace) fn group(&self, id: &str) -> Vec<String> {
        let tied = self.tied.iter().find(|group| group.iter().any(|member| member == id));
        tied.cloned().unwrap_or_else(|| vec![id.to_owned()])
    }

    /// Checks that every id is that of a parameter, that none is in two groups, and that shared parameters have one number.
    pub(in crate::trace) fn check(&self, problem: &Problem) -> Result<()> {
        let order = order(&problem.layers);
        let positions: HashMap<String, Position> = order.iter().cloned().collect();
        for id in self.absent.iter().chain(&self.frozen).chain(self.tied.iter().flatten()) {
            if !positions.contains_key(id) {
                return Err(unknown(id));
            }
        }
        let mut seen: Vec<&String> = self.absent.iter().collect();
        for group in &self.tied {
            let Some(first) = group.first().filter(|_| group.len() > 1) else {
                return Err(refused(&group.concat()));
            };
            let number = |id: &String| parse(positions[id].text(&problem.layers), place(id));
            // Kinds are told by their letters.
            let is_of_kind = |id: &str| id.chars().next() == first.chars().next();
            let is_ordered = order.iter().filter(|(id, _)| group.contains(id)).map(|(id, _)| id).eq(group);
            for id in group {
                if !is_ordered || seen.contains(&id) || !is_of_kind(id) || number(id)? != number(first)? {
                    return Err(refused(&group.join(" = ")));
                }
                seen.push(id);
            }
        }
        Ok(())
    }
}

impl Problem {
    /// Returns the problem with other parameters absent, frozen or tied, at its first training step. Tied parameters get the
    /// number of the first of them.
    ///
    /// # Errors
    /// [`Error::Value`] if a name is not that of a weight or bias, or if a group has one member, members of two kinds, or one
    /// that is absent or in another group.
    pub fn constrained(&self, constraints: &Constraints) -> Result<Self> {
        let order = order(&self.layers);
        let read = |text: &str| read_names(text, &order);
        let mut problem = Self { training_step: 1, ..self.clone() };
        problem.variant.absent = read(&constraints.absent)?;
        problem.variant.frozen = read(&constraints.frozen)?;
        problem.variant.tied = read_groups(&constraints.tied, &order)?;
        let positions = positions(&self.layers);
        for group in &problem.variant.tied {
            let Some(first) = group.first() else { continue };
            let text = positions[first].text(&self.layers).clone();
            group.iter().for_each(|id| *positions[id].text_mut(&mut problem.layers) = text.clone());
        }
        problem.read()?;
        Ok(problem)
    }

    /// Returns the sample that the training step uses, if it uses only one of several.
    pub(in crate::trace) fn sample_in_turn(&self, training_step: usize) -> Option<usize> {
        let n_samples = self.samples.len();
        (self.variant.in_turn && n_samples > 1).then(|| (training_step.max(1) - 1) % n_samples)
    }

    /// Carries the differences over to another shape of the problem: each parameter that is still there keeps its own.
    pub(in crate::trace) fn carry_variant(&self, reshaped: &mut Self) {
        let (before, after) = (positions(&self.layers), order(&reshaped.layers));
        let moved = |id: &String| {
            let position = before.get(id)?;
            after.iter().find(|(_, other)| other == position).map(|(id, _)| id.clone())
        };
        let all = |ids: &[String]| -> Vec<String> { ids.iter().filter_map(moved).collect() };
        let tied = self.variant.tied.iter().map(|group| all(group)).filter(|group| group.len() > 1);
        reshaped.variant = Variant {
            absent: all(&self.variant.absent),
            frozen: all(&self.variant.frozen),
            tied: tied.collect(),
            ..self.variant.clone()
        };
    }
}

impl Position {
    fn text(self, layers: &[LayerProblem]) -> &String {
        let layer = &layers[self.layer_idx];
        match self.source_idx {
            Some(source_idx) => &layer.weight[self.unit_idx][source_idx],
            None => &layer.bias[self.unit_idx],
        }
    }

    fn text_mut(self, layers: &mut [LayerProblem]) -> &mut String {
        let layer = &mut layers[self.layer_idx];
        match self.source_idx {
            Some(source_idx) => &mut layer.weight[self.unit_idx][source_idx],
            None => &mut layer.bias[self.unit_idx],
        }
    }
}

fn positions(layers: &[LayerProblem]) -> HashMap<String, Position> {
    order(layers).into_iter().collect()
}

/// Returns all weights and biases in the order of the update.
fn order(layers: &[LayerProblem]) -> Vec<(String, Position)> {
    let mut unit_number = 0;
    let mut all = Vec::new();
    for (layer_idx, layer) in layers.iter().enumerate() {
        for (unit_idx, row) in layer.weight.iter().enumerate().take(layer.bias.len()) {
            unit_number += 1;
            let position = |source_idx| Position { layer_idx, unit_idx, source_idx };
            let weight = |source_idx| (Name::weight(source_idx, unit_number).id(), position(Some(source_idx)));
            all.extend((0..row.len()).map(weight));
            all.push((Name::bias(unit_number).id(), position(None)));
        }
    }
    all
}

/// Splits a text at commas and spaces into names, each once, in the order of the update. A comma belongs to the name in `w1,11`.
fn read_names(text: &str, order: &[(String, Position)]) -> Result<Vec<String>> {
    let mut wanted = Vec::new();
    for word in normalized(text).split([' ', ';']).filter(|word| !word.is_empty()) {
        wanted.extend(read_word(word, order)?);
    }
    Ok(order.iter().map(|(id, _)| id).filter(|id| wanted.contains(*id)).cloned().collect())
}

/// Reads `w11 = w12 = w21, b1 = b2`.
fn read_groups(text: &str, order: &[(String, Position)]) -> Result<Vec<Vec<String>>> {
    let text = normalized(text).replace(" =", "=").replace("= ", "=");
    let groups = text.split([' ', ';']).filter(|word| !word.is_empty());
    groups.map(|group| read_names(&group.replace('=', " "), order)).collect()
}

/// Reads a name, or the letter of all parameters of a kind.
fn read_word(word: &str, order: &[(String, Position)]) -> Result<Vec<String>> {
    let ids = || order.iter().map(|(id, _)| id);
    let all: Vec<String> = match word {
        "b" | "w" => ids().filter(|id| id.starts_with(word)).cloned().collect(),
        _ => ids().filter(|id| *id == word).cloned().collect(),
    };
    if all.is_empty() { Err(unknown(word)) } else { Ok(all) }
}

/// Latin digits, spaces for commas between names, one space at most, and no underscores: `w₁₁، b_۲` is `w11 b2`.
fn normalized(text: &str) -> String {
    let mut plain = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            '۰'..='۹' => plain.extend(char::from_digit(c as u32 - '۰' as u32, 10)),
            '٠'..='٩' => plain.extend(char::from_digit(c as u32 - '٠' as u32, 10)),
            '₀'..='₉' => plain.extend(char::from_digit(c as u32 - '₀' as u32, 10)),
            '_' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {}
            // Between digits it is part of a name.
            ',' if plain.ends_with(|before: char| before.is_ascii_digit()) => plain.push(','),
            '،' | ',' | '\t' | '\n' | '\r' => plain.push(' '),
            _ => plain.push(c),
        }
    }
    let mut words = String::new();
    for (idx, c) in plain.char_indices() {
        let is_separator = c == ',' && !plain[idx + 1..].starts_with(|after: char| after.is_ascii_digit());
        match if is_separator { ' ' } else { c } {
            ' ' if words.is_empty() || words.ends_with(' ') => {}
            c => words.push(c),
        }
    }
    words.trim_end().to_owned()
}

fn place(id: &str) -> Place {
    Place::Symbol { id: id.to_owned(), sample: None }
}

fn unknown(id: &str) -> Error {
    let expected = Expected::Written { notation: Notation::ParameterId, examples: vec!["w11", "b1"] };
    Error::value(What::Id, expected, Got::text(id, 40))
}

fn refused(group: &str) -> Error {
    let expected = Expected::Written { notation: Notation::Tied, examples: vec!["b1 = b2", "w11 = w12 = w21"] };
    Error::value(What::Id, expected, Got::text(group, 40))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Activation;
    use crate::trace::{Preset, Shape};

    fn constraints(absent: &str, frozen: &str, tied: &str) -> Constraints {
        Constraints { absent: absent.to_owned(), frozen: frozen.to_owned(), tied: tied.to_owned() }
    }

    fn with(absent: &str, frozen: &str, tied: &str) -> Result<Problem> {
        Preset::Assignment.problem().constrained(&constraints(absent, frozen, tied))
    }

    fn resized(problem: &Problem, sizes: &[usize]) -> Problem {
        let activations = vec![Activation::Tanh; sizes.len() - 1];
        let shape = Shape { sizes: sizes.to_vec(), n_samples: 1, loss: problem.loss, activations };
        problem.reshaped(&shape).unwrap()
    }

    #[test]
    fn names_are_read_as_people_write_them() {
        let problem = with("b", "w11, w₂۱ ; W_12", "w13 = w14,w23=w24 = w15").unwrap();
        assert_eq!(problem.variant.absent, ["b1", "b2", "b3", "b4", "b5"]);
        assert_eq!(problem.variant.frozen, ["w11", "w21", "w12"]);
        assert_eq!(problem.variant.tied, [vec!["w13", "w14"], vec!["w23", "w24", "w15"]]);
        // The number of the first.
        assert_eq!(problem.layers[1].weight[1], problem.layers[1].weight[0]);
        assert_eq!(problem.layers[2].weight[0][0], problem.layers[1].weight[0][1]);
    }

    #[test]
    fn a_comma_inside_a_name_belongs_to_it() {
        let problem = resized(&Preset::Xor.problem(), &[1, 5, 5, 2]);
        let frozen = problem.constrained(&constraints("", "w1,11,w2,11, b11", "")).unwrap().variant.frozen;
        assert_eq!(frozen, ["w1,11", "w2,11", "b11"]);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (absent, frozen, tied) in [
            ("b9", "", ""),
            ("", "η", ""),
            ("", "", "b1"),
            ("", "", "b1 = w11"),
            ("", "", "b1 = b2, b2 = b3"),
            ("b1", "", "b1 = b2"),
            ("", "", "= ="),
        ] {
            let error = with(absent, frozen, tied).unwrap_err();
            assert_eq!(error.code(), "value", "{absent} {frozen} {tied}");
        }
    }

    #[test]
    fn differences_move_with_their_parameters() {
        let problem = with("b5", "b3", "b1 = b2").unwrap();
        let variant = resized(&problem, &[2, 3, 2, 1]).variant;
        assert_eq!((variant.absent, variant.frozen), (vec!["b6".to_owned()], vec!["b4".to_owned()]));
        assert_eq!(variant.tied, [vec!["b1", "b2"]]);
        assert!(resized(&problem, &[2, 1, 2, 1]).variant.tied.is_empty());
    }
}
