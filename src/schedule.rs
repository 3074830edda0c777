//! Learning-rate schedules.

use serde::{Deserialize, Serialize};

use crate::error::{Expected, What};
use crate::{Error, Result};

/// The factor on the learning rate of each update. t = 0, 1, … is the number of updates made before; lengths n are in
/// updates.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Schedule {
    /// A constant factor of 1.
    #[default]
    Constant,
    /// factor^⌊t / n⌋ (PyTorch: `StepLR`).
    StepDecay {
        /// n, 1 or more.
        n_steps: usize,
        /// Above 0, at most 1.
        factor: f64,
    },
    /// floor + (1 − floor) · ½ (1 + cos(π t / n)) up to t = n, and floor after that (Loshchilov and Hutter 2017, eq. 5,
    /// without restarts).
    Cosine {
        /// n, 1 or more.
        n_steps: usize,
        /// Above 0, at most 1.
        floor: f64,
    },
    /// (t + 1) / n up to t = n − 1, and 1 after that (Goyal et al. 2017).
    WarmUp {
        /// n, 1 or more.
        n_steps: usize,
    },
}

impl Schedule {
    /// Returns the factor of the update that follows t others. The result is bit-identical natively and in wasm.
    ///
    /// # Panics
    /// Panics if a schedule that does not pass [`Schedule::validate`] has length 0.
    pub fn factor(self, t: usize) -> f64 {
        match self {
            Self::Constant => 1.0,
            Self::StepDecay { n_steps, factor } => libm::pow(factor, (t / n_steps) as f64),
            Self::Cosine { n_steps, floor } => {
                let share = t.min(n_steps) as f64 / n_steps as f64;
                floor + (1.0 - floor) * 0.5 * (1.0 + libm::cos(std::f64::consts::PI * share))
            }
            Self::WarmUp { n_steps } => (t + 1).min(n_steps) as f64 / n_steps as f64,
        }
    }

    /// Returns the schedule with all lengths multiplied by `n`. With the number of updates per epoch, this converts lengths
    /// in epochs to lengths in updates.
    pub fn stretched(self, n: usize) -> Self {
        match self {
            Self::Constant => Self::Constant,
            Self::StepDecay { n_steps, factor } => Self::StepDecay { n_steps: n_steps.saturating_mul(n), factor },
            Self::Cosine { n_steps, floor } => Self::Cosine { n_steps: n_steps.saturating_mul(n), floor },
            Self::WarmUp { n_steps } => Self::WarmUp { n_steps: n_steps.saturating_mul(n) },
        }
    }

    /// Rejects numbers that are out of range.
    ///
    /// # Errors
    /// [`Error::Value`] if a length is 0, or a factor is not in (0, 1].
    pub fn validate(self) -> Result<()> {
        let (n_steps, factor) = match self {
            Self::Constant => (1, 1.0),
            Self::StepDecay { n_steps, factor } => (n_steps, factor),
            Self::Cosine { n_steps, floor } => (n_steps, floor),
            Self::WarmUp { n_steps } => (n_steps, 1.0),
        };
        if n_steps == 0 {
            return Err(Error::value(What::Schedule, Expected::AT_LEAST_1, n_steps));
        }
        if !(factor > 0.0 && factor <= 1.0) {
            return Err(Error::value(What::Schedule, Expected::AboveUpTo { bound: 0.0, to: 1.0 }, factor));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors<const N: usize>(schedule: Schedule, t: [usize; N]) -> [f64; N] {
        t.map(|t| schedule.factor(t))
    }

    #[test]
    fn factors_are_what_a_hand_computes() {
        assert_eq!(factors(Schedule::Constant, [0, 7, usize::MAX - 1]), [1.0; 3]);
        let decay = Schedule::StepDecay { n_steps: 3, factor: 0.5 };
        assert_eq!(factors(decay, [0, 2, 3, 5, 6]), [1.0, 1.0, 0.5, 0.5, 0.25]);
        let warm_up = Schedule::WarmUp { n_steps: 4 };
        assert_eq!(factors(warm_up, [0, 1, 2, 3, 4, 100]), [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]);
        // cos(π/2) is below 2⁻⁵³ in size, which ½ · ½ (1 + …) rounds away but for one place at most.
        let cosine = Schedule::Cosine { n_steps: 8, floor: 0.5 };
        let [first, middle, last, after] = factors(cosine, [0, 4, 8, 9]);
        assert_eq!((first, last, after), (1.0, 0.5, 0.5));
        assert!((middle - 0.75).abs() <= f64::EPSILON);
    }

    #[test]
    fn a_stretched_schedule_changes_where_an_epoch_ends() {
        let decay = Schedule::StepDecay { n_steps: 2, factor: 0.5 }.stretched(10);
        assert_eq!(factors(decay, [19, 20, 40]), [1.0, 0.5, 0.25]);
        assert_eq!(Schedule::WarmUp { n_steps: 1 }.stretched(4), Schedule::WarmUp { n_steps: 4 });
        assert_eq!(Schedule::Constant.stretched(4), Schedule::Constant);
    }

    #[test]
    fn what_makes_no_schedule_is_refused() {
        for bad in [
            Schedule::WarmUp { n_steps: 0 },
            Schedule::Cosine { n_steps: 0, floor: 0.1 },
            Schedule::Cosine { n_steps: 5, floor: 0.0 },
            Schedule::StepDecay { n_steps: 5, factor: 1.5 },
            Schedule::StepDecay { n_steps: 5, factor: f64::NAN },
        ] {
            assert_eq!(bad.validate().unwrap_err().code(), "value");
        }
        assert!(Schedule::Cosine { n_steps: 5, floor: 1.0 }.validate().is_ok());
        assert!(serde_json::from_str::<Schedule>(r#"{"warm_up":{"nSteps":3}}"#).is_ok());
    }
}
