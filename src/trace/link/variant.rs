//! The differences of a problem from a plain one, as words of a link.

use super::written;
use crate::Result;
use crate::error::Notation;
use crate::trace::{Constraints, Problem, Variant};

/// `turn-inputs-ahead-absent_b1_b2-frozen_w11-tied_b3_b4`, with a point for the comma in a name.
pub(super) fn variant_words(variant: &Variant) -> String {
    let Variant { absent, frozen, tied, in_turn, input_gradients, look_ahead } = variant;
    let flags = [("turn", in_turn), ("inputs", input_gradients), ("ahead", look_ahead)];
    let lists = [("absent", absent), ("frozen", frozen)].into_iter().chain(tied.iter().map(|group| ("tied", group)));
    let flags = flags.into_iter().filter(|(_, is_on)| **is_on).map(|(word, _)| word.to_owned());
    let lists = lists.filter(|(_, ids)| !ids.is_empty());
    let lists = lists.map(|(word, ids)| format!("{word}_{}", ids.join("_").replace(',', ".")));
    flags.chain(lists).collect::<Vec<_>>().join("-")
}

pub(super) fn read_variant(plain: &Problem, words: &str) -> Result<Problem> {
    let refused = || written(Notation::Variant, ["turn", "frozen_b1_b2"], words);
    let mut variant = Variant::default();
    let mut constraints = Constraints::default();
    for word in words.split('-') {
        let (name, ids) = word.split_once('_').unwrap_or((word, ""));
        let ids: Vec<String> = ids.split('_').filter(|id| !id.is_empty()).map(|id| id.replace('.', ",")).collect();
        match (name, ids.is_empty()) {
            ("turn", true) => variant.in_turn = true,
            ("inputs", true) => variant.input_gradients = true,
            ("ahead", true) => variant.look_ahead = true,
            ("absent", false) => constraints.absent = ids.join(" "),
            ("frozen", false) => constraints.frozen = ids.join(" "),
            ("tied", false) => constraints.tied = format!("{} {}", constraints.tied, ids.join("=")),
            _ => return Err(refused()),
        }
    }
    let problem = Problem { variant, ..plain.clone() }.constrained(&constraints)?;
    Ok(Problem { training_step: plain.training_step, ..problem })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::Preset;

    #[test]
    fn a_problem_with_a_variant_has_a_tenth_part() {
        let constraints = Constraints { absent: "b5".into(), frozen: "w11 b1".into(), tied: "b1=b2 w13=w14".into() };
        let mut problem = Preset::Assignment.problem().constrained(&constraints).unwrap();
        problem.training_step = 7;
        problem.variant.in_turn = true;
        problem.variant.look_ahead = true;
        let link = problem.to_link();
        assert!(
            link.starts_with("v2*") && link.ends_with("*7*turn-ahead-absent_b5-frozen_w11_b1-tied_b1_b2-tied_w13_w14")
        );
        assert_eq!(Problem::from_link(&link).unwrap(), problem);
    }

    #[test]
    fn words_that_are_none_are_refused() {
        let link = Preset::Assignment.problem().to_link().replacen("v1", "v2", 1);
        for words in ["", "turns", "turn_1", "frozen", "frozen_x", "tied_b1", "absent_b1-tied_b1_b2", "turn--inputs"] {
            assert!(Problem::from_link(&format!("{link}*{words}")).is_err(), "{words}");
        }
    }
}
