//! One picture's way through the network, forward and backward.

use ndarray::Array1;

use super::{N_HIDDEN, Study};
use crate::ink::Image;

/// What the network makes of one picture.
#[derive(Debug, Clone)]
pub struct Pass {
    /// x, what the network sees: (784), in [0, 1].
    pub x: Array1<f64>,
    /// z of the hidden layers.
    pub sums: [Array1<f64>; N_HIDDEN],
    /// a = max(0, z) of the hidden layers.
    pub sent: [Array1<f64>; N_HIDDEN],
    /// (C).
    pub logits: Array1<f64>,
}

impl Study {
    /// The pass of a picture.
    pub fn pass(&self, image: &Image) -> Pass {
        // In f32, as the network divides.
        self.pass_of(image.to_input().row(0).mapv(f64::from))
    }

    /// The pass of pixels x: (784).
    pub(super) fn pass_of(&self, x: Array1<f64>) -> Pass {
        let [h, j, o] = &self.layers;
        let relu = |z: f64| z.max(0.0);
        let z1 = h.weight.dot(&x) + &h.bias;
        let a1 = z1.mapv(relu);
        let z2 = j.weight.dot(&a1) + &j.bias;
        let a2 = z2.mapv(relu);
        let logits = o.weight.dot(&a2) + &o.bias;
        Pass { x, sums: [z1, z2], sent: [a1, a2], logits }
    }
}

impl Pass {
    /// The class with the largest logit; of equals, the first.
    pub fn best(&self) -> usize {
        (0..self.logits.len()).reduce(|best, i| if self.logits[i] > self.logits[best] { i } else { best }).unwrap_or(0)
    }

    /// The softmax of the logits: (C).
    pub fn probabilities(&self) -> Array1<f64> {
        let highest = self.logits[self.best()];
        let powers = self.logits.mapv(|logit| libm::exp(logit - highest));
        let sum = powers.sum();
        powers / sum
    }
}
