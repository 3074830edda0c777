//! Formats probabilities.

/// Formats a softmax probability in percent, with one decimal.
///
/// Such a probability is never exactly 0 or 1, even if an f32 rounds it to that, so it is not displayed as such: below
/// 0.05 % it is "<0.1", from 99.95 % it is ">99.9".
pub fn percent(probability: f32) -> String {
    let percent = f64::from(probability) * 100.0;
    if percent < 0.05 {
        "<0.1".into()
    } else if percent >= 99.95 {
        ">99.9".into()
    } else {
        format!("{percent:.1}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn percent_is_never_all_or_nothing() {
        let written = [0.0, 1e-30, 0.000_499, 0.000_501, 0.125, 0.999_4, 0.999_51, 1.0 - f32::EPSILON / 2.0, 1.0];
        let read = written.map(percent);
        assert_eq!(read, ["<0.1", "<0.1", "<0.1", "0.1", "12.5", "99.9", ">99.9", ">99.9", ">99.9"]);
    }

    proptest! {
        #[test]
        fn percent_is_at_most_half_a_tenth_off(probability in 0.0_f32..=1.0) {
            let text = percent(probability);
            let shown: f64 = text.trim_start_matches(['<', '>']).parse().unwrap();
            let exact = f64::from(probability) * 100.0;
            // Rounding is off by at most half a tenth (and by 1e-9 that the binary fraction of 0.05 may differ);
            // "<0.1" and ">99.9" stand for the tenths that they border on.
            let bound = if text.starts_with(['<', '>']) { 0.1 } else { 0.05 + 1e-9 };
            prop_assert!((shown - exact).abs() <= bound, "{text} for {exact}");
        }
    }
}
