//! The kernel for browsers with relaxed SIMD: a product and a sum are one instruction.

use core::arch::wasm32::{f32x4, f32x4_extract_lane, f32x4_relaxed_madd, f32x4_splat};

use chainrule::matmul::{COLUMNS, Lanes, ROWS, Tile};

/// Sums the products of rows of a (K, 4) and columns of b (K, 8), with one rounding for each product where the machine has
/// an instruction for that.
#[target_feature(enable = "relaxed-simd")]
pub(crate) fn tile(a: &[Lanes<ROWS>], b: &[Lanes<COLUMNS>]) -> Tile {
    let mut tile = [[0.0; COLUMNS]; ROWS];
    for (Lanes(a), Lanes(b)) in a.iter().zip(b) {
        for (sums, &a) in tile.iter_mut().zip(a) {
            for (sums, b) in sums.as_chunks_mut::<4>().0.iter_mut().zip(b.as_chunks::<4>().0) {
                let [vector, b] = [*sums, *b].map(|[x, y, z, w]| f32x4(x, y, z, w));
                let vector = f32x4_relaxed_madd(f32x4_splat(a), b, vector);
                *sums = [
                    f32x4_extract_lane::<0>(vector),
                    f32x4_extract_lane::<1>(vector),
                    f32x4_extract_lane::<2>(vector),
                    f32x4_extract_lane::<3>(vector),
                ];
            }
        }
    }
    tile
}
