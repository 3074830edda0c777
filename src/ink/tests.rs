use proptest::prelude::*;

use super::*;

/// A five: the belly, then the bar on top as a second stroke.
fn five() -> Vec<Stroke> {
    let belly = (0..=40).map(|i| {
        let t = i as f32 / 40.0;
        [0.1 + 0.5 * (1.0 - (2.0 * t - 1.0) * (2.0 * t - 1.0)), 0.4 + 0.5 * t]
    });
    let neck = [[0.1, 0.0], [0.1, 0.2]];
    vec![neck.into_iter().chain(belly).collect(), vec![[0.1, 0.0], [0.55, 0.02]]]
}

fn moved(strokes: &[Stroke], scale: f32, offset: [f32; 2]) -> Vec<Stroke> {
    let place = |p: &[f32; 2]| [p[0] * scale + offset[0], p[1] * scale + offset[1]];
    strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect()
}

fn digit(strokes: &[Stroke], pad_side: f32) -> Image {
    match render(strokes, pad_side).unwrap() {
        Some(image) => image,
        None => panic!("a digit was drawn"),
    }
}

fn largest_difference(a: &Image, b: &Image) -> u8 {
    a.pixels.iter().zip(b.pixels.iter()).map(|(p, q)| p.abs_diff(*q)).max().unwrap()
}

/// The number of rows or columns from the first to the last with ink.
fn extent(image: &Image, axis: fn(usize) -> usize) -> usize {
    let inked = || (0..SIDE * SIDE).filter(|&i| image.pixels[i] > 0).map(axis);
    inked().max().unwrap() + 1 - inked().min().unwrap()
}

fn center_of_mass(image: &Image) -> [f64; 2] {
    let mass: f64 = image.pixels.iter().map(|&p| f64::from(p)).sum();
    let moment = |axis: fn(usize) -> usize| -> f64 {
        image.pixels.iter().enumerate().map(|(i, &p)| axis(i) as f64 * f64::from(p)).sum()
    };
    [moment(|i| i / SIDE) / mass, moment(|i| i % SIDE) / mass]
}

#[test]
fn doubling_and_halving_give_the_same_bits() {
    // A power of two changes exponents only, and the pen's box divides it out again.
    for power in [-20, -3, -1, 1, 4, 20] {
        let scale = 2.0_f32.powi(power);
        assert_eq!(digit(&five(), 1.0), digit(&moved(&five(), scale, [0.0; 2]), scale));
    }
    // On a pad of the same size, too: the pad's side only decides what is too small.
    assert_eq!(digit(&five(), 1.0), digit(&moved(&five(), 0.125, [0.0; 2]), 1.0));
}

#[test]
fn size_and_position_do_not_matter() {
    // Each coordinate is rounded twice (product, sum) to half a unit in the last place of a number of at most 9 times
    // the drawing's span (offset 7, drawing 1, next power of two), once more when its minimum is subtracted: an error
    // of at most 3 · 2⁻²⁴ · 16 of the span, times 17.2 pixels = 5e-5 pixels. The coverage changes by at most 1/1.2 a
    // pixel, so the gray level by 255 · 5e-5 / 1.2 = 0.01: rounding can then differ by one level, never by two.
    let image = digit(&five(), 1.0);
    for scale in [0.1, 0.37, 0.7, 3.0, 280.0] {
        for offset in [[0.0, 0.0], [0.3, 0.1], [-5.0, 6.9], [7.0, -7.0]] {
            let strokes = moved(&five(), scale, offset.map(|o| o * scale));
            assert!(largest_difference(&image, &digit(&strokes, scale)) <= 1, "scale {scale}, offset {offset:?}");
        }
    }
}

#[test]
fn a_line_has_the_profile_of_the_pen() {
    // The line stands 1.4 pixels from the box's border (half its width and edge, 1.9, less half a pixel), so that the
    // pixels' centers lie 0.9, 0.1, 1.1 and 2.1 from it: (1.9 - d) / 1.2 = 0.833, 1 (clamped), 0.667, 0 (clamped).
    // 0.8333 · 255 = 212.5 lies between two levels.
    let image = digit(&[vec![[3.0, 1.0], [3.0, 9.0]]], 10.0);
    let row: Vec<u8> = image.pixels[14 * SIDE..15 * SIDE].to_vec();
    let first = row.iter().position(|&p| p > 0).unwrap();
    assert!((212..=213).contains(&row[first]), "{row:?}");
    assert_eq!(row[first + 1..first + 4], [255, 170, 0]);
    assert_eq!(row.iter().filter(|&&p| p > 0).count(), 3);
    assert_eq!(first + 1, 14);
    assert_eq!(extent(&image, |i| i / SIDE), BOX);
}

#[test]
fn network_input_is_the_picture_over_255() {
    let image = digit(&five(), 1.0);
    let input = image.to_input();
    assert_eq!(input.dim(), (1, 784));
    for (x, &p) in input.iter().zip(image.pixels()) {
        assert_eq!(*x, f32::from(p) / 255.0);
    }
}

#[test]
fn an_almost_empty_pad_is_no_digit_yet() {
    let dot = |size: f32| vec![vec![[0.5, 0.5], [0.5 + size, 0.5]]];
    for strokes in [vec![], vec![vec![]], vec![vec![[0.2, 0.9]]], vec![vec![[0.2, 0.9]; 50]], dot(0.04), dot(0.0499)] {
        assert_eq!(render(&strokes, 1.0), Ok(None), "{strokes:?}");
    }
    for strokes in [dot(0.0501), dot(0.5), vec![vec![[0.0; 2]], vec![[0.3, 0.3]]]] {
        assert!(matches!(render(&strokes, 1.0), Ok(Some(_))), "{strokes:?}");
    }
}

#[test]
fn invalid_coordinates_are_refused() {
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN, 1001.0, -1001.0] {
        for strokes in [vec![vec![[0.0, 0.0], [bad, 1.0]]], vec![vec![[0.0, 1.0]], vec![[1.0, bad]]]] {
            let error = render(&strokes, 1.0).unwrap_err();
            assert_eq!(error.code(), "value");
            assert!(error.to_string().contains("within 1000 pad sides"), "{error}");
        }
    }
    for bad in [0.0, -0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(render(&five(), bad).is_err(), "pad side {bad}");
    }
    for (width, edge) in [(0.9, 1.2), (8.1, 1.2), (2.6, 0.9), (2.6, 4.1), (f32::NAN, 1.2), (2.6, f32::NAN)] {
        assert!(render_with(&five(), 1.0, Pen { width, edge }).is_err(), "pen {width}, {edge}");
    }
}

#[test]
fn drawings_at_the_limits_of_f32_are_drawn() {
    for pad_side in [1e-44, f32::MIN_POSITIVE, 1e30, 1e38] {
        let corners = vec![vec![[0.0, 0.0], [pad_side, pad_side]]];
        assert_eq!(digit(&corners, pad_side), digit(&[vec![[0.0, 0.0], [1.0, 1.0]]], 1.0));
    }
    assert!(render(&[vec![[-3e38, 0.0], [3e38, 0.0]]], 1e38).is_err());
}

#[test]
fn a_hundred_thousand_points_are_rendered() {
    let spiral: Stroke = (0..100_000)
        .map(|i| {
            let turn = i as f32 / 100_000.0;
            [0.5 + 0.4 * turn * (60.0 * turn).cos(), 0.5 + 0.4 * turn * (60.0 * turn).sin()]
        })
        .collect();
    // Every 50th point leaves chords that miss the curve by at most (step)² / 8 radius, where the step is
    // 60 · 50 / 100,000 = 0.03 of a turn's radius: 0.4 · 0.03² / 8 = 5e-5 of the pad, 0.001 pixels, 0.3 gray levels.
    let coarse: Stroke = spiral.iter().copied().step_by(50).chain(spiral.last().copied()).collect();
    assert!(largest_difference(&digit(&[spiral], 1.0), &digit(&[coarse], 1.0)) <= 1);
}

#[test]
fn ink_far_from_its_center_of_mass_stays_in_the_image() {
    // A scribble in one corner and a long thin tail: centering it would push the tail out of the image.
    let scribble = (0..200).map(|i| [0.2 * (i % 7) as f32 / 7.0, 0.2 * (i % 11) as f32 / 11.0]).collect();
    let image = digit(&[scribble, vec![[0.0, 0.0], [1.0, 1.0]]], 1.0);
    assert_eq!(extent(&image, |i| i / SIDE), BOX);
    assert_eq!(extent(&image, |i| i % SIDE), BOX);
}

/// Found by the property test below: a dot at the end of a segment is nearer to a pixel by one rounding than the segment.
#[test]
fn a_repeated_point_adds_no_rounding() {
    let stroke = |times| {
        let points = [[98.018_87, 19.066_345], [32.599_564, 98.525_276], [7.011_435, 70.370_69]];
        points.into_iter().flat_map(|point| vec![point; times]).collect::<Stroke>()
    };
    let other = || vec![[35.830_914, 0.755_146_7], [9.500_441, 99.558_47]];
    assert_eq!(render(&[other(), stroke(2)], 100.0).unwrap(), render(&[other(), stroke(1)], 100.0).unwrap());
}

fn strokes(coordinate: impl Strategy<Value = f32> + Clone) -> impl Strategy<Value = Vec<Stroke>> {
    let point = [coordinate.clone(), coordinate];
    prop::collection::vec(prop::collection::vec(point, 0..30), 0..5)
}

proptest! {
    #[test]
    fn any_numbers_give_a_picture_or_an_error(strokes in strokes(any::<f32>()), pad_side in any::<f32>()) {
        if let Ok(Some(image)) = render(&strokes, pad_side) {
            prop_assert!(image.to_input().iter().all(|x| (0.0..=1.0).contains(x)));
        }
    }

    #[test]
    fn every_drawing_is_fitted_and_centered(strokes in strokes(-300.0..300.0_f32)) {
        let Some(image) = render(&strokes, 100.0).unwrap() else { return Ok(()) };
        // The outermost pixels on the longest side hold ink: from their centers, the nearest end of the drawing is 0.9
        // away along that side and at most 0.5 across, and √(0.9² + 0.5²) = 1.03 < 1.9, the pen's reach.
        let [rows, columns] = [extent(&image, |i| i / SIDE), extent(&image, |i| i % SIDE)];
        prop_assert_eq!(rows.max(columns), BOX);
        // Translated by whole pixels, the center of mass comes within half a pixel of the middle of pixel 14 (plus one
        // rounding of an f32 near 14), unless that would push the box out of the image.
        for (axis, center) in center_of_mass(&image).into_iter().enumerate() {
            let place = |i: usize| if axis == 0 { i / SIDE } else { i % SIDE };
            let at_border = (0..SIDE * SIDE).any(|i| image.pixels[i] > 0 && [0, SIDE - 1].contains(&place(i)));
            prop_assert!(at_border || (center - 14.0).abs() <= 0.5 + 1e-6, "axis {}: {}", axis, center);
        }
    }

    #[test]
    fn order_direction_and_repetition_do_not_matter(mut strokes in strokes(0.0..100.0_f32), times in 1..4_usize) {
        let image = render(&strokes, 100.0).unwrap();
        strokes.reverse();
        for stroke in &mut strokes {
            *stroke = stroke.iter().rev().flat_map(|&point| vec![point; times]).collect();
        }
        strokes.extend(strokes.clone());
        prop_assert_eq!(image, render(&strokes, 100.0).unwrap());
    }
}
