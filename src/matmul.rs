//! Products of matrices of `f32` where `ndarray` has no kernel of its own for the machine: in wasm, with 128-bit vectors.
//!
//! The plan is that of Goto and van de Geijn 2008: both matrices are copied, piece by piece, into the order in which the
//! innermost loop reads them; that loop keeps a tile of the product in registers, so that it loads 13 numbers for 40
//! multiplications and additions.

use ndarray::{ArrayRef2, ArrayView2, s};

/// Rows of a tile, and columns: with 10 accumulators of four numbers, the row of b and one number of a, the 16 vector
/// registers of x64 are used but for two, which the compiler needs.
const TILE_ROWS: usize = 5;
const TILE_COLUMNS: usize = 8;

/// How many terms of the sums are made before the product is written: the columns of b that go with them, 16 KB, stay in
/// the first cache.
const DEPTH: usize = 512;

type Tile = [[f32; TILE_COLUMNS]; TILE_ROWS];

/// a: (M, K), b: (K, N) -> c: (M, N), c = a b, or c = c + a b if `adds`.
///
/// Each number of c is a sum over k in its order, in at most ⌈K/512⌉ pieces: so |error| ≤ γ_{K+1} |a| |b| (Higham 2002,
/// eq. 3.13), with one more rounding for the c that is added to.
///
/// # Panics
/// If the shapes do not fit, or c is not in row-major order.
pub(crate) fn multiply(a: ArrayView2<f32>, b: ArrayView2<f32>, adds: bool, c: &mut ArrayRef2<f32>) {
    let (n_rows, depth, n_columns) = (a.nrows(), a.ncols(), b.ncols());
    assert_eq!(b.nrows(), depth, "there is a row of b for each column of a");
    assert_eq!(c.dim(), (n_rows, n_columns), "c has the rows of a and the columns of b");
    let Some(c) = c.as_slice_mut() else { panic!("c is in row-major order") };
    if depth == 0 && !adds {
        c.fill(0.0);
    }
    let longest = depth.min(DEPTH);
    let mut packed_a = vec![0.0; n_rows.div_ceil(TILE_ROWS) * TILE_ROWS * longest];
    let mut packed_b = vec![0.0; TILE_COLUMNS * longest];
    for from in (0..depth).step_by(DEPTH) {
        let terms = s![.., from..depth.min(from + DEPTH)];
        let (a, b) = (a.slice(terms), b.t().slice_move(terms));
        let packed_a = &mut packed_a[..n_rows.div_ceil(TILE_ROWS) * TILE_ROWS * a.ncols()];
        let packed_b = &mut packed_b[..TILE_COLUMNS * a.ncols()];
        for (rows, panel) in (0..n_rows).step_by(TILE_ROWS).zip(packed_a.chunks_exact_mut(TILE_ROWS * a.ncols())) {
            pack::<TILE_ROWS>(a.slice(s![rows..n_rows.min(rows + TILE_ROWS), ..]), panel);
        }
        for column in (0..n_columns).step_by(TILE_COLUMNS) {
            let columns = column..n_columns.min(column + TILE_COLUMNS);
            pack::<TILE_COLUMNS>(b.slice(s![columns.clone(), ..]), packed_b);
            for (row, panel) in (0..n_rows).step_by(TILE_ROWS).zip(packed_a.chunks_exact(TILE_ROWS * a.ncols())) {
                let tile = tile(panel, packed_b);
                for (sums, row) in tile.iter().zip(row..n_rows) {
                    let place = &mut c[row * n_columns..][columns.clone()];
                    write(sums, adds || from > 0, place);
                }
            }
        }
    }
}

/// Puts the rows (R or fewer, K) of a matrix beside each other: first the first number of each, then the second of each.
/// Rows that are missing are 0.
fn pack<const R: usize>(rows: ArrayView2<f32>, panel: &mut [f32]) {
    let (panel, _) = panel.as_chunks_mut::<R>();
    if rows.nrows() < R {
        panel.fill([0.0; R]);
    }
    if rows.nrows() == R && rows.strides()[0] == 1 {
        for (together, column) in panel.iter_mut().zip(rows.columns()) {
            if let Some(column) = column.as_slice() {
                together.copy_from_slice(column);
            }
        }
        return;
    }
    for (i, row) in rows.rows().into_iter().enumerate() {
        for (together, &x) in panel.iter_mut().zip(row) {
            together[i] = x;
        }
    }
}

/// The products of packed rows and packed columns, summed.
#[inline]
fn tile(a: &[f32], b: &[f32]) -> Tile {
    let mut tile = [[0.0; TILE_COLUMNS]; TILE_ROWS];
    let ((a, _), (b, _)) = (a.as_chunks::<TILE_ROWS>(), b.as_chunks::<TILE_COLUMNS>());
    for (a, b) in a.iter().zip(b) {
        for (sums, a) in tile.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    tile
}

fn write(sums: &[f32; TILE_COLUMNS], adds: bool, place: &mut [f32]) {
    if adds {
        for (c, sum) in place.iter_mut().zip(sums) {
            *c += sum;
        }
    } else {
        place.copy_from_slice(&sums[..place.len()]);
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, Axis};
    use proptest::prelude::*;

    use super::*;
    use crate::rng::{Rng, Stream};

    fn random(shape: (usize, usize), rng: &mut Rng) -> Array2<f32> {
        Array2::from_shape_simple_fn(shape, || rng.normal() as f32)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// |error| ≤ γ_{K+2} (|a| |b| + |c|) with u = 2⁻²⁴: K products and sums, one sum more for each further piece (which
        /// K + 2 covers, because a piece is longer than one term), and the c that is added to.
        #[test]
        fn products_are_what_f64_says(
            m in 0_usize..40, k in 0_usize..1100, n in 0_usize..40, seed in 0_u64..1000,
            is_a_turned in any::<bool>(), is_b_turned in any::<bool>(), is_b_backwards in any::<bool>(), adds in any::<bool>(),
        ) {
            let mut rng = Rng::new(seed, Stream::Data);
            let mut turned = |rows, columns, is_turned| if is_turned {
                random((columns, rows), &mut rng).reversed_axes()
            } else {
                random((rows, columns), &mut rng)
            };
            let a = turned(m, k, is_a_turned);
            let mut b = turned(k, n, is_b_turned);
            if is_b_backwards {
                b.invert_axis(Axis(1));
            }
            let before = random((m, n), &mut rng);
            let mut c = before.clone();
            multiply(a.view(), b.view(), adds, &mut c);

            let wide = |x: &Array2<f32>| x.mapv(f64::from);
            let factor = if adds { 1.0 } else { 0.0 };
            let exact = wide(&a).dot(&wide(&b)) + wide(&before) * factor;
            let size = wide(&a).mapv(f64::abs).dot(&wide(&b).mapv(f64::abs)) + wide(&before).mapv(f64::abs) * factor;
            let ku = (k + 2) as f64 * 2.0_f64.powi(-24);
            for ((c, exact), size) in c.iter().zip(&exact).zip(&size) {
                prop_assert!((f64::from(*c) - exact).abs() <= ku / (1.0 - ku) * size, "{c} {exact}");
            }
        }
    }

    #[test]
    fn the_same_product_has_the_same_bits() {
        let mut rng = Rng::new(1, Stream::Data);
        let (a, b) = (random((33, 600), &mut rng), random((600, 21), &mut rng));
        let (mut once, mut again) = (Array2::zeros((33, 21)), Array2::from_elem((33, 21), 7.0));
        multiply(a.view(), b.view(), false, &mut once);
        multiply(a.view(), b.view(), false, &mut again);
        assert_eq!(once, again);
    }
}
