//! The playground of the plane, for the page.

use js_sys::{Float32Array, Reflect};
use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::Result;
use crate::dataset::csv::{self, Task};
use crate::playground::{self, Playground};

/// A `Picture` of each source of points.
///
/// # Errors
/// As [`playground::pictures`].
#[wasm_bindgen(js_name = playgroundPictures)]
pub fn playground_pictures() -> Result<JsValue> {
    Ok(to_js(&playground::pictures()?))
}

/// A text with a point a line, and `"classes"` or `"values"` -> a `Reading`.
///
/// # Errors
/// If `task` is another word.
#[wasm_bindgen(js_name = readCsv)]
pub fn read_csv(text: &str, task: JsValue) -> Result<JsValue> {
    let task: Task = from_js("task", task)?;
    Ok(to_js(&csv::read(text, task)))
}

/// A network of the plane in training, as the page holds it.
#[wasm_bindgen]
pub struct PlaygroundRun(Playground);

#[wasm_bindgen]
impl PlaygroundRun {
    /// A `PlaygroundConfig` -> the training before its first step.
    ///
    /// # Errors
    /// As [`Playground::new`], and if `config` is not a `PlaygroundConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<PlaygroundRun> {
        Ok(Self(Playground::new(from_js("playground", config)?)?))
    }

    /// One update. Whether there are more to make.
    ///
    /// # Errors
    /// As [`Playground::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Makes it what it was after so many updates.
    ///
    /// # Errors
    /// As [`Playground::go_to`].
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&mut self, step: usize) -> Result<()> {
        self.0.go_to(step)
    }

    /// A `Snapshot`, with `surface` and `responses` as `Float32Array`.
    ///
    /// # Errors
    /// As [`Playground::snapshot`].
    pub fn snapshot(&mut self) -> Result<JsValue> {
        let snapshot = self.0.snapshot()?;
        let object = to_js(&snapshot);
        for (name, numbers) in [("surface", &snapshot.surface), ("responses", &snapshot.responses)] {
            let set = Reflect::set(&object, &name.into(), &Float32Array::from(numbers.as_slice()).into());
            assert!(set.is_ok(), "a struct becomes an object, to which fields can be added");
        }
        Ok(object)
    }
}
