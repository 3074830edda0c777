//! Welch's test: whether the means of two samples differ by more than chance, where both are small and their variances differ.
//!
//! The difference of the means, divided by its standard error, follows nearly Student's t distribution, with as many degrees of
//! freedom as the samples are worth together: Welch 1947 (Biometrika 34, 28-35), Satterthwaite 1946 (Biometrics Bulletin 2,
//! 110-114). With three runs each these are 2 to 4, and a difference has to be 2.8 to 4.3 standard errors large; with many runs
//! 2 would do.

/// Returns the probability of a difference at least as large as `difference` if the means are equal: the two-sided p value.
/// samples: the variance of each (divisor n − 1), and its size n, 2 or more.
pub(super) fn welch_p(difference: f64, samples: [(f64, usize); 2]) -> f64 {
    if difference == 0.0 {
        return 1.0;
    }
    let shares = samples.map(|(variance, n)| variance / n as f64);
    let squared_error = shares[0] + shares[1];
    if squared_error == 0.0 {
        return 0.0;
    }
    let parts = [0, 1].map(|i| shares[i] * shares[i] / (samples[i].1 - 1) as f64);
    let freedom = squared_error * squared_error / (parts[0] + parts[1]);
    student_p(difference / squared_error.sqrt(), freedom)
}

/// Returns P(|T| ≥ |t|) for Student's t with ν degrees of freedom: I_x(ν/2, 1/2) at x = ν/(ν + t²) (Abramowitz and Stegun 1964,
/// 26.7.1 and 26.5.27).
fn student_p(t: f64, freedom: f64) -> f64 {
    incomplete_beta(freedom / (freedom + t * t), freedom / 2.0, 0.5)
}

/// Returns the regularized incomplete beta function I_x(a, b) for 0 ≤ x ≤ 1.
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    // The fraction converges fast on this side; I_x(a, b) = 1 − I_{1−x}(b, a) (DLMF 8.17.4).
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    if x == 0.0 {
        return 0.0;
    }
    let log_beta = libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b);
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - log_beta) / a;
    front / continued_fraction(x, a, b)
}

/// Returns 1 + d₁/(1 + d₂/(1 + …)), the continued fraction of DLMF 8.17.22, from its end.
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    /// Far more than the 20 or so that it takes for degrees of freedom up to those of two samples of [`super::MAX_SEEDS`].
    const N_TERMS: usize = 200;
    (1..=N_TERMS).rev().fold(1.0, |rest, n| {
        let m = (n / 2) as f64;
        let d = if n % 2 == 0 {
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        } else {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        };
        1.0 + d / rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Abramowitz and Stegun 1964, table 26.10: t that |T| exceeds with probability 0.05, to three decimals. The density near it
    /// is below 0.06, so half a unit of the last decimal is at most 6 · 10⁻⁵ of probability on both sides.
    #[test]
    fn five_percent_lie_beyond_the_tabulated_quantiles() {
        let table = [
            (1, 12.706),
            (2, 4.303),
            (3, 3.182),
            (4, 2.776),
            (5, 2.571),
            (10, 2.228),
            (18, 2.101),
            (38, 2.024),
            (120, 1.980),
        ];
        for (freedom, t) in table {
            let p = student_p(t, f64::from(freedom));
            assert!((p - 0.05).abs() < 6e-5, "{p} beyond {t} with {freedom}");
        }
    }

    /// In closed form (26.7.3 and 26.7.4): one degree of freedom is Cauchy's distribution, and two have an algebraic one.
    #[test]
    fn one_and_two_degrees_of_freedom_have_closed_forms() {
        for t in [0.01, 0.5, 1.0, 3.0, 40.0_f64] {
            let cauchy = 1.0 - std::f64::consts::FRAC_2_PI * t.atan();
            let two = 1.0 - t / (2.0 + t * t).sqrt();
            // Differences from 1 lose its last bits, and the logarithms of Γ are good to a few units of their last place.
            assert!((student_p(t, 1.0) - cauchy).abs() < 1e-14, "{t}");
            assert!((student_p(t, 2.0) - two).abs() < 1e-14, "{t}");
        }
    }

    /// Degrees of freedom need not be whole: against the density, integrated by Simpson's rule.
    #[test]
    fn broken_degrees_of_freedom_are_those_of_the_density() {
        for freedom in [2.5, 3.7, 11.25] {
            let scale = libm::exp(libm::lgamma((freedom + 1.0) / 2.0) - libm::lgamma(freedom / 2.0))
                / (freedom * std::f64::consts::PI).sqrt();
            let density = |t: f64| scale * (1.0 + t * t / freedom).powf(-(freedom + 1.0) / 2.0);
            let (t, n) = (2.5, 1000);
            let h = t / f64::from(n);
            let weight = |i: i32| if i == 0 || i == n { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
            let inside: f64 = (0..=n).map(|i| weight(i) * density(f64::from(i) * h)).sum::<f64>() * h / 3.0;
            // Simpson's rule is off by at most t h⁴/180 times the fourth derivative, which stays below 10: 6 · 10⁻¹².
            assert!((student_p(t, freedom) - (1.0 - 2.0 * inside)).abs() < 1e-11, "{freedom}");
        }
    }

    #[test]
    fn few_runs_need_a_larger_difference_than_many() {
        // Two standard errors apart: with three runs each and equal variances, t = 2 on 4 degrees of freedom is 0.116.
        let p = |n: usize| welch_p(2.0 * (2.0 / n as f64).sqrt(), [(1.0, n), (1.0, n)]);
        assert!((p(3) - 0.1161).abs() < 5e-5, "{}", p(3));
        assert!(p(3) > 0.05 && p(1000) < 0.05);
        // If one of them has no variance, only the other's runs count.
        assert_eq!(welch_p(2.0, [(3.0, 3), (0.0, 3)]), student_p(2.0, 2.0));
        assert_eq!((welch_p(0.0, [(0.0, 3), (0.0, 3)]), welch_p(0.1, [(0.0, 3), (0.0, 3)])), (1.0, 0.0));
    }
}
