//! Measures how often drawings are rejected: digits, which should not be, and non-digits, which should.

use anyhow::{Result, ensure};
use chainrule::dataset::others::{self, CALIBRATION, Other, UNSEEN};
use chainrule::doubt::{Judge, LEAST_LIKENESS, side_by_side};
use chainrule::ink::{self, Stroke};
use chainrule::loss::softmax;
use chainrule::rng::{Rng, Stream};
use chainrule::{Mlp, checkpoint};
use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::count::Count;
use super::data::{Data, Pictures};

/// The number of drawings of each kind.
const N_EACH: usize = 200;
/// A seed other than that of the judge's training data.
const SEED: u64 = 2024;

/// The rejection figures of the model card. Each counts the rejected drawings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Refusals {
    /// Drawings of the held-out writers: digits.
    pub(super) held_out_writers: Count,
    /// MNIST's 10,000 test images: digits. They have no strokes, so only the judge can reject them.
    pub(super) mnist_test: Count,
    /// A blank pad, a dot anywhere, a stroke shorter than a twentieth of the pad.
    pub(super) blank: Count,
    /// Non-digits of kinds that the judge was not trained on, all together.
    pub(super) no_digits: Count,
    /// The same figures by sort.
    pub(super) unseen: Vec<Group>,
    /// Non-digits of the kinds that the judge was trained on, but other drawings.
    pub(super) learned: Vec<Group>,
    /// The Persian digits that look like Latin ones: ۰ like 0, ۱ like 1, ۵ like 0, ۹ like 9. Either outcome is
    /// acceptable.
    pub(super) lookalikes: Count,
}

/// Kinds of one sort.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) sort: Sort,
    /// The names of the kinds.
    pub(super) kinds: String,
    pub(super) refused: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Sort {
    Letters,
    PersianDigits,
    Signs,
    Scribbles,
    Several,
}

impl Sort {
    const ALL: [Self; 5] = [Self::Letters, Self::PersianDigits, Self::Signs, Self::Scribbles, Self::Several];

    fn of(other: Other) -> Self {
        match other {
            Other::Letter(_) => Self::Letters,
            Other::Persian(_) => Self::PersianDigits,
            Other::Sign(_) => Self::Signs,
            Other::Scribble(_) => Self::Scribbles,
            Other::Several(_) => Self::Several,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::PersianDigits => "Persian digits",
            Self::Signs => "signs",
            Self::Scribbles => "scribbles",
            Self::Several => "several digits side by side",
        }
    }
}

impl Refusals {
    pub(super) fn of(mlp: &Mlp<f32>, judge: &Mlp<f32>, data: &Data) -> Result<Self> {
        let judging = Judging { mlp, judge };
        let held_out: Vec<Vec<Stroke>> = data.held_out.iter().map(|drawing| drawing.strokes.clone()).collect();
        let lookalikes: Vec<Other> = [0, 1, 5, 9].map(Other::Persian).to_vec();
        let unseen = judging.groups(UNSEEN)?;
        Ok(Self {
            held_out_writers: judging.refused(&held_out)?,
            mnist_test: judging.refused_pictures(&data.mnist_test)?,
            blank: judging.refused(&blank())?,
            no_digits: Count::sum(unseen.iter().map(|group| group.refused)),
            unseen,
            learned: judging.groups(CALIBRATION)?,
            lookalikes: judging.refused(&drawings(&lookalikes)?)?,
        })
    }

    /// Checks that the judge is good enough to ship.
    pub(super) fn check(&self) -> Result<()> {
        for (what, count) in [("held-out writers", self.held_out_writers), ("MNIST test", self.mnist_test)] {
            ensure!(count.share <= 0.02, "{what}: {count} rejected, more than 2 %");
        }
        ensure!(self.blank.hits == self.blank.of, "blank pads: {} rejected, not all", self.blank);
        for group in &self.unseen {
            let (name, count) = (group.sort.name(), group.refused);
            ensure!(count.share >= 0.9, "{name} not trained on: {count} rejected, less than 90 %");
        }
        Ok(())
    }
}

/// A network with its judge.
struct Judging<'a> {
    mlp: &'a Mlp<f32>,
    judge: &'a Mlp<f32>,
}

impl Judging<'_> {
    fn groups(&self, kinds: &[Other]) -> Result<Vec<Group>> {
        let mut groups = Vec::new();
        for sort in Sort::ALL {
            let kinds: Vec<Other> = kinds.iter().copied().filter(|&other| Sort::of(other) == sort).collect();
            if !kinds.is_empty() {
                let names: Vec<String> = kinds.iter().map(|&other| name(other)).collect();
                groups.push(Group { sort, kinds: names.join(" "), refused: self.refused(&drawings(&kinds)?)? });
            }
        }
        Ok(groups)
    }

    /// Counts the drawings that are rejected by any rule.
    fn refused(&self, drawings: &[Vec<Stroke>]) -> Result<Count> {
        let mut refused = Vec::with_capacity(drawings.len());
        for strokes in drawings {
            refused.push(match ink::render(strokes, 1.0)? {
                None => true,
                Some(image) => side_by_side(strokes) > 1 || self.likeness(&image.to_input())?[0] < LEAST_LIKENESS,
            });
        }
        Ok(Count::of_hits(&refused))
    }

    fn refused_pictures(&self, Pictures { images, .. }: &Pictures) -> Result<Count> {
        let likeness = self.likeness(&images.to_input())?;
        let refused: Vec<bool> = likeness.iter().map(|&likeness| likeness < LEAST_LIKENESS).collect();
        Ok(Count::of_hits(&refused))
    }

    /// Returns the judge's likeness of images (N, 784).
    fn likeness(&self, pictures: &Array2<f32>) -> Result<Vec<f32>> {
        let units = self.mlp.layers()[0].forward(pictures).activation;
        Ok(softmax(&self.judge.predict(&units)?).column(0).to_vec())
    }
}

/// Loads a network and its judge, which must match.
pub(super) fn load(weights: &[u8], judge: &[u8]) -> Result<(Mlp<f32>, Mlp<f32>)> {
    let (mlp, judge) = (checkpoint::load(weights)?, checkpoint::load(judge)?);
    chainrule::reading::DigitNetwork::new(mlp.clone())?.with_judge(Judge::new(judge.clone())?)?;
    Ok((mlp, judge))
}

fn drawings(kinds: &[Other]) -> Result<Vec<Vec<Stroke>>> {
    let mut drawings = Vec::with_capacity(kinds.len() * N_EACH);
    for &kind in kinds {
        let mut rng = Rng::new(SEED, Stream::Data);
        for _ in 0..N_EACH {
            drawings.push(others::draw(kind, &mut rng)?);
        }
    }
    Ok(drawings)
}

/// Returns empty pads, strokes without points, taps, dots, and strokes that are too short.
fn blank() -> Vec<Vec<Stroke>> {
    let mut pads = vec![vec![], vec![vec![]]];
    let mut rng = Rng::new(SEED, Stream::Data);
    for i in 0..N_EACH {
        let [x, y] = [(); 2].map(|()| rng.uniform_in(0.1, 0.9) as f32);
        let length = if i % 2 == 0 { 0.0 } else { rng.uniform_in(0.0, f64::from(ink::SMALLEST_SHARE) * 0.99) as f32 };
        pads.push(vec![vec![[x, y], [x + length, y]]]);
    }
    pads
}

fn name(other: Other) -> String {
    match other {
        Other::Letter(letter) => letter.to_string(),
        Other::Persian(digit) => char::from_u32('۰' as u32 + u32::from(digit)).unwrap_or('?').to_string(),
        Other::Sign(sign) => format!("{sign:?}").to_lowercase(),
        Other::Scribble(scribble) => format!("{scribble:?}").to_lowercase(),
        Other::Several(n) => n.to_string(),
    }
}
