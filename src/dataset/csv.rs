//! Reads points of the plane from text, one per line, with a class or value each.
//!
//! The separator is the first of tab, semicolon, Persian semicolon, Persian comma and comma that occurs in the first line.
//! Unless it is the comma, a comma within a number is a decimal comma, as many spreadsheets write it. Digits may be Persian
//! or Arabic, and a number may be a fraction.

use std::fmt::Write as _;

use crate::error::What;
use crate::limits::check_bytes;
use crate::limits::files::MAX_TABLE_BYTES;
pub use crate::limits::files::{MAX_LINES, MAX_SIZE};
use crate::numerals::{TwoReadings, latin};
use serde::{Deserialize, Serialize};

/// The number of bad lines that are listed one by one; the rest are only counted.
pub const MAX_LISTED: usize = 5;

/// What the third field of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// The class 0 or 1.
    Classes,
    /// A value.
    Values,
}

/// Points with their targets, each an array of length N.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PointSet"))]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// The first coordinates.
    pub x: Vec<f64>,
    /// The second coordinates.
    pub y: Vec<f64>,
    /// The class 0 or 1, or the value.
    pub target: Vec<f64>,
}

/// The result of reading a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CsvReading", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// The points of the valid lines.
    pub points: Points,
    /// Whether the first line is a header.
    pub has_header: bool,
    /// The first invalid lines, at most [`MAX_LISTED`].
    pub bad: Vec<BadLine>,
    /// The number of invalid lines.
    pub n_bad: usize,
    /// The readings of the first number with a slash, if there are two.
    pub two_readings: Option<TwoReadings>,
}

/// An invalid line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BadLine {
    /// Its number, from 1, counting empty lines and the header.
    pub line: usize,
    /// Why it is invalid.
    pub reason: Reason,
    /// The invalid text, at most 40 characters of it.
    pub got: String,
}

/// Why a line is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BadLineReason"))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "name")]
pub enum Reason {
    /// It does not have three fields.
    Fields {
        /// The number of fields that it has.
        n_fields: usize,
    },
    /// A field is not a number.
    Number {
        /// The field, from 1.
        field: usize,
    },
    /// A number is infinite, NaN, or larger than [`MAX_SIZE`].
    Size {
        /// The field, from 1.
        field: usize,
    },
    /// The class is neither 0 nor 1.
    Class,
    /// It comes after [`MAX_LINES`] points.
    TooMany,
}

/// Reads lines `x, y, class` or `x, y, value`. Empty lines are skipped, and a first line without any number is a header.
///
/// Invalid lines are part of the result.
///
/// # Errors
/// [`Error::Format`](crate::Error::Format) if the text has more than [`MAX_TABLE_BYTES`].
pub fn read(text: &str, task: Task) -> crate::Result<Reading> {
    check_bytes(What::Data, text.len(), MAX_TABLE_BYTES)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading =
        Reading { points: Points::default(), has_header: false, bad: Vec::new(), n_bad: 0, two_readings: None };
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
    let separator = lines.peek().map_or(',', |(_, line)| separator(line));
    if let Some((_, first)) = lines.peek()
        && first.split(separator).all(|field| number(field).is_none())
        && first.split(separator).count() > 1
    {
        reading.has_header = true;
        lines.next();
    }
    for (idx, line) in lines {
        let point = if reading.points.x.len() == MAX_LINES {
            Err((Reason::TooMany, line))
        } else {
            point(line, separator, task)
        };
        match point {
            Ok([x, y, target]) => {
                reading.points.push(x, y, target);
                let with_slash = |field| TwoReadings::of(field).filter(|both| both.is_fraction);
                reading.two_readings = reading.two_readings.or_else(|| line.split(separator).find_map(with_slash));
            }
            Err((reason, got)) => reading.note(BadLine { line: idx + 1, reason, got: short(got) }),
        }
    }
    Ok(reading)
}

/// Writes points in the format of [`read`], with a header. Numbers survive the round trip bit for bit.
pub fn write(points: &Points) -> String {
    let mut text = "x,y,target\n".to_owned();
    for ((x, y), target) in points.x.iter().zip(&points.y).zip(&points.target) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{x},{y},{target}");
    }
    text
}

impl Points {
    fn push(&mut self, x: f64, y: f64, target: f64) {
        self.x.push(x);
        self.y.push(y);
        self.target.push(target);
    }
}

impl Reading {
    fn note(&mut self, bad: BadLine) {
        self.n_bad += 1;
        if self.bad.len() < MAX_LISTED {
            self.bad.push(bad);
        }
    }
}

fn separator(line: &str) -> char {
    ['\t', ';', '؛', '،'].into_iter().find(|&separator| line.contains(separator)).unwrap_or(',')
}

/// Parses the three numbers of a line, or returns the reason and the part that is invalid.
fn point(line: &str, separator: char, task: Task) -> Result<[f64; 3], (Reason, &str)> {
    let fields: Vec<&str> = line.split(separator).map(str::trim).collect();
    let [_, _, target] = fields.as_slice() else {
        return Err((Reason::Fields { n_fields: fields.len() }, line));
    };
    let mut numbers = [0.0; 3];
    for (i, (field, x)) in fields.iter().zip(&mut numbers).enumerate() {
        *x = number(field).ok_or((Reason::Number { field: i + 1 }, *field))?;
        // A literal NaN parses, and compares false with any bound.
        if x.is_nan() || x.abs() > MAX_SIZE {
            return Err((Reason::Size { field: i + 1 }, field));
        }
    }
    if task == Task::Classes && numbers[2] != 0.0 && numbers[2] != 1.0 {
        return Err((Reason::Class, target));
    }
    Ok(numbers)
}

fn number(field: &str) -> Option<f64> {
    let latin = latin(field.trim());
    match latin.split_once('/') {
        None => latin.parse().ok(),
        Some((numerator, denominator)) => {
            let quotient = numerator.trim().parse::<f64>().ok()? / denominator.trim().parse::<f64>().ok()?;
            Some(quotient).filter(|quotient| quotient.is_finite())
        }
    }
}

fn short(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(rows: &[[f64; 3]]) -> Points {
        let mut points = Points::default();
        for &[x, y, target] in rows {
            points.push(x, y, target);
        }
        points
    }

    #[test]
    fn separators_headers_and_decimal_commas_are_found() {
        let expected = points(&[[0.5, -1.0, 0.0], [1e-3, 2.0, 1.0]]);
        for (text, has_header) in [
            ("0.5,-1,0\n0.001,2,1", false),
            ("x,y,class\r\n0.5, -1 ,0\r\n\r\n1e-3,2,1\r\n", true),
            ("\u{feff}0,5;-1;0\n0,001;2,0;1\n", false),
            ("a\tb\tc\n.5\t-1.0\t0\n0.001\t2\t1", true),
            ("۰٫۵،−۱،۰\n۰٫۰۰۱،۲،۱", false),
            ("1/2؛-۱؛0\n۱/۱۰۰۰؛2,0؛1", false),
        ] {
            let reading = read(text, Task::Classes).unwrap();
            assert_eq!((&reading.points, reading.has_header, reading.n_bad), (&expected, has_header, 0), "{text:?}");
        }
        assert_eq!(read("", Task::Classes).unwrap().points, Points::default());
    }

    #[test]
    fn a_bad_line_is_named_by_number_and_reason() {
        let text = "x,y,class\n1,2\n\n1,two,0\n1,2,3\n0,inf,1\n0,0,1\n1,nan,0\n2,2,2";
        let reading = read(text, Task::Classes).unwrap();
        assert_eq!(reading.points, points(&[[0.0, 0.0, 1.0]]));
        let told: Vec<_> = reading.bad.iter().map(|bad| (bad.line, bad.reason, bad.got.as_str())).collect();
        assert_eq!(
            told,
            [
                (2, Reason::Fields { n_fields: 2 }, "1,2"),
                (4, Reason::Number { field: 2 }, "two"),
                (5, Reason::Class, "3"),
                (6, Reason::Size { field: 2 }, "inf"),
                (8, Reason::Size { field: 2 }, "nan"),
            ]
        );
        assert_eq!(reading.n_bad, 6, "all are counted, the first five listed");
        // A value need not be 0 or 1.
        assert_eq!(read("1,2,3\n1,2,2e6", Task::Values).unwrap().bad[0].reason, Reason::Size { field: 3 });
    }

    #[test]
    fn a_slash_is_a_fraction_and_the_other_reading_is_offered() {
        let reading = read("۰/۵;1;0\n۱/۵;1;1", Task::Classes).unwrap();
        assert_eq!(reading.points, points(&[[0.0, 1.0, 0.0], [0.2, 1.0, 1.0]]));
        let both = reading.two_readings.unwrap();
        assert_eq!((both.written.as_str(), both.read.as_str(), both.other.as_str()), ("0/5", "0", "0.5"));
        assert_eq!(read("0.5,1,0\n1/0,1,1", Task::Classes).unwrap().n_bad, 1);
        assert_eq!(read("0,5;1;0", Task::Classes).unwrap().two_readings, None);
    }

    #[test]
    fn a_single_column_is_no_header_but_wrong() {
        let reading = read("hello", Task::Classes).unwrap();
        assert_eq!((reading.has_header, reading.bad[0].reason), (false, Reason::Fields { n_fields: 1 }));
    }

    #[test]
    fn there_are_at_most_so_many_points() {
        let reading = read(&"1,1,1\n".repeat(MAX_LINES + 3), Task::Classes).unwrap();
        assert_eq!((reading.points.x.len(), reading.n_bad), (MAX_LINES, 3));
        assert_eq!((reading.bad[0].line, reading.bad[0].reason), (MAX_LINES + 1, Reason::TooMany));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>(), is_class: bool) {
            let task = if is_class { Task::Classes } else { Task::Values };
            let Reading { points, bad, n_bad, .. } = read(&text, task).unwrap();
            prop_assert!(points.x.len() == points.y.len() && points.y.len() == points.target.len());
            prop_assert!(bad.len() == n_bad.min(MAX_LISTED));
            prop_assert!(points.target.iter().all(|t| t.abs() <= MAX_SIZE));
        }

        /// Nearly valid lines reach more code than arbitrary text does.
        #[test]
        fn nearly_valid_text_does_not_panic(text in "([-0-9.e,/;\t\n nax۵]|\r\n|1,2,0\n){0,60}") {
            let Reading { points, bad, n_bad, has_header, .. } = read(&text, Task::Classes).unwrap();
            let n_lines = text.lines().filter(|line| !line.trim().is_empty()).count();
            prop_assert_eq!(points.x.len() + n_bad + usize::from(has_header), n_lines);
            prop_assert!(bad.windows(2).all(|pair| pair[0].line < pair[1].line));
        }

        #[test]
        fn what_is_written_is_read_again(rows in prop::collection::vec([-1e6..1e6, -1e-3..1e-3, -1.0..1.0], 0..50)) {
            let points = points(&rows);
            let reading = read(&write(&points), Task::Values).unwrap();
            prop_assert_eq!((reading.points, reading.n_bad, reading.has_header), (points, 0, true));
        }
    }
}
