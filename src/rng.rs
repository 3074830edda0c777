//! The only source of randomness: a seeded generator, passed explicitly, bit-identical natively and in wasm.
//!
//! Integers come from ChaCha with 8 rounds (Bernstein 2008), which is defined bit for bit. Transcendental functions come
//! from `libm`, compiled from the same source for every target, never from the platform.

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// What a generator is used for. Each purpose draws from its own stream of the same seed, so that drawing more for one (a
/// larger data set, say) does not change another (the initial weights).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Generating the points or images of a data set.
    Data,
    /// Splitting samples into training, validation and test data.
    Split,
    /// Initial weights.
    Init,
    /// The order of samples in each epoch.
    Shuffle,
    /// Augmenting training images.
    Augment,
    /// Exercises: worksheets, and mistakes to find.
    Exercise,
}

/// A seeded pseudo-random generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rng(ChaCha8Rng);

impl Rng {
    /// Creates the generator of `seed` for one purpose.
    pub fn new(seed: u64, stream: Stream) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream as u64);
        Self(generator)
    }

    /// Creates the generator of `seed` for one purpose, resumed at a [`Rng::position`].
    pub(crate) fn resumed(seed: u64, stream: Stream, position: u64) -> Self {
        let mut rng = Self::new(seed, stream);
        rng.0.set_word_pos(u128::from(position));
        rng
    }

    /// The number of 32-bit words drawn so far. At a billion a second, a u64 lasts for centuries.
    pub(crate) fn position(&self) -> u64 {
        self.0.get_word_pos() as u64
    }

    /// Draws from the uniform distribution on [0, 1); the result is a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        const SCALE: f64 = 1.0 / (1_u64 << 53) as f64;
        (self.0.next_u64() >> 11) as f64 * SCALE
    }

    /// Draws from the uniform distribution on [low, high).
    pub fn uniform_in(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Draws from the normal distribution with mean 0 and variance 1 (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Draws an integer from the uniform distribution on 0..n, without bias (Lemire 2019, Alg. 5).
    ///
    /// # Panics
    /// Panics if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        assert!(n > 0, "the range 0..0 is empty");
        let n = n as u64;
        let mut product = u128::from(self.0.next_u64()) * u128::from(n);
        if (product as u64) < n {
            let threshold = n.wrapping_neg() % n;
            while (product as u64) < threshold {
                product = u128::from(self.0.next_u64()) * u128::from(n);
            }
        }
        (product >> 64) as usize
    }

    /// Draws a uniformly random permutation of 0..n (Fisher and Yates 1938; Durstenfeld 1964).
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below(i + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_one_seed_differ() {
        let streams = [Stream::Data, Stream::Split, Stream::Init, Stream::Shuffle, Stream::Augment, Stream::Exercise];
        let draws = streams.map(|stream| Rng::new(7, stream).uniform().to_bits());
        for (i, a) in draws.iter().enumerate() {
            assert!(!draws[..i].contains(a));
        }
    }

    #[test]
    fn a_generator_resumes_at_its_position() {
        let mut rng = Rng::new(7, Stream::Shuffle);
        for n in 0..100 {
            rng.permutation(n);
            let mut other = Rng::resumed(7, Stream::Shuffle, rng.position());
            assert_eq!(other.permutation(20), rng.clone().permutation(20));
        }
    }

    #[test]
    fn a_permutation_holds_each_index_once() {
        let mut order = Rng::new(3, Stream::Shuffle).permutation(1000);
        assert_ne!(order, (0..1000).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..1000).collect::<Vec<_>>());
    }

    /// Of 2⁶⁴ draws, 3 · 2⁶² integers can share only three quarters evenly; the fourth is drawn again. Kept, it would give
    /// every third integer, 0, 3, 6 …, twice the chance of its neighbors.
    #[test]
    fn no_integer_has_a_larger_chance_than_another() {
        let mut rng = Rng::new(5, Stream::Data);
        let mut counts = [0.0_f64; 3];
        for _ in 0..3000 {
            counts[rng.below(3 << 62) % 3] += 1.0;
        }
        // Each is binomial with mean 1000 and standard deviation √(3000 · ⅓ · ⅔) < 26: five of them, 2 · 10⁻⁶ in all.
        assert!(counts.iter().all(|count| (count - 1000.0).abs() < 5.0 * 26.0), "{counts:?}");
    }
}
