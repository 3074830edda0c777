//! Exercises, and checking what students make of them.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

pub mod working;

/// Runs once when the module is loaded, and makes panics print their source location to the console.
fn main() {
    console_error_panic_hook::set_once();
}
