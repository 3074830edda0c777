//! Products of matrices of `f32` where `ndarray` has no kernel of its own for the machine: in wasm, with 128-bit vectors.
//!
//! The plan is that of Goto and van de Geijn 2008: b is copied, block by block, into the order in which the innermost loop
//! reads it; that loop keeps a tile of the product in registers, so that it loads 12 numbers for 32 multiplications and
//! additions. Rows of a are read where they are.

use std::ops::Range;

use ndarray::{ArrayRef2, ArrayView2, CowArray};

/// Rows of a tile, and columns: 8 accumulators of four numbers, the row of b and one number of a are in the 16 vector
/// registers of x64, with some to spare for products.
const TILE_ROWS: usize = 4;
const TILE_COLUMNS: usize = 8;

/// How many terms of the sums are made in a turn of a loop inside of the loop over all of them. V8 unrolls an innermost
/// loop further the deeper it is nested; written as one loop, this has half of the speed. Unrolled by hand, it has the
/// order that LLVM prefers, which needs more registers than there are.
const TERMS: usize = 32;

/// How many terms of the sums are made at most before the product is written: the columns of b that go with them, 20 KB,
/// stay in the first cache.
const DEPTH: usize = 640;

/// How many numbers of a pass by the same columns of b, 16 KB: there those columns need to come from the second cache once
/// for all of them.
const NEAR: usize = 4 * 1024;

/// How many numbers of b are copied at a time, 256 KB: they stay in the second cache while all rows of a pass by.
const BLOCK: usize = 64 * 1024;

type Tile = [[f32; TILE_COLUMNS]; TILE_ROWS];

/// What the innermost loop reads of b for each term, in one line of the cache and not in two.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Row([f32; TILE_COLUMNS]);

/// a: (M, K), b: (K, N) -> c: (M, N), c = a b, or c = c + a b if `adds`.
///
/// Each number of c is a sum over k in its order, in ⌈K/640⌉ pieces: so |error| ≤ γ_{K+1} |a| |b| (Higham 2002, eq. 3.13),
/// with one more rounding for the c that is added to.
///
/// # Panics
/// If the shapes do not fit, or c is not in row-major order.
pub(crate) fn multiply(a: ArrayView2<f32>, b: ArrayView2<f32>, adds: bool, c: &mut ArrayRef2<f32>) {
    assert_eq!(b.nrows(), a.ncols(), "there is a row of b for each column of a");
    assert_eq!(c.dim(), (a.nrows(), b.ncols()), "c has the rows of a and the columns of b");
    let width = b.ncols();
    let Some(numbers) = c.as_slice_mut() else { panic!("c is in row-major order") };
    if a.ncols() == 0 && !adds {
        numbers.fill(0.0);
    }
    // It had better be the smaller one that is copied: of x wᵀ, where w is large, the rows of w are read and x is copied,
    // and w xᵀ is turned over while it is written.
    let is_turned = b.len() > a.len() && b.t().is_standard_layout();
    let (a, b) = if is_turned { (b.reversed_axes(), a.reversed_axes()) } else { (a, b) };
    multiply_rows(a, b, &mut Product { numbers, width, is_turned, adds });
}

/// Where a product is written, row after row of `width` numbers.
struct Product<'a> {
    numbers: &'a mut [f32],
    width: usize,
    /// Whether rows of the product are written as columns.
    is_turned: bool,
    /// Whether it is added to what is there.
    adds: bool,
}

fn multiply_rows(a: ArrayView2<f32>, b: ArrayView2<f32>, product: &mut Product) {
    let (n_rows, depth, n_columns) = (a.nrows(), a.ncols(), b.ncols());
    let a = a.as_standard_layout();
    let Some(a) = a.as_slice() else { panic!("a was laid out in row-major order") };
    let is_b_turned = b.t().is_standard_layout();
    let b = if is_b_turned { CowArray::from(b.reversed_axes()) } else { b.as_standard_layout() };
    let Some(b) = b.as_slice() else { panic!("b was laid out in row-major order") };
    let n_terms = depth.div_ceil(depth.div_ceil(DEPTH).max(1)).next_multiple_of(TERMS).max(TERMS);
    let n_together = (BLOCK / n_terms).next_multiple_of(TILE_COLUMNS);
    let mut block = vec![Row::default(); n_terms * n_columns.min(n_together).div_ceil(TILE_COLUMNS)];
    for terms in pieces(0..depth, n_terms) {
        for together in pieces(0..n_columns, n_together) {
            let panels = || pieces(together.clone(), TILE_COLUMNS);
            for (columns, panel) in panels().zip(block.chunks_exact_mut(terms.len())) {
                if is_b_turned {
                    pack_columns(b, depth, terms.clone(), columns, panel);
                } else {
                    pack_rows(b, n_columns, terms.clone(), columns, panel);
                }
            }
            let n_near = TILE_ROWS * (NEAR / (TILE_ROWS * terms.len())).max(1);
            for near in pieces(0..n_rows, n_near) {
                for (columns, panel) in panels().zip(block.chunks_exact(terms.len())) {
                    for rows in pieces(near.clone(), TILE_ROWS) {
                        // Where rows are missing, the last one stands for them, and what comes of it is not written.
                        let row = |i: usize| &a[depth * (rows.start + i).min(rows.end - 1)..][terms.clone()];
                        product.write(&tile(std::array::from_fn(row), panel), rows.clone(), columns.clone());
                    }
                }
            }
        }
        product.adds = true;
    }
}

/// The parts of a range, each of `length` but for the last.
fn pieces(of: Range<usize>, length: usize) -> impl Iterator<Item = Range<usize>> {
    of.clone().step_by(length).map(move |from| from..of.end.min(from + length))
}

/// Puts 8 numbers or fewer of each row of b, in row-major order, one after the other. Columns that are missing are 0.
fn pack_rows(b: &[f32], width: usize, terms: Range<usize>, columns: Range<usize>, panel: &mut [Row]) {
    for (Row(together), k) in panel.iter_mut().zip(terms) {
        let row = &b[width * k..][columns.clone()];
        // As in `put`.
        match <[f32; TILE_COLUMNS]>::try_from(row) {
            Ok(row) => *together = row,
            Err(_) => {
                *together = [0.0; TILE_COLUMNS];
                together[..row.len()].copy_from_slice(row);
            }
        }
    }
}

/// The same for b in column-major order, with columns of `height` numbers.
fn pack_columns(b: &[f32], height: usize, terms: Range<usize>, columns: Range<usize>, panel: &mut [Row]) {
    if columns.len() < TILE_COLUMNS {
        panel.fill(Row::default());
    }
    for (j, column) in columns.enumerate() {
        for (Row(together), &x) in panel.iter_mut().zip(&b[height * column..][terms.clone()]) {
            together[j] = x;
        }
    }
}

/// The products of rows (K) of a and packed columns of b, summed. A function of its own, so that the registers are, too.
#[inline(never)]
fn tile(rows: [&[f32]; TILE_ROWS], panel: &[Row]) -> Tile {
    let mut tile = [[0.0; TILE_COLUMNS]; TILE_ROWS];
    let (turns, last) = panel.as_chunks::<TERMS>();
    let of_a = rows.map(|row| &row.as_chunks::<TERMS>().0[..turns.len()]);
    for (turn, b) in turns.iter().enumerate() {
        for k in 0..TERMS {
            add_products(&mut tile, of_a.map(|row| row[turn][k]), &b[k]);
        }
    }
    let first = TERMS * turns.len();
    for (k, b) in last.iter().enumerate() {
        add_products(&mut tile, rows.map(|row| row[first + k]), b);
    }
    tile
}

#[inline(always)]
fn add_products(tile: &mut Tile, a: [f32; TILE_ROWS], Row(b): &Row) {
    for (sums, a) in tile.iter_mut().zip(a) {
        for (sum, b) in sums.iter_mut().zip(b) {
            *sum += a * b;
        }
    }
}

impl Product<'_> {
    #[inline]
    fn write(&mut self, tile: &Tile, rows: Range<usize>, columns: Range<usize>) {
        if self.is_turned {
            for (j, column) in columns.enumerate() {
                put(tile.map(|sums| sums[j]), &mut self.numbers[self.width * column..][rows.clone()], self.adds);
            }
            return;
        }
        for (sums, row) in tile.iter().zip(rows) {
            put(*sums, &mut self.numbers[self.width * row..][columns.clone()], self.adds);
        }
    }
}

/// Writes as many of the sums as there is place for.
#[inline]
fn put<const N: usize>(sums: [f32; N], place: &mut [f32], adds: bool) {
    // Of a length that the compiler knows, it is whole vectors; else it would be a call, which takes longer.
    match <&mut [f32; N]>::try_from(&mut *place) {
        Ok(place) if !adds => *place = sums,
        Ok(place) => place.iter_mut().zip(sums).for_each(|(c, sum)| *c += sum),
        Err(_) => place.iter_mut().zip(sums).for_each(|(c, sum)| *c = if adds { *c + sum } else { sum }),
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
