//! Operations over the rows of a matrix that share an index: the edges of a node, the nodes of a graph.

use ndarray::{Array1, Array2};

/// Returns row `index[i]` of `rows` as row i. rows: (N, D), index: (E) -> (E, D).
pub(super) fn gather(rows: &Array2<f64>, index: &[usize]) -> Array2<f64> {
    let mut gathered = Array2::zeros((index.len(), rows.ncols()));
    for (mut row, &from) in gathered.rows_mut().into_iter().zip(index) {
        row.assign(&rows.row(from));
    }
    gathered
}

/// Adds row i of `from` to row `index[i]` of `sums`: the sum over each segment, and the backward pass of [`gather`].
pub(super) fn scatter_add(from: &Array2<f64>, index: &[usize], sums: &mut Array2<f64>) {
    for (row, &to) in from.rows().into_iter().zip(index) {
        let mut sum = sums.row_mut(to);
        sum += &row;
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
