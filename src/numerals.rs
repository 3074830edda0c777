//! Numbers as people type them: in Latin, Persian or Arabic digits, with a point or a comma, and the second number that some
//! of them can mean.

use std::fmt::Write as _;

use serde::Serialize;

/// Directional marks, which are copied along with text from a Persian page and are ignored.
pub(crate) const DIRECTION_MARKS: [char; 7] =
    ['\u{200e}', '\u{200f}', '\u{061c}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
/// The maximum number of digits before and after a slash that may be a decimal mark.
const MAX_DIGITS: usize = 9;

/// Returns the text of a number in Latin digits, with `.` as the decimal mark, `-` for minus and `/` for a fraction, and
/// without thousands separators and directional marks. What is not a number stays as it is.
///
/// A single comma is a decimal mark, `0,25`; several, or one before a point, are thousands separators: `1,234,567` and
/// `1,234.5`.
pub fn latin(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !DIRECTION_MARKS.contains(c)).map(ascii).collect();
    plain.split('/').map(with_point).collect::<Vec<_>>().join("/")
}

/// A number that can be read in two ways, and was read in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TwoReadings {
    /// What was typed, in Latin digits: `0/5`, `1,234`.
    pub written: String,
    /// The number as which it was read: `0`, `1.234`, or to six places, `≈ 0.333333`.
    pub read: String,
    /// Whether that is a fraction.
    pub is_fraction: bool,
    /// The other number: `0.5`, `1234`.
    pub other: String,
    /// Whether any reader may have meant the other. Otherwise only one does who is used to a slash as a decimal mark.
    pub is_likely: bool,
}

impl TwoReadings {
    /// Returns the two readings of a text, if it has two: whole numbers around a slash, which Persian handwriting takes as a
    /// decimal mark, and a comma before three digits, which may separate thousands.
    pub fn of(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| !DIRECTION_MARKS.contains(c)).map(ascii).collect();
        let plain = plain.trim().trim_start_matches(['≈', '=']).trim();
        let (minus, magnitude) = match plain.strip_prefix('-') {
            Some(rest) => ("−", rest.trim()),
            None => ("", plain.strip_prefix('+').unwrap_or(plain).trim()),
        };
        let (mark, (before, after)) = match magnitude.split_once('/') {
            Some(parts) => ('/', parts),
            None => (',', magnitude.split_once(',')?),
        };
        let (before, after) = (before.trim(), after.trim());
        let (whole_before, whole_after) = (whole(before)?, whole(after)?);
        if mark == ',' {
            let groups_thousands = after.len() == 3 && before.len() <= 3 && whole_before > 0;
            return groups_thousands.then(|| Self {
                written: format!("{minus}{before},{after}"),
                read: format!("{minus}{before}.{after}"),
                is_fraction: false,
                other: format!("{minus}{before}{after}"),
                is_likely: true,
            });
        }
        let has_own_digits = text.chars().any(|c| ascii(c).is_ascii_digit() && !c.is_ascii());
        Some(Self {
            written: format!("{minus}{before}/{after}"),
            read: quotient(if whole_before == 0 { "" } else { minus }, whole_before, whole_after)?,
            is_fraction: true,
            other: format!("{minus}{before}.{after}"),
            is_likely: whole_before == 0 || after.starts_with('0') || has_own_digits,
        })
    }
}

/// Returns the number that a text is in digits only, if it is short.
fn whole(text: &str) -> Option<u64> {
    let is_whole = text.len() <= MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_whole { text.parse().ok() } else { None }
}

/// Writes a quotient to six places at most, with `≈` if there are more.
fn quotient(minus: &str, numerator: u64, denominator: u64) -> Option<String> {
    let millionths = u128::from(numerator) * 1_000_000;
    let denominator = u128::from(denominator);
    let is_exact = millionths.checked_rem(denominator)? == 0;
    let rounded = (millionths + denominator / 2) / denominator;
    let mut text = format!("{}{minus}{}", if is_exact { "" } else { "≈ " }, rounded / 1_000_000);
    // Writing to a string cannot fail.
    let _ = write!(text, ".{:06}", rounded % 1_000_000);
    Some(text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// Makes the comma of a part of a number, numerator or denominator, a point, or removes what separates its thousands.
fn with_point(part: &str) -> String {
    let part = ungrouped(part, '\u{66c}');
    match part.matches(',').count() {
        0 => part,
        1 if !part.contains('.') => part.replace(',', "."),
        _ => ungrouped(&part, ','),
    }
}

/// Removes separators before the point, if they group the digits by three.
fn ungrouped(part: &str, separator: char) -> String {
    let (whole, places) = part.split_at(part.find('.').unwrap_or(part.len()));
    let mut groups = whole.split(separator);
    let n_leading = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = groups.next().unwrap_or_default();
    let is_headed = (1..=3).contains(&first.bytes().rev().take_while(u8::is_ascii_digit).count());
    let (last, between) = match groups.collect::<Vec<_>>().split_last() {
        Some((&last, between)) => (last, between.to_vec()),
        None => return part.to_owned(),
    };
    let is_grouped = between.iter().all(|group| group.len() == 3 && n_leading(group) == 3) && n_leading(last) == 3;
    if is_headed && is_grouped { format!("{}{places}", whole.replace(separator, "")) } else { part.to_owned() }
}

pub(crate) fn ascii(c: char) -> char {
    let digit = match c {
        '\u{06f0}'..='\u{06f9}' => u32::from(c) - 0x06f0, // Persian
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660, // Arabic
        '\u{2212}' | '\u{2013}' => return '-',            // minus sign and en dash
        '\u{2044}' | '\u{2215}' => return '/',            // fraction and division slash
        '\u{066b}' => return '.',                         // Arabic decimal separator
        '\u{060c}' => return ',',                         // Arabic comma
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_in_every_notation() {
        for (text, latin_text) in [
            ("0.25", "0.25"),
            ("0,4867", "0.4867"),
            ("۰٫۴۸۶۷", "0.4867"),
            ("۰,۴۸۶۷", "0.4867"),
            ("۰،۴۸۶۷", "0.4867"),
            ("٠٫٥", "0.5"),
            ("−۱/۴", "-1/4"),
            ("–1,5/0,5", "-1.5/0.5"),
            ("۱٬۲۳۴٫۵", "1234.5"),
            ("۱٬۲۳۴", "1234"),
            ("1,234.5", "1234.5"),
            ("-1,234,567", "-1234567"),
            ("1,5e-7", "1.5e-7"),
            ("1,234,567e3", "1234567e3"),
            ("\u{2066}0.5\u{2069}", "0.5"),
            // Not numbers, and not made into any.
            ("1,2,3", "1,2,3"),
            ("12,34.5", "12,34.5"),
            ("1.5,5", "1.5,5"),
            ("۱٬۲", "1\u{66c}2"),
            ("1234,567,890", "1234,567,890"),
            (",", "."),
            ("", ""),
        ] {
            assert_eq!(latin(text), latin_text, "{text:?}");
        }
    }

    fn readings(text: &str) -> Option<(String, String, bool)> {
        TwoReadings::of(text).map(|TwoReadings { read, other, is_likely, .. }| (read, other, is_likely))
    }

    #[test]
    fn a_slash_and_a_comma_can_mean_either() {
        for (text, read, other, is_likely) in [
            ("۰/۵", "0", "0.5", true),
            ("0/5", "0", "0.5", true),
            ("-0/5", "0", "−0.5", true),
            ("۱/۴", "0.25", "1.4", true),
            ("1/4", "0.25", "1.4", false),
            ("−1 / 3", "≈ −0.333333", "−1.3", false),
            ("= 2/3", "≈ 0.666667", "2.3", false),
            ("1/05", "0.2", "1.05", true),
            ("10/5", "2", "10.5", false),
            ("1,234", "1.234", "1234", true),
            ("-12،345", "−12.345", "−12345", true),
        ] {
            assert_eq!(readings(text), Some((read.to_owned(), other.to_owned(), is_likely)), "{text}");
        }
        for text in
            ["", "/", "1/", "/2", "1/0", "0.5", "1.5/2", "1/2/3", "0,123", "1,23", "1,2345", "1234,567", "a/b", "½"]
        {
            assert_eq!(readings(text), None, "{text}");
        }
        assert_eq!(readings(&format!("1/{}", "9".repeat(100_000))), None);
    }

    fn in_digits(text: &str, zero: u32) -> String {
        text.chars().map(|c| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c)).collect()
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            let _ = (latin(&text), TwoReadings::of(&text));
        }

        #[test]
        fn what_is_latin_stays(text in "-?[0-9]{1,9}([./][0-9]{1,9})?") {
            prop_assert_eq!(latin(&text), text.clone());
            prop_assert_eq!(latin(&latin(&text)), text);
        }

        /// Every way of writing a decimal gives the same text.
        #[test]
        fn digits_and_marks_do_not_matter(
            whole in 0..1_000_000_000_u32, places in "[0-9]{1,6}", zero in prop::sample::select(vec![0x30, 0x660, 0x6f0]),
            mark in prop::sample::select(vec!['.', ',', '٫', '،']), minus in prop::sample::select(vec!["", "-", "−"]),
        ) {
            let expected = format!("{}{whole}.{places}", if minus.is_empty() { "" } else { "-" });
            prop_assert_eq!(latin(&format!("{minus}{}", in_digits(&format!("{whole}{mark}{places}"), zero))), &*expected);
            let mut grouped = whole.to_string();
            for at in (1..grouped.len()).rev().filter(|at| (grouped.len() - at) % 3 == 0).collect::<Vec<_>>() {
                grouped.insert(at, '٬');
            }
            prop_assert_eq!(latin(&format!("{minus}{}٫{places}", in_digits(&grouped, zero))), expected);
        }

        /// The other reading of a slash is the text with a point, and both readings can be typed.
        #[test]
        fn the_other_reading_is_a_number(before in 0..10_000_u32, after in 1..10_000_u32) {
            let both = TwoReadings::of(&format!("{before}/{after}")).unwrap();
            prop_assert_eq!(both.other.parse::<f64>().unwrap(), format!("{before}.{after}").parse::<f64>().unwrap());
            let read: f64 = both.read.trim_start_matches("≈ ").parse().unwrap();
            // Half a unit of the sixth place, and the rounding of two f64 below 10⁴.
            prop_assert!((read - f64::from(before) / f64::from(after)).abs() <= 5e-7 + 1e-11);
            prop_assert_eq!(latin(&both.other), both.other);
        }
    }
}
