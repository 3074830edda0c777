//! What made a logit: a share for each unit and each pixel, and these add up to it.
//!
//! A network of ReLUs is, for one image, a linear function: each ReLU is open (it passes its sum on) or shut (it sends 0),
//! and what is left is products and sums. So the logit of class c is, without a remainder,
//!
//! - Σ w a + b over the units of the second layer;
//! - Σ (dy/da) a + the biases after them, over the units of the first layer;
//! - Σ (dy/dx) x + the biases on all open ways, over the pixels: gradient times input (Shrikumar et al. 2017).
//!
//! In f64 each of these sums of n terms is off by at most γ_n Σ |term| with γ_n = n u / (1 − n u), u = 2⁻⁵³ (Higham 2002,
//! eq. 3.5): the terms themselves are sums, and `tests.rs` adds up what that makes.

use ndarray::{Array1, Zip};

use super::pass::Slopes;
use super::{N_HIDDEN, Pass, Study};

/// Of one logit, what everything before it has contributed.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The class.
    pub class: usize,
    /// Its logit.
    pub logit: f64,
    /// The shares of the hidden units, layer by layer, and of the biases that come after them.
    pub units: [Share; N_HIDDEN],
    /// The shares of the pixels, and of all biases on open ways.
    pub pixels: Share,
    /// dy/dx, how the logit follows each pixel: (784).
    pub gradient: Array1<f64>,
}

/// Contributions that add up to the logit together with what the biases add.
#[derive(Debug, Clone)]
pub struct Share {
    /// One for each unit, or each pixel.
    pub each: Array1<f64>,
    /// What comes in by biases after these.
    pub bias: f64,
}

impl Study {
    /// What made the logit of a class. The class must be one.
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
    /// Everything together: the logit, but for rounding.
    pub fn total(&self) -> f64 {
        self.each.sum() + self.bias
    }

    /// The indices from what speaks most for the class to what speaks most against it; of equals, the first comes first.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.each.len()).collect();
        order.sort_by(|&a, &b| self.each[b].total_cmp(&self.each[a]));
        order
    }

    /// The indices of the `n` largest, whatever their sign, in the order of their size.
    pub fn strongest(&self, n: usize) -> Vec<usize> {
        strongest(&self.each, n)
    }
}

/// The indices of the `n` numbers farthest from 0; of equals, the first comes first.
pub(super) fn strongest(numbers: &Array1<f64>, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[b].abs().total_cmp(&numbers[a].abs()));
    order.truncate(n);
    order
}

pub(super) fn product(a: &Array1<f64>, b: &Array1<f64>) -> Array1<f64> {
    Zip::from(a).and(b).map_collect(|&a, &b| a * b)
}
