//! Pen strokes in flat form, and the reading of a pad.

use serde::Serialize;

use crate::doubt::{Doubt, Refusal};
use crate::error::{AxisLength, Expected, Got, Thing, What};
use crate::ink::{self, Image, Stroke};
use crate::limits::drawings::MAX_PAD_POINTS;
use crate::reading::{DigitNetwork, DigitProbability, Reading};
use crate::{Error, Result};

/// Pen strokes in flat form: the coordinates of all points, and the number of points of each stroke. y points down.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Strokes {
    /// x and y of each point, alternating.
    #[serde(serialize_with = "crate::arrays::floats")]
    #[cfg_attr(feature = "types", ts(type = "Float32Array"))]
    pub points: Vec<f32>,
    /// The number of points of each stroke.
    #[serde(serialize_with = "crate::arrays::indices")]
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub lengths: Vec<u32>,
}

impl Strokes {
    /// Flattens strokes.
    pub fn new(strokes: &[Stroke]) -> Self {
        let lengths = strokes.iter().map(|stroke| stroke.len() as u32).collect();
        Self { points: strokes.concat().as_flattened().to_vec(), lengths }
    }

    /// Restores strokes from their flat form.
    ///
    /// # Errors
    /// [`Error::Shape`] if the number of `points` does not match `lengths`; [`Error::Value`] if there are more than
    /// [`MAX_PAD_POINTS`].
    pub fn read(points: &[f32], lengths: &[u32]) -> Result<Vec<Stroke>> {
        let (pairs, half) = points.as_chunks::<2>();
        let n_points: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
        if n_points != pairs.len() as u64 || !half.is_empty() {
            let n_points = usize::try_from(n_points).unwrap_or(usize::MAX);
            let expected = Expected::Shape { axes: vec![AxisLength::Exactly(n_points), AxisLength::Exactly(2)] };
            let got = Got::Count { n: points.len(), of: Thing::Coordinates };
            return Err(Error::Shape { what: What::Points, expected, got });
        }
        if pairs.len() > MAX_PAD_POINTS {
            let expected = Expected::AtMost { n: MAX_PAD_POINTS, of: Some(Thing::Points) };
            return Err(Error::value(What::Drawing, expected, Got::Count { n: pairs.len(), of: Thing::Points }));
        }
        let mut rest = pairs.iter();
        Ok(lengths.iter().map(|&length| rest.by_ref().take(length as usize).copied().collect()).collect())
    }
}

/// The content of the pad: too little, an image (28×28, 0 for paper and 255 for ink), or an image with the network's
/// reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum PadReading {
    /// The drawing is empty or too small.
    NoDigitYet,
    /// An image, without a network to read it.
    Image {
        /// Its gray levels.
        #[serde(serialize_with = "super::pixels")]
        #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
        image: Image,
    },
    /// An image with the network's reading.
    Digit {
        /// Its gray levels.
        #[serde(serialize_with = "super::pixels")]
        #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
        image: Image,
        /// The ten digits, or the classes of a network that the user has taught.
        digits: Vec<DigitProbability>,
        /// The most probable one.
        best: u8,
        /// The second most probable one, where the best one is doubtful.
        runner_up: Option<u8>,
        /// How uncertain the reading is.
        doubt: Doubt,
        /// Why the drawing is not accepted as a digit, if so; `best` is then only a best guess.
        refusal: Option<Refusal>,
    },
}

/// Renders strokes on a pad of side `pad_side`, and reads them if there is a network.
///
/// # Errors
/// As [`ink::render`], [`DigitNetwork::read_strokes`] and [`Strokes::read`].
pub fn read_strokes(
    points: &[f32],
    lengths: &[u32],
    pad_side: f32,
    network: Option<&DigitNetwork>,
) -> Result<PadReading> {
    let strokes = Strokes::read(points, lengths)?;
    Ok(match (ink::render(&strokes, pad_side)?, network) {
        (None, _) => PadReading::NoDigitYet,
        (Some(image), None) => PadReading::Image { image },
        (Some(image), Some(network)) => {
            let Reading { digits, best, runner_up, doubt, refusal } = network.read_strokes(&image, &strokes)?;
            PadReading::Digit { image, digits, best, runner_up, doubt, refusal }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_come_back_from_their_flat_form() {
        let strokes = [vec![[0.25, 0.5], [0.75, 1.0]], vec![], vec![[0.0, 0.125]]];
        let flat = Strokes::new(&strokes);
        assert_eq!((&flat.points[..2], &flat.lengths[..]), (&[0.25, 0.5][..], &[2, 0, 1][..]));
        assert_eq!(Strokes::read(&flat.points, &flat.lengths).unwrap(), strokes);
        for lengths in [&[2, 2][..], &[2], &[]] {
            assert_eq!(Strokes::read(&flat.points, lengths).unwrap_err().code(), "shape");
        }
        assert_eq!(Strokes::read(&flat.points[..5], &[2, 1]).unwrap_err().code(), "shape");
    }

    #[test]
    fn a_pad_without_ink_has_no_digit_yet() {
        let reading = read_strokes(&[], &[], 1.0, None).unwrap();
        assert_eq!(serde_json::to_string(&reading).unwrap(), r#"{"state":"noDigitYet"}"#);
    }
}
