//! Matrix products of `f32` with 128-bit vectors, for wasm, where `ndarray` has no vectorized kernel.
//!
//! The blocking follows Goto and van de Geijn 2008: both factors are packed, block by block, in the order in which the
//! innermost loop reads them. That loop keeps a tile of the product in registers and loads 12 numbers for every 32
//! multiply-adds. A block of one factor stays packed while narrow panels of the other are packed, multiplied with it, and
//! discarded.

use std::ops::Range;

use ndarray::{ArrayRef2, ArrayView2, CowArray, Ix2};

/// The rows and columns of a tile. Its 8 accumulators of four numbers, a row of b and one number of a fit in the 16 vector
/// registers of x64, with a few to spare for products.
const ROWS: usize = 4;
/// See [`ROWS`].
const COLUMNS: usize = 8;

/// The maximum number of terms summed before the product is written. Their columns of b, 25 KB, fit in the L1 cache.
const DEPTH: usize = 800;

/// The number of elements of a packed block, 256 KB: it stays in the L2 cache while the other factor streams past.
const BLOCK: usize = 64 * 1024;

/// The part of a product that the innermost loop computes.
type Tile = [[f32; COLUMNS]; ROWS];

/// What the innermost loop reads of a factor for one term: the elements of W rows of a, or of W columns of b. The alignment
/// keeps each group of four within one cache line.
#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
struct Lanes<const W: usize>([f32; W]);

/// Computes the matrix product c = a b, or c = c + a b if `adds`. a: (M, K), b: (K, N), c: (M, N).
///
/// Each element of c is summed over k in order, in ⌈K/800⌉ pieces, so |error| ≤ γ_{K+1} |a| |b| (Higham 2002, eq. 3.13),
/// with one more rounding if `adds`.
///
/// # Panics
/// If the shapes do not fit, or c is not in row-major order.
pub(crate) fn multiply(a: ArrayView2<f32>, b: ArrayView2<f32>, adds: bool, c: &mut ArrayRef2<f32>) {
    assert_eq!(b.nrows(), a.ncols(), "there is a row of b for each column of a");
    assert_eq!(c.dim(), (a.nrows(), b.ncols()), "c has the rows of a and the columns of b");
    let (n_rows, depth, n_columns) = (a.nrows(), a.ncols(), b.ncols());
    let Some(numbers) = c.as_slice_mut() else { panic!("c is in row-major order") };
    if depth == 0 && !adds {
        numbers.fill(0.0);
    }
    let (a, b) = (Factor::new(a), Factor::new(b.reversed_axes()));
    let mut product = Product { numbers, width: n_columns, adds };
    let n_terms = depth.div_ceil(depth.div_ceil(DEPTH).max(1)).max(1);
    for terms in pieces(0..depth, n_terms) {
        // A wide a, such as a batch in the forward pass, is the smaller factor. If a is tall, the product is larger than
        // both factors, and writing it row by row is faster.
        if n_rows <= depth {
            for rows in pieces(0..n_rows, kept::<ROWS>(terms.len())) {
                let kept = a.pack::<ROWS>(&terms, rows.clone());
                for columns in pieces(0..n_columns, COLUMNS) {
                    let b = b.pack::<COLUMNS>(&terms, columns.clone());
                    for (rows, a) in pieces(rows.clone(), ROWS).zip(kept.chunks_exact(terms.len())) {
                        product.write(&tile(a, &b), rows, columns.clone());
                    }
                }
            }
        } else {
            for columns in pieces(0..n_columns, kept::<COLUMNS>(terms.len())) {
                let kept = b.pack::<COLUMNS>(&terms, columns.clone());
                for rows in pieces(0..n_rows, ROWS) {
                    let a = a.pack::<ROWS>(&terms, rows.clone());
                    for (columns, b) in pieces(columns.clone(), COLUMNS).zip(kept.chunks_exact(terms.len())) {
                        product.write(&tile(&a, b), rows.clone(), columns);
                    }
                }
            }
        }
        product.adds = true;
    }
}

/// Returns how many rows or columns of a factor are packed at a time.
fn kept<const W: usize>(n_terms: usize) -> usize {
    (BLOCK / n_terms).next_multiple_of(W)
}

/// Splits a range into pieces of `length`; the last may be shorter.
fn pieces(of: Range<usize>, length: usize) -> impl Iterator<Item = Range<usize>> {
    of.clone().step_by(length).map(move |from| from..of.end.min(from + length))
}

/// A factor as rows of terms (L, K): the rows of a, or the columns of b.
struct Factor<'a> {
    /// In row-major order: (L, K), or (K, L) if transposed.
    numbers: CowArray<'a, f32, Ix2>,
    is_transposed: bool,
}

impl<'a> Factor<'a> {
    /// rows: (L, K), copied if they are in neither row-major nor column-major order.
    fn new(rows: ArrayView2<'a, f32>) -> Self {
        let is_transposed = !rows.is_standard_layout() && rows.t().is_standard_layout();
        let rows = if is_transposed { rows.reversed_axes() } else { rows };
        let numbers =
            if rows.is_standard_layout() { rows.into() } else { rows.as_standard_layout().into_owned().into() };
        Self { numbers, is_transposed }
    }

    /// Packs the given terms of the given rows, W rows at a time. Rows missing from the last group are padded with other
    /// rows or zeros, whose products are never written.
    fn pack<const W: usize>(&self, terms: &Range<usize>, rows: Range<usize>) -> Vec<Lanes<W>> {
        let mut packed = Vec::with_capacity(terms.len() * rows.len().div_ceil(W));
        let width = self.numbers.ncols();
        let Some(numbers) = self.numbers.as_slice() else { panic!("a factor is in row-major order") };
        for rows in pieces(rows, W) {
            if self.is_transposed {
                packed.extend(terms.clone().map(|k| first(&numbers[width * k..][rows.clone()])));
            } else {
                let row = |i: usize| &numbers[width * (rows.start + i).min(rows.end - 1)..][terms.clone()];
                let rows: [&[f32]; W] = std::array::from_fn(row);
                packed.extend((0..terms.len()).map(|k| Lanes(rows.map(|row| row[k]))));
            }
        }
        packed
    }
}

/// Returns the first W numbers, padded with zeros.
fn first<const W: usize>(numbers: &[f32]) -> Lanes<W> {
    // A full group takes the fast path, as in `put`.
    Lanes(numbers.try_into().unwrap_or_else(|_| std::array::from_fn(|i| numbers.get(i).copied().unwrap_or(0.0))))
}

/// Multiplies packed rows of a (K, 4) and packed columns of b (K, 8) into a tile (4, 8). Not inlined, so that the tile gets all
/// registers.
#[inline(never)]
fn tile(a: &[Lanes<ROWS>], b: &[Lanes<COLUMNS>]) -> Tile {
    let mut tile = [[0.0; COLUMNS]; ROWS];
    for (Lanes(a), Lanes(b)) in a.iter().zip(b) {
        for (sums, &a) in tile.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    tile
}

/// The output of a product, in rows of `width` elements.
struct Product<'a> {
    numbers: &'a mut [f32],
    width: usize,
    /// Whether to add to the current contents.
    adds: bool,
}

impl Product<'_> {
    #[inline]
    fn write(&mut self, tile: &Tile, rows: Range<usize>, columns: Range<usize>) {
        for (sums, row) in tile.iter().zip(rows) {
            put(*sums, &mut self.numbers[self.width * row..][columns.clone()], self.adds);
        }
    }
}

/// Writes as many sums as fit in `place`.
#[inline]
fn put<const N: usize>(sums: [f32; N], place: &mut [f32], adds: bool) {
    // With a length known at compile time these are vector stores; otherwise a slower call.
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

    /// |error| ≤ γ_{K+2} (|a| |b| + |c|) with u = 2⁻²⁴: K products and sums, one sum more for each further piece (which
    /// K + 2 covers, because a piece is longer than one term), and the addition to the previous c.
    fn check(a: &Array2<f32>, b: &Array2<f32>, before: Option<Array2<f32>>) {
        let adds = before.is_some();
        let mut c = before.unwrap_or_else(|| Array2::from_elem((a.nrows(), b.ncols()), 7.0));
        let wide = |x: &Array2<f32>| x.mapv(f64::from);
        let factor = if adds { 1.0 } else { 0.0 };
        let exact = wide(a).dot(&wide(b)) + wide(&c) * factor;
        let size = wide(a).mapv(f64::abs).dot(&wide(b).mapv(f64::abs)) + wide(&c).mapv(f64::abs) * factor;
        multiply(a.view(), b.view(), adds, &mut c);

        let ku = (a.ncols() + 2) as f64 * 2.0_f64.powi(-24);
        for ((c, exact), size) in c.iter().zip(&exact).zip(&size) {
            assert!((f64::from(*c) - exact).abs() <= ku / (1.0 - ku) * size, "{c} {exact}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

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
            check(&a, &b, adds.then(|| random((m, n), &mut rng)));
        }
    }

    #[test]
    fn products_of_factors_that_are_kept_in_parts_are_what_f64_says() {
        let mut rng = Rng::new(2, Stream::Data);
        // 84 of these rows are kept at a time, and 3280 of these columns.
        for (m, k, n) in [(190, 790, 9), (21, 20, 3300)] {
            check(&random((m, k), &mut rng), &random((k, n), &mut rng), None);
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
