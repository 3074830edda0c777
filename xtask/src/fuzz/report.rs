//! What libFuzzer says at the end of a run.

use std::fmt;

/// The figures of a run.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// The number of inputs that were tried.
    pub(super) n_inputs: u64,
    /// The number of edges of the program that they reached together.
    pub(super) n_edges: u64,
    /// The number of features: edges with how often they were taken, and comparisons.
    pub(super) n_features: u64,
    /// The number of inputs that were kept, because they reached something new.
    pub(super) n_kept: u64,
}

impl Report {
    /// Reads `#1234 DONE cov: 56 ft: 78 corp: 9/10Kb lim: 128 exec/s: 11 rss: 45Mb`.
    pub(super) fn of(log: &str) -> Option<Self> {
        let line = log.lines().rev().find(|line| line.starts_with('#') && line.contains("DONE"))?;
        let after = |label: &str| {
            let mut words = line.split_whitespace().skip_while(|&word| word != label).skip(1);
            words.next()?.split('/').next()?.parse().ok()
        };
        let n_inputs = line.trim_start_matches('#').split_whitespace().next()?.parse().ok()?;
        Some(Self { n_inputs, n_edges: after("cov:")?, n_features: after("ft:")?, n_kept: after("corp:")? })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { n_inputs, n_edges, n_features, n_kept } = self;
        write!(f, "{n_inputs} inputs, {n_edges} edges, {n_features} features, {n_kept} kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_read() {
        let log = "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 37Mb\n\
                   #4096\tDONE   cov: 512 ft: 1024 corp: 64/12Kb lim: 128 exec/s: 2048 rss: 60Mb\n\
                   stat::number_of_executed_units: 4096\n";
        let report = Report { n_inputs: 4096, n_edges: 512, n_features: 1024, n_kept: 64 };
        assert_eq!(Report::of(log), Some(report));
        assert_eq!(Report::of("#2\tINITED cov: 10 ft: 11 corp: 1/1b"), None);
    }
}
