//! Progress output: a line when a step begins, and one with its duration when it is done.

use std::time::{Duration, Instant};

/// A running step.
pub(crate) struct Step {
    name: &'static str,
    began: Instant,
}

impl Step {
    pub(crate) fn begin(name: &'static str, what: &str) -> Self {
        say(name, what);
        Self { name, began: Instant::now() }
    }

    pub(crate) fn done(self, what: &str) {
        say(self.name, &format!("{what} ({})", seconds(self.began.elapsed())));
    }
}

/// Prints a line with the name of a step.
pub(crate) fn say(name: &str, what: &str) {
    eprintln!("{name:>9} | {what}");
}

/// Formats a duration: 0.4 s, 12.0 s, 3 min 05 s.
pub(crate) fn seconds(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    let whole = duration.as_secs();
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(449)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(12)), "12.0 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
