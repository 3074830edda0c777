//! Applies edits to a problem, and collects everything that the page shows of the result.

use serde::{Deserialize, Serialize};

use super::edit::{NumberText, nudge};
use super::{Constraints, Format, Problem, Shape, Trace, Variant, training_step};
use crate::error::{Expected, What};
use crate::numerals::TwoReadings;
use crate::optimizer::Rule;
use crate::{Error, Result};

/// A change of a problem.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Edit {
    /// Replaces a number, as [`Problem::with_number`].
    Number {
        /// The id of the number.
        id: String,
        /// The index of the sample that the number belongs to.
        sample: usize,
        /// The text that was typed.
        text: String,
    },
    /// Adds units to a number.
    Nudge {
        /// The id of the number.
        id: String,
        /// The index of the sample that the number belongs to.
        sample: usize,
        /// The text in the input field to start from; without it, the stored number.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional = nullable))]
        text: Option<String>,
        /// The unit, as text.
        unit: String,
        /// The number of units to add.
        n: i32,
    },
    /// Changes the shape, as [`Problem::reshaped`].
    Shape(Shape),
    /// Changes the update rule, and returns to the first training step.
    Rule(Rule),
    /// Changes the training step, counted from 1.
    TrainingStep(usize),
    /// Changes which parameters are absent, frozen and tied, as [`Problem::constrained`].
    Constraints(Constraints),
    /// Uses one sample at a time or all of them, and returns to the first training step.
    InTurn(bool),
    /// Writes out the derivatives with respect to the inputs, or not.
    InputGradients(bool),
    /// Takes the gradient of Nesterov's rule ahead of the weights or not, and returns to the first training step.
    LookAhead(bool),
}

/// A problem, and everything that the page shows of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct EditedProblem {
    /// The problem.
    pub problem: Problem,
    /// The index of the sample that is written out: the requested one, or the last one if there are fewer.
    pub sample: usize,
    /// The problem as text for a URL.
    pub link: String,
    /// Its editable numbers, with those of this sample.
    pub numbers: Vec<NumberText>,
    /// Its written-out training step.
    pub trace: Trace,
    /// The readings of the number that the last edit set, if there are two.
    pub two_readings: Option<TwoReadings>,
}

/// Applies edits in order and writes out the training step of the result. Without edits it writes out the given problem.
///
/// # Errors
/// As [`Problem::with_number`], [`super::nudge()`], [`Problem::reshaped`] and [`training_step`]; also if the problem has no
/// such sample. No edit is applied then.
pub fn edit_problem(problem: &Problem, edits: &[Edit], sample_idx: usize, format: Format) -> Result<EditedProblem> {
    let n_samples = problem.samples.len();
    if sample_idx >= n_samples {
        return Err(Error::value(What::Sample, Expected::between(1, n_samples), sample_idx + 1));
    }
    let problem = edits.iter().try_fold(problem.clone(), |problem, edit| problem.edited(edit))?;
    let last = problem.samples.len().saturating_sub(1);
    let sample = problem.sample_in_turn(problem.training_step).unwrap_or(sample_idx.min(last));
    let trace = training_step(&problem, sample, format)?;
    let two_readings = match edits.last() {
        Some(Edit::Number { text, .. }) => TwoReadings::of(text),
        _ => None,
    };
    let (link, numbers) = (problem.to_link(), problem.numbers(sample));
    Ok(EditedProblem { problem, sample, link, numbers, trace, two_readings })
}

impl Problem {
    fn edited(&self, edit: &Edit) -> Result<Self> {
        match edit {
            Edit::Number { id, sample, text } => self.with_number(id, *sample, text),
            Edit::Nudge { id, sample, text, unit, n } => {
                let text = text.clone().or_else(|| self.number(id, *sample)).unwrap_or_default();
                self.with_number(id, *sample, &nudge(&text, unit, *n)?)
            }
            Edit::Shape(shape) => self.reshaped(shape),
            Edit::Rule(rule) => {
                let mut problem = Self { training_step: 1, ..self.clone() };
                problem.optimizer.rule = *rule;
                Ok(problem)
            }
            Edit::TrainingStep(training_step) => Ok(Self { training_step: *training_step, ..self.clone() }),
            Edit::Constraints(constraints) => self.constrained(constraints),
            Edit::InTurn(in_turn) => Ok(self.varied(Variant { in_turn: *in_turn, ..self.variant.clone() })),
            Edit::InputGradients(input_gradients) => {
                let variant = Variant { input_gradients: *input_gradients, ..self.variant.clone() };
                Ok(Self { variant, ..self.clone() })
            }
            Edit::LookAhead(look_ahead) => Ok(self.varied(Variant { look_ahead: *look_ahead, ..self.variant.clone() })),
        }
    }

    fn varied(&self, variant: Variant) -> Self {
        Self { variant, training_step: 1, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Loss;
    use crate::trace::Preset;
    use crate::trace::arbitrary::{problem, text};

    fn number(id: &str, text: &str) -> Edit {
        Edit::Number { id: id.to_owned(), sample: 0, text: text.to_owned() }
    }

    fn nudged(text: Option<&str>, n: i32) -> Edit {
        Edit::Nudge { id: "w11".to_owned(), sample: 0, text: text.map(str::to_owned), unit: "0.1".to_owned(), n }
    }

    fn after(edits: &[Edit]) -> Result<EditedProblem> {
        edit_problem(&Preset::Assignment.problem(), edits, 0, Format::Short)
    }

    #[test]
    fn each_edit_is_made_of_what_the_one_before_has_made() {
        let done = after(&[number("w11", "0.7"), number("w21", "0.9"), nudged(None, -2)]).unwrap();
        assert_eq!(done.problem.layers[0].weight[0], ["0.5", "0.9"]);
        // What is said of it is of the last one.
        let text = |id: &str| done.numbers.iter().find(|number| number.id == id).map(|number| number.text.as_str());
        assert_eq!([text("w11"), text("w21")], [Some("0.5"), Some("0.9")]);
        assert_eq!(Problem::from_link(&done.link).unwrap(), done.problem);
        assert_eq!(done.trace, training_step(&done.problem, 0, Format::Short).unwrap());
    }

    #[test]
    fn a_nudge_goes_on_from_what_was_typed() {
        assert_eq!(after(&[nudged(Some("1/3"), 1)]).unwrap().problem.number("w11", 0).as_deref(), Some("13/30"));
        assert_eq!(after(&[nudged(Some("x"), 1)]).unwrap_err().code(), "format");
    }

    #[test]
    fn the_rule_and_the_training_step_are_changed() {
        let adam = Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 };
        let third = after(&[Edit::TrainingStep(3)]).unwrap();
        assert_eq!(third.problem.training_step, 3);
        let again = edit_problem(&third.problem, &[Edit::Rule(adam)], 0, Format::Short).unwrap().problem;
        assert_eq!((again.training_step, again.optimizer.rule), (1, adam));
        assert!(after(&[Edit::TrainingStep(0)]).is_err());
    }

    #[test]
    fn the_last_sample_is_shown_where_the_one_looked_at_has_gone() {
        let xor = Preset::Xor.problem();
        let shape = Shape {
            sizes: xor.sizes().unwrap(),
            n_samples: 2,
            loss: Loss::BinaryCrossEntropy,
            activations: xor.layers.iter().map(|layer| layer.activation).collect(),
        };
        let done = edit_problem(&xor, &[Edit::Shape(shape)], 3, Format::Short).unwrap();
        assert_eq!((done.problem.samples.len(), done.sample), (2, 1));
        assert_eq!(edit_problem(&xor, &[], 4, Format::Short).unwrap_err().code(), "value");
        assert_eq!(edit_problem(&xor, &[], 100, Format::Short).unwrap_err().code(), "value");
    }

    #[test]
    fn one_that_is_refused_refuses_all() {
        for (wrong, code) in [(number("w31", "1"), "value"), (number("w21", "1/0"), "format")] {
            assert_eq!(after(&[number("w11", "0.7"), wrong, number("b1", "1")]).unwrap_err().code(), code);
        }
    }

    proptest! {
        // A case writes two training steps out.
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn without_edits_a_problem_is_as_it_was(problem in problem(), sample in any::<prop::sample::Index>()) {
            let sample_idx = sample.index(problem.samples.len());
            let same = edit_problem(&problem, &[], sample_idx, Format::Full);
            match training_step(&problem, sample_idx, Format::Full) {
                Ok(trace) => {
                    let same = same.unwrap();
                    prop_assert_eq!(same.trace, trace);
                    prop_assert_eq!((same.problem, same.sample), (problem, sample_idx));
                }
                Err(error) => prop_assert_eq!(same.unwrap_err(), error),
            }
        }

        #[test]
        fn a_list_of_edits_is_one_edit_after_the_other(
            problem in problem(),
            places in prop::collection::vec((any::<prop::sample::Index>(), text()), 0..4),
        ) {
            let ids = problem.numbers(0);
            let edits: Vec<Edit> = places.iter().map(|(place, text)| number(&ids[place.index(ids.len())].id, text)).collect();
            let step = |problem: Problem, edit: &Edit| problem.edited(edit);
            let problem_after = edits.iter().try_fold(problem.clone(), step);
            match (edit_problem(&problem, &edits, 0, Format::Short), problem_after) {
                (Ok(done), Ok(expected)) => prop_assert_eq!(done.problem, expected),
                (Err(error), Err(expected)) => prop_assert_eq!(error, expected),
                // The numbers are fine, and what is worked out of them is none.
                (Err(_), Ok(expected)) => prop_assert!(training_step(&expected, 0, Format::Short).is_err()),
                (Ok(done), Err(error)) => prop_assert!(false, "{done:?} in spite of {error}"),
            }
        }
    }
}
