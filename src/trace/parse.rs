//! Parses numbers as people write them, without rounding.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::error::{Expected, Got, Notation, Place, Thing, What};
use crate::limits::trace::{MAX_MAGNITUDE, MAX_NUMBER_CHARS};
use crate::numerals::latin;
use crate::{Error, Result};

/// Parses a decimal (`-0.25`, `.5`, `0,4867`) or a fraction of two decimals (`-1/4`), with Latin, Persian or Arabic digits.
///
/// A slash always denotes a fraction, although in Persian handwriting it may be a decimal mark: `۱/۵` is a fifth. What else it
/// can mean is in [`crate::numerals::TwoReadings`].
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) if the text is anything else, is too long, or exceeds ±10⁹. `place` identifies the
/// number in the error.
pub(super) fn parse(text: &str, place: impl Into<Place>) -> Result<BigRational> {
    let place = place.into();
    let refuse = |expected| Error::Format {
        what: What::Number,
        expected,
        got: Got::typed(place.clone(), text, MAX_NUMBER_CHARS),
    };
    let plain = latin(text.trim());
    if plain.chars().count() > MAX_NUMBER_CHARS {
        return Err(refuse(Expected::AtMost { n: MAX_NUMBER_CHARS, of: Some(Thing::Characters) }));
    }
    let (negative, magnitude) = match plain.trim().strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.trim().strip_prefix('+').unwrap_or(plain.trim())),
    };
    let a_number = || refuse(Expected::Written { notation: Notation::Number, examples: vec!["0.25", "-1/4"] });
    let number = match magnitude.split_once('/') {
        None => decimal(magnitude.trim()).ok_or_else(a_number)?,
        Some((numerator, denominator)) => {
            let numerator = decimal(numerator.trim()).ok_or_else(a_number)?;
            let denominator = decimal(denominator.trim()).ok_or_else(a_number)?;
            if denominator.is_zero() {
                return Err(refuse(Expected::NonzeroDenominator));
            }
            numerator / denominator
        }
    };
    if number.abs() > BigRational::from_integer(BigInt::from(MAX_MAGNITUDE)) {
        return Err(refuse(Expected::between(-MAX_MAGNITUDE, MAX_MAGNITUDE)));
    }
    Ok(if negative { -number } else { number })
}

/// Normalizes the text of a number: Latin digits, a hyphen for minus, no plus sign, spaces or directional marks. [`parse`]
/// returns the same number for it.
pub(super) fn normalized(text: &str) -> String {
    let plain: String = latin(text).chars().filter(|c| !c.is_whitespace()).collect();
    plain.strip_prefix('+').map(str::to_owned).unwrap_or(plain)
}

/// Parses digits with at most one decimal point, and at least one digit.
pub(super) fn decimal(text: &str) -> Option<BigRational> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{places}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let numerator = digits.parse::<BigInt>().ok()?;
    Some(BigRational::new(numerator, BigInt::from(10).pow(places.len() as u32)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rational(numerator: i64, denominator: i64) -> BigRational {
        BigRational::new(numerator.into(), denominator.into())
    }

    #[test]
    fn reads_what_people_write() {
        for (text, numerator, denominator) in [
            ("0.25", 1, 4),
            ("-0.25", -1, 4),
            ("−1/4", -1, 4),
            ("+3", 3, 1),
            (" 7 ", 7, 1),
            (".5", 1, 2),
            ("5.", 5, 1),
            ("1.5/0.5", 3, 1),
            ("1 / 3", 1, 3),
            ("- 1/4", -1, 4),
            ("-0", 0, 1),
            ("۰٫۲۵", 1, 4),
            ("−۱/۴", -1, 4),
            ("٠٫٥", 1, 2),
            ("0,4867", 4867, 10_000),
            ("۱٬۲۳۴٫۵", 2469, 2),
            ("1,5/0,5", 3, 1),
            ("\u{200e}-0.25\u{200f}", -1, 4),
            ("1000000000", 1_000_000_000, 1),
        ] {
            assert_eq!(parse(text, "w11"), Ok(rational(numerator, denominator)), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else_and_says_where() {
        for text in [
            "",
            " ",
            ".",
            "-",
            "/",
            "1/",
            "/2",
            "1/0",
            "1/0.0",
            "1/2/3",
            "1/-2",
            "--1",
            "1e3",
            "0x10",
            "1,5,5",
            "1.2.3",
            "NaN",
            "inf",
            "½",
            "1 2",
            "abc",
            "1000000001",
            "-1000000001",
            "0.0000000000000000000000001",
            "1\u{0}",
            "①",
        ] {
            let error = parse(text, "w11").unwrap_err();
            assert_eq!(error.code(), "format", "{text:?}");
            assert!(error.to_string().contains("w11"), "{error}");
        }
    }

    #[test]
    fn a_long_text_is_not_repeated_in_full() {
        let error = parse(&"9".repeat(100_000), "b1").unwrap_err();
        assert!(error.to_string().len() < 200);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = parse(&text, "w11");
        }

        #[test]
        fn text_of_the_right_letters_is_read_or_refused(text in "[-+−.,/0-9۰-۹٫٬ ]{0,26}") {
            if let Ok(number) = parse(&text, "w11") {
                prop_assert!(number.abs() <= rational(MAX_MAGNITUDE.into(), 1));
            }
        }

        #[test]
        fn a_normalized_text_is_the_same_number(text in "[+−-]? ?[0-9۰-۹]{1,4}([.٫,/][0-9٠-٩]{1,4})?\u{200f}?") {
            let (typed, kept) = (parse(&text, "w11"), parse(&normalized(&text), "w11"));
            prop_assert_eq!(typed.is_ok(), kept.is_ok());
            prop_assert_eq!(typed.ok(), kept.ok());
            prop_assert!(normalized(&text).chars().all(|c| c.is_ascii_digit() || "-./".contains(c)));
        }

        #[test]
        fn fractions_are_read_exactly(numerator in -999_999_999_i64..=999_999_999, denominator in 1..=999_999_999_i64) {
            let number = parse(&format!("{numerator}/{denominator}"), "w11");
            prop_assert_eq!(number, Ok(rational(numerator, denominator)));
        }

        #[test]
        fn decimals_are_read_exactly(millionths in -999_999_999_999_i64..=999_999_999_999) {
            let sign = if millionths < 0 { "-" } else { "" };
            let (whole, places) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
            let number = parse(&format!("{sign}{whole}.{places:06}"), "w11");
            prop_assert_eq!(number, Ok(rational(millionths, 1_000_000)));
        }
    }
}
