//! Rounds the parts of a sum so that they still add up as displayed.

use serde::Serialize;

/// The number of decimals in a ledger.
const DECIMALS: usize = 3;
const UNIT: f64 = 1e3;

/// The parts of a sum and their total as text, with three decimals and a minus sign (U+2212).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Ledger {
    /// The parts, in the given order.
    pub parts: Vec<String>,
    /// The total.
    pub total: String,
}

/// Formats parts and their total. Parts rounded to nearest would not always add up, so some are rounded the other way, those
/// with the smallest loss (the largest-remainder method). The total is rounded to nearest; each part is off by less than
/// 0.001.
///
/// # Panics
/// Panics if a number is not finite or too large, or if the parts do not sum to the total.
pub fn ledger(parts: &[f64], total: f64) -> Ledger {
    let scaled: Vec<f64> = parts.iter().map(|part| part * UNIT).collect();
    let sum = (total * UNIT).round();
    assert!(scaled.iter().chain([&sum]).all(|x| x.abs() < 2.0_f64.powi(62)), "numbers that a ledger can hold");
    let mut whole: Vec<i64> = scaled.iter().map(|x| x.floor() as i64).collect();
    let missing = sum as i64 - whole.iter().sum::<i64>();
    let missing = usize::try_from(missing).unwrap_or(usize::MAX);
    assert!(missing <= parts.len(), "parts add up to their total");
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let fraction = |i: usize| scaled[i] - scaled[i].floor();
    order.sort_by(|&a, &b| fraction(b).total_cmp(&fraction(a)));
    for &i in &order[..missing] {
        whole[i] += 1;
    }
    Ledger { parts: whole.into_iter().map(written).collect(), total: written(sum as i64) }
}

/// Formats a number as in a ledger.
pub(super) fn number(x: f64) -> String {
    written((x * UNIT).round() as i64)
}

fn written(thousandths: i64) -> String {
    let minus = if thousandths < 0 { "−" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    format!("{minus}{whole}.{rest:0DECIMALS$}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> i64 {
        text.replace('−', "-").replace('.', "").parse().unwrap()
    }

    #[test]
    fn thirds_add_up_to_one() {
        let Ledger { parts, total } = ledger(&[1.0 / 3.0; 3], 1.0);
        assert_eq!((parts, total.as_str()), (vec!["0.334".into(), "0.333".into(), "0.333".into()], "1.000"));
    }

    #[test]
    fn numbers_are_written_with_a_minus_sign_and_never_minus_zero() {
        let written = [0.0, -0.0004, -0.0006, 12.3456, -1234.5].map(number);
        assert_eq!(written, ["0.000", "0.000", "−0.001", "12.346", "−1234.500"]);
    }

    proptest! {
        #[test]
        fn what_is_written_adds_up_and_is_less_than_one_unit_off(parts in prop::collection::vec(-50.0..50.0_f64, 1..30)) {
            let total: f64 = parts.iter().sum();
            let Ledger { parts: texts, total: sum } = ledger(&parts, total);
            prop_assert_eq!(texts.iter().map(|text| read(text)).sum::<i64>(), read(&sum));
            prop_assert!((read(&sum) as f64 - total * 1000.0).abs() <= 0.5);
            for (text, part) in texts.iter().zip(&parts) {
                prop_assert!((read(text) as f64 - part * 1000.0).abs() < 1.0, "{} for {}", text, part);
            }
        }
    }
}
