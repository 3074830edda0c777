//! Operations on the rows of matrices, among them those over rows that share an index: the edges of a node, the nodes of a
//! graph. Rows are short here and there are many of them, so that all of them go over slices.

use std::ops::Range;

use ndarray::{Array1, Array2};

/// The rows of a matrix, one after the other.
fn flat(rows: &Array2<f64>) -> &[f64] {
    rows.as_slice().unwrap_or_else(|| panic!("rows lie one after the other"))
}

fn of_rows(shape: (usize, usize), numbers: Vec<f64>) -> Array2<f64> {
    Array2::from_shape_vec(shape, numbers).unwrap_or_else(|_| panic!("all rows are as long"))
}

/// Puts matrices with as many rows beside each other.
pub(super) fn beside(parts: &[&Array2<f64>]) -> Array2<f64> {
    let (n, n_columns) = (parts[0].nrows(), parts.iter().map(|part| part.ncols()).sum());
    let mut numbers = Vec::with_capacity(n * n_columns);
    for row in 0..n {
        for part in parts {
            numbers.extend_from_slice(&flat(part)[row * part.ncols()..][..part.ncols()]);
        }
    }
    of_rows((n, n_columns), numbers)
}

/// Returns some columns of a matrix.
pub(super) fn columns(rows: &Array2<f64>, of: Range<usize>) -> Array2<f64> {
    let each = flat(rows).chunks_exact(rows.ncols());
    of_rows((rows.nrows(), of.len()), each.flat_map(|row| row[of.clone()].iter().copied()).collect())
}

/// Multiplies each row by a factor. rows: (E, D), factors: (E).
pub(super) fn scaled(rows: &Array2<f64>, factors: &Array1<f64>) -> Array2<f64> {
    let each = flat(rows).chunks_exact(rows.ncols()).zip(factors);
    of_rows(rows.dim(), each.flat_map(|(row, factor)| row.iter().map(move |x| x * factor)).collect())
}

/// The scalar product of each row with that of another matrix. (E, D), (E, D) -> (E).
pub(super) fn dots(a: &Array2<f64>, b: &Array2<f64>) -> Array1<f64> {
    let rows = flat(a).chunks_exact(a.ncols()).zip(flat(b).chunks_exact(b.ncols()));
    rows.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>()).collect()
}

/// Returns row `index[i]` of `rows` as row i. rows: (N, D), index: (E) -> (E, D).
pub(super) fn gather(rows: &Array2<f64>, index: &[usize]) -> Array2<f64> {
    let n_columns = rows.ncols();
    let mut numbers = Vec::with_capacity(index.len() * n_columns);
    for &from in index {
        numbers.extend_from_slice(&flat(rows)[from * n_columns..][..n_columns]);
    }
    of_rows((index.len(), n_columns), numbers)
}

/// Adds row i of `from` to row `index[i]` of `sums`: the sum over each segment, and the backward pass of [`gather`].
pub(super) fn scatter_add(from: &Array2<f64>, index: &[usize], sums: &mut Array2<f64>) {
    let n_columns = from.ncols();
    let sums = sums.as_slice_mut().unwrap_or_else(|| panic!("rows lie one after the other"));
    for (row, &to) in flat(from).chunks_exact(n_columns).zip(index) {
        for (sum, x) in sums[to * n_columns..][..n_columns].iter_mut().zip(row) {
            *sum += x;
        }
    }
}

/// Computes the softmax over each segment of scores. scores: (E), index: (E), below n -> weights: (E), of which those of a
/// segment sum to 1.
pub(super) fn softmax(scores: &Array1<f64>, index: &[usize], n: usize) -> Array1<f64> {
    let mut largest = vec![f64::NEG_INFINITY; n];
    for (&score, &segment) in scores.iter().zip(index) {
        largest[segment] = largest[segment].max(score);
    }
    let mut weights = scores.clone();
    let mut sums = vec![0.0; n];
    for (weight, &segment) in weights.iter_mut().zip(index) {
        *weight = libm::exp(*weight - largest[segment]);
        sums[segment] += *weight;
    }
    for (weight, &segment) in weights.iter_mut().zip(index) {
        *weight /= sums[segment];
    }
    weights
}

/// The backward pass of [`softmax`]: dL/dscore = α (dL/dα − Σ α dL/dα), the sum over the segment.
pub(super) fn softmax_backward(
    weights: &Array1<f64>,
    d_weights: &Array1<f64>,
    index: &[usize],
    n: usize,
) -> Array1<f64> {
    let mut sums = vec![0.0; n];
    for ((&weight, &d_weight), &segment) in weights.iter().zip(d_weights).zip(index) {
        sums[segment] += weight * d_weight;
    }
    let each = weights.iter().zip(d_weights).zip(index);
    each.map(|((&weight, &d_weight), &segment)| weight * (d_weight - sums[segment])).collect()
}
