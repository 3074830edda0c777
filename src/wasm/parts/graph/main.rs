//! Questions answered from text and a graph.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::dataset::questions::{Language, Relation};
use chainrule::graph::ask::{self, AskConfig, AskWorld, Asked, WorldQuestion};
use chainrule::graph::model::Model;
use chainrule::graph::{Knowledge, shipped};
use chainrule::wasm::Js;

/// The shipped model of a language, to be asked.
#[wasm_bindgen]
pub struct Answerer {
    knowledge: Knowledge,
    model: Model,
}

#[wasm_bindgen]
impl Answerer {
    /// Reads it from its file.
    ///
    /// # Errors
    /// As [`shipped::load`], and if `language` is not a `WorldLanguage`.
    #[wasm_bindgen(constructor)]
    pub fn new(language: Js<Language>, file: &[u8]) -> Result<Answerer> {
        let (knowledge, model) = shipped::load(language.read("language")?, file)?;
        Ok(Self { knowledge, model })
    }

    /// Returns what can be asked about.
    pub fn world(&self) -> Js<AskWorld> {
        Js::new(&ask::world(&self.knowledge))
    }

    /// Prepares a question of the reader's own; `None` if there are too few answers.
    ///
    /// # Errors
    /// As [`ask::own`], and if `asks` is not a `Relation`.
    pub fn own(&self, subject: usize, asks: Js<Relation>) -> Result<Option<Js<WorldQuestion>>> {
        Ok(ask::own(&self.knowledge, subject, asks.read("relation")?)?.map(|question| Js::new(&question)))
    }

    /// Answers a question and returns all that was computed.
    ///
    /// # Errors
    /// As [`ask::ask`], and if `config` is not an `AskConfig`.
    pub fn ask(&self, config: Js<AskConfig>) -> Result<Js<Asked>> {
        Ok(Js::new(&ask::ask(&self.knowledge, &self.model, &config.read("question")?)?))
    }
}

/// Runs once when the module is loaded, and makes panics print their source location to the console.
fn main() {
    console_error_panic_hook::set_once();
}
