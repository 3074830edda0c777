//! A game with the digit network, and a tour of drawings that it misreads, is unsure of, or is fooled by.

use serde::Serialize;

use crate::doubt::Refusal;
use crate::ink::Stroke;
use crate::rng::{Rng, Stream};

/// Returns `n` digits for the game to ask for: every ten are a random permutation, and none is repeated in a row.
pub fn game_digits(n: usize, seed: u64) -> Vec<u8> {
    let mut rng = Rng::new(seed, Stream::Exercise);
    let mut digits: Vec<u8> = Vec::with_capacity(n + 10);
    while digits.len() < n {
        let mut ten: Vec<u8> = rng.permutation(10).into_iter().map(|digit| digit as u8).collect();
        if digits.last() == ten.first() {
            ten.swap(0, 1);
        }
        digits.extend(ten);
    }
    digits.truncate(n);
    digits
}

/// A stop of the tour: a drawing, and the shipped network's reading of it, which a test verifies.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TourStop", optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// Its name, which identifies the page's text.
    pub name: StopName,
    /// The digit that was drawn, if it is one.
    pub drawn: Option<u8>,
    /// The most probable digit.
    pub best: u8,
    /// The second most probable digit, if the best is doubtful.
    pub runner_up: Option<u8>,
    /// Why the drawing is not accepted as a digit, if so.
    pub refusal: Option<Refusal>,
    /// The drawing on a pad of side 1.
    pub strokes: Vec<Stroke>,
}

/// The names of the stops, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StopName {
    /// A four with a closed top.
    ClosedFour,
    /// A one with a long upper stroke.
    OneWithRoof,
    /// A six, rotated by 180 degrees.
    SixOnItsHead,
    /// The same six, rotated by 60 degrees.
    FallenSix,
    /// The letter A.
    LetterA,
    /// Two digits side by side.
    TwoDigits,
    /// A Persian four.
    PersianFour,
    /// A Persian five.
    PersianFive,
    /// A house.
    House,
}

/// Returns the stops in order.
pub fn stops() -> Vec<Stop> {
    let stop = |name, drawn, best, strokes: &[&[[f32; 2]]]| {
        let strokes = strokes.iter().map(|stroke| resampled(stroke)).collect();
        Stop { name, drawn, best, runner_up: None, refusal: None, strokes }
    };
    vec![
        Stop { runner_up: Some(4), ..stop(StopName::ClosedFour, Some(4), 9, CLOSED_FOUR) },
        Stop { runner_up: Some(1), ..stop(StopName::OneWithRoof, Some(1), 7, ONE_WITH_ROOF) },
        stop(StopName::SixOnItsHead, Some(6), 9, SIX_ON_ITS_HEAD),
        stop(StopName::FallenSix, Some(6), 5, FALLEN_SIX),
        Stop { refusal: Some(Refusal::NoDigit), ..stop(StopName::LetterA, None, 4, LETTER_A) },
        Stop { refusal: Some(Refusal::Several), ..stop(StopName::TwoDigits, None, 4, TWO_DIGITS) },
        Stop { refusal: Some(Refusal::NoDigit), ..stop(StopName::PersianFour, None, 4, PERSIAN_FOUR) },
        stop(StopName::PersianFive, None, 0, PERSIAN_FIVE),
        stop(StopName::House, None, 0, HOUSE),
    ]
}

/// The maximum distance between two points of a stroke, so that the drawing can be animated.
const MAX_DISTANCE: f32 = 0.03;

fn resampled(stroke: &[[f32; 2]]) -> Stroke {
    let mut points: Stroke = stroke.first().copied().into_iter().collect();
    for pair in stroke.windows(2) {
        let [[ax, ay], [bx, by]] = [pair[0], pair[1]];
        let n = ((bx - ax).abs().max((by - ay).abs()) / MAX_DISTANCE).ceil().max(1.0);
        points.extend((1..=n as usize).map(|i| {
            let t = i as f32 / n;
            [ax + t * (bx - ax), ay + t * (by - ay)]
        }));
    }
    points
}

/// A four with a closed top.
const CLOSED_FOUR: &[&[[f32; 2]]] = &[&[[0.6, 0.85], [0.6, 0.15], [0.55, 0.15], [0.35, 0.3], [0.33, 0.5], [0.6, 0.52]]];

const ONE_WITH_ROOF: &[&[[f32; 2]]] = &[&[[0.28, 0.25], [0.6, 0.12], [0.52, 0.88]]];

/// A six, rotated by 180 degrees.
const SIX_ON_ITS_HEAD: &[&[[f32; 2]]] = &[&[
    [0.4, 0.85],
    [0.52, 0.75],
    [0.62, 0.55],
    [0.66, 0.35],
    [0.66, 0.3],
    [0.64, 0.23],
    [0.59, 0.18],
    [0.52, 0.16],
    [0.45, 0.18],
    [0.4, 0.23],
    [0.38, 0.3],
    [0.4, 0.37],
    [0.45, 0.42],
    [0.52, 0.44],
    [0.59, 0.42],
    [0.64, 0.37],
    [0.66, 0.3],
]];

/// The same six, rotated by 60 degrees.
const FALLEN_SIX: &[&[[f32; 2]]] = &[&[
    [0.85, 0.41],
    [0.71, 0.36],
    [0.48, 0.37],
    [0.29, 0.44],
    [0.25, 0.46],
    [0.2, 0.51],
    [0.18, 0.58],
    [0.2, 0.65],
    [0.25, 0.7],
    [0.32, 0.72],
    [0.39, 0.7],
    [0.44, 0.65],
    [0.46, 0.58],
    [0.44, 0.51],
    [0.39, 0.46],
    [0.32, 0.44],
    [0.25, 0.46],
]];

const LETTER_A: &[&[[f32; 2]]] = &[&[[0.2, 0.85], [0.5, 0.15], [0.8, 0.85]], &[[0.33, 0.6], [0.67, 0.6]]];

/// A one and a two.
const TWO_DIGITS: &[&[[f32; 2]]] = &[
    &[[0.2, 0.25], [0.2, 0.75]],
    &[
        [0.49, 0.38],
        [0.5, 0.34],
        [0.52, 0.3],
        [0.55, 0.27],
        [0.62, 0.25],
        [0.7, 0.28],
        [0.75, 0.35],
        [0.74, 0.43],
        [0.72, 0.46],
        [0.5, 0.75],
        [0.78, 0.75],
    ],
];

/// ۴
const PERSIAN_FOUR: &[&[[f32; 2]]] = &[
    &[[0.35, 0.15], [0.4, 0.5], [0.42, 0.88]],
    &[[0.72, 0.16], [0.6, 0.16], [0.54, 0.26], [0.62, 0.32], [0.5, 0.38], [0.4, 0.36]],
];

/// ۵
const PERSIAN_FIVE: &[&[[f32; 2]]] = &[&[
    [0.5, 0.15],
    [0.38, 0.3],
    [0.28, 0.55],
    [0.3, 0.75],
    [0.4, 0.8],
    [0.5, 0.68],
    [0.6, 0.8],
    [0.7, 0.75],
    [0.72, 0.55],
    [0.62, 0.3],
    [0.5, 0.15],
]];

/// Walls and a roof in one line.
const HOUSE: &[&[[f32; 2]]] = &[&[[0.25, 0.85], [0.25, 0.45], [0.5, 0.15], [0.75, 0.45], [0.75, 0.85], [0.25, 0.85]]];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checkpoint;
    use crate::doubt::Judge;
    use crate::ink;
    use crate::reading::DigitNetwork;

    fn shipped() -> DigitNetwork {
        let mlp = |name: &str| {
            let path = format!("{}/www/public/models/{name}", env!("CARGO_MANIFEST_DIR"));
            checkpoint::load(&std::fs::read(path).unwrap()).unwrap()
        };
        let judge = Judge::new(mlp("digits-judge.safetensors")).unwrap();
        DigitNetwork::new(mlp("digits.safetensors")).unwrap().with_judge(judge).unwrap()
    }

    #[test]
    fn the_shipped_network_says_what_the_tour_says_of_it() {
        let network = shipped();
        for stop in stops() {
            let Some(image) = ink::render(&stop.strokes, 1.0).unwrap() else { panic!("{:?} has ink", stop.name) };
            let said = network.read_strokes(&image, &stop.strokes).unwrap();
            let claimed = (stop.best, stop.runner_up, stop.refusal);
            // Of several digits nothing is claimed but that they are several.
            if stop.refusal == Some(Refusal::Several) {
                assert_eq!((said.refusal, said.doubt.n_side_by_side), (stop.refusal, 2));
            } else {
                assert_eq!((said.best, said.runner_up, said.refusal), claimed, "{:?}: {:?}", stop.name, said.doubt);
            }
            assert_ne!((stop.drawn, stop.refusal), (Some(said.best), None), "{:?} is no mistake", stop.name);
        }
    }

    proptest! {
        #[test]
        fn a_game_asks_for_each_digit_as_often_and_for_none_twice_in_a_row(n in 0..100_usize, seed: u64) {
            let digits = game_digits(n, seed);
            prop_assert_eq!(digits.len(), n);
            prop_assert!(digits.windows(2).all(|pair| pair[0] != pair[1]));
            for ten in digits.chunks_exact(10) {
                let mut sorted = ten.to_vec();
                sorted.sort_unstable();
                prop_assert_eq!(sorted, (0..10).collect::<Vec<u8>>());
            }
        }
    }
}
