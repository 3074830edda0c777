//! A forward and a backward pass of one image.

use ndarray::{Array1, Zip};

use super::{N_HIDDEN, Study};
use crate::ink::Image;

/// The forward pass of one image.
#[derive(Debug, Clone)]
pub struct Pass {
    /// The input x: (784), in [0, 1].
    pub x: Array1<f64>,
    /// The pre-activations z of the hidden layers.
    pub sums: [Array1<f64>; N_HIDDEN],
    /// The activations a = max(0, z) of the hidden layers.
    pub sent: [Array1<f64>; N_HIDDEN],
    /// The logits, shape (C).
    pub logits: Array1<f64>,
}

/// The gradients of a linear combination of logits.
#[derive(Debug, Clone)]
pub(super) struct Slopes {
    /// With respect to the activations of the hidden layers.
    pub sent: [Array1<f64>; N_HIDDEN],
    /// With respect to the pre-activations of the hidden layers: the same for active ReLUs, 0 for inactive ones.
    pub sums: [Array1<f64>; N_HIDDEN],
    /// With respect to the pixels: (784).
    pub x: Array1<f64>,
}

impl Study {
    /// Computes the forward pass of an image.
    pub fn pass(&self, image: &Image) -> Pass {
        // Divided in f32, as in the network.
        self.pass_of(image.to_input().row(0).mapv(f64::from))
    }

    /// Computes the forward pass of pixels x: (784).
    pub(super) fn pass_of(&self, x: Array1<f64>) -> Pass {
        let [h, j, o] = &self.layers;
        let relu = |z: f64| z.max(0.0);
        let z1 = h.forward(&x);
        let a1 = z1.mapv(relu);
        let z2 = j.forward(&a1);
        let a2 = z2.mapv(relu);
        let logits = o.forward(&a2);
        Pass { x, sums: [z1, z2], sent: [a1, a2], logits }
    }

    /// Computes the gradients of Σ d y over the logits y, for d: (C), by the chain rule; ReLU'(0) = 0.
    pub(super) fn slopes(&self, pass: &Pass, d: &Array1<f64>) -> Slopes {
        let [h, j, o] = &self.layers;
        let a2 = o.backward(d);
        let z2 = gated(&a2, &pass.sums[1]);
        let a1 = j.backward(&z2);
        let z1 = gated(&a1, &pass.sums[0]);
        let x = h.backward(&z1);
        Slopes { sent: [a1, a2], sums: [z1, z2], x }
    }
}

impl Pass {
    /// Returns the class with the largest logit; ties go to the first.
    pub fn best(&self) -> usize {
        (0..self.logits.len()).reduce(|best, i| if self.logits[i] > self.logits[best] { i } else { best }).unwrap_or(0)
    }

    /// Returns the softmax of the logits: (C).
    pub fn probabilities(&self) -> Array1<f64> {
        let highest = self.logits[self.best()];
        let powers = self.logits.mapv(|logit| libm::exp(logit - highest));
        let sum = powers.sum();
        powers / sum
    }
}

/// d ⊙ ReLU'(z).
pub(super) fn gated(d: &Array1<f64>, z: &Array1<f64>) -> Array1<f64> {
    Zip::from(d).and(z).map_collect(|&d, &z| if z > 0.0 { d } else { 0.0 })
}
