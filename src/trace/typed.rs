//! Results as students type them, with the rounding implied by their digits.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

use super::Scalar;
use super::parse::decimal;
use crate::error::{Expected, Got, Notation, Thing, What};
use crate::limits::trace::{MAX_RESULT_CHARS, MAX_RESULT_EXPONENT};
use crate::numerals::latin;
use crate::{Error, Result};

/// A number that was typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) number: BigRational,
    /// Half a unit in the last place, the maximum rounding error; 0 for a fraction.
    pub(super) half_unit: BigRational,
}

impl Typed {
    /// Parses a decimal (`−0.25`, `0,25`), one with a power of ten (`1.5e-7`, `1.5 × 10⁻⁷`, `1.5*10^-7`) or a fraction of two
    /// decimals (`-1/4`), with Latin, Persian or Arabic digits; `≈` or `=` may precede it.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the text is anything else or too long. `id` identifies the result in the error.
    pub(super) fn read(text: &str, id: &str) -> Result<Self> {
        let refuse = |expected| Error::Format {
            what: What::Number,
            expected,
            got: Got::typed(id.into(), text, MAX_RESULT_CHARS),
        };
        let plain = latin(&text.chars().take(4 * MAX_RESULT_CHARS).collect::<String>());
        let plain = plain.trim().trim_start_matches(['≈', '=']).trim();
        if plain.chars().count() > MAX_RESULT_CHARS {
            return Err(refuse(Expected::AtMost { n: MAX_RESULT_CHARS, of: Some(Thing::Characters) }));
        }
        let (is_negative, magnitude) = match plain.strip_prefix('-') {
            Some(rest) => (true, rest.trim()),
            None => (false, plain.strip_prefix('+').unwrap_or(plain).trim()),
        };
        let read = match magnitude.split_once('/') {
            Some((numerator, denominator)) => fraction(numerator.trim(), denominator.trim()),
            None => with_exponent(magnitude),
        };
        let examples = || vec!["0.25", "-1/4", "1.5e-7"];
        let a_number = || refuse(Expected::Written { notation: Notation::Number, examples: examples() });
        let typed = read.ok_or_else(a_number)?;
        Ok(if is_negative { Self { number: -typed.number, ..typed } } else { typed })
    }

    /// Returns whether a number, known up to `error`, may have been rounded to this one.
    pub(super) fn stands_for(&self, scalar: &Scalar, error: f64) -> bool {
        match scalar {
            Scalar::Exact(number) if error == 0.0 => (number - &self.number).abs() <= self.half_unit,
            _ => {
                let to_f64 = |number: &BigRational| number.to_f64().unwrap_or(f64::NAN);
                let typed = to_f64(&self.number);
                // Allows for the rounding of two conversions and a subtraction.
                let rounded = 2.0 * f64::EPSILON * typed.abs();
                (scalar.to_f64() - typed).abs() <= to_f64(&self.half_unit) + error + rounded
            }
        }
    }

    pub(super) fn scalar(&self) -> Scalar {
        Scalar::Exact(self.number.clone())
    }
}

fn fraction(numerator: &str, denominator: &str) -> Option<Typed> {
    let (numerator, denominator) = (decimal(numerator)?, decimal(denominator)?);
    let number = if denominator.is_zero() { return None } else { numerator / denominator };
    Some(Typed { number, half_unit: BigRational::zero() })
}

/// Parses digits with at most one decimal point, followed by a power of ten.
fn with_exponent(text: &str) -> Option<Typed> {
    let (mantissa, exponent) = match text.split_once(['e', 'E', '×', '*', '·']) {
        None => (text, 0),
        Some((mantissa, rest)) if text[mantissa.len()..].starts_with(['e', 'E']) => (mantissa, power(rest)?),
        Some((mantissa, rest)) => (mantissa.trim_end(), power(rest.trim_start().strip_prefix("10")?)?),
    };
    let places = mantissa.split_once('.').map_or(0, |(_, places)| places.len());
    let unit = ten_to(exponent - places as i32);
    Some(Typed { number: decimal(mantissa)? * ten_to(exponent), half_unit: unit / BigInt::from(2) })
}

/// Parses an exponent: `-7`, `^-7` or `⁻⁷`.
fn power(text: &str) -> Option<i32> {
    let lowered = |c| match c {
        '⁻' => '-',
        '⁺' => '+',
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10).unwrap_or(c),
        _ => c,
    };
    let text: String = text.strip_prefix('^').unwrap_or(text).trim().chars().map(lowered).collect();
    text.parse().ok().filter(|exponent: &i32| exponent.abs() <= MAX_RESULT_EXPONENT)
}

fn ten_to(exponent: i32) -> BigRational {
    Pow::pow(BigRational::from_integer(BigInt::from(10)), exponent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rational(numerator: i64, denominator: i64) -> BigRational {
        BigRational::new(numerator.into(), denominator.into())
    }

    #[test]
    fn digits_tell_the_rounding() {
        for (text, number, half_unit) in [
            ("0.25", (1, 4), (1, 200)),
            ("−0.250", (-1, 4), (1, 2000)),
            ("≈ ۰٫۲۵", (1, 4), (1, 200)),
            ("0,4867", (4867, 10_000), (1, 20_000)),
            ("۰،۲۵", (1, 4), (1, 200)),
            ("1,5e-7", (15, 100_000_000), (5, 1_000_000_000)),
            ("3", (3, 1), (1, 2)),
            ("-1/4", (-1, 4), (0, 1)),
            ("1 / 3", (1, 3), (0, 1)),
            ("1.5e-7", (15, 100_000_000), (5, 1_000_000_000)),
            ("1.5 × 10⁻⁷", (15, 100_000_000), (5, 1_000_000_000)),
            ("۱٫۵ × ۱۰⁻⁷", (15, 100_000_000), (5, 1_000_000_000)),
            ("-1.5*10^-7", (-15, 100_000_000), (5, 1_000_000_000)),
            ("2E3", (2000, 1), (500, 1)),
            ("12345678901234", (12_345_678_901_234, 1), (1, 2)),
        ] {
            let expected =
                Typed { number: rational(number.0, number.1), half_unit: rational(half_unit.0, half_unit.1) };
            assert_eq!(Typed::read(text, "z_H1"), Ok(expected), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_its_name() {
        for text in ["", "-", ".", "1e", "e5", "1e100", "1 × 7", "1/0", "1/2e3", "1,5,5", "abc", "½", "1e1.5", "--1"]
        {
            let error = Typed::read(text, "z_H1").unwrap_err();
            assert!(error.code() == "format" && error.to_string().contains("z_H1"), "{text}: {error}");
        }
        assert!(Typed::read(&"9".repeat(100_000), "z_H1").unwrap_err().to_string().len() < 200);
    }

    #[test]
    fn halves_are_rounded_either_way() {
        let exact = Scalar::Exact(rational(1, 64)); // 0.015625
        for (text, stands) in
            [("0.01562", true), ("0.01563", true), ("0.0156", true), ("0.01564", false), ("1/64", true)]
        {
            assert_eq!(Typed::read(text, "L").unwrap().stands_for(&exact, 0.0), stands, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = Typed::read(&text, "L");
        }

        #[test]
        fn text_of_the_right_letters_is_read_or_refused(text in "[-+−.,/0-9۰-۹٫٬ eE×*·^⁻⁰-⁹≈]{0,44}") {
            let _ = Typed::read(&text, "L");
        }

        /// `f64` as `{:e}` and `{}` write it, which are read back as the same number.
        #[test]
        fn all_digits_of_a_float_are_read(number in -1e6..1e6_f64) {
            for text in [format!("{number:e}"), format!("{number}")] {
                let typed = Typed::read(&text, "L").unwrap();
                prop_assert_eq!(typed.number.to_f64(), Some(number));
            }
        }
    }
}
