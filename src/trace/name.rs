//! What values are called: the scheme of the worksheet, for any network.

use serde::Serialize;

/// The letters of the hidden layers. I is left out, because it looks like the inputs, and L, because it is the loss.
const HIDDEN_LETTERS: [&str; super::MAX_LAYERS - 1] = ["H", "J", "K", "M"];

/// A letter with a subscript, such as w with 21.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Name {
    /// `w`, `b`, `i`, `z`, `a`, `H`, `o`, `t`, `e` or `L`.
    pub letter: String,
    /// `21`, `H1`; empty for what there is only one of.
    pub subscript: String,
}

impl Name {
    /// The name as plain text, `w21` or `z_H1`. No two values of a trace have the same.
    pub fn id(&self) -> String {
        let underscore = if self.subscript.starts_with(|first: char| first.is_alphabetic()) { "_" } else { "" };
        format!("{}{underscore}{}", self.letter, self.subscript)
    }

    fn new(letter: &str, subscript: impl ToString) -> Self {
        Self { letter: letter.to_owned(), subscript: subscript.to_string() }
    }

    /// i₁ for the first input.
    pub(super) fn input(idx: usize) -> Self {
        Self::new("i", idx + 1)
    }

    /// wᵢₖ, from the i-th unit or input of the layer before into unit k; with a comma where digits would run together.
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

    fn counted(letter: &str, idx: usize, n: usize) -> Self {
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
    }

    #[test]
    fn weights_into_the_tenth_unit_cannot_be_mistaken() {
        assert_eq!(Name::weight(0, 11).id(), "w1,11");
        assert_eq!(Name::weight(0, 1).id(), "w11");
    }
}
