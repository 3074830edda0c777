//! The editable numbers of a problem.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use serde::Serialize;

use super::number::{MAX_EXACT_DIGITS, exact_decimal};
use super::parse::{normalized, parse};
use super::{Name, Problem};
use crate::error::{Expected, Notation, What};
use crate::optimizer::Rule;
use crate::{Error, Loss, Result};

/// A parsed number.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadNumber {
    /// The normalized text: Latin digits, a hyphen for minus, no spaces.
    pub text: String,
    /// The nearest `f64`.
    pub value: f64,
}

/// An editable number of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NumberText {
    /// The id of its value (`w21`, `η`), or `slope:0` for the slope of the first layer.
    pub id: String,
    /// The text that was typed.
    pub text: String,
}

/// Parses a single number, such as a slope. `place` identifies it in errors.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if the text is neither a decimal nor a fraction, or exceeds ±10⁹.
pub fn read_number(text: &str, place: &str) -> Result<ReadNumber> {
    let value = parse(text, place)?.to_f64().unwrap_or(f64::NAN);
    Ok(ReadNumber { text: normalized(text), value })
}

/// Adds `n` units to a number without rounding. The result is a decimal if it has at most 12 digits, otherwise a fraction.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if a text is not a number, if the sum exceeds ±10⁹, or if its fraction is longer than
/// what may be typed.
pub fn nudge(text: &str, unit: &str, n: i32) -> Result<String> {
    let sum = parse(text, "number")? + parse(unit, "unit")? * BigRational::from_integer(BigInt::from(n));
    let minus = if sum.is_negative() { "-" } else { "" };
    let fraction = || format!("{}/{}", sum.numer().abs(), sum.denom());
    let nudged = format!("{minus}{}", exact_decimal(&sum, MAX_EXACT_DIGITS).unwrap_or_else(fraction));
    parse(&nudged, "number")?;
    Ok(nudged)
}

/// Where a number of a problem is stored.
enum Place<'a> {
    Text(&'a mut String),
    Parameter(&'a mut f64),
}

impl Problem {
    /// Returns the editable numbers, with those of one sample.
    pub fn numbers(&self, sample_idx: usize) -> Vec<NumberText> {
        let mut problem = self.clone();
        let is_there = |(id, _): &(String, Place)| !self.variant.is_absent(id);
        let text = |(id, place)| match place {
            Place::Text(text) => NumberText { id, text: text.clone() },
            Place::Parameter(number) => NumberText { id, text: number.to_string() },
        };
        problem.places(sample_idx).into_iter().filter(is_there).map(text).collect()
    }

    /// Returns the text of the number with an id of [`Problem::numbers`].
    pub fn number(&self, id: &str, sample_idx: usize) -> Option<String> {
        self.numbers(sample_idx).into_iter().find(|number| number.id == id).map(|number| number.text)
    }

    /// Returns the problem with one number replaced.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if no number has this id, or if the new number is not valid.
    pub fn with_number(&self, id: &str, sample_idx: usize, text: &str) -> Result<Self> {
        let mut problem = self.clone();
        let tied = self.variant.group(id);
        let places = problem.places(sample_idx).into_iter().filter(|(own, _)| tied.contains(own));
        let places: Vec<Place> = places.map(|(_, place)| place).collect();
        if places.is_empty() {
            let expected = Expected::Written { notation: Notation::NumberId, examples: vec!["w11", "η"] };
            return Err(Error::value(What::Id, expected, id));
        }
        let number = read_number(text, id)?;
        for place in places {
            match place {
                Place::Text(text) => *text = number.text.clone(),
                Place::Parameter(parameter) => *parameter = number.value,
            }
        }
        problem.read()?;
        Ok(problem)
    }

    fn places(&mut self, sample_idx: usize) -> Vec<(String, Place<'_>)> {
        let mut places = Vec::new();
        if let Some(sample) = self.samples.get_mut(sample_idx) {
            let n_targets = sample.target.len();
            let inputs = sample.input.iter_mut().enumerate().map(|(idx, text)| (Name::input(idx).id(), text));
            let target = |(idx, text)| (Name::target(idx, n_targets).id(), text);
            let texts = inputs.chain(sample.target.iter_mut().enumerate().map(target));
            places.extend(texts.map(|(id, text)| (id, Place::Text(text))));
        }
        let mut unit_number = 0;
        for (layer_idx, layer) in self.layers.iter_mut().enumerate() {
            for (row, bias) in layer.weight.iter_mut().zip(&mut layer.bias) {
                unit_number += 1;
                let weight = |(idx, text)| (Name::weight(idx, unit_number).id(), Place::Text(text));
                places.extend(row.iter_mut().enumerate().map(weight));
                places.push((Name::bias(unit_number).id(), Place::Text(bias)));
            }
            if let Some((parameter, value)) = layer.activation.parameter_mut() {
                places.push((format!("{}:{layer_idx}", parameter.name()), Place::Parameter(value)));
            }
        }
        match &mut self.loss {
            Loss::Huber { delta } => places.push(("delta".to_owned(), Place::Parameter(delta))),
            Loss::Hinge { margin } => places.push(("margin".to_owned(), Place::Parameter(margin))),
            _ => {}
        }
        places.push(("η".to_owned(), Place::Text(&mut self.optimizer.learning_rate)));
        places.push(("λ".to_owned(), Place::Text(&mut self.optimizer.weight_decay)));
        let mut settings: Vec<(&str, &mut f64)> = match &mut self.optimizer.rule {
            Rule::Sgd => Vec::new(),
            Rule::Momentum { momentum } | Rule::Nesterov { momentum } => vec![("μ", momentum)],
            Rule::RmsProp { alpha, eps } => vec![("α", alpha), ("ε", eps)],
            Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => {
                vec![("β1", beta1), ("β2", beta2), ("ε", eps)]
            }
        };
        places.extend(settings.drain(..).map(|(id, number)| (id.to_owned(), Place::Parameter(number))));
        places
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Activation;
    use crate::trace::Preset;
    use crate::trace::arbitrary::{problem, text};

    #[test]
    fn a_number_is_nudged_without_rounding() {
        for (text, unit, n, nudged) in [
            ("0.25", "0.1", 1, "0.35"),
            ("1/3", "0.1", -1, "7/30"),
            ("0.1", "0.1", -1, "0"),
            ("0.1", "0.1", -2, "-0.1"),
            ("−۰٫۵", "1/2", 1, "0"),
            ("1/4", "1", 0, "0.25"),
            ("-1/3", "1/3", -1, "-2/3"),
            ("0.000000000001", "0.1", 1, "0.100000000001"),
            ("1/8192", "1/4096", 1, "3/8192"),
            ("999999999", "1", 1, "1000000000"),
        ] {
            assert_eq!(nudge(text, unit, n).unwrap_or_else(|error| error.to_string()), nudged, "{text}");
        }
    }

    #[test]
    fn a_nudge_stays_within_what_can_be_typed() {
        for (text, unit, n) in [
            ("1000000000", "1", 1),
            ("-1000000000", "0.5", -1),
            ("1", "1000000000", i32::MAX),
            ("0.000000000001", "1", 1),
            ("0.1234567890123456789", "1/7", 1),
            ("x", "1", 1),
            ("1", "", 1),
        ] {
            assert_eq!(nudge(text, unit, n).unwrap_err().code(), "format", "{text}");
        }
    }

    #[test]
    fn a_lone_number_is_read() {
        let number = read_number(" −۱ / ۴", "slope").unwrap();
        assert_eq!(number, ReadNumber { text: "-1/4".to_owned(), value: -0.25 });
        assert!(read_number("a", "slope").unwrap_err().to_string().contains("slope"));
    }

    #[test]
    fn each_number_has_its_place() {
        let problem = Preset::Assignment.problem();
        let ids: Vec<String> = problem.numbers(0).into_iter().map(|number| number.id).collect();
        let expected = "i1 i2 t w11 w21 b1 w12 w22 b2 w13 w23 b3 w14 w24 b4 w15 w25 b5 η λ";
        assert_eq!(ids.join(" "), expected);
        assert_eq!(problem.number("w21", 0).as_deref(), Some("-0.25"));
        assert_eq!(problem.number("w31", 0), None);
        let changed = problem.with_number("w21", 0, "−۱/۳").unwrap();
        assert_eq!(changed.layers[0].weight[0][1], "-1/3");
        for (id, sample_idx, text, code) in [
            ("w31", 0, "1", "value"),
            ("i1", 1, "1", "value"),
            ("w21", 0, "1/0", "format"),
            ("η", 0, "0", "value"),
            ("μ", 0, "0.9", "value"),
        ] {
            assert_eq!(problem.with_number(id, sample_idx, text).unwrap_err().code(), code, "{id}");
        }
    }

    #[test]
    fn parameters_are_checked_too() {
        let mut problem = Preset::Softmax.problem();
        problem.layers[0].activation = Activation::LeakyRelu { slope: 0.1 };
        let numbers = problem.numbers(0);
        let text = |id: &str| numbers.iter().find(|number| number.id == id).map(|number| number.text.as_str());
        assert_eq!([text("slope:0"), text("β2"), text("ε")], [Some("0.1"), Some("0.999"), Some("0.00000001")]);
        let changed = problem.with_number("slope:0", 0, "1/4").unwrap();
        assert_eq!(changed.layers[0].activation, Activation::LeakyRelu { slope: 0.25 });
        for (id, text) in [("slope:0", "2"), ("β1", "1"), ("ε", "0"), ("t", "4"), ("t", "1.5")] {
            assert!(problem.with_number(id, 0, text).is_err(), "{id}");
        }
        // In decimals it would be longer than what can be typed, and what could not be typed cannot be worked out.
        assert!(problem.with_number("ε", 0, "1/30000000").is_err());
    }

    proptest! {
        #[test]
        fn a_number_that_was_set_is_there(
            problem in problem(),
            place in any::<prop::sample::Index>(),
            sample in any::<prop::sample::Index>(),
            text in text(),
        ) {
            let sample_idx = sample.index(problem.samples.len());
            let numbers = problem.numbers(sample_idx);
            let number = &numbers[place.index(numbers.len())];
            if let Ok(changed) = problem.with_number(&number.id, sample_idx, &text) {
                let kept = changed.number(&number.id, sample_idx).unwrap();
                let is_text = !["μ", "α", "β1", "β2", "ε", "delta", "margin"].contains(&number.id.as_str())
                    && !number.id.contains(':');
                if is_text {
                    prop_assert_eq!(&kept, &normalized(&text));
                } else {
                    // Both are the nearest `f64` to the same number.
                    prop_assert_eq!(kept.parse(), Ok(read_number(&text, "x").unwrap().value));
                }
            }
            // What is there can be set again, and changes nothing but how it is typed.
            let again = problem.with_number(&number.id, sample_idx, &number.text).unwrap();
            prop_assert_eq!(again.number(&number.id, sample_idx).unwrap(), normalized(&number.text));
        }

        #[test]
        fn a_nudge_there_and_back_is_the_same_number(text in text(), unit in text(), n in -9_i32..=9) {
            if let Ok(nudged) = nudge(&text, &unit, n) {
                let back = nudge(&nudged, &unit, -n).unwrap();
                prop_assert_eq!(parse(&back, "x"), parse(&text, "x"));
            }
        }

        #[test]
        fn any_id_and_text_is_taken_or_refused(id in any::<String>(), text in any::<String>()) {
            let problem = Preset::Assignment.problem();
            let _ = problem.with_number(&id, 0, &text);
            let _ = nudge(&text, &id, 1);
        }
    }
}
