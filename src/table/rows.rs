//! Lines of text as rows of cells.

use csv::{ReaderBuilder, StringRecord};

use crate::numerals::DIRECTION_MARKS;

/// A row: its line in the text, or its number among the records of JSON, from 1, and its cells.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// Whether no cell has anything in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Stands for a separator that is not ASCII, and for any number of blanks: `csv` takes a byte.
const STAND_IN: char = '\u{1f}';

/// Returns the rows of lines, by RFC 4180, without those that have not even a separator.
pub(super) fn rows(text: &str, separator: char) -> Vec<Row> {
    let is_plain = separator.is_ascii() && separator != ' ';
    let text = match separator {
        ' ' => single_blanks(text),
        _ if is_plain => text.to_owned(),
        _ => text.replace(separator, STAND_IN.encode_utf8(&mut [0; 4])),
    };
    let delimiter = if is_plain { separator } else { STAND_IN };
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter as u8).from_reader(text.as_bytes());
    // Text is valid UTF-8, memory does not fail to be read, and rows may differ in length: none is refused.
    let records = reader.into_records().flatten();
    let row = |record: StringRecord| Row { line: line(&record, &text), cells: cells(&record, separator) };
    records.map(row).collect()
}

/// The line of a record, from 1. Its position is where the record before it ended, and empty lines may follow there.
fn line(record: &StringRecord, text: &str) -> usize {
    let Some(position) = record.position() else { return 0 };
    let rest = &text.as_bytes()[position.byte() as usize..];
    position.line() as usize + rest.iter().take_while(|&&byte| byte == b'\n').count()
}

fn cells(record: &StringRecord, separator: char) -> Vec<String> {
    let back = |cell: &str| cell.replace(STAND_IN, separator.encode_utf8(&mut [0; 4]));
    record.iter().map(|cell| back(unquoted(trimmed(cell)))).collect()
}

/// Without blanks and directional marks around it.
pub(super) fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || DIRECTION_MARKS.contains(&c))
}

/// Quotes after a blank, `1, "a"`, are no quotes in RFC 4180, but are meant as such.
fn unquoted(cell: &str) -> &str {
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('"') => trimmed(inner),
        _ => cell,
    }
}

/// Makes blanks between cells one [`STAND_IN`], and removes those at the ends of lines; within quotes they stay.
fn single_blanks(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    let (mut is_quoted, mut is_pending) = (false, false);
    for c in text.chars() {
        is_quoted ^= c == '"';
        if !is_quoted && (c == ' ' || c == '\t') {
            is_pending = true;
            continue;
        }
        if is_pending && c != '\n' && !single.is_empty() && !single.ends_with('\n') {
            single.push(STAND_IN);
        }
        is_pending = false;
        single.push(c);
    }
    single
}
