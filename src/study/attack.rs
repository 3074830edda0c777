//! How little of an image must change for another answer.
//!
//! Two ways to look for it, both by the gradient of the logits with respect to the pixels:
//!
//! - [`AttackMethod::Smallest`], DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016, algorithm 2): near an image the
//!   network is a linear function, so the nearest image with another answer is a step straight to a plane; then again from
//!   there. It looks for a change with a small L2 norm. Here only pixels move that can: none is whiter than ink or darker
//!   than paper.
//! - [`AttackMethod::Budget`], projected gradient descent in L∞ (Madry et al. 2018, section 2.1): each pixel may change by at
//!   most so many grey levels; every step moves all of them by the sign of the gradient, and what leaves the budget or the
//!   grey levels is put back on their border.
//!
//! What is shown is an image of whole grey levels, and the answer is the network's own to that image: no change hides in
//! fractions of a grey level that an image cannot have.

use ndarray::{Array1, Zip};

use super::ledger::number;
use super::{N_PIXELS, Pass, Study};
use crate::error::{Expected, Thing, What};
use crate::ink::Image;
use crate::reading::{DigitProbability, N_DIGITS, Reading};
use crate::{Error, Result};

/// The largest budget, in grey levels.
pub const MAX_BUDGET: u8 = 128;
/// DeepFool's steps; from a digit it takes about three.
const MAX_STEPS: usize = 50;
/// DeepFool's overshoot, that the plane is crossed and not only touched (the paper's η).
const OVERSHOOT: f64 = 0.02;
/// The least gap of logits that a step closes: also on the other side of the plane, until whole grey levels are there, too.
const MARGIN: f64 = 0.25;
/// Halvings on the line back to the original, once another answer is found: 2⁻⁸ of a change is less than a grey level.
const HALVINGS: usize = 8;
/// Steps of the descent, each 2.5 budgets long when taken together, so that any corner of the budget can be reached and left
/// again (Madry et al. 2018, section 5).
const N_DESCENTS: usize = 40;
const REACH: f64 = 2.5;

/// How the change is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttackMethod {
    /// The smallest change in L2.
    Smallest,
    /// Any change of at most this many of the 255 grey levels in each pixel.
    Budget(u8),
}

/// An image that was changed so that the network names another digit, or the nearest that was found.
#[derive(Debug, Clone)]
pub struct Attack {
    /// What the network makes of the original.
    pub before: Reading,
    /// The digit that was aimed at; `None` for any other.
    pub target: Option<usize>,
    /// The changed image.
    pub image: Image,
    /// What the network makes of it.
    pub after: Reading,
    /// Whether it is another digit, and the one that was aimed at.
    pub is_fooled: bool,
    /// Changed less original, pixel by pixel, in grey levels: (784).
    pub change: Vec<i16>,
    /// The largest change of a pixel, in grey levels: L∞.
    pub largest: u8,
    /// The L2 norm of the change, with pixels from 0 to 1.
    pub norm: String,
    /// The L2 norm of the original.
    pub original_norm: String,
    /// The number of pixels that changed.
    pub n_changed: usize,
}

impl Study {
    /// Changes an image so that the network names `target` (or any other digit).
    ///
    /// # Errors
    /// [`Error::Value`] if there is no such class, if the network names it already, or if the budget is 0 or above
    /// [`MAX_BUDGET`].
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
            AttackMethod::Smallest => self.smallest(&pass, from, target)?,
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

    /// DeepFool, and then back along the line to the original as far as the answer stays.
    fn smallest(&self, original: &Pass, from: usize, target: Option<usize>) -> Result<Array1<f64>> {
        let mut x = original.x.clone();
        for _ in 0..MAX_STEPS {
            let pass = self.pass_of(x.clone());
            if self.names(&x, from, target)? {
                return self.shortened(&original.x, x, from, target);
            }
            let Some(step) = self.nearest_plane(&pass, from, target) else { break };
            Zip::from(&mut x).and(&step).for_each(|x, &r| *x = (*x + (1.0 + OVERSHOOT) * r).clamp(0.0, 1.0));
        }
        Ok(x)
    }

    /// The shortest step to where some other logit is as high as the digit's own (or the target's as the highest of the
    /// others), were the network linear.
    fn nearest_plane(&self, pass: &Pass, from: usize, target: Option<usize>) -> Option<Array1<f64>> {
        let from = target.map_or(from, |target| highest_but(pass, target));
        let others = (0..self.n_classes()).filter(|&k| k != from && target.is_none_or(|target| target == k));
        let steps = others.filter_map(|k| {
            let slope = self.slope_between(pass, from, k);
            // What is at a border and would leave the image does not move.
            let movable = Zip::from(&slope).and(&pass.x).map_collect(|&w, &x| match w > 0.0 {
                true if x < 1.0 => w,
                false if x > 0.0 => w,
                _ => 0.0,
            });
            let squared = movable.dot(&movable);
            let gap = (pass.logits[from] - pass.logits[k]).max(MARGIN);
            (squared > 0.0).then(|| (gap / squared.sqrt(), movable * (gap / squared)))
        });
        steps.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, step)| step)
    }

    /// The shortest change on the line from the original to `x` whose image still gets the other answer.
    fn shortened(
        &self,
        original: &Array1<f64>,
        x: Array1<f64>,
        from: usize,
        target: Option<usize>,
    ) -> Result<Array1<f64>> {
        let change = x - original;
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if self.names(&(original + &(&change * middle)), from, target)? { high = middle } else { low = middle }
        }
        Ok(original + &(change * high))
    }

    /// Projected gradient descent in L∞: always on the original's side of the budget, and from paper to ink.
    fn within(&self, original: &Pass, from: usize, target: Option<usize>, budget: f64) -> Array1<f64> {
        let step = REACH * budget / N_DESCENTS as f64;
        let mut x = original.x.clone();
        for _ in 0..N_DESCENTS {
            let pass = self.pass_of(x.clone());
            // To the target from what is above it, or from the digit to what comes nearest.
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

    /// d(y_to − y_from)/dx: (784).
    fn slope_between(&self, pass: &Pass, from: usize, to: usize) -> Array1<f64> {
        let mut d = Array1::zeros(self.n_classes());
        (d[to], d[from]) = (1.0, -1.0);
        self.slopes(pass, &d).x
    }

    /// Whether the network itself names another digit in the image of x, and the target if there is one.
    fn names(&self, x: &Array1<f64>, from: usize, target: Option<usize>) -> Result<bool> {
        Ok(is_fooled(&self.network.read(&image_of(x)?)?, from, target))
    }

    fn report(&self, original: &Image, before: Reading, target: Option<usize>, image: Image) -> Result<Attack> {
        let after = self.network.read(&image)?;
        let pairs = || image.pixels().iter().zip(original.pixels());
        let change: Vec<i16> = pairs().map(|(&new, &old)| i16::from(new) - i16::from(old)).collect();
        let norm = |squares: f64| number(squares.sqrt() / 255.0);
        let square = |level: i16| f64::from(level) * f64::from(level);
        Ok(Attack {
            is_fooled: is_fooled(&after, usize::from(before.best), target),
            largest: pairs().map(|(new, old)| new.abs_diff(*old)).max().unwrap_or(0),
            norm: norm(change.iter().map(|&level| square(level)).sum()),
            original_norm: norm(original.pixels().iter().map(|&level| square(i16::from(level))).sum()),
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
    /// What the network makes of a digit before and after.
    pub fn digit(&self, digit: usize) -> Option<[&DigitProbability; 2]> {
        (digit < N_DIGITS).then(|| [&self.before.digits[digit], &self.after.digits[digit]])
    }
}

fn is_fooled(answer: &Reading, from: usize, target: Option<usize>) -> bool {
    let best = usize::from(answer.best);
    target.map_or(best != from, |target| best == target)
}

/// The class with the largest logit but for one.
fn highest_but(pass: &Pass, one: usize) -> usize {
    let others = (0..pass.logits.len()).filter(|&k| k != one);
    others.max_by(|&a, &b| pass.logits[a].total_cmp(&pass.logits[b])).unwrap_or(one)
}

/// Pixels from 0 to 1 in whole grey levels.
fn image_of(x: &Array1<f64>) -> Result<Image> {
    debug_assert_eq!(x.len(), N_PIXELS);
    let pixels: Vec<u8> = x.iter().map(|x| (x * 255.0).round() as u8).collect();
    Image::from_pixels(&pixels)
}
