//! A count of hits, and its text on the model card.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number of hits out of a total.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Count {
    pub(super) hits: usize,
    pub(super) of: usize,
    /// hits / of, for display.
    pub(super) share: f64,
}

impl Count {
    /// Counts the positions at which two lists are equal.
    pub(super) fn of_equal<T: PartialEq>(a: &[T], b: &[T]) -> Self {
        let (hits, of) = (a.iter().zip(b).filter(|(a, b)| a == b).count(), a.len());
        Self { hits, of, share: hits as f64 / of as f64 }
    }

    pub(super) fn of_hits(hits: &[bool]) -> Self {
        Self::of_equal(hits, &vec![true; hits.len()])
    }

    pub(super) fn sum(counts: impl Iterator<Item = Self>) -> Self {
        let (hits, of) = counts.fold((0, 0), |(hits, of), count| (hits + count.hits, of + count.of));
        Self { hits, of, share: hits as f64 / of as f64 }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.2} % ({} of {})", 100.0 * self.share, self.hits, self.of)
    }
}
