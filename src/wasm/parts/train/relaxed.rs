//! Trainings: of images, and in the playground, with relaxed SIMD.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

pub mod images;
pub mod playground;
#[path = "../relaxed_tile.rs"]
mod relaxed_tile;

/// Runs once, when the module is loaded: a panic is then written to the console with its place in the source.
fn main() {
    console_error_panic_hook::set_once();
    chainrule::matmul::take_kernel(|a, b| relaxed_tile::tile(a, b));
}
