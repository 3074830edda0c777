//! Formats numbers for the page, so that nothing is computed or rounded in TypeScript.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Signed, Zero};
use serde::{Deserialize, Serialize};

use super::Scalar;

/// The maximum number of significant digits of an exact decimal, where there is room.
pub(super) const MAX_EXACT_DIGITS: usize = 12;
/// The maximum number of significant digits of an exact decimal that is to be read at a glance.
const MAX_SHORT_DIGITS: usize = 9;
/// The number of significant digits of a rounded decimal.
const ROUNDED_DIGITS: i32 = 6;
/// The maximum number of digits in the numerator and denominator of a readable fraction.
const MAX_FRACTION_DIGITS: usize = 9;

/// The display format of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A short decimal exactly, any other number to six significant digits.
    #[default]
    Short,
    /// A short fraction as such, any other number as [`Format::Short`].
    Fraction,
    /// The given number of digits after the decimal point.
    Places(u8),
    /// All digits of the nearest `f64`: the shortest decimal that parses to it.
    Full,
}

/// A number in all forms that the page shows. Negative numbers have a minus sign (U+2212).
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TraceNumber", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Number {
    /// The nearest `f64`, for colors and widths that depend on it. Never displayed.
    pub value: f64,
    /// The sign: −1, 0 or 1.
    #[cfg_attr(feature = "types", ts(type = "-1 | 0 | 1"))]
    pub sign: i8,
    /// The number as a decimal: `0.875`; below 10⁻⁵ or above 10¹² with a power of ten, `1.5 × 10⁻⁷`.
    pub decimal: String,
    /// Whether `decimal` is exact rather than rounded.
    pub exact: bool,
    /// The exact fraction, if the number is known exactly and not an integer, and the fraction is short.
    pub fraction: Option<Fraction>,
    /// The number in the requested format: the fraction's text, or `decimal`.
    pub text: String,
    /// Whether `text` is exact.
    pub text_exact: bool,
}

/// A fraction in lowest terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Fraction {
    /// `−7/8`.
    pub text: String,
    /// `7`, without the sign.
    pub numerator: String,
    /// `8`.
    pub denominator: String,
}

impl Number {
    /// Formats a scalar. Returns `None` if it is infinite or NaN.
    pub fn new(scalar: &Scalar, format: Format) -> Option<Self> {
        let (rational, known_exactly) = match scalar {
            Scalar::Exact(number) => (number.clone(), true),
            Scalar::Float(number) => (BigRational::from_float(*number)?, false),
        };
        let value = scalar.to_f64();
        if !value.is_finite() {
            return None;
        }
        let sign = if rational.is_zero() {
            0
        } else if rational.is_negative() {
            -1
        } else {
            1
        };
        let minus = if sign < 0 { "−" } else { "" };
        let (magnitude, exact) = match format {
            Format::Short | Format::Fraction => {
                let written = if known_exactly { exact_decimal(&rational, MAX_SHORT_DIGITS) } else { None };
                let (decimal, exact) = written.map_or_else(|| rounded_decimal(&rational), |decimal| (decimal, true));
                (decimal, exact && known_exactly)
            }
            Format::Places(places) => {
                let (decimal, exact) = fixed_decimal(&rational, usize::from(places));
                (decimal, exact && known_exactly)
            }
            Format::Full => {
                // A decimal with so few digits equals the shortest decimal of its nearest `f64`.
                (full_decimal(value.abs()), known_exactly && exact_decimal(&rational, MAX_EXACT_DIGITS).is_some())
            }
        };
        let vanished = !magnitude.contains(|digit: char| ('1'..='9').contains(&digit));
        let decimal = if vanished { magnitude } else { format!("{minus}{magnitude}") };
        let fraction = if known_exactly { fraction(&rational, minus) } else { None };
        let asked =
            if format == Format::Fraction { fraction.as_ref().map(|fraction| fraction.text.clone()) } else { None };
        let text_exact = exact || asked.is_some();
        let text = asked.unwrap_or_else(|| decimal.clone());
        Some(Self { value, sign, decimal, exact, fraction, text, text_exact })
    }
}

/// Returns |number| with `places` digits after the point, with ties away from zero, and whether it is exact.
fn fixed_decimal(number: &BigRational, places: usize) -> (String, bool) {
    let scaled = number.abs() * power_of_ten(places as i32);
    let rounded = scaled.round();
    let exact = rounded == scaled;
    (with_point(&rounded.to_integer().to_string(), places), exact)
}

/// Returns the shortest decimal that parses to the same `f64`.
fn full_decimal(number: f64) -> String {
    if number == 0.0 || (1e-5..1e16).contains(&number) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    match text.split_once('e').map(|(mantissa, exponent)| (mantissa, exponent.parse())) {
        Some((mantissa, Ok(exponent))) => format!("{mantissa} × 10{}", superscript(exponent)),
        _ => text,
    }
}

fn fraction(number: &BigRational, minus: &str) -> Option<Fraction> {
    let (numerator, denominator) = (number.numer().abs().to_string(), number.denom().to_string());
    let readable = numerator.len() <= MAX_FRACTION_DIGITS && denominator.len() <= MAX_FRACTION_DIGITS;
    let text = format!("{minus}{numerator}/{denominator}");
    (readable && !number.is_integer()).then_some(Fraction { text, numerator, denominator })
}

/// Returns |number| as an exact decimal, if it has at most `max_digits` digits.
pub(super) fn exact_decimal(number: &BigRational, max_digits: usize) -> Option<String> {
    // n/d has p places if d divides 10ᵖ; more than max_digits places are not needed.
    let places = (0..=max_digits).find(|&places| (power_of_ten(places as i32) * number).is_integer())?;
    let scaled = (power_of_ten(places as i32) * number).to_integer().abs();
    let digits = scaled.to_string();
    (digits.len() <= max_digits).then(|| with_point(&digits, places))
}

/// Returns |number| to six significant digits, with ties away from zero, and whether it is exact.
fn rounded_decimal(number: &BigRational) -> (String, bool) {
    if number.is_zero() {
        return ("0".to_owned(), true);
    }
    let mut exponent = exponent_of_ten(number);
    let scaled = number.abs() * power_of_ten(ROUNDED_DIGITS - 1 - exponent);
    let exact = scaled.is_integer();
    let mut digits = scaled.round().to_integer();
    if digits == BigInt::from(10).pow(ROUNDED_DIGITS as u32) {
        digits /= 10; // 999999.5 became 1000000
        exponent += 1;
    }
    let digits = digits.to_string();
    let places = ROUNDED_DIGITS - 1 - exponent;
    if (0..=ROUNDED_DIGITS + 4).contains(&places) {
        return (without_trailing_zeros(&with_point(&digits, places as usize)), exact);
    }
    let mantissa = without_trailing_zeros(&with_point(&digits, ROUNDED_DIGITS as usize - 1));
    (format!("{mantissa} × 10{}", superscript(exponent)), exact)
}

/// Returns the integer e with 10ᵉ ≤ |number| < 10ᵉ⁺¹.
fn exponent_of_ten(number: &BigRational) -> i32 {
    let magnitude = number.abs();
    let length = |integer: &BigInt| integer.to_string().len() as i32;
    let estimate = length(&magnitude.numer().clone()) - length(magnitude.denom());
    if magnitude >= power_of_ten(estimate) { estimate } else { estimate - 1 }
}

fn power_of_ten(exponent: i32) -> BigRational {
    Pow::pow(BigRational::from_integer(BigInt::from(10)), exponent)
}

/// Inserts the decimal point: `875` with 3 places is `0.875`.
fn with_point(digits: &str, places: usize) -> String {
    if places == 0 {
        return digits.to_owned();
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, rest) = padded.split_at(padded.len() - places);
    format!("{whole}.{rest}")
}

fn without_trailing_zeros(decimal: &str) -> String {
    if decimal.contains('.') {
        decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        decimal.to_owned()
    }
}

fn superscript(exponent: i32) -> String {
    let raised = |c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32(0x2070 + u32::from(digit) - u32::from('0')).unwrap_or(digit),
    };
    exponent.to_string().chars().map(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::parse::parse;
    use proptest::prelude::*;

    fn exact(text: &str) -> Number {
        Number::new(&Scalar::Exact(parse(text, "x").unwrap()), Format::Short).unwrap()
    }

    fn float(number: f64) -> Number {
        Number::new(&Scalar::Float(number), Format::Short).unwrap()
    }

    #[test]
    fn an_exact_number_has_a_decimal_and_a_fraction() {
        for (text, decimal, is_exact, fraction) in [
            ("0", "0", true, None),
            ("-0", "0", true, None),
            ("1", "1", true, None),
            ("-12", "−12", true, None),
            ("0.875", "0.875", true, Some("7/8")),
            ("1/64", "0.015625", true, Some("1/64")),
            ("-0.25", "−0.25", true, Some("−1/4")),
            ("100", "100", true, None),
            ("123456.789", "123456.789", true, Some("123456789/1000")),
            ("1/3", "0.333333", false, Some("1/3")),
            ("-2/3", "−0.666667", false, Some("−2/3")),
            ("200/3", "66.6667", false, Some("200/3")),
            ("0.000000001", "0.000000001", true, None),
            ("0.000000000001", "1 × 10⁻¹²", true, None),
            ("0.1234567891", "0.123457", false, None),
            ("0.0000000000015", "1.5 × 10⁻¹²", true, None),
            ("1/30000", "0.0000333333", false, Some("1/30000")),
            ("1/300000", "3.33333 × 10⁻⁶", false, Some("1/300000")),
            ("1/3000000", "3.33333 × 10⁻⁷", false, Some("1/3000000")),
            ("2999999/3", "1 × 10⁶", false, Some("2999999/3")),
            ("999999999.5/3", "3.33333 × 10⁸", false, None),
        ] {
            let number = exact(text);
            assert_eq!((number.decimal.as_str(), number.exact), (decimal, is_exact), "{text}");
            assert_eq!(number.fraction.as_ref().map(|fraction| fraction.text.as_str()), fraction, "{text}");
        }
    }

    #[test]
    fn a_float_is_rounded_and_says_so() {
        for (value, decimal) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.5, "0.5"),
            (0.1 + 0.2, "0.3"),
            (0.731_058_578_6, "0.731059"),
            (-0.999_999_9, "−1"),
            (123_456.5, "123457"),
            (1e-9, "1 × 10⁻⁹"),
            (-6.02e23, "−6.02 × 10²³"),
        ] {
            let number = float(value);
            assert_eq!((number.decimal.as_str(), number.exact, number.fraction), (decimal, false, None), "{value}");
        }
    }

    #[test]
    fn a_format_is_kept_and_says_what_it_rounds() {
        for (text, format, shown, exact) in [
            ("7/8", Format::Fraction, "7/8", true),
            ("-1/3", Format::Fraction, "−1/3", true),
            ("2", Format::Fraction, "2", true),
            ("7/8", Format::Places(2), "0.88", false),
            ("7/8", Format::Places(4), "0.8750", true),
            ("-0.0004", Format::Places(3), "0.000", false),
            ("-7", Format::Places(0), "−7", true),
            ("2.5", Format::Places(0), "3", false),
            ("1/3", Format::Full, "0.3333333333333333", false),
            ("0.1", Format::Full, "0.1", true),
            ("-0.125", Format::Full, "−0.125", true),
            ("0.00000015", Format::Full, "1.5 × 10⁻⁷", true),
            ("0", Format::Full, "0", true),
        ] {
            let number = Number::new(&Scalar::Exact(parse(text, "x").unwrap()), format).unwrap();
            assert_eq!((number.text.as_str(), number.text_exact), (shown, exact), "{text} {format:?}");
        }
        let float = Number::new(&Scalar::Float(0.1 + 0.2), Format::Full).unwrap();
        assert_eq!((float.text.as_str(), float.text_exact), ("0.30000000000000004", false));
    }

    #[test]
    fn what_is_not_finite_is_not_shown() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Number::new(&Scalar::Float(number), Format::Full), None);
        }
    }

    proptest! {
        /// Six significant digits are within half a unit of the sixth: a relative 5e-6, plus the rounding of the f64 that
        /// the text is read back into, 2⁻⁵³, which 1e-15 covers.
        #[test]
        fn a_rounded_decimal_is_near(value in -1e9_f64..1e9) {
            let text = float(value).decimal.replace('−', "-");
            let (mantissa, exponent) = text.split_once(" × 10").unwrap_or((&text, "⁰"));
            let lowered: String = exponent.chars().map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)
                .map_or('-', |d| char::from_digit(d as u32, 10).unwrap())).collect();
            let read: f64 = format!("{mantissa}e{lowered}").parse().unwrap();
            prop_assert!((read - value).abs() <= (5e-6 + 1e-15) * value.abs());
        }

        #[test]
        fn an_exact_decimal_is_the_number(numerator in -99_999_i64..=99_999, places in 0_u32..=6) {
            let scalar = Scalar::Exact(BigRational::new(numerator.into(), BigInt::from(10).pow(places)));
            let number = Number::new(&scalar, Format::Short).unwrap();
            prop_assert!(number.exact);
            prop_assert_eq!(Scalar::Exact(parse(&number.decimal, "x").unwrap()), scalar);
        }

        #[test]
        fn a_fraction_is_the_number(numerator in -99_999_i64..=99_999, denominator in 2..=99_999_i64) {
            let scalar = Scalar::Exact(BigRational::new(numerator.into(), denominator.into()));
            let number = Number::new(&scalar, Format::Short).unwrap();
            if let Some(fraction) = number.fraction {
                prop_assert_eq!(Scalar::Exact(parse(&fraction.text, "x").unwrap()), scalar);
            } else {
                prop_assert_eq!(numerator % denominator, 0);
            }
        }
    }
}
