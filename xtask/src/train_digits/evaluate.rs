//! Evaluates the network on test data.

use std::fmt;

use anyhow::{Result, ensure};
use chainrule::Mlp;
use chainrule::ink::{self, Pen, SIDE, Stroke};
use chainrule::metrics::predicted_classes;
use chainrule::rng::{Rng, Stream};
use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::count::Count;
use super::data::{Data, Drawing, Pictures};
use super::refusals::Refusals;

/// The figures of the model card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figures {
    /// The accuracy on MNIST's 10,000 test images.
    pub(super) mnist_test: Count,
    /// The accuracy on the drawings of the held-out writers.
    pub(super) held_out_writers: Count,
    /// How often the prediction stays the same when these drawings are changed.
    pub(super) same_answer: Vec<SameAnswer>,
    /// How often drawings are rejected.
    pub(super) refusals: Refusals,
}

/// How often a change of the drawing leaves the prediction unchanged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct SameAnswer {
    pub(super) change: Change,
    pub(super) count: Count,
}

/// A change of a drawing that should not affect its reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Change {
    HalfSize,
    DoubleSize,
    Elsewhere,
    TurnedLeft,
    TurnedRight,
    ThinPen,
    ThickPen,
}

impl Change {
    const ALL: [Self; 7] = [
        Self::HalfSize,
        Self::DoubleSize,
        Self::Elsewhere,
        Self::TurnedLeft,
        Self::TurnedRight,
        Self::ThinPen,
        Self::ThickPen,
    ];

    /// Returns how far the drawing is moved, in pad sides: within the pad and beyond.
    fn moved(self, rng: &mut Rng) -> [f32; 2] {
        let mut within = || rng.uniform_in(-2.0, 2.0) as f32;
        if self == Self::Elsewhere { [within(), within()] } else { [0.0, 0.0] }
    }

    /// Returns the map applied to each point, and the pen.
    fn apply(self) -> (Matrix, Pen) {
        match self {
            Self::HalfSize => (scaled(0.5), Pen::MNIST),
            Self::DoubleSize => (scaled(2.0), Pen::MNIST),
            // Moved separately; see `moved`.
            Self::Elsewhere => (scaled(1.0), Pen::MNIST),
            Self::TurnedLeft => (turned(-10.0), Pen::MNIST),
            Self::TurnedRight => (turned(10.0), Pen::MNIST),
            Self::ThinPen => (scaled(1.0), Pen { width: 1.7, ..Pen::MNIST }),
            Self::ThickPen => (scaled(1.0), Pen { width: 3.9, ..Pen::MNIST }),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::HalfSize => "half the size",
            Self::DoubleSize => "twice the size",
            Self::Elsewhere => "anywhere on the canvas, each in another place",
            Self::TurnedLeft => "turned by 10° to the left",
            Self::TurnedRight => "turned by 10° to the right",
            Self::ThinPen => "a pen of 1.7 pixels instead of 2.6",
            Self::ThickPen => "a pen of 3.9 pixels instead of 2.6",
        })
    }
}

impl Figures {
    pub(super) fn of(mlp: &Mlp<f32>, judge: &Mlp<f32>, data: &Data) -> Result<Self> {
        let answers = answers_to_drawings(mlp, &data.held_out, None)?;
        let same_answer = Change::ALL.into_iter().map(|change| {
            let changed = answers_to_drawings(mlp, &data.held_out, Some(change))?;
            Ok(SameAnswer { change, count: Count::of_equal(&answers, &changed) })
        });
        Ok(Self {
            mnist_test: pictures(mlp, &data.mnist_test)?,
            held_out_writers: Count::of_equal(&answers, &labels(&data.held_out)),
            same_answer: same_answer.collect::<Result<_>>()?,
            refusals: Refusals::of(mlp, judge, data)?,
        })
    }

    /// Checks that the weights are good enough to ship.
    pub(super) fn check(&self) -> Result<()> {
        for (what, count, bar) in
            [("MNIST test", self.mnist_test, 0.992), ("held-out writers", self.held_out_writers, 0.98)]
        {
            ensure!(count.share >= bar, "{what}: {count}, below the bar of {:.1} %", 100.0 * bar);
        }
        for SameAnswer { change, count } in &self.same_answer {
            ensure!(count.share >= 0.97, "{change}: {count}, below the bar of 97 %");
        }
        self.refusals.check()
    }
}

/// Counts the images that are read correctly.
pub(super) fn pictures(mlp: &Mlp<f32>, Pictures { images, labels }: &Pictures) -> Result<Count> {
    let labels: Vec<usize> = labels.iter().map(|&label| label.into()).collect();
    Ok(Count::of_equal(&predicted_classes(&mlp.predict(&images.to_input())?)?, &labels))
}

/// Counts the drawings that are read correctly, rendered by `chainrule::ink`.
pub(super) fn drawings(mlp: &Mlp<f32>, drawings: &[Drawing]) -> Result<Count> {
    Ok(Count::of_equal(&answers_to_drawings(mlp, drawings, None)?, &labels(drawings)))
}

fn labels(drawings: &[Drawing]) -> Vec<Option<usize>> {
    drawings.iter().map(|drawing| Some(drawing.label.into())).collect()
}

type Matrix = [[f32; 2]; 2];

fn scaled(factor: f32) -> Matrix {
    [[factor, 0.0], [0.0, factor]]
}

/// Rotates clockwise, because the y axis points down.
fn turned(degrees: f32) -> Matrix {
    let (sin, cos) = degrees.to_radians().sin_cos();
    [[cos, -sin], [sin, cos]]
}

/// Returns the prediction for each drawing; `None` if it is too small to be a digit.
fn answers_to_drawings(mlp: &Mlp<f32>, drawings: &[Drawing], change: Option<Change>) -> Result<Vec<Option<usize>>> {
    let (matrix, pen) = change.map_or((scaled(1.0), Pen::MNIST), Change::apply);
    let mut rng = Rng::new(1, Stream::Augment);
    let mut images = Vec::with_capacity(drawings.len());
    for Drawing { strokes, .. } in drawings {
        let [right, down] = change.map_or([0.0, 0.0], |change| change.moved(&mut rng));
        let changed = |[x, y]: [f32; 2]| {
            let [x, y] = matrix.map(|[a, b]| a * x + b * y);
            [x + right, y + down]
        };
        let strokes: Vec<Stroke> =
            strokes.iter().map(|stroke| stroke.iter().copied().map(&changed).collect()).collect();
        images.push(ink::render_with(&strokes, 1.0, pen)?);
    }
    // A drawing that is too small is included as an empty image, whose prediction is discarded.
    let mut samples = Array2::zeros((images.len(), SIDE * SIDE));
    for (mut row, image) in samples.rows_mut().into_iter().zip(&images) {
        if let Some(image) = image {
            row.assign(&image.to_input().row(0));
        }
    }
    let answers = predicted_classes(&mlp.predict(&samples)?)?;
    Ok(answers.into_iter().zip(images).map(|(answer, image)| image.map(|_| answer)).collect())
}
