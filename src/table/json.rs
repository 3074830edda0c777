//! Tables as JSON: an array of records, `[{"x": 1, "y": 2}, …]`, an array of rows, `[["x", "y"], [1, 2], …]`, or a record a line.

use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::rows::{Row, trimmed};
use crate::error::{Expected, Got, What};
use crate::{Error, Result};

/// Reads the names of the columns, if the rows have some, and the rows.
///
/// # Errors
/// [`Error::Format`] if the text is not JSON, or not of records or rows of texts, numbers, truth values and nulls.
pub(super) fn read(text: &str) -> Result<(Option<Vec<String>>, Vec<Row>)> {
    let refuse = |error: serde_json::Error| Error::Format {
        what: What::Data,
        expected: Expected::Records,
        got: Got::fault(error),
    };
    let entries = match text.trim_start().starts_with('{') {
        true => serde_json::Deserializer::from_str(text).into_iter().collect::<std::result::Result<_, _>>(),
        false => serde_json::from_str::<Vec<Entry>>(text),
    };
    let mut names: Vec<String> = vec![];
    let mut places = HashMap::<String, usize>::new();
    let mut rows = vec![];
    for (idx, entry) in entries.map_err(refuse)?.into_iter().enumerate() {
        let cells = match entry {
            Entry::Row(cells) => cells.into_iter().map(|Cell(text)| text).collect(),
            Entry::Record(fields) => {
                let mut cells = vec![String::new(); names.len()];
                for (name, Cell(text)) in fields {
                    let place = *places.entry(name).or_insert_with_key(|name| {
                        names.push(name.clone());
                        cells.push(String::new());
                        names.len() - 1
                    });
                    cells[place] = text;
                }
                cells
            }
        };
        rows.push(Row { line: idx + 1, cells });
    }
    if names.is_empty() {
        return Ok((None, rows));
    }
    // A record may lack what others have.
    rows.iter_mut().for_each(|row: &mut Row| row.cells.resize(names.len().max(row.cells.len()), String::new()));
    Ok((Some(names), rows))
}

/// A row without or with the names of its cells, in the order of the text.
enum Entry {
    Row(Vec<Cell>),
    Record(Vec<(String, Cell)>),
}

/// A text, number, truth value or null, as text.
struct Cell(String);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct OfEntry;

        impl<'de> Visitor<'de> for OfEntry {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record or a row")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Entry, A::Error> {
                let mut cells = vec![];
                while let Some(cell) = seq.next_element()? {
                    cells.push(cell);
                }
                Ok(Entry::Row(cells))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Entry, A::Error> {
                let mut fields = vec![];
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Entry::Record(fields))
            }
        }

        deserializer.deserialize_any(OfEntry)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Ok(Self(match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null => String::new(),
            serde_json::Value::Bool(truth) => truth.to_string(),
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::String(text) => trimmed(&text).to_owned(),
            _ => return Err(D::Error::custom("a record or a row within another")),
        }))
    }
}
