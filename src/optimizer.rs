//! Update rules, with the definitions and defaults of `torch.optim`.
//!
//! Update t = 1, 2, … changes a parameter w with gradient g, by the learning rate η and the weight decay λ.

use ndarray::{Array, ArrayRef, ArrayViewMut, Dimension, Ix1, Ix2, Zip};
use serde::{Deserialize, Serialize};

use crate::error::{Expected, Got, KeptPart, What};
use crate::mlp::{Gradients, Mlp};
use crate::real::is_finite;
use crate::{Error, Real, Result};

/// The settings of an optimizer.
///
/// The functions named after the rules return PyTorch's defaults, as in
/// `OptimizerConfig { learning_rate: 0.01, ..OptimizerConfig::adam() }`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptimizerConfig {
    /// The update rule.
    pub rule: Rule,
    /// The learning rate η, above 0.
    #[serde(alias = "learning_rate")]
    pub learning_rate: f64,
    /// The weight decay λ, 0 or more. AdamW first updates w ← w − η λ w (Loshchilov and Hutter 2019); the other rules first
    /// add λ w to g, which gives the gradient of the loss plus ½ λ Σ w².
    #[serde(alias = "weight_decay")]
    pub weight_decay: f64,
    /// The L1 penalty λ₁, 0 or more. All rules first add λ₁ sign(w) to g, with sign(0) = 0, which gives the gradient of the
    /// loss plus λ₁ Σ |w| (Tibshirani 1996). PyTorch's optimizers have no such setting; there the penalty is added to the
    /// loss.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub l1: f64,
}

fn is_zero(x: &f64) -> bool {
    *x == 0.0
}

/// An update rule. All moving averages start at 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// w ← w − η g.
    Sgd,
    /// v ← momentum v + g; w ← w − η v (Polyak 1964; in the form of Sutskever et al. 2013, but with η outside of v).
    Momentum {
        /// The decay rate of v, in [0, 1).
        momentum: f64,
    },
    /// v ← momentum v + g; w ← w − η (g + momentum v) (Nesterov 1983).
    Nesterov {
        /// The decay rate of v, in [0, 1).
        momentum: f64,
    },
    /// s ← alpha s + (1 − alpha) g²; w ← w − η g / (√s + eps) (Tieleman and Hinton 2012).
    RmsProp {
        /// The decay rate of s, in [0, 1).
        alpha: f64,
        /// The number added to the denominator, above 0.
        eps: f64,
    },
    /// m ← beta1 m + (1 − beta1) g; s ← beta2 s + (1 − beta2) g²; with m̂ = m / (1 − beta1ᵗ) and
    /// ŝ = s / (1 − beta2ᵗ), w ← w − η m̂ / (√ŝ + eps) (Kingma and Ba 2015, Alg. 1).
    Adam {
        /// The decay rate of m, in [0, 1).
        beta1: f64,
        /// The decay rate of s, in [0, 1).
        beta2: f64,
        /// The number added to the denominator, above 0.
        eps: f64,
    },
    /// [`Rule::Adam`] with decoupled weight decay (Loshchilov and Hutter 2019, Alg. 2).
    AdamW {
        /// The decay rate of m, in [0, 1).
        beta1: f64,
        /// The decay rate of s, in [0, 1).
        beta2: f64,
        /// The number added to the denominator, above 0.
        eps: f64,
    },
}

/// An update rule with its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimizer<F> {
    config: OptimizerConfig,
    /// The number of updates made, t.
    step: u64,
    layers: Vec<LayerMoments<F>>,
}

/// The optimizer state of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerMoments<F> {
    /// For the weight (O, I).
    pub weight: Moments<F, Ix2>,
    /// For the bias (O).
    pub bias: Moments<F, Ix1>,
}

/// The optimizer state of an array of parameters. Each moment has the shape of the parameters, or length 0 if the rule does
/// not use it.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments<F, D: Dimension> {
    /// v of momentum and Nesterov, m of Adam and AdamW.
    pub first: Array<F, D>,
    /// s of RMSProp, Adam and AdamW.
    pub second: Array<F, D>,
}

impl OptimizerConfig {
    /// SGD with learning rate 0.001.
    pub fn sgd() -> Self {
        Self { rule: Rule::Sgd, learning_rate: 1e-3, weight_decay: 0.0, l1: 0.0 }
    }

    /// SGD with momentum 0.9 (PyTorch's default is 0, which is [`OptimizerConfig::sgd`]).
    pub fn momentum() -> Self {
        Self { rule: Rule::Momentum { momentum: 0.9 }, ..Self::sgd() }
    }

    /// SGD with Nesterov momentum 0.9.
    pub fn nesterov() -> Self {
        Self { rule: Rule::Nesterov { momentum: 0.9 }, ..Self::sgd() }
    }

    /// RMSProp with learning rate 0.01, alpha 0.99, eps 10⁻⁸.
    pub fn rms_prop() -> Self {
        Self { rule: Rule::RmsProp { alpha: 0.99, eps: 1e-8 }, learning_rate: 1e-2, weight_decay: 0.0, l1: 0.0 }
    }

    /// Adam with learning rate 0.001, beta1 0.9, beta2 0.999, eps 10⁻⁸.
    pub fn adam() -> Self {
        Self {
            rule: Rule::Adam { beta1: 0.9, beta2: 0.999, eps: 1e-8 },
            learning_rate: 1e-3,
            weight_decay: 0.0,
            l1: 0.0,
        }
    }

    /// AdamW with the defaults of [`OptimizerConfig::adam`] and weight decay 0.01.
    pub fn adam_w() -> Self {
        Self {
            rule: Rule::AdamW { beta1: 0.9, beta2: 0.999, eps: 1e-8 },
            learning_rate: 1e-3,
            weight_decay: 1e-2,
            l1: 0.0,
        }
    }
}

impl<F: Real> Optimizer<F> {
    /// Creates the optimizer of a network.
    ///
    /// # Errors
    /// [`Error::Value`] if a number in the configuration is out of range.
    pub fn new(config: OptimizerConfig, mlp: &Mlp<F>) -> Result<Self> {
        config.validate()?;
        let (has_first, has_second) = match config.rule {
            Rule::Sgd => (false, false),
            Rule::Momentum { .. } | Rule::Nesterov { .. } => (true, false),
            Rule::RmsProp { .. } => (false, true),
            Rule::Adam { .. } | Rule::AdamW { .. } => (true, true),
        };
        let layers = mlp.layers().iter().map(|layer| LayerMoments {
            weight: Moments::zeros(layer.weight(), has_first, has_second),
            bias: Moments::zeros(layer.bias(), has_first, has_second),
        });
        Ok(Self { config, step: 0, layers: layers.collect() })
    }

    /// Updates every weight and bias of the network.
    ///
    /// # Panics
    /// Panics if the shapes of network, gradients and optimizer differ, or if an array is not in row-major order.
    pub fn update(&mut self, mlp: &mut Mlp<F>, gradients: &Gradients<F>) {
        assert_eq!(mlp.layers().len(), self.layers.len(), "this is the optimizer of another network");
        assert_eq!(gradients.layers.len(), self.layers.len(), "these are the gradients of another network");
        self.step += 1;
        for ((layer, gradients), moments) in mlp.layers_mut().iter_mut().zip(&gradients.layers).zip(&mut self.layers) {
            self.config.update(layer.weight_mut(), &gradients.d_weight, &mut moments.weight, self.step);
            self.config.update(layer.bias_mut(), &gradients.d_bias, &mut moments.bias, self.step);
        }
    }

    /// Restores an optimizer as it was after `step` updates, from its saved moments.
    ///
    /// # Errors
    /// As [`Optimizer::new`]; also [`Error::Value`] if the moments do not have the shapes that the rule needs for this
    /// network, a first moment is not finite, or a second one is negative or NaN.
    pub(crate) fn restored(
        config: OptimizerConfig,
        mlp: &Mlp<F>,
        step: u64,
        layers: Vec<LayerMoments<F>>,
    ) -> Result<Self> {
        let fresh = Self::new(config, mlp)?;
        let fits =
            fresh.layers.len() == layers.len()
                && fresh.layers.iter().zip(&layers).all(|(fresh, given)| {
                    fresh.weight.has_shape_of(&given.weight) && fresh.bias.has_shape_of(&given.bias)
                });
        if !fits {
            return Err(Error::value(What::Moments, Expected::Fitting { part: KeptPart::Moments }, Got::Other));
        }
        if !layers.iter().all(|given| given.weight.is_sound() && given.bias.is_sound()) {
            return Err(Error::value(What::Moments, Expected::Fitting { part: KeptPart::SoundMoments }, Got::Other));
        }
        Ok(Self { config, step, layers })
    }

    /// The configuration, with the learning rate of the next update.
    pub fn config(&self) -> &OptimizerConfig {
        &self.config
    }

    /// The number of updates made.
    pub fn step(&self) -> u64 {
        self.step
    }

    /// The state for each layer (L), from the first to the last.
    pub fn layers(&self) -> &[LayerMoments<F>] {
        &self.layers
    }

    /// Sets the learning rate of the following updates.
    ///
    /// # Errors
    /// [`Error::Value`] if it is not finite and above 0.
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<()> {
        let config = OptimizerConfig { learning_rate, ..self.config };
        config.validate()?;
        self.config = config;
        Ok(())
    }
}

impl OptimizerConfig {
    /// Applies update t to an array of parameters w with gradients g.
    fn update<F: Real, D: Dimension>(
        &self,
        mut w: ArrayViewMut<F, D>,
        g: &ArrayRef<F, D>,
        Moments { first, second }: &mut Moments<F, D>,
        t: u64,
    ) {
        let with_l1;
        let g = if self.l1 > 0.0 {
            with_l1 = self.with_l1(&w, g);
            with_l1.as_slice()
        } else {
            g.as_slice()
        };
        let (Some(w), Some(g), Some(first), Some(second)) =
            (w.as_slice_mut(), g, first.as_slice_mut(), second.as_slice_mut())
        else {
            panic!("parameters, gradients and moments are in row-major order")
        };
        self.update_all(w, g, first, second, t);
    }

    /// Applies update t to all w in one pass. `first` and `second` are as long as w, or empty if the rule does not use them.
    fn update_all<F: Real>(&self, w: &mut [F], g: &[F], first: &mut [F], second: &mut [F], t: u64) {
        assert_eq!(w.len(), g.len(), "there is a gradient for each parameter");
        let (eta, lambda) = (F::from_f64(self.learning_rate), F::from_f64(self.weight_decay));
        let each = w.iter_mut().zip(g);
        match self.rule {
            Rule::Sgd => each.for_each(|(w, &g)| *w -= eta * (g + lambda * *w)),
            Rule::Momentum { momentum } => {
                let momentum = F::from_f64(momentum);
                each.zip(first).for_each(|((w, &g), v)| {
                    *v = momentum * *v + (g + lambda * *w);
                    *w -= eta * *v;
                });
            }
            Rule::Nesterov { momentum } => {
                let momentum = F::from_f64(momentum);
                each.zip(first).for_each(|((w, &g), v)| {
                    let g = g + lambda * *w;
                    *v = momentum * *v + g;
                    *w -= eta * (g + momentum * *v);
                });
            }
            Rule::RmsProp { alpha, eps } => {
                let (alpha, rest, eps) = (F::from_f64(alpha), F::from_f64(1.0 - alpha), F::from_f64(eps));
                each.zip(second).for_each(|((w, &g), s)| {
                    let g = g + lambda * *w;
                    *s = alpha * *s + rest * g * g;
                    *w -= eta * g / (s.sqrt() + eps);
                });
            }
            Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => {
                let decoupled = matches!(self.rule, Rule::AdamW { .. });
                let decay =
                    if decoupled { F::from_f64(1.0 - self.learning_rate * self.weight_decay) } else { F::one() };
                let lambda = if decoupled { F::zero() } else { lambda };
                // η m̂ / (√ŝ + eps), with everything that is the same for all parameters hoisted out of the loop.
                let eta = F::from_f64(self.learning_rate / (1.0 - beta1.powf(t as f64)));
                let scale = F::from_f64((1.0 - beta2.powf(t as f64)).sqrt().recip());
                let (rest1, rest2) = (F::from_f64(1.0 - beta1), F::from_f64(1.0 - beta2));
                let (beta1, beta2, eps) = (F::from_f64(beta1), F::from_f64(beta2), F::from_f64(eps));
                each.zip(first).zip(second).for_each(|(((w, &g), m), s)| {
                    let g = g + lambda * *w;
                    *m = beta1 * *m + rest1 * g;
                    *s = beta2 * *s + rest2 * g * g;
                    *w = decay * *w - eta * *m / (s.sqrt() * scale + eps);
                });
            }
        }
    }

    /// Returns g + λ₁ sign(w). Separate from `update`, so that there is no cost without an L1 penalty.
    fn with_l1<F: Real, D: Dimension>(&self, w: &ArrayRef<F, D>, g: &ArrayRef<F, D>) -> Array<F, D> {
        let l1 = F::from_f64(self.l1);
        let sign = |w: F| if w == F::zero() { F::zero() } else { w.signum() };
        Zip::from(w).and(g).map_collect(|&w, &g| g + l1 * sign(w))
    }

    /// Rejects numbers that are out of range.
    ///
    /// # Errors
    /// [`Error::Value`].
    pub(crate) fn validate(&self) -> Result<()> {
        let above_0 = |x: f64| x.is_finite() && x > 0.0;
        let below_1 = |x: f64| (0.0..1.0).contains(&x);
        let check =
            |what, valid, expected, got: f64| if valid { Ok(()) } else { Err(Error::value(what, expected, got)) };
        let check_above_0 = |what, x| check(what, above_0(x), Expected::ABOVE_0, x);
        let check_below_1 = |what, x| check(what, below_1(x), Expected::FromBelow { from: 0.0, bound: 1.0 }, x);
        check_above_0(What::LearningRate, self.learning_rate)?;
        let decay = self.weight_decay;
        check(What::WeightDecay, decay.is_finite() && decay >= 0.0, Expected::FROM_0, decay)?;
        check(What::L1, self.l1.is_finite() && self.l1 >= 0.0, Expected::FROM_0, self.l1)?;
        match self.rule {
            Rule::Sgd => Ok(()),
            Rule::Momentum { momentum } | Rule::Nesterov { momentum } => check_below_1(What::Momentum, momentum),
            Rule::RmsProp { alpha, eps } => check_below_1(What::Alpha, alpha).and(check_above_0(What::Eps, eps)),
            Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => check_below_1(What::Beta1, beta1)
                .and(check_below_1(What::Beta2, beta2))
                .and(check_above_0(What::Eps, eps)),
        }
    }
}

impl<F: Real, D: Dimension> Moments<F, D> {
    fn zeros(parameters: &ArrayRef<F, D>, has_first: bool, has_second: bool) -> Self {
        let zeros = |needed| Array::zeros(if needed { parameters.raw_dim() } else { D::default() });
        Self { first: zeros(has_first), second: zeros(has_second) }
    }

    fn has_shape_of(&self, other: &Self) -> bool {
        self.first.shape() == other.first.shape() && self.second.shape() == other.second.shape()
    }

    fn is_sound(&self) -> bool {
        // The square of a large gradient overflows to infinity, from which training goes on: with updates of 0.
        is_finite(&self.first) && self.second.iter().all(|&s| s >= F::zero())
    }
}

#[cfg(test)]
mod tests;
