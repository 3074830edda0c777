//! Numbers in the cells of a table: what their points and commas mean is decided by the whole column.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::numerals::{DIRECTION_MARKS, TwoReadings, ascii};

/// The decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "DecimalMark"))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// `0.5`; a comma separates thousands.
    Point,
    /// `0,5`; a point separates thousands.
    Comma,
}

/// How the numbers of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Notation {
    /// What a point or a comma before three digits is.
    pub(super) mark: Mark,
    /// Whether a slash is a decimal mark, as Persian handwriting has it, or makes a fraction.
    pub(super) slash_is_point: bool,
}

/// What a number says about the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing: it has none.
    Nothing,
    /// Its decimal mark is this.
    Is(Mark),
    /// It has one point or comma, which may be the decimal mark (given) or separate thousands: `1.200`.
    Either(Mark),
}

impl Mark {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    fn glyph(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Returns what a cell says about the decimal mark, if it is a number.
pub(super) fn evidence(cell: &str) -> Option<Evidence> {
    let plain = plain(cell);
    match plain.split_once('/') {
        None => Written::of(&plain).map(|written| written.evidence),
        // A mark within a fraction is rare, and tells nothing about others.
        Some(_) => fraction(&plain, Mark::Point).map(|_| Evidence::Nothing),
    }
}

/// Returns the number of a cell, if it is a finite one.
pub(super) fn number(cell: &str, Notation { mark, slash_is_point }: Notation) -> Option<f64> {
    let plain = plain(cell);
    let value = if plain.contains('/') {
        let decimal = if slash_is_point { TwoReadings::of(cell) } else { None };
        match decimal {
            Some(both) => both.other.replace('−', "-").parse().ok()?,
            None => fraction(&plain, mark)?,
        }
    } else {
        Written::of(&plain)?.value(mark)?
    };
    // −0 is 0, so that equal numbers are the same class.
    value.is_finite().then_some(value + 0.0)
}

/// Returns why a cell is not a finite number, with what is left of it without a sign of percent or currency.
pub(super) fn reason(cell: &str) -> Reason {
    match unsigned(cell) {
        Some((rest, sign)) if evidence(rest).is_some() => {
            if PERCENTS.contains(&sign) {
                Reason::Percent
            } else {
                Reason::Currency
            }
        }
        _ if evidence(cell).is_some() => Reason::TooLarge,
        _ => Reason::Number,
    }
}

/// Returns whether a cell is a number, or one with a sign of percent or currency.
pub(super) fn is_like_number(cell: &str) -> bool {
    evidence(cell).is_some() || unsigned(cell).is_some_and(|(rest, _)| evidence(rest).is_some())
}

const CURRENCIES: [&str; 14] = ["$", "€", "£", "¥", "₹", "₽", "₺", "₩", "﷼", "ریال", "تومان", "USD", "EUR", "IRR"];

const PERCENTS: [&str; 2] = ["%", "٪"];

/// Splits off a sign of percent or currency at either end.
pub(super) fn unsigned(cell: &str) -> Option<(&str, &'static str)> {
    let cell = cell.trim_matches(|c| DIRECTION_MARKS.contains(&c));
    let without = |sign: &'static str| {
        let rest = cell.strip_suffix(sign).or_else(|| cell.strip_prefix(sign))?;
        Some((rest.trim(), sign))
    };
    PERCENTS.into_iter().chain(CURRENCIES).find_map(without)
}

/// Separates the digits of thousands, and nothing else: `'` stands for all of its kind.
const GROUP: char = '\'';
/// A decimal mark, and nothing else.
const ARABIC_POINT: char = '\u{66b}';

/// A number in ASCII digits, without direction marks.
fn plain(cell: &str) -> String {
    let glyph = |c| match c {
        // Arabic thousands separator, no-break spaces, thin space, right single quotation mark.
        '\u{66c}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2019}' => GROUP,
        ARABIC_POINT => ARABIC_POINT,
        _ => ascii(c),
    };
    let plain: String = cell.chars().filter(|c| !DIRECTION_MARKS.contains(c)).map(glyph).collect();
    plain.trim_matches([' ', GROUP]).to_owned()
}

/// A number as it is written: `-1.234,5e6`.
struct Written<'a> {
    sign: &'static str,
    /// Digits with marks.
    body: &'a str,
    /// From its `e`, or empty.
    exponent: &'a str,
    evidence: Evidence,
}

impl<'a> Written<'a> {
    fn of(plain: &'a str) -> Option<Self> {
        let (sign, unsigned) = match plain.strip_prefix('-') {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", plain.strip_prefix('+').unwrap_or(plain).trim_start()),
        };
        let (body, exponent) = unsigned.split_at(unsigned.find(['e', 'E']).unwrap_or(unsigned.len()));
        let power = exponent.get(1..).map(|power| power.strip_prefix(['-', '+']).unwrap_or(power));
        if power.is_some_and(|power| power.is_empty() || !power.bytes().all(|byte| byte.is_ascii_digit())) {
            return None;
        }
        let mut evidence = evidence_of(body)?;
        if let (Evidence::Either(mark), false) = (evidence, exponent.is_empty()) {
            evidence = Evidence::Is(mark);
        }
        Some(Self { sign, body, exponent, evidence })
    }

    /// The number, with `mark` for what its evidence leaves open.
    fn value(&self, mark: Mark) -> Option<f64> {
        let decimal = match self.evidence {
            Evidence::Nothing => ARABIC_POINT,
            Evidence::Is(mark) => mark.glyph(),
            Evidence::Either(_) => mark.glyph(),
        };
        let digit = |c: char| match c {
            _ if c == decimal => Some('.'),
            '0'..='9' => Some(c),
            _ => None,
        };
        let body: String = self.body.chars().filter_map(digit).collect();
        format!("{}{body}{}", self.sign, self.exponent).parse().ok()
    }
}

/// Returns what digits and marks say about the decimal mark; `None` if they are no number.
fn evidence_of(body: &str) -> Option<Evidence> {
    let is_known = |c: char| c.is_ascii_digit() || ['.', ',', ' ', GROUP, ARABIC_POINT].contains(&c);
    if !body.chars().all(is_known) || !body.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let n = |mark: char| body.matches(mark).count();
    let groups = [' ', GROUP].into_iter().filter(|&group| n(group) > 0).collect::<Vec<_>>();
    let marks = [Mark::Point, Mark::Comma].into_iter().filter(|mark| n(mark.glyph()) > 0).collect::<Vec<_>>();
    // The whole part has the separator of thousands; no other mark may be in it, and none in the places.
    let grouped_by = |group: char, decimal: Option<char>| {
        let (whole, places) = decimal.and_then(|mark| body.split_once(mark)).unwrap_or((body, ""));
        is_grouped(whole, group) && places.bytes().all(|byte| byte.is_ascii_digit())
    };
    match (groups.as_slice(), n(ARABIC_POINT), marks.as_slice()) {
        ([], 0, []) => Some(Evidence::Nothing),
        ([], 1, []) => Some(Evidence::Nothing),
        ([], 1, [mark]) => grouped_by(mark.glyph(), Some(ARABIC_POINT)).then_some(Evidence::Nothing),
        (&[group], 0, []) => grouped_by(group, None).then_some(Evidence::Nothing),
        (&[group], 1, []) => grouped_by(group, Some(ARABIC_POINT)).then_some(Evidence::Nothing),
        (&[group], 0, &[mark]) => grouped_by(group, Some(mark.glyph())).then_some(Evidence::Is(mark)),
        ([], 0, &[mark]) if n(mark.glyph()) == 1 => Some(of_one(body, mark)),
        ([], 0, &[mark]) => grouped_by(mark.glyph(), None).then_some(Evidence::Is(mark.other())),
        ([], 0, _) => {
            let mark = if body.rfind('.') > body.rfind(',') { Mark::Point } else { Mark::Comma };
            grouped_by(mark.other().glyph(), Some(mark.glyph())).then_some(Evidence::Is(mark))
        }
        _ => None,
    }
}

/// One point or comma separates thousands only between one to three digits, which do not begin with 0, and three.
fn of_one(body: &str, mark: Mark) -> Evidence {
    let (before, after) = body.split_once(mark.glyph()).unwrap_or((body, ""));
    let may_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if may_group { Evidence::Either(mark) } else { Evidence::Is(mark) }
}

/// Whether there are one to three digits, and then groups of three.
fn is_grouped(whole: &str, separator: char) -> bool {
    let are_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && are_digits(first) && groups.all(|group| group.len() == 3 && are_digits(group))
}

fn fraction(plain: &str, mark: Mark) -> Option<f64> {
    let (numerator, denominator) = plain.split_once('/')?;
    let [numerator, denominator] = [numerator, denominator].map(|part| Written::of(part.trim())?.value(mark));
    Some(numerator? / denominator?).filter(|quotient| quotient.is_finite())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(cell: &str, mark: Mark) -> Option<f64> {
        number(cell, Notation { mark, slash_is_point: false })
    }

    #[test]
    fn numbers_are_read_in_every_notation() {
        for (cell, value) in [
            ("0.25", 0.25),
            ("0,25", 0.25),
            (".5", 0.5),
            ("5.", 5.0),
            ("−0", 0.0),
            ("- ۱٫۵", -1.5),
            ("٠٫٥", 0.5),
            ("۰،۵", 0.5),
            ("۱٬۲۳۴٫۵", 1234.5),
            ("۱٬۲۳۴", 1234.0),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("-1,234,567", -1_234_567.0),
            ("1 234 567,5", 1_234_567.5),
            ("1\u{a0}234", 1234.0),
            ("1\u{2009}234.5", 1234.5),
            ("1\u{202f}234", 1234.0),
            ("1’234.5", 1234.5),
            ("+1e3", 1000.0),
            ("1,234e3", 1234.0),
            ("1.5E-7", 1.5e-7),
            ("1/4", 0.25),
            ("\u{2066}۱/۲\u{2069}", 0.5),
            ("2500000000", 2.5e9),
            ("1e300", 1e300),
        ] {
            for mark in [Mark::Point, Mark::Comma] {
                assert_eq!(read(cell, mark), Some(value), "{cell:?}");
            }
        }
        for cell in
            ["", "-", "x", "1.2.3", "1,2,3", "12,34.5", "1 2", "1 2345", "1e", "e5", "1e5.5", "nan", "inf", "1e999"]
        {
            assert_eq!(read(cell, Mark::Point), None, "{cell:?}");
        }
    }

    #[test]
    fn one_mark_before_three_digits_means_either() {
        for (cell, point, comma) in [
            ("1.200", 1.2, 1200.0),
            ("1,200", 1200.0, 1.2),
            ("−۱۲،۳۴۵", -12345.0, -12.345),
            ("999.000", 999.0, 999_000.0),
        ] {
            assert!(matches!(evidence(cell), Some(Evidence::Either(_))), "{cell:?}");
            assert_eq!((read(cell, Mark::Point), read(cell, Mark::Comma)), (Some(point), Some(comma)), "{cell:?}");
        }
        for (cell, mark) in
            [("0.200", Mark::Point), ("1234,567", Mark::Comma), ("1.20", Mark::Point), ("1,234.5", Mark::Point)]
        {
            assert_eq!(evidence(cell), Some(Evidence::Is(mark)), "{cell:?}");
        }
    }

    #[test]
    fn a_slash_may_be_a_decimal_mark() {
        let decimal = Notation { mark: Mark::Point, slash_is_point: true };
        assert_eq!(number("۰/۵", decimal), Some(0.5));
        assert_eq!(number("-1/25", decimal), Some(-1.25));
        assert_eq!(number("1/0", Notation { slash_is_point: false, ..decimal }), None);
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (cell, expected) in [
            ("12%", Reason::Percent),
            ("٪۱۲", Reason::Percent),
            ("$1,200", Reason::Currency),
            ("۵۰۰۰ تومان", Reason::Currency),
            ("3 EUR", Reason::Currency),
            ("1e999", Reason::TooLarge),
            ("two", Reason::Number),
            ("two%", Reason::Number),
        ] {
            assert_eq!(reason(cell), expected, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_taken(cell in any::<String>()) {
            let _ = (evidence(&cell), number(&cell, Notation { mark: Mark::Comma, slash_is_point: true }), reason(&cell));
        }

        /// A number is read whenever it says something about the mark, unless it is too large.
        #[test]
        fn whatever_has_evidence_has_a_value(cell in "[-+]?[0-9., '٫/]{1,12}(e[0-9])?") {
            for mark in [Mark::Point, Mark::Comma] {
                prop_assert!(evidence(&cell).is_none() || read(&cell, mark).is_some() || cell.contains('/'), "{cell:?}");
                prop_assert!(evidence(&cell).is_some() || read(&cell, mark).is_none() || cell.contains('/'), "{cell:?}");
            }
        }
    }
}
