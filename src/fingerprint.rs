//! Hashes of everything that is generated from a seed. If two builds return different hashes for the same seed, they do not
//! generate the same bits; the browser tests compare the wasm build with the constants of the native tests.

use ndarray::Array2;

use crate::TrainerConfig;
use crate::dataset::toy::{Toy, ToyConfig};
use crate::dataset::{SplitConfig, digits};
use crate::ink;
use crate::rng::{Rng, Stream};
use crate::{Activation, Dataset, Init, LayerConfig, Loss, Mlp, MlpConfig, OptimizerConfig, Result, Targets, Trainer};

/// Hashes everything that is generated from a seed and must be bit-identical on every target.
pub fn all(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    for part in [generator(seed), init(seed), split(seed), shuffle(seed), images(seed), toys(seed)] {
        hash.write(part);
    }
    hash.finish()
}

/// Hashes 10,000 draws of each kind of number.
pub fn generator(seed: u64) -> u64 {
    let mut rng = Rng::new(seed, Stream::Data);
    let mut hash = Fnv::default();
    for i in 1..=10_000 {
        hash.write(rng.uniform().to_bits());
        hash.write(rng.normal().to_bits());
        hash.write(rng.below(i) as u64);
    }
    hash.finish()
}

/// Hashes the initial weights and biases of a wide and a tall layer for every [`Init`], in `f64` and `f32`.
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

/// Hashes a split of 1,000 samples.
pub fn split(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    let config = SplitConfig { validation: 0.15, test: 0.2 };
    if let Ok(split) = config.split(1000, &mut Rng::new(seed, Stream::Split)) {
        [split.train, split.validation, split.test].concat().iter().for_each(|&index| hash.write(index as u64));
    }
    hash.finish()
}

/// Hashes the order of 1,000 samples in the first three epochs.
pub fn shuffle(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    let mut rng = Rng::new(seed, Stream::Shuffle);
    for _ in 0..3 {
        rng.permutation(1000).iter().for_each(|&index| hash.write(index as u64));
    }
    hash.finish()
}

/// Hashes the images of synthetic digits, three of each.
pub fn images(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    let mut rng = Rng::new(seed, Stream::Data);
    for digit in (0..10).cycle().take(30) {
        match digits::draw(digit, &mut rng).and_then(|strokes| ink::render(&strokes, 1.0)) {
            Ok(Some(image)) => image.pixels().iter().for_each(|&pixel| hash.write(u64::from(pixel))),
            Ok(None) | Err(_) => hash.write(u64::MAX),
        }
    }
    hash.finish()
}

/// Hashes 200 points of each toy data set.
pub fn toys(seed: u64) -> u64 {
    let mut hash = Fnv::default();
    for toy in Toy::all() {
        if let Ok(data) = (ToyConfig { toy, n_samples: 200, noise: 0.1, seed }).draw() {
            data.samples().iter().for_each(|x| hash.write(x.to_bits()));
        }
    }
    hash.finish()
}

/// Hashes the parameters of a small network after 40 updates of Adam in `f32`, including short last batches.
///
/// One build always returns the same hash. Builds may differ from each other, because a matrix product may sum in the order
/// that suits the processor.
///
/// # Errors
/// [`Error::Diverged`](crate::Error::Diverged) if the training diverges, which shows that the build is broken.
pub fn training(seed: u64) -> Result<u64> {
    let mut rng = Rng::new(seed, Stream::Data);
    let samples = Array2::from_shape_simple_fn((75, 40), || rng.normal() as f32);
    let classes = (0..75).map(|_| rng.below(10)).collect();
    let data = Dataset::new(samples, Targets::Classes(classes))?;
    let layers = [(32, Activation::Relu), (24, Activation::Tanh), (10, Activation::Identity)]
        .map(|(n_neurons, activation)| LayerConfig { n_neurons, activation });
    let mlp = Mlp::new(&MlpConfig { n_features: 40, layers: layers.to_vec(), init: Init::Pytorch, seed })?;
    let (loss, optimizer) = (Loss::SoftmaxCrossEntropy, OptimizerConfig::adam());
    let mut trainer = Trainer::new(mlp, TrainerConfig { loss, optimizer, batch_size: 16, seed })?;
    for _ in 0..40 {
        trainer.step(&data)?;
    }
    let mut hash = Fnv::default();
    for layer in trainer.mlp().layers() {
        layer.weight().iter().chain(layer.bias()).for_each(|x| hash.write(u64::from(x.to_bits())));
    }
    Ok(hash.finish())
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923).
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(self) -> u64 {
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

    /// The browser's tests ask the wasm build for the same numbers.
    #[test]
    fn the_bits_are_the_agreed_ones() {
        let agreed: serde_json::Value =
            serde_json::from_str(include_str!("../tests/golden/fingerprints.json")).unwrap();
        let drawn = |seed| {
            let parts = [generator(seed), init(seed), split(seed), shuffle(seed), images(seed), toys(seed), all(seed)];
            let [generator, init, split, shuffle, images, toys, all] = parts.map(|bits| format!("{bits:016x}"));
            serde_json::json!({ "generator": generator, "init": init, "split": split, "shuffle": shuffle,
                "images": images, "toys": toys, "all": all })
        };
        assert_eq!(serde_json::json!({ "1": drawn(1), "2": drawn(2) }), agreed);
    }

    #[test]
    fn a_training_run_repeats_bit_for_bit() {
        assert_eq!(training(1).unwrap(), training(1).unwrap());
        assert_ne!(training(1).unwrap(), training(2).unwrap());
    }
}
