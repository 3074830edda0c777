//! Looking into the network that names digits, and teaching it.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

pub mod study;
pub mod teach;

/// Runs once, when the module is loaded: a panic is then written to the console with its place in the source.
fn main() {
    console_error_panic_hook::set_once();
}
