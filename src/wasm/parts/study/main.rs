//! Analysis and teaching of the digit network.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

pub mod bits;
pub mod study;
pub mod teach;

/// Runs once when the module is loaded, and makes panics print their source location to the console.
fn main() {
    console_error_panic_hook::set_once();
}
