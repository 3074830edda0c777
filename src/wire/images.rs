//! Images with their grey levels.

use serde::Serialize;

use crate::images::{ImageData, ImageSample};

/// Images of a data set, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FirstImages {
    /// Their grey levels, 0 to 255.
    #[serde(serialize_with = "super::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub pixels: Vec<u8>,
    /// The class of each.
    pub labels: Vec<u8>,
}

/// A test image with what the network makes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SampleWithPixels {
    /// What the network makes of it.
    pub sample: ImageSample,
    /// Its grey levels, 0 to 255.
    #[serde(serialize_with = "super::bytes")]
    #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
    pub pixels: Vec<u8>,
}

/// The first `n` images to learn from.
pub fn first_images(data: &ImageData, n: usize) -> FirstImages {
    let train = data.train();
    let indices = || 0..n.min(train.n_samples());
    FirstImages {
        pixels: indices().flat_map(|index| train.pixels(index).iter().copied()).collect(),
        labels: indices().map(|index| train.label(index)).collect(),
    }
}

/// Test images with their grey levels.
pub fn with_pixels(data: &ImageData, samples: Vec<ImageSample>) -> Vec<SampleWithPixels> {
    let with_pixels =
        |sample: ImageSample| SampleWithPixels { pixels: data.test().pixels(sample.index).to_vec(), sample };
    samples.into_iter().map(with_pixels).collect()
}
