//! The names of values: the worksheet's scheme, for any network.

use serde::Serialize;

use crate::limits::trace::MAX_LAYERS;

/// Whether a value belongs to the pass before or after the update of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Before,
    After,
}

/// The letters of the hidden layers, without I, which looks like the inputs, and L, which is the loss.
pub(super) const HIDDEN_LETTERS: [&str; MAX_LAYERS - 1] = ["H", "J", "K"];

/// A letter with a subscript, such as w with 21, or a partial derivative of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// `w`, `b`, `i`, `z`, `a`, `H`, `o`, `t`, `e`, `L`, `δ`, …
    pub letter: String,
    /// `21`, `H1`; empty if there is only one.
    pub subscript: String,
    /// Whether it has a prime, for a value after the update.
    pub prime: bool,
    /// For a partial derivative, the name that it is taken with respect to.
    pub by: Option<Box<Name>>,
}

impl Name {
    /// Returns the name as plain text, `w21`, `z_H1′` or `∂L/∂w21`, which is unique within a trace.
    pub fn id(&self) -> String {
        let underscore = if self.subscript.starts_with(|first: char| first.is_alphabetic()) { "_" } else { "" };
        let prime = if self.prime { "′" } else { "" };
        let own = format!("{}{underscore}{}{prime}", self.letter, self.subscript);
        match &self.by {
            Some(by) => format!("∂{own}/∂{}", by.id()),
            None => own,
        }
    }

    /// A letter with a subscript, which may be empty.
    pub(super) fn new(letter: &str, subscript: impl ToString) -> Self {
        Self { letter: letter.to_owned(), subscript: subscript.to_string(), prime: false, by: None }
    }

    /// ∂self/∂by.
    pub(super) fn derivative(&self, by: &Self) -> Self {
        Self { by: Some(Box::new(by.clone())), ..self.clone() }
    }

    /// Returns self′ after the update, and self before it.
    pub(super) fn at(&self, pass: Pass) -> Self {
        Self { prime: pass == Pass::After, ..self.clone() }
    }

    /// The optimizer's state for a parameter, such as m with the subscript w21.
    pub(super) fn of_parameter(letter: &str, parameter: &Self) -> Self {
        Self::new(letter, format!("{}{}", parameter.letter, parameter.subscript))
    }

    /// w̃₂₁, a parameter ahead of where it is.
    pub(super) fn ahead(&self) -> Self {
        Self { letter: format!("{}\u{303}", self.letter), ..self.clone() }
    }

    /// b₁₌₂ for the parameter that b₁ and b₂ share.
    pub(super) fn tied(group: &[String]) -> Self {
        let letter: String = group.iter().flat_map(|id| id.chars().next()).take(1).collect();
        let subscripts: Vec<&str> = group.iter().map(|id| id.trim_start_matches(char::is_alphabetic)).collect();
        Self::new(&letter, subscripts.join("="))
    }

    /// i₁ for the first input.
    pub(super) fn input(idx: usize) -> Self {
        Self::new("i", idx + 1)
    }

    /// wᵢₖ, from the i-th unit or input of the previous layer to unit k, with a comma if the digits would run together.
    pub(super) fn weight(source_idx: usize, unit_number: usize) -> Self {
        let comma = if unit_number >= 10 { "," } else { "" };
        Self::new("w", format!("{}{comma}{unit_number}", source_idx + 1))
    }

    /// bₖ.
    pub(super) fn bias(unit_number: usize) -> Self {
        Self::new("b", unit_number)
    }

    /// H₁ for the first unit of the first hidden layer.
    pub(super) fn hidden_unit(layer_idx: usize, idx: usize) -> Self {
        Self::new(HIDDEN_LETTERS[layer_idx], idx + 1)
    }

    /// o, or o₁ if there are several.
    pub(super) fn output(idx: usize, n_outputs: usize) -> Self {
        Self::counted("o", idx, n_outputs)
    }

    /// t, or t₁ if there are several.
    pub(super) fn target(idx: usize, n_outputs: usize) -> Self {
        Self::counted("t", idx, n_outputs)
    }

    /// e, or e₁ if there are several.
    pub(super) fn error(idx: usize, n_outputs: usize) -> Self {
        Self::counted("e", idx, n_outputs)
    }

    /// z with the unit's name as its subscript.
    pub(super) fn pre_activation(unit: &Self) -> Self {
        Self::new("z", format!("{}{}", unit.letter, unit.subscript))
    }

    /// a with the unit's name as its subscript.
    pub(super) fn activation(unit: &Self) -> Self {
        Self::new("a", format!("{}{}", unit.letter, unit.subscript))
    }

    /// L.
    pub(super) fn loss() -> Self {
        Self::new("L", "")
    }

    /// The loss of one sample: L if it is the only one, otherwise ℓ₁ for the first.
    pub(super) fn sample_loss(sample_idx: usize, n_samples: usize) -> Self {
        if n_samples == 1 { Self::loss() } else { Self::new("ℓ", sample_idx + 1) }
    }

    /// δ with the unit's name as its subscript: the derivative of the sample's loss with respect to the unit's pre-activation.
    pub(super) fn delta(unit: &Self) -> Self {
        Self::new("δ", format!("{}{}", unit.letter, unit.subscript))
    }

    /// Returns `letter`, with its number if there are several.
    pub(super) fn counted(letter: &str, idx: usize, n: usize) -> Self {
        if n == 1 { Self::new(letter, "") } else { Self::new(letter, idx + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_the_names_as_they_are_spoken() {
        let hidden = Name::hidden_unit(1, 0);
        let ids = [hidden.clone(), Name::pre_activation(&hidden), Name::activation(&hidden), Name::weight(1, 5)];
        assert_eq!(ids.map(|name| name.id()), ["J1", "z_J1", "a_J1", "w25"]);
        assert_eq!(Name::output(0, 1).id(), "o");
        assert_eq!(Name::output(0, 2).id(), "o1");
        assert_eq!(Name::pre_activation(&Name::output(1, 2)).id(), "z_o2");
        assert_eq!(Name::loss().derivative(&Name::weight(1, 5)).id(), "∂L/∂w25");
        assert_eq!(Name::pre_activation(&hidden).at(Pass::After).id(), "z_J1′");
        assert_eq!(Name::of_parameter("m", &Name::bias(5)).id(), "m_b5");
    }

    #[test]
    fn weights_into_the_tenth_unit_cannot_be_mistaken() {
        assert_eq!(Name::weight(0, 11).id(), "w1,11");
        assert_eq!(Name::weight(0, 1).id(), "w11");
    }
}
