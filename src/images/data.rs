//! Images with their labels, to learn from and to be tested with.

use ndarray::Array2;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::dataset::{digits, idx::Images};
use crate::error::{AxisLength, Each, Expected, Got, Ranged, Thing, What};
use crate::ink::{self, SIDE};
use crate::rng::{Rng, Stream};
use crate::{Dataset, Error, Result, Targets};

/// The labels are 0 to 9.
pub const N_CLASSES: usize = 10;
/// The most images that are drawn by rule at a time.
const MOST_DRAWN: usize = 60_000;

/// How a grey level x from 0 to 255 becomes an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scaling {
    /// x/255: from 0 to 1.
    Unit,
    /// (x/255 − 0.5)/0.5: from −1 to 1.
    Centered,
}

impl Scaling {
    fn scale(self, level: u8) -> f32 {
        let share = f32::from(level) / 255.0;
        match self {
            Self::Unit => share,
            Self::Centered => (share - 0.5) / 0.5,
        }
    }
}

/// N images of one size, and the label of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageSet {
    images: Images,
    labels: Vec<u8>,
}

impl ImageSet {
    /// Images and their labels.
    ///
    /// # Errors
    /// If there is not one label for each image, or one is above 9.
    pub fn new(images: Images, labels: Vec<u8>) -> Result<Self> {
        if labels.len() != images.n_samples {
            return Err(Error::value(
                What::Labels,
                Expected::ForEach { each: Each::One, n: images.n_samples, of: Thing::Images },
                labels.len(),
            ));
        }
        if let Some((i, label)) = labels.iter().enumerate().find(|&(_, &label)| usize::from(label) >= N_CLASSES) {
            return Err(Error::value(
                What::Labels,
                Expected::range(Ranged::Labels, 0, N_CLASSES - 1),
                Got::LabelOfImage { label: *label, image: i + 1 },
            ));
        }
        Ok(Self { images, labels })
    }

    /// N.
    pub fn n_samples(&self) -> usize {
        self.labels.len()
    }

    /// The number of pixels of an image.
    pub fn n_features(&self) -> usize {
        self.images.rows * self.images.columns
    }

    /// The grey levels of an image, row by row, 255 for ink.
    ///
    /// # Panics
    /// If there is no such image.
    pub fn pixels(&self, index: usize) -> &[u8] {
        let n = self.n_features();
        &self.images.pixels[index * n..(index + 1) * n]
    }

    /// What the image shows, 0 to 9.
    ///
    /// # Panics
    /// If there is no such image.
    pub fn label(&self, index: usize) -> u8 {
        self.labels[index]
    }

    fn first(&self, n: usize) -> Self {
        let n_samples = n.min(self.n_samples());
        let Images { rows, columns, .. } = self.images;
        let pixels = self.images.pixels[..n_samples * self.n_features()].to_vec();
        Self { images: Images { n_samples, rows, columns, pixels }, labels: self.labels[..n_samples].to_vec() }
    }

    /// The images of some indices as inputs (B, I), with their classes.
    fn batch(&self, indices: impl ExactSizeIterator<Item = usize>, scaling: Scaling) -> Result<Dataset<f32>> {
        let (n, n_features) = (indices.len(), self.n_features());
        let table: [f32; 256] = std::array::from_fn(|level| scaling.scale(level as u8));
        let mut samples = Vec::with_capacity(n * n_features);
        let mut classes = Vec::with_capacity(n);
        for index in indices {
            if index >= self.n_samples() {
                return Err(Error::value(
                    What::Index,
                    Expected::Below { of: Ranged::Sample, bound: self.n_samples() },
                    index,
                ));
            }
            samples.extend(self.pixels(index).iter().map(|&level| table[usize::from(level)]));
            classes.push(usize::from(self.labels[index]));
        }
        let shape_error =
            |_| Error::shape(What::Batch, [AxisLength::Exactly(n), AxisLength::Exactly(n_features)], &[n]);
        Dataset::new(Array2::from_shape_vec((n, n_features), samples).map_err(shape_error)?, Targets::Classes(classes))
    }
}

/// Images to learn from, and images to be tested with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageData {
    train: ImageSet,
    test: ImageSet,
    scaling: Scaling,
    fingerprint: String,
}

impl ImageData {
    /// Two sets of images of one size.
    ///
    /// # Errors
    /// If their images are of different sizes.
    pub fn new(train: ImageSet, test: ImageSet, scaling: Scaling) -> Result<Self> {
        let size = |set: &ImageSet| (set.images.rows, set.images.columns);
        let ((rows, columns), got) = (size(&train), size(&test));
        if got != (rows, columns) {
            let got = Got::Pixels { rows: got.0, columns: got.1 };
            return Err(Error::value(What::Images, Expected::ImagesOf { rows, columns }, got));
        }
        let mut hash = Sha256::new();
        for set in [&train, &test] {
            hash.update((set.n_samples() as u64).to_le_bytes());
            hash.update(&set.images.pixels);
            hash.update(&set.labels);
        }
        hash.update([scaling as u8]);
        let fingerprint = hex(&hash.finalize());
        Ok(Self { train, test, scaling, fingerprint })
    }

    /// Digits drawn by rule, `n_train` to learn from and `n_test` others, their digits at random. With equal seeds the
    /// test images are the same for any `n_train`, and the training images begin alike.
    ///
    /// # Errors
    /// If a number is not from 1 to 60,000.
    pub fn drawn(n_train: usize, n_test: usize, seed: u64) -> Result<Self> {
        for (what, n) in [(What::NTrain, n_train), (What::NTest, n_test)] {
            if !(1..=MOST_DRAWN).contains(&n) {
                return Err(Error::value(what, Expected::between(1, MOST_DRAWN), n));
            }
        }
        let test = draw(n_test, &mut Rng::new(seed, Stream::Split))?;
        Self::new(draw(n_train, &mut Rng::new(seed, Stream::Data))?, test, Scaling::Unit)
    }

    /// The first images of both sets, or all of a set that has fewer.
    ///
    /// # Errors
    /// If a number is 0.
    pub fn first(&self, n_train: usize, n_test: usize) -> Result<Self> {
        for (what, n) in [(What::NTrain, n_train), (What::NTest, n_test)] {
            if n == 0 {
                return Err(Error::value(what, Expected::AT_LEAST_1, n));
            }
        }
        Self::new(self.train.first(n_train), self.test.first(n_test), self.scaling)
    }

    /// The images to learn from.
    pub fn train(&self) -> &ImageSet {
        &self.train
    }

    /// The images to be tested with.
    pub fn test(&self) -> &ImageSet {
        &self.test
    }

    /// One name for all of its bits, so that a training is gone on with on the images that it began with.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Some of the images to learn from, as inputs (B, I).
    pub(super) fn train_batch(&self, indices: &[usize]) -> Result<Dataset<f32>> {
        self.train.batch(indices.iter().copied(), self.scaling)
    }

    /// Some of the images to be tested with, as inputs (B, I).
    pub(super) fn test_batch(&self, indices: impl ExactSizeIterator<Item = usize>) -> Result<Dataset<f32>> {
        self.test.batch(indices, self.scaling)
    }
}

fn draw(n_samples: usize, rng: &mut Rng) -> Result<ImageSet> {
    let mut pixels = Vec::with_capacity(n_samples * SIDE * SIDE);
    let mut labels = Vec::with_capacity(n_samples);
    while labels.len() < n_samples {
        let digit = rng.below(N_CLASSES) as u8;
        // A digit drawn by rule always has enough ink.
        if let Some(image) = ink::render(&digits::draw(digit, rng)?, 1.0)? {
            pixels.extend(image.pixels());
            labels.push(digit);
        }
    }
    ImageSet::new(Images { n_samples, rows: SIDE, columns: SIDE, pixels }, labels)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
