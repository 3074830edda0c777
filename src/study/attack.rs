//! Adversarial examples: small changes of an image that change the prediction.
//!
//! There are two methods, both based on the gradient of the logits with respect to the pixels:
//!
//! - [`AttackMethod::Smallest`], DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016, Alg. 2): near an image the
//!   network is linear, so the nearest image with a different prediction is a step to a hyperplane, repeated until the
//!   prediction changes. The steps aim at one digit; without a target they are taken to each of the others, and the change with
//!   the smallest L2 norm is kept. It is small, and not known to be the smallest there is: beyond the first hyperplane the
//!   network is another linear function. Pixels stay between paper and ink.
//! - [`AttackMethod::Budget`], projected gradient descent in L∞ (Madry et al. 2018, section 2.1): each pixel may change by at
//!   most a budget of gray levels; every step moves all pixels by the sign of the gradient, and clips them to the budget and
//!   to valid gray levels.
//!
//! The result is rounded to whole gray levels, and the prediction is the network's own for that image, so that nothing
//! depends on fractions of a gray level that an image cannot represent.

use ndarray::{Array1, Zip};

use super::ledger::number;
use super::{N_PIXELS, Pass, Study};
use crate::error::{Expected, Thing, What};
use crate::ink::Image;
use crate::reading::{DigitProbability, N_DIGITS, Reading};
use crate::{Error, Result};

/// The largest budget, in gray levels.
pub const MAX_BUDGET: u8 = 128;
/// The maximum number of DeepFool steps; a digit takes about three.
const MAX_STEPS: usize = 50;
/// DeepFool's overshoot (η in the paper), so that the hyperplane is crossed and not just reached.
const OVERSHOOT: f64 = 0.02;
/// The smallest gap of logits that a step closes, even beyond the hyperplane, so that rounding to gray levels does not undo
/// the change.
const MARGIN: f64 = 0.25;
/// The number of bisection steps back towards the original once the prediction has changed: 2⁻⁸ of a change is less than a
/// gray level.
const HALVINGS: usize = 8;
/// The number of steps of the descent. Together they are 2.5 budgets long, so that every corner of the budget can be reached
/// and left again (Madry et al. 2018, section 5).
const N_DESCENTS: usize = 40;
const REACH: f64 = 2.5;

/// The method of an attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttackMethod {
    /// Looks for a change with a small L2 norm.
    Smallest,
    /// Allows each pixel to change by at most this many of the 255 gray levels.
    Budget(u8),
}

/// An adversarial example, or the closest attempt.
#[derive(Debug, Clone)]
pub struct Attack {
    /// The reading of the original.
    pub before: Reading,
    /// The target digit; `None` for any other digit.
    pub target: Option<usize>,
    /// The changed image.
    pub image: Image,
    /// The reading of the changed image.
    pub after: Reading,
    /// Whether the prediction changed, to the target if there is one.
    pub is_fooled: bool,
    /// Changed minus original, in gray levels: (784).
    pub change: Vec<i16>,
    /// The L∞ norm of the change, in gray levels.
    pub largest: u8,
    /// The L2 norm of the change, with pixels from 0 to 1.
    pub norm: String,
    /// The L2 norm of the original.
    pub original_norm: String,
    /// The number of pixels that changed.
    pub n_changed: usize,
}

impl Study {
    /// Changes an image so that the network predicts `target`, or any other digit.
    ///
    /// # Errors
    /// [`Error::Value`] if `target` is not a class or already the prediction, or if the budget is 0 or above [`MAX_BUDGET`].
    pub fn attack(&self, image: &Image, target: Option<usize>, method: AttackMethod) -> Result<Attack> {
        let before = self.network.read(image)?;
        let pass = self.pass(image);
        let from = usize::from(before.best);
        if let Some(target) = target {
            self.check_class(target)?;
            if target == from {
                return Err(Error::value(What::Target, Expected::AnotherDigit, target));
            }
        }
        let changed = match method {
            AttackMethod::Smallest => return self.smallest(image, &pass, &before, target),
            AttackMethod::Budget(levels) if (1..=MAX_BUDGET).contains(&levels) => {
                self.within(&pass, from, target, f64::from(levels) / 255.0)
            }
            AttackMethod::Budget(levels) => {
                return Err(Error::value(
                    What::Budget,
                    Expected::CountBetween { from: 1, to: usize::from(MAX_BUDGET), of: Thing::GreyLevels },
                    levels,
                ));
            }
        };
        self.report(image, before, target, image_of(&changed)?)
    }

    /// Returns the smallest of the changes that DeepFool finds towards the target, or towards each digit that is not predicted.
    fn smallest(&self, image: &Image, pass: &Pass, before: &Reading, target: Option<usize>) -> Result<Attack> {
        let from = usize::from(before.best);
        let targets = (0..self.n_classes()).filter(|&k| target.map_or(k != from, |target| k == target));
        let attacks = targets.map(|k| self.report(image, before.clone(), target, image_of(&self.towards(pass, k)?)?));
        let attacks: Vec<Attack> = attacks.collect::<Result<_>>()?;
        let smallest = attacks.into_iter().min_by_key(|attack| (!attack.is_fooled, squares(&attack.change)));
        smallest.ok_or(Error::Empty { what: What::Target })
    }

    /// Runs DeepFool, then moves back towards the original as far as the prediction allows.
    fn towards(&self, original: &Pass, target: usize) -> Result<Array1<f64>> {
        let mut x = original.x.clone();
        for _ in 0..MAX_STEPS {
            if self.names(&x, target)? {
                return self.shortened(&original.x, x, target);
            }
            let pass = self.pass_of(x.clone());
            let Some(step) = self.to_plane(&pass, target) else { break };
            Zip::from(&mut x).and(&step).for_each(|x, &r| *x = (*x + (1.0 + OVERSHOOT) * r).clamp(0.0, 1.0));
        }
        Ok(x)
    }

    /// Returns the shortest step, in the linear approximation, to where the target's logit equals the highest of the others.
    fn to_plane(&self, pass: &Pass, target: usize) -> Option<Array1<f64>> {
        let from = highest_but(pass, target);
        let slope = self.slope_between(pass, from, target);
        // Pixels at the limit that would leave the valid range do not move.
        let movable = Zip::from(&slope).and(&pass.x).map_collect(|&w, &x| match w > 0.0 {
            true if x < 1.0 => w,
            false if x > 0.0 => w,
            _ => 0.0,
        });
        let squared = movable.dot(&movable);
        let gap = (pass.logits[from] - pass.logits[target]).max(MARGIN);
        (squared > 0.0).then(|| movable * (gap / squared))
    }

    /// Bisects the line from the original to `x` for the shortest change that keeps the changed prediction.
    fn shortened(&self, original: &Array1<f64>, x: Array1<f64>, target: usize) -> Result<Array1<f64>> {
        let change = x - original;
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if self.names(&(original + &(&change * middle)), target)? { high = middle } else { low = middle }
        }
        Ok(original + &(change * high))
    }

    /// Runs projected gradient descent in L∞, clipped to the budget and to valid gray levels.
    fn within(&self, original: &Pass, from: usize, target: Option<usize>, budget: f64) -> Array1<f64> {
        let step = REACH * budget / N_DESCENTS as f64;
        let mut x = original.x.clone();
        for _ in 0..N_DESCENTS {
            let pass = self.pass_of(x.clone());
            // Towards the target from its strongest competitor, or away from the digit towards its strongest competitor.
            let slope = match target {
                Some(target) => self.slope_between(&pass, highest_but(&pass, target), target),
                None => self.slope_between(&pass, from, highest_but(&pass, from)),
            };
            Zip::from(&mut x).and(&slope).and(&original.x).for_each(|x, &w, &x0| {
                let moved = if w == 0.0 { *x } else { *x + step * w.signum() };
                *x = moved.clamp((x0 - budget).max(0.0), (x0 + budget).min(1.0));
            });
        }
        x
    }

    /// Returns d(y_to − y_from)/dx: (784).
    fn slope_between(&self, pass: &Pass, from: usize, to: usize) -> Array1<f64> {
        let mut d = Array1::zeros(self.n_classes());
        (d[to], d[from]) = (1.0, -1.0);
        self.slopes(pass, &d).x
    }

    /// Returns whether the target is the network's own prediction for x.
    fn names(&self, x: &Array1<f64>, target: usize) -> Result<bool> {
        Ok(usize::from(self.network.read(&image_of(x)?)?.best) == target)
    }

    fn report(&self, original: &Image, before: Reading, target: Option<usize>, image: Image) -> Result<Attack> {
        let after = self.network.read(&image)?;
        let from = usize::from(before.best);
        let best = usize::from(after.best);
        let pairs = || image.pixels().iter().zip(original.pixels());
        let change: Vec<i16> = pairs().map(|(&new, &old)| i16::from(new) - i16::from(old)).collect();
        let norm = |squares: u64| number((squares as f64).sqrt() / 255.0);
        let levels: Vec<i16> = original.pixels().iter().map(|&level| i16::from(level)).collect();
        Ok(Attack {
            is_fooled: target.map_or(best != from, |target| best == target),
            largest: pairs().map(|(new, old)| new.abs_diff(*old)).max().unwrap_or(0),
            norm: norm(squares(&change)),
            original_norm: norm(squares(&levels)),
            n_changed: change.iter().filter(|&&level| level != 0).count(),
            before,
            target,
            image,
            after,
            change,
        })
    }
}

impl Attack {
    /// Returns the predicted probability of a digit before and after.
    pub fn digit(&self, digit: usize) -> Option<[&DigitProbability; 2]> {
        (digit < N_DIGITS).then(|| [&self.before.digits[digit], &self.after.digits[digit]])
    }
}

/// Returns the sum of the squares of a change, in gray levels.
fn squares(change: &[i16]) -> u64 {
    change.iter().map(|&level| u64::from(level.unsigned_abs()).pow(2)).sum()
}

/// Returns the class with the largest logit, except for one.
fn highest_but(pass: &Pass, one: usize) -> usize {
    let others = (0..pass.logits.len()).filter(|&k| k != one);
    others.max_by(|&a, &b| pass.logits[a].total_cmp(&pass.logits[b])).unwrap_or(one)
}

/// Rounds pixels in [0, 1] to whole gray levels.
fn image_of(x: &Array1<f64>) -> Result<Image> {
    debug_assert_eq!(x.len(), N_PIXELS);
    let pixels: Vec<u8> = x.iter().map(|x| (x * 255.0).round() as u8).collect();
    Image::from_pixels(&pixels)
}
