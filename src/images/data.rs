//! Labeled images for training and testing.

use ndarray::Array2;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::dataset::{digits, idx::Images};
use crate::error::{AxisLength, Each, Expected, Got, Ranged, Thing, What};
use crate::ink::{self, SIDE};
use crate::limits::images::{MAX_CLASSES, MAX_DRAWN};
use crate::rng::{Rng, Stream};
use crate::sum::hex;
use crate::{Dataset, Error, Result, Targets};

/// The number of digits.
const N_DIGITS: usize = 10;

/// The map from a gray level x, 0 to 255, to an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
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

/// N images of equal size, with a label each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageSet {
    images: Images,
    labels: Vec<i32>,
}

impl ImageSet {
    /// Creates a set of images (N, rows, columns) with labels (N).
    ///
    /// # Errors
    /// [`Error::Value`] if the number of labels is not N.
    pub fn new(images: Images, labels: impl IntoIterator<Item: Into<i32>>) -> Result<Self> {
        let labels: Vec<i32> = labels.into_iter().map(Into::into).collect();
        if labels.len() != images.n_samples {
            return Err(Error::value(
                What::Labels,
                Expected::ForEach { each: Each::One, n: images.n_samples, of: Thing::Images },
                labels.len(),
            ));
        }
        Ok(Self { images, labels })
    }

    pub(super) fn images(&self) -> &Images {
        &self.images
    }

    /// The number of images N.
    pub fn n_samples(&self) -> usize {
        self.labels.len()
    }

    /// The number of pixels of an image, I.
    pub fn n_features(&self) -> usize {
        self.images.rows * self.images.columns
    }

    /// The gray levels of an image (I) in row-major order, 255 for ink.
    ///
    /// # Panics
    /// Panics if `index` is out of range.
    pub fn pixels(&self, index: usize) -> &[u8] {
        let n = self.n_features();
        &self.images.pixels[index * n..(index + 1) * n]
    }

    /// The label of an image.
    ///
    /// # Panics
    /// Panics if `index` is out of range.
    pub fn label(&self, index: usize) -> i32 {
        self.labels[index]
    }

    fn first(&self, n: usize) -> Self {
        let n_samples = n.min(self.n_samples());
        let Images { rows, columns, .. } = self.images;
        let pixels = self.images.pixels[..n_samples * self.n_features()].to_vec();
        let images = Images { n_samples, rows, columns, pixels };
        Self { images, labels: self.labels[..n_samples].to_vec() }
    }

    /// Swaps rows and columns.
    fn transposed(&self) -> Self {
        let Images { n_samples, rows, columns, .. } = self.images;
        let mut pixels = Vec::with_capacity(self.images.pixels.len());
        for index in 0..n_samples {
            let image = self.pixels(index);
            pixels.extend((0..columns).flat_map(|x| (0..rows).map(move |y| image[y * columns + x])));
        }
        let images = Images { n_samples, rows: columns, columns: rows, pixels };
        Self { images, labels: self.labels.clone() }
    }

    /// Swaps light and dark.
    fn inverted(&self) -> Self {
        let pixels = self.images.pixels.iter().map(|level| 255 - level).collect();
        Self { images: Images { pixels, ..self.images }, labels: self.labels.clone() }
    }

    /// Returns the images at the given indices as inputs (B, I), with their classes (B), counted from the label `first`.
    fn batch(
        &self,
        indices: impl ExactSizeIterator<Item = usize>,
        scaling: Scaling,
        first: i32,
    ) -> Result<Dataset<f32>> {
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
            classes.push(class(self.labels[index], first));
        }
        let shape_error =
            |_| Error::shape(What::Batch, [AxisLength::Exactly(n), AxisLength::Exactly(n_features)], &[n]);
        Dataset::new(Array2::from_shape_vec((n, n_features), samples).map_err(shape_error)?, Targets::Classes(classes))
    }
}

/// Training and test images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageData {
    train: ImageSet,
    test: ImageSet,
    scaling: Scaling,
    /// The lowest label.
    first_label: i32,
    n_classes: usize,
    is_transposed: bool,
    fingerprint: String,
}

impl ImageData {
    /// Combines training and test images. If all labels are from 0 to 9, these are the classes; otherwise they are the whole numbers
    /// from the lowest label to the highest.
    ///
    /// # Errors
    /// [`Error::Value`] if their images differ in size, or there are more than [`MAX_CLASSES`].
    pub fn new(train: ImageSet, test: ImageSet, scaling: Scaling) -> Result<Self> {
        let size = |set: &ImageSet| (set.images.rows, set.images.columns);
        let ((rows, columns), got) = (size(&train), size(&test));
        if got != (rows, columns) {
            let got = Got::Pixels { rows: got.0, columns: got.1 };
            return Err(Error::value(What::Images, Expected::ImagesOf { rows, columns }, got));
        }
        let classes = classes(&train, &test)?;
        Ok(Self::hashed(train, test, scaling, classes))
    }

    fn hashed(train: ImageSet, test: ImageSet, scaling: Scaling, (first_label, n_classes): (i32, usize)) -> Self {
        let mut hash = Sha256::new();
        for set in [&train, &test] {
            hash.update((set.n_samples() as u64).to_le_bytes());
            hash.update(&set.images.pixels);
            hash.update(set.labels.iter().map(|&label| class(label, first_label) as u8).collect::<Vec<u8>>());
        }
        hash.update([scaling as u8]);
        // Trainings on digits have been kept with this hash since version 0.1.0.
        if (first_label, n_classes) != (0, N_DIGITS) {
            hash.update(first_label.to_le_bytes());
        }
        let fingerprint = hex(&hash.finalize());
        Self { train, test, scaling, first_label, n_classes, is_transposed: false, fingerprint }
    }

    /// Returns the same images, whose labels are classes from 0 to `n` − 1.
    ///
    /// # Errors
    /// [`Error::Value`] if there are labels of none of these classes.
    pub fn with_classes(self, n: usize) -> Result<Self> {
        let mut labels = self.train.labels.iter().chain(&self.test.labels);
        if let Some(&label) = labels.find(|&&label| usize::try_from(label).map_or(true, |label| label >= n)) {
            return Err(Error::value(What::Labels, Expected::Below { of: Ranged::Class, bound: n }, f64::from(label)));
        }
        Ok(Self { is_transposed: self.is_transposed, ..Self::hashed(self.train, self.test, self.scaling, (0, n)) })
    }

    /// Returns the same images with light and dark swapped, or swapped back.
    pub fn inverted(&self) -> Self {
        let classes = (self.first_label, self.n_classes);
        let swapped = Self::hashed(self.train.inverted(), self.test.inverted(), self.scaling, classes);
        Self { is_transposed: self.is_transposed, ..swapped }
    }

    /// Returns the same images with rows and columns swapped, or swapped back.
    pub fn transposed(&self) -> Self {
        let classes = (self.first_label, self.n_classes);
        let swapped = Self::hashed(self.train.transposed(), self.test.transposed(), self.scaling, classes);
        Self { is_transposed: !self.is_transposed, ..swapped }
    }

    /// Generates `n_train` training and `n_test` test images of random synthetic digits. With equal seeds, the test images
    /// are the same for any `n_train`, and a smaller training set is a prefix of a larger one.
    ///
    /// # Errors
    /// [`Error::Value`] if a number is not from 1 to 60,000.
    pub fn synthetic(n_train: usize, n_test: usize, seed: u64) -> Result<Self> {
        for (what, n) in [(What::NTrain, n_train), (What::NTest, n_test)] {
            if !(1..=MAX_DRAWN).contains(&n) {
                return Err(Error::value(what, Expected::between(1, MAX_DRAWN), n));
            }
        }
        let test = draw(n_test, &mut Rng::new(seed, Stream::Split))?;
        Self::new(draw(n_train, &mut Rng::new(seed, Stream::Data))?, test, Scaling::Unit)
    }

    /// Returns the first images of both sets, or all images of a set that has fewer.
    ///
    /// # Errors
    /// [`Error::Value`] if a number is 0.
    pub fn first(&self, n_train: usize, n_test: usize) -> Result<Self> {
        for (what, n) in [(What::NTrain, n_train), (What::NTest, n_test)] {
            if n == 0 {
                return Err(Error::value(what, Expected::AT_LEAST_1, n));
            }
        }
        let first = Self::new(self.train.first(n_train), self.test.first(n_test), self.scaling)?;
        // The first images may lack classes.
        Ok(Self { first_label: self.first_label, n_classes: self.n_classes, ..first })
    }

    /// The training images.
    pub fn train(&self) -> &ImageSet {
        &self.train
    }

    /// The test images.
    pub fn test(&self) -> &ImageSet {
        &self.test
    }

    /// The map from gray levels to inputs.
    pub fn scaling(&self) -> Scaling {
        self.scaling
    }

    /// The number of classes C.
    pub fn n_classes(&self) -> usize {
        self.n_classes
    }

    /// The label of each class (C).
    pub fn class_labels(&self) -> Vec<i32> {
        (self.first_label..).take(self.n_classes).collect()
    }

    /// Whether rows and columns were swapped.
    pub fn is_transposed(&self) -> bool {
        self.is_transposed
    }

    /// The class of a training image, 0 to C − 1.
    pub fn train_class(&self, index: usize) -> usize {
        class(self.train.label(index), self.first_label)
    }

    /// The class of a test image, 0 to C − 1.
    pub fn test_class(&self, index: usize) -> usize {
        class(self.test.label(index), self.first_label)
    }

    /// The SHA-256 of all images, labels and the scaling, in hexadecimal. A saved training can only be resumed on the same
    /// images.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Returns a batch of training images as inputs (B, I).
    pub(super) fn train_batch(&self, indices: &[usize]) -> Result<Dataset<f32>> {
        self.train.batch(indices.iter().copied(), self.scaling, self.first_label)
    }

    /// Returns a batch of test images as inputs (B, I).
    pub(super) fn test_batch(&self, indices: impl ExactSizeIterator<Item = usize>) -> Result<Dataset<f32>> {
        self.test.batch(indices, self.scaling, self.first_label)
    }
}

/// Returns the lowest label and the number of classes.
fn classes(train: &ImageSet, test: &ImageSet) -> Result<(i32, usize)> {
    let labels = || train.labels.iter().chain(&test.labels).copied();
    let (lowest, highest) = (labels().min().unwrap_or(0), labels().max().unwrap_or(0));
    if lowest >= 0 && highest < N_DIGITS as i32 {
        return Ok((0, N_DIGITS));
    }
    // A single label is one class of two.
    let n_classes = usize::try_from(i64::from(highest) - i64::from(lowest) + 1).unwrap_or(usize::MAX).max(2);
    if n_classes > MAX_CLASSES {
        return Err(Error::value(
            What::Labels,
            Expected::AtMost { n: MAX_CLASSES, of: Some(Thing::Classes) },
            Got::Labels { lowest, highest },
        ));
    }
    Ok((lowest, n_classes))
}

fn class(label: i32, first: i32) -> usize {
    usize::try_from(i64::from(label) - i64::from(first)).unwrap_or_default()
}

fn draw(n_samples: usize, rng: &mut Rng) -> Result<ImageSet> {
    let mut pixels = Vec::with_capacity(n_samples * SIDE * SIDE);
    let mut labels = Vec::with_capacity(n_samples);
    while labels.len() < n_samples {
        let digit = rng.below(N_DIGITS) as u8;
        // A synthetic digit is never too small.
        if let Some(image) = ink::render(&digits::draw(digit, rng)?, 1.0)? {
            pixels.extend(image.pixels());
            labels.push(digit);
        }
    }
    ImageSet::new(Images { n_samples, rows: SIDE, columns: SIDE, pixels }, labels)
}
