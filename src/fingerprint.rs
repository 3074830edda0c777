//! One number for many bits. A build that gives another number for the same seed draws otherwise than the tests do: the
//! browser's tests ask the wasm build for the numbers that the native tests hold.

use crate::Init;
use crate::dataset::SplitConfig;
use crate::rng::{self, Rng, Stream};

/// Everything that is drawn from a seed and has to have the same bits on every target.
pub fn all(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    for part in [rng::fingerprint(seed), init(seed), split(seed), shuffle(seed)] {
        hash.write(part);
    }
    hash.finish()
}

/// The initial weights and biases of a wide and a tall layer for every [`Init`], as `f64` and as `f32`.
pub fn init(seed: u64) -> u64 {
    let every_init = [
        Init::Zeros,
        Init::Constant { value: 0.1 },
        Init::Normal { std: 0.1 },
        Init::Uniform { limit: 0.1 },
        Init::Pytorch,
        Init::XavierNormal,
        Init::XavierUniform,
        Init::HeNormal,
        Init::HeUniform,
        Init::LecunNormal,
        Init::Orthogonal,
    ];
    let mut hash = Fnv::default();
    for init in every_init {
        for (n_inputs, n_outputs) in [(31, 17), (17, 31)] {
            let (weight, bias) = init.draw::<f64>(n_inputs, n_outputs, &mut Rng::new(seed, Stream::Init));
            weight.iter().chain(&bias).for_each(|x| hash.write(x.to_bits()));
            let (weight, bias) = init.draw::<f32>(n_inputs, n_outputs, &mut Rng::new(seed, Stream::Init));
            weight.iter().chain(&bias).for_each(|x| hash.write(u64::from(x.to_bits())));
        }
    }
    hash.finish()
}

/// The parts of 1,000 samples.
pub fn split(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    let config = SplitConfig { validation: 0.15, test: 0.2 };
    if let Ok(split) = config.split(1000, &mut Rng::new(seed, Stream::Split)) {
        [split.train, split.validation, split.test].concat().iter().for_each(|&index| hash.write(index as u64));
    }
    hash.finish()
}

/// The orders of 1,000 samples in the first three epochs.
pub fn shuffle(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    let mut rng = Rng::new(seed, Stream::Shuffle);
    for _ in 0..3 {
        rng.permutation(1000).iter().for_each(|&index| hash.write(index as u64));
    }
    hash.finish()
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923).
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(crate) fn write(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of the authors' own test vectors.
    #[test]
    fn the_hash_is_fnv_1a() {
        let mut hash = Fnv::default();
        hash.write(u64::from_le_bytes(*b"chongo w"));
        assert_eq!(hash.finish(), 0xd1ed_d10b_5073_44d0);
    }

    #[test]
    fn the_bits_are_the_agreed_ones() {
        let bits = [init(1), split(1), shuffle(1), all(1)].map(|bits| format!("{bits:016x}"));
        assert_eq!(bits, ["2619f89f837dea5c", "c135d4373a857395", "138cc7ef565f88f9", "76bb37709d64f5c5"]);
        let bits = [init(2), split(2), shuffle(2), all(2)].map(|bits| format!("{bits:016x}"));
        assert_eq!(bits, ["650b00cf42bb317d", "fef3179fcfa44599", "180f25586e785cf1", "bf93119911e3ebea"]);
    }
}
