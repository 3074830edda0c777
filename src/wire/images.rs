//! Images with their gray levels.

use serde::Serialize;

use crate::images::{ImageData, ImageSample};

/// The first images of a data set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FirstImages {
    /// Their gray levels, 0 to 255, image by image.
    #[serde(serialize_with = "super::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub pixels: Vec<u8>,
    /// Their classes (N), from 0.
    pub classes: Vec<usize>,
}

/// A test image with the network's prediction.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SampleWithPixels {
    /// The prediction.
    pub sample: ImageSample,
    /// Its gray levels, 0 to 255.
    #[serde(serialize_with = "super::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub pixels: Vec<u8>,
}

/// Returns the first `n` training images.
pub fn first_images(data: &ImageData, n: usize) -> FirstImages {
    let train = data.train();
    let indices = || 0..n.min(train.n_samples());
    FirstImages {
        pixels: indices().flat_map(|index| train.pixels(index).iter().copied()).collect(),
        classes: indices().map(|index| data.train_class(index)).collect(),
    }
}

/// Adds the gray levels to test images.
pub fn with_pixels(data: &ImageData, samples: Vec<ImageSample>) -> Vec<SampleWithPixels> {
    let with_pixels =
        |sample: ImageSample| SampleWithPixels { pixels: data.test().pixels(sample.index).to_vec(), sample };
    samples.into_iter().map(with_pixels).collect()
}
