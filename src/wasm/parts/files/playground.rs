//! Tables for the playground, and its trainings as files.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::playground::{Files, FilesConfig};
use chainrule::table::{self, Choice, TableReading};
use chainrule::wasm::Js;

/// Reads a table, and makes examples of its columns.
///
/// # Errors
/// As [`table::read`], and if `choice` is not a `TableChoice`.
#[wasm_bindgen(js_name = readTable)]
pub fn read_table(text: &str, choice: Js<Choice>) -> Result<Js<TableReading>> {
    Ok(Js::new(&table::read(text, &choice.read("choice")?)?))
}

/// A training as files.
///
/// # Errors
/// As [`FilesConfig::files`], and if `config` is not a `PlaygroundFilesConfig`.
#[wasm_bindgen(js_name = playgroundFiles)]
pub fn playground_files(config: Js<FilesConfig>) -> Result<Js<Files>> {
    Ok(Js::new(&config.read("files")?.files()?))
}
