//! The linear pieces of a ReLU network.

use ndarray::Array2;

use super::column;
use crate::{Mlp, Result};

/// Counts the linear pieces of a ReLU network with one input and one output between `from` and `to`: 1 plus the number of
/// [`kinks`] at which the slope changes. It does not change at the kink of a unit that later layers ignore.
///
/// # Errors
/// As [`Mlp::forward`], if the network does not have one input.
pub fn n_pieces(mlp: &Mlp<f64>, from: f64, to: f64) -> Result<usize> {
    let mut ends = vec![from];
    ends.extend(kinks(mlp, from, to)?);
    ends.push(to);
    let middles: Vec<f64> = ends.windows(2).map(|pair| pair[0] + (pair[1] - pair[0]) / 2.0).collect();
    Ok(1 + slopes(mlp, &middles)?.windows(2).filter(|pair| pair[0] != pair[1]).count())
}

/// Returns the inputs between `from` and `to`, in ascending order, at which a unit of a network with one input switches on or
/// off. Between two of them every unit is either on or off, so a ReLU network is linear there.
///
/// It proceeds layer by layer: between the switches of earlier layers, a pre-activation is linear and changes sign at most
/// once, where the line through its values at both ends crosses 0.
///
/// # Errors
/// As [`Mlp::forward`], if the network does not have one input.
pub fn kinks(mlp: &Mlp<f64>, from: f64, to: f64) -> Result<Vec<f64>> {
    let mut x = vec![from, to];
    let n_hidden = mlp.layers().len() - 1;
    for layer_idx in 0..n_hidden {
        let z = &mlp.forward(&column(&x))?.layers[layer_idx].pre_activation;
        let mut next = x.clone();
        for unit in z.columns() {
            for i in 1..x.len() {
                let (a, b) = (unit[i - 1], unit[i]);
                if (a < 0.0 && b > 0.0) || (a > 0.0 && b < 0.0) {
                    let at = x[i - 1] + (x[i] - x[i - 1]) * (a / (a - b));
                    next.push(at.clamp(x[i - 1], x[i]));
                }
            }
        }
        next.sort_unstable_by(f64::total_cmp);
        next.dedup();
        x = next;
    }
    x.retain(|&x| from < x && x < to);
    Ok(x)
}

/// Returns the slope of a ReLU network with one input and one output at each x, none of which may be a kink: the product of
/// the weights of the active units.
///
/// # Errors
/// As [`Mlp::forward`], if the network does not have one input.
pub fn slopes(mlp: &Mlp<f64>, x: &[f64]) -> Result<Vec<f64>> {
    let activations = mlp.forward(&column(x))?;
    let slope = |sample: usize| {
        let mut slope = Array2::<f64>::ones((1, 1));
        for (layer, made) in mlp.layers().iter().zip(&activations.layers) {
            slope = layer.weight().dot(&slope);
            for (s, &z) in slope.column_mut(0).iter_mut().zip(made.pre_activation.row(sample)) {
                *s *= layer.activation().derivative(z);
            }
        }
        slope[[0, 0]]
    };
    Ok((0..x.len()).map(slope).collect())
}
