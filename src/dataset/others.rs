//! Synthetic drawings that are not digits: letters, Persian digits, signs, scribbles, several digits on one pad.
//!
//! They train and test the rejection of non-digits ([`doubt`](crate::doubt)): the kinds in [`CALIBRATION`] may be used for
//! training, those in [`UNSEEN`] only for testing.

mod letters;
mod persian;
mod scribbles;

use serde::Serialize;

pub use self::scribbles::{Scribble, Sign};

use super::digits::{self, Shape, write};
use crate::error::{Expected, What};
use crate::ink::Stroke;
use crate::rng::Rng;
use crate::{Error, Result};

/// A drawing that is not a digit from 0 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Other {
    /// A Latin letter that does not look like a digit.
    Letter(char),
    /// A Persian digit, ۰ to ۹, by its value. ۰, ۱, ۵ and ۹ more or less resemble Latin digits.
    Persian(u8),
    /// A sign.
    Sign(Sign),
    /// A meaningless scribble.
    Scribble(Scribble),
    /// The given number of digits from 0 to 9 side by side.
    Several(usize),
}

/// The kinds that a judge of digits may be trained on.
///
/// Letters that people write like digits are in neither list (B D G I J O Q S T Y Z and b g i j l o q s y z), nor are
/// lower-case letters that are written like their capital.
pub const CALIBRATION: &[Other] = &[
    Other::Letter('A'),
    Other::Letter('C'),
    Other::Letter('E'),
    Other::Letter('H'),
    Other::Letter('K'),
    Other::Letter('M'),
    Other::Letter('P'),
    Other::Letter('R'),
    Other::Letter('U'),
    Other::Letter('X'),
    Other::Letter('a'),
    Other::Letter('d'),
    Other::Letter('e'),
    Other::Letter('h'),
    Other::Letter('n'),
    Other::Letter('t'),
    Other::Persian(2),
    Other::Persian(4),
    Other::Persian(6),
    Other::Persian(7),
    Other::Sign(Sign::Plus),
    Other::Sign(Sign::Minus),
    Other::Sign(Sign::Triangle),
    Other::Sign(Sign::Heart),
    Other::Scribble(Scribble::Walk),
    Other::Scribble(Scribble::Zigzag),
    Other::Scribble(Scribble::Hatching),
    Other::Scribble(Scribble::Corners),
    Other::Scribble(Scribble::Bends),
    Other::Several(2),
];

/// The kinds that nothing is trained on: the rejection rate is measured with them.
pub const UNSEEN: &[Other] = &[
    Other::Letter('F'),
    Other::Letter('L'),
    Other::Letter('N'),
    Other::Letter('V'),
    Other::Letter('W'),
    Other::Letter('f'),
    Other::Letter('m'),
    Other::Letter('r'),
    Other::Letter('u'),
    Other::Persian(3),
    Other::Persian(8),
    Other::Sign(Sign::Check),
    Other::Sign(Sign::Arrow),
    Other::Sign(Sign::Star),
    Other::Scribble(Scribble::Spiral),
    Other::Scribble(Scribble::Loops),
    Other::Scribble(Scribble::Wave),
    Other::Several(3),
];

/// Draws a non-digit as strokes within a pad of side 1, with y pointing down.
///
/// # Errors
/// [`Error::Value`] for a letter that is not in the lists above, a Persian digit above 9, or a number of digits other
/// than 2 or 3.
pub fn draw(other: Other, rng: &mut Rng) -> Result<Vec<Stroke>> {
    match other {
        Other::Letter(letter) => {
            let shape = letters::shape(letter);
            let shape = shape
                .ok_or_else(|| Error::value(What::Letter, Expected::LetterUnlikeDigits, letter.to_string().as_str()))?;
            Ok(write(shape, rng))
        }
        Other::Persian(digit) => {
            let shapes = persian::SHAPES.get(usize::from(digit));
            let shapes = shapes.ok_or_else(|| Error::value(What::Digit, Expected::between(0.0, 9.0), digit))?;
            Ok(write(shapes[rng.below(shapes.len())], rng))
        }
        Other::Sign(sign) => Ok(write(sign.shape(), rng)),
        Other::Scribble(scribble) => Ok(scribble.draw(rng)),
        Other::Several(n @ 2..=3) => several(n, rng),
        Other::Several(n) => Err(Error::value(What::Digits, Expected::between(2, 3), n)),
    }
}

/// Draws `n` digits of similar height side by side; some of them touch.
fn several(n: usize, rng: &mut Rng) -> Result<Vec<Stroke>> {
    let mut strokes = Vec::new();
    let mut left = 0.0;
    for _ in 0..n {
        let digit = digits::draw(rng.below(10) as u8, rng)?;
        let low = [0, 1].map(|axis| digit.iter().flatten().map(|p| p[axis]).fold(f32::INFINITY, f32::min));
        let high = [0, 1].map(|axis| digit.iter().flatten().map(|p| p[axis]).fold(f32::NEG_INFINITY, f32::max));
        // A slanted digit may be wider than it is tall; scaling by height alone would make it too large.
        let height = (high[1] - low[1]).max(0.5 * (high[0] - low[0]));
        let scale = rng.uniform_in(0.85, 1.15) as f32 / height;
        let gap = rng.uniform_in(0.02, 0.4) as f32;
        let lift = rng.uniform_in(-0.08, 0.08) as f32;
        let place = |[x, y]: [f32; 2]| [f64::from(left + (x - low[0]) * scale), f64::from(lift + (y - low[1]) * scale)];
        strokes.extend(digit.iter().map(|stroke| stroke.iter().copied().map(place).collect::<Vec<_>>()));
        left += (high[0] - low[0]) * scale + gap;
    }
    Ok(digits::on_pad(&strokes, rng))
}

/// A shape with its name.
type Named<Name> = (Name, Shape);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::render;
    use crate::rng::Stream;

    #[test]
    fn every_kind_is_drawn_on_the_pad_and_in_one_list() {
        for (i, &other) in CALIBRATION.iter().chain(UNSEEN).enumerate() {
            assert!(!CALIBRATION.iter().chain(UNSEEN).take(i).any(|&before| before == other), "{other:?} twice");
            for seed in 0..50 {
                let strokes = draw(other, &mut Rng::new(seed, Stream::Data)).unwrap();
                assert!(strokes.iter().flatten().flatten().all(|c| (0.0..=1.0).contains(c)), "{other:?} {seed}");
                assert!(matches!(render(&strokes, 1.0), Ok(Some(_))), "{other:?} {seed}");
            }
        }
    }

    #[test]
    fn unknown_kinds_are_refused() {
        let rng = &mut Rng::new(1, Stream::Data);
        let message = |other, rng: &mut Rng| draw(other, rng).unwrap_err().to_string();
        assert_eq!(
            message(Other::Letter('O'), rng),
            "letter: expected a letter that does not look like a digit, got \"O\""
        );
        assert_eq!(message(Other::Persian(10), rng), "digit: expected a number from 0 to 9, got 10");
        assert_eq!(message(Other::Several(4), rng), "digits: expected a number from 2 to 3, got 4");
    }

    #[test]
    fn equal_seeds_draw_equal_bits_and_others_do_not() {
        for &other in CALIBRATION.iter().chain(UNSEEN) {
            let draw = |seed| draw(other, &mut Rng::new(seed, Stream::Data)).unwrap();
            assert_eq!(draw(1), draw(1));
            assert_ne!(draw(1), draw(2));
        }
    }
}
