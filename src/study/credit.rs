//! Attribution: the contribution of each unit and each pixel to a logit. The contributions sum to the logit.
//!
//! For a fixed image a ReLU network is an affine function: each ReLU is active (it passes its sum on) or inactive (it outputs
//! 0), and only products and sums remain. So the logit of class c is exactly
//!
//! - Σ w a + b over the units of the second layer;
//! - Σ (dy/da) a + the biases of later layers, over the units of the first layer;
//! - Σ (dy/dx) x + the biases along all active paths, over the pixels: gradient × input (Shrikumar et al. 2017).
//!
//! In f64 each of these sums of n terms is off by at most γ_n Σ |term| with γ_n = n u / (1 − n u), u = 2⁻⁵³ (Higham 2002,
//! eq. 3.5): the terms are sums themselves, and `tests.rs` derives the total bound.

use ndarray::{Array1, Zip};

use super::pass::Slopes;
use super::{N_HIDDEN, Pass, Study};

/// The contributions to one logit.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The class.
    pub class: usize,
    /// Its logit.
    pub logit: f64,
    /// The contributions of the hidden units and of the later biases, for each hidden layer.
    pub units: [Share; N_HIDDEN],
    /// The contributions of the pixels, and of all biases along active paths.
    pub pixels: Share,
    /// The gradient of the logit with respect to the pixels, dy/dx: (784).
    pub gradient: Array1<f64>,
}

/// Contributions which, together with that of the biases, sum to the logit.
#[derive(Debug, Clone)]
pub struct Share {
    /// The contribution of each unit or pixel.
    pub each: Array1<f64>,
    /// The contribution of later biases.
    pub bias: f64,
}

impl Study {
    /// Computes the contributions to the logit of a class.
    ///
    /// # Panics
    /// Panics if `class` is not below C.
    pub fn credit(&self, pass: &Pass, class: usize) -> Credit {
        let mut d = Array1::zeros(self.n_classes());
        d[class] = 1.0;
        let Slopes { sent: [d_a1, d_a2], sums: [d_z1, d_z2], x: gradient } = self.slopes(pass, &d);
        let [h, j, o] = &self.layers;
        let last = o.bias[class];
        let second = last + d_z2.dot(&j.bias);
        let first = second + d_z1.dot(&h.bias);
        let share = |d: &Array1<f64>, value: &Array1<f64>, bias| Share { each: product(d, value), bias };
        Credit {
            class,
            logit: pass.logits[class],
            units: [share(&d_a1, &pass.sent[0], second), share(&d_a2, &pass.sent[1], last)],
            pixels: share(&gradient, &pass.x, first),
            gradient,
        }
    }
}

impl Share {
    /// Returns the sum, which equals the logit up to rounding.
    pub fn total(&self) -> f64 {
        self.each.sum() + self.bias
    }

    /// Returns the indices in descending order of contribution; ties keep their order.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.each.len()).collect();
        order.sort_by(|&a, &b| self.each[b].total_cmp(&self.each[a]));
        order
    }

    /// Returns the indices of the `n` largest absolute contributions, in descending order.
    pub fn strongest(&self, n: usize) -> Vec<usize> {
        strongest(&self.each, n)
    }
}

/// Returns the indices of the `n` largest absolute values, in descending order; ties keep their order.
pub(super) fn strongest(numbers: &Array1<f64>, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[b].abs().total_cmp(&numbers[a].abs()));
    order.truncate(n);
    order
}

pub(super) fn product(a: &Array1<f64>, b: &Array1<f64>) -> Array1<f64> {
    Zip::from(a).and(b).map_collect(|&a, &b| a * b)
}
