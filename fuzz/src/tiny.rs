//! The images of the trainings that are fuzzed, so small that a kept training is a file of a few kilobytes. `cargo xtask fuzz`
//! writes its seeds with them.

use chainrule::Result;
use chainrule::dataset::idx::Images;
use chainrule::images::{ImageData, ImageSet, Scaling};

/// 12 training and 5 test images of 2 × 2 pixels.
pub fn data() -> Result<ImageData> {
    ImageData::new(set(12)?, set(5)?, Scaling::Unit)
}

fn set(n_samples: usize) -> Result<ImageSet> {
    let pixels = (0..n_samples * 4).map(|pixel| (pixel * 37 % 256) as u8).collect();
    let labels = (0..n_samples).map(|sample| (sample * 3 % 10) as u8);
    ImageSet::new(Images { n_samples, rows: 2, columns: 2, pixels }, labels)
}
