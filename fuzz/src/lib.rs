//! What the fuzz targets share. Each target is a property of one kind of input: it gives a result or a refusal, never a panic,
//! and a result survives being written and read again.

pub mod tiny;

use chainrule::error::Refusal;
use chainrule::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Returns the result, if there is one. A refusal has to have a sentence, and to cross to the page as data.
pub fn result<T>(result: Result<T>) -> Option<T> {
    result.map_err(refused).ok()
}

fn refused(error: Error) {
    assert!(!error.to_string().is_empty());
    sent(&Refusal::from(error));
}

/// Checks that a value crosses to the page.
pub fn sent(value: &impl Serialize) {
    serde_json::to_vec(value).expect("what the page is sent can be written");
}

/// Reads what the page sends, a value of a type that crosses. The page sends JavaScript's objects; their JSON goes through the
/// same `Deserialize`.
pub fn received<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// Splits an input into its first line, which names what is asked, and the rest.
pub fn asked(input: &str) -> Option<(&str, &str)> {
    input.split_once('\n')
}
