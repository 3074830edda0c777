//! Uncertainty: how confident a prediction is, and when to give none.
//!
//! A softmax over ten digits has to pick one, often with high confidence, even for a letter (Hendrycks and Gimpel 2017). A
//! second, small network therefore judges whether the image shows a digit at all. Its input is the first hidden layer of the
//! digit network, and it is trained on digits and on examples of non-digits, which need not cover every kind (outlier
//! exposure; Hendrycks, Mazeika and Dietterich 2019). Several digits side by side are detected separately, from the
//! strokes.

use ndarray::ArrayRef2;
use serde::Serialize;

use crate::error::{AxisLength, Expected, What};
use crate::ink::Stroke;
use crate::loss::softmax;
use crate::percent::percent;
use crate::{Error, Mlp, Result};

/// The likeness below which a drawing is rejected. The bias of the judge's output is calibrated so that this threshold rejects
/// 1 in 100 handwritten digits.
pub const LEAST_LIKENESS: f32 = 0.5;
/// The gap that separates groups of strokes, as a fraction of the drawing's longest side.
pub const GAP: f32 = 0.06;
/// The minimum height of a group that counts as a digit, as a fraction of the drawing's height; anything smaller is a dot or
/// a slip of the pen.
pub const LEAST_HEIGHT: f32 = 0.4;

/// A network that judges whether an image shows a digit. It maps the F units of a digit network's first hidden layer to two
/// logits, "a digit" and "no digit": (1, F) -> (1, 2).
#[derive(Debug, Clone, PartialEq)]
pub struct Judge(Mlp<f32>);

/// Why there is no prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ReadingRefusal"))]
#[serde(rename_all = "camelCase")]
pub enum Refusal {
    /// The judge rejects the image as not a digit.
    NoDigit,
    /// There is more than one digit on the pad.
    Several,
}

/// How uncertain a prediction is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Doubt {
    /// The entropy H = −Σ p log₂ p of the probabilities, in bits with two decimals: from 0.00 if one class is certain to
    /// [`Doubt::most_entropy`] if all are equally probable (Shannon 1948).
    pub entropy: String,
    /// The largest entropy of C classes, log₂ C: 3.32 for ten.
    pub most_entropy: String,
    /// The lead of the best digit over the second best, formatted by [`percent`].
    pub margin: String,
    /// The judge's probability that the image is a digit, formatted by [`percent`]; `None` without a judge.
    pub likeness: Option<String>,
    /// The threshold [`LEAST_LIKENESS`] in percent.
    pub least_likeness: String,
    /// The number of digits side by side.
    pub n_side_by_side: usize,
}

impl Judge {
    /// Creates a judge from a network (1, F) -> (1, 2).
    ///
    /// # Errors
    /// [`Error::Shape`] if the network does not end in two logits.
    pub fn new(mlp: Mlp<f32>) -> Result<Self> {
        if mlp.n_outputs() != 2 {
            return Err(Error::shape(
                What::Judge,
                [AxisLength::Exactly(1), AxisLength::Exactly(2)],
                &[1, mlp.n_outputs()],
            ));
        }
        Ok(Self(mlp))
    }

    /// The number of input units F.
    pub fn n_features(&self) -> usize {
        self.0.n_features()
    }

    /// Returns the probability in [0, 1] that an image shows a digit, from its activations in the first hidden layer. units:
    /// (1, F).
    ///
    /// # Errors
    /// [`Error::Shape`] for a different number of units; [`Error::Value`] if a logit is not finite.
    pub fn likeness(&self, units: &ArrayRef2<f32>) -> Result<f32> {
        let logits = self.0.predict(units)?;
        if let Some(logit) = logits.iter().find(|logit| !logit.is_finite()) {
            return Err(Error::value(What::Logits, Expected::FiniteNumbers, *logit));
        }
        Ok(softmax(&logits)[(0, 0)])
    }
}

impl Doubt {
    /// Summarizes the probabilities (C), the judge's likeness, and the number of digits side by side.
    pub(crate) fn of(probabilities: &[f32], likeness: Option<f32>, n_side_by_side: usize) -> Self {
        let mut ranking = probabilities.to_vec();
        ranking.sort_by(|a, b| b.total_cmp(a));
        Self {
            entropy: format!("{:.2}", entropy(probabilities)),
            most_entropy: format!("{:.2}", libm::log2(probabilities.len() as f64)),
            margin: percent(ranking[0] - ranking[1]),
            likeness: likeness.map(percent),
            least_likeness: format!("{:.0}", 100.0 * LEAST_LIKENESS),
            n_side_by_side,
        }
    }
}

/// Returns why there should be no prediction, if so. Several digits, which are counted, take precedence over the judge.
pub(crate) fn refusal(likeness: Option<f32>, n_side_by_side: usize) -> Option<Refusal> {
    if n_side_by_side > 1 {
        return Some(Refusal::Several);
    }
    likeness.is_some_and(|likeness| likeness < LEAST_LIKENESS).then_some(Refusal::NoDigit)
}

/// Returns the entropy −Σ p log₂ p in bits, with 0 log₂ 0 = 0 (Shannon 1948). probabilities: (C).
pub fn entropy(probabilities: &[f32]) -> f64 {
    let terms = probabilities.iter().map(|&p| f64::from(p)).filter(|&p| p > 0.0);
    // Avoids −0.0, which would be formatted with its sign: `max` may return either zero, and adding 0 makes it positive.
    terms.map(|p| -p * libm::log2(p)).sum::<f64>().max(0.0) + 0.0
}

/// Counts groups of strokes side by side, at least [`GAP`] apart and [`LEAST_HEIGHT`] high. The count is invariant under
/// translation and scaling. Points that are not finite are ignored.
pub fn side_by_side(strokes: &[Stroke]) -> usize {
    let mut groups: Vec<Extent> = strokes.iter().filter_map(Extent::of).collect();
    groups.sort_by(|a, b| a.left.total_cmp(&b.left));
    let Some(whole) = groups.iter().copied().reduce(Extent::with) else { return 0 };
    let gap = GAP * (whole.right - whole.left).max(whole.height());
    let mut apart: Vec<Extent> = Vec::new();
    for group in groups {
        match apart.last_mut() {
            Some(last) if group.left - last.right <= gap => *last = last.with(group),
            _ => apart.push(group),
        }
    }
    apart.iter().filter(|group| group.height() >= LEAST_HEIGHT * whole.height()).count()
}

/// An axis-aligned rectangle.
#[derive(Debug, Clone, Copy)]
struct Extent {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Extent {
    fn of(stroke: &Stroke) -> Option<Self> {
        let finite = stroke.iter().filter(|point| point.iter().all(|c| c.is_finite()));
        finite.map(|&[x, y]| Self { left: x, right: x, top: y, bottom: y }).reduce(Self::with)
    }

    /// Returns the bounding box of both.
    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn height(self) -> f32 {
        self.bottom - self.top
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dataset::digits;
    use crate::reading::N_DIGITS;
    use crate::rng::{Rng, Stream};
    use crate::{Activation, Init, LayerConfig, MlpConfig};

    #[test]
    fn entropy_is_none_for_certainty_and_log2_10_for_ten_equals() {
        let mut certain = [0.0; N_DIGITS];
        certain[3] = 1.0;
        assert_eq!(Doubt::of(&certain, None, 1).entropy, "0.00");
        assert_eq!(Doubt::of(&[0.1; N_DIGITS], None, 1).entropy, "3.32");
        let half = [0.5, 0.0, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0];
        let three = Doubt::of(&[1.0 / 3.0; 3], None, 1);
        assert_eq!((three.entropy.as_str(), three.most_entropy.as_str()), ("1.58", "1.58"));
        let doubt = Doubt::of(&half, Some(0.25), 1);
        assert_eq!(doubt.most_entropy, "3.32");
        assert_eq!((doubt.entropy.as_str(), doubt.margin.as_str()), ("1.00", "<0.1"));
        assert_eq!((doubt.likeness.as_deref(), doubt.least_likeness.as_str()), (Some("25.0"), "50"));
    }

    #[test]
    fn there_is_no_answer_for_several_digits_or_for_none() {
        assert_eq!(refusal(None, 1), None);
        assert_eq!(refusal(Some(LEAST_LIKENESS), 1), None);
        assert_eq!(refusal(Some(0.49), 1), Some(Refusal::NoDigit));
        assert_eq!(refusal(Some(0.9), 2), Some(Refusal::Several));
        assert_eq!(refusal(Some(0.1), 3), Some(Refusal::Several));
    }

    #[test]
    fn a_judge_has_two_outputs_and_looks_at_the_first_hidden_layer() {
        let mlp = |n_features, layers: &[usize]| {
            let layers = layers.iter().map(|&n_neurons| LayerConfig { n_neurons, activation: Activation::Relu });
            let config = MlpConfig { n_features, layers: layers.collect(), init: Init::HeUniform, seed: 1 };
            Mlp::<f32>::new(&config).unwrap()
        };
        let error = Judge::new(mlp(5, &[3])).unwrap_err();
        assert_eq!(error.to_string(), "judge: expected shape (1, 2), got (1, 3)");
        let judge = Judge::new(mlp(5, &[2])).unwrap();
        let units = |n| ndarray::Array2::from_elem((1, n), 0.5);
        assert!((0.0..=1.0).contains(&judge.likeness(&units(5)).unwrap()));
        assert_eq!(judge.likeness(&units(6)).unwrap_err().code(), "shape");
    }

    #[test]
    fn what_lies_side_by_side_is_counted() {
        let stem = |x: f32| vec![[x, 0.2], [x, 0.8]];
        assert_eq!(side_by_side(&[]), 0);
        assert_eq!(side_by_side(&[vec![]]), 0);
        assert_eq!(side_by_side(&[stem(0.2)]), 1);
        assert_eq!(side_by_side(&[stem(0.2), stem(0.23)]), 1, "5 % of the height is no gap");
        assert_eq!(side_by_side(&[stem(0.6), stem(0.2), stem(0.4)]), 3);
        assert_eq!(side_by_side(&[stem(0.2), vec![[0.5, 0.5]]]), 1, "a dot is not a digit");
        assert_eq!(side_by_side(&[stem(0.2), stem(0.4), vec![[0.1, 0.5], [0.5, 0.5]]]), 1, "a bar holds them together");
        let high = |x: f32, height: f32| vec![[x, 0.0], [x, height]];
        assert_eq!(side_by_side(&[high(0.0, 1.0), high(GAP, 1.0)]), 1, "no more than the gap");
        assert_eq!(side_by_side(&[high(0.0, 1.0), high(0.5, LEAST_HEIGHT)]), 2, "just high enough");
        assert_eq!(side_by_side(&[high(0.0, 1.0), high(0.5, 0.399)]), 1, "not high enough");
    }

    /// The gap is 6 % of the longest side, whether that is the height or the total width: a slightly smaller gap does not
    /// separate two digits.
    #[test]
    fn two_digits_are_apart_from_six_percent_on() {
        /// At x, with a height of 1.
        fn placed(strokes: &[Stroke], x: f32) -> Vec<Stroke> {
            let Extent { left, top, bottom, .. } = strokes.iter().filter_map(Extent::of).reduce(Extent::with).unwrap();
            let place = |&[px, py]: &[f32; 2]| [x + (px - left) / (bottom - top), (py - top) / (bottom - top)];
            strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect()
        }

        let width = |strokes: &[Stroke]| strokes.iter().flatten().map(|point| point[0]).fold(0.0, f32::max);
        let mut rng = Rng::new(1, Stream::Data);
        for (left, right) in (0..10).flat_map(|left| (0..10).map(move |right| (left, right))) {
            let [left, right] = [left, right].map(|digit| placed(&digits::draw(digit, &mut rng).unwrap(), 0.0));
            let widths = width(&left) + width(&right);
            for (share, n) in [(0.055, 1), (0.065, 2)] {
                // Relative to the height, or to a width that includes the gap itself.
                let gap = f32::max(share, share * widths / (1.0 - share));
                let both = [left.clone(), placed(&right, width(&left) + gap)].concat();
                assert_eq!(side_by_side(&both), n, "{share}: {both:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_digit_drawn_by_rule_is_one_and_two_apart_are_two(
            digit in 0..10_u8, seed: u64, scale in 0.01_f32..10.0, x in -10.0_f32..10.0,
        ) {
            let strokes = digits::draw(digit, &mut Rng::new(seed, Stream::Data)).unwrap();
            let place = |dx: f32| {
                let moved = |&[px, py]: &[f32; 2]| [(px + dx) * scale + x, py * scale];
                strokes.iter().map(|stroke| stroke.iter().map(moved).collect()).collect::<Vec<Stroke>>()
            };
            prop_assert_eq!(side_by_side(&place(0.0)), 1);
            // Both are less than 1 wide; and a gap of 1 is more than a share of 0.06 of the 3 that both take.
            prop_assert_eq!(side_by_side(&[place(0.0), place(2.0)].concat()), 2);
        }
    }
}
