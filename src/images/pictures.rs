//! Pictures in one folder a class, decoded by the caller.
//!
//! A picture becomes gray levels of 28 × 28 pixels: laid on white where it is transparent, gray by the luma of ITU-R BT.601, and
//! scaled so that each pixel is the mean of what it covers.

use serde::{Deserialize, Serialize};

use self::folders::{Folders, sort};
use super::data::{ImageData, ImageSet, Scaling};
use crate::dataset::idx::Images;
use crate::error::{AxisLength, Expected, Got, Thing, What};
use crate::ink::SIDE;
use crate::limits::pictures::MAX_SIDE;
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

mod folders;

/// The seed by which the test pictures and the order of all pictures are drawn.
const SEED: u64 = 1;
/// One of so many pictures of a class is for testing where the folders do not say it.
const NTH_TESTED: usize = 5;
/// The gray level from which a background is light.
const LIGHT: usize = 128;

/// How pictures became images.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PicturesReport {
    /// The name of each class (C): that of its folder.
    pub names: Vec<String>,
    /// The number of pictures that were not of 28 × 28 pixels.
    pub n_scaled: usize,
    /// The number of pictures that belong to no class, or are for validation beside others for testing.
    pub n_left_out: usize,
    /// Whether the test pictures were drawn, because no folder says which they are.
    pub is_split: bool,
    /// Whether most backgrounds are light, unlike those of MNIST.
    pub is_light: bool,
}

/// The pictures of a data set, which are added one by one.
#[derive(Debug)]
pub struct Pictures {
    folders: Folders,
    /// Gray levels of those that were added, (N, 28, 28).
    levels: Vec<u8>,
    n_scaled: usize,
    n_light: usize,
}

impl Pictures {
    /// Sorts files into classes by their paths, with `/` between folders. What is no picture by its name is passed over.
    ///
    /// # Errors
    /// [`Error::Empty`] if there are no pictures; [`Error::Value`] if there are too many, or not from two to 64 classes.
    pub fn sort(paths: &[String]) -> Result<Self> {
        Ok(Self { folders: sort(paths)?, levels: Vec::new(), n_scaled: 0, n_light: 0 })
    }

    /// The indices of the paths of the pictures, in the order in which they are to be added.
    pub fn order(&self) -> Vec<usize> {
        self.folders.pictures.iter().map(|picture| picture.index).collect()
    }

    /// Adds the next picture, in 8-bit RGBA, row by row.
    ///
    /// # Errors
    /// [`Error::Value`] if it has more than [`MAX_SIDE`] pixels along a side; [`Error::Shape`] if `rgba` has another length.
    pub fn add(&mut self, rgba: &[u8], width: usize, height: usize) -> Result<()> {
        for side in [width, height] {
            if !(1..=MAX_SIDE).contains(&side) {
                let expected = Expected::AtMost { n: MAX_SIDE, of: Some(Thing::Pixels) };
                return Err(Error::value(What::Picture, expected, Got::Pixels { rows: height, columns: width }));
            }
        }
        let n = 4 * width * height;
        if rgba.len() != n {
            return Err(Error::shape(What::Picture, [AxisLength::Exactly(n)], &[rgba.len()]));
        }
        let gray: Vec<u8> = rgba.as_chunks().0.iter().copied().map(luma).collect();
        let image = scaled(&gray, width, height);
        self.n_scaled += usize::from((width, height) != (SIDE, SIDE));
        self.n_light += usize::from(background(&image) >= LIGHT);
        self.levels.extend(image);
        Ok(())
    }

    /// Returns the data set once all pictures were added.
    ///
    /// # Errors
    /// [`Error::Empty`] if one was not; [`Error::Value`] if none is left to test on.
    pub fn finish(self) -> Result<(ImageData, PicturesReport)> {
        let Self { folders, levels, n_scaled, n_light } = self;
        let n = folders.pictures.len();
        if levels.len() < n * SIDE * SIDE {
            return Err(Error::Empty { what: What::Picture });
        }
        let mut rng = Rng::new(SEED, Stream::Split);
        let (is_test, is_split) = folders.tested(&mut rng);
        // Mixed, because a training may take the first of them only.
        let order = rng.permutation(n);
        let set = |tested: bool| {
            let of_set: Vec<usize> = order.iter().copied().filter(|&i| is_test[i] == tested).collect();
            if of_set.is_empty() {
                let got = Got::Count { n, of: Thing::Images };
                return Err(Error::value(What::Pictures, Expected::ClassFolders, got));
            }
            let size = SIDE * SIDE;
            let pixels = of_set.iter().flat_map(|&i| &levels[i * size..(i + 1) * size]).copied().collect();
            let images = Images { n_samples: of_set.len(), rows: SIDE, columns: SIDE, pixels };
            ImageSet::new(images, of_set.iter().map(|&i| folders.pictures[i].class as i32))
        };
        let data = ImageData::new(set(false)?, set(true)?, Scaling::Unit)?.with_classes(folders.names.len())?;
        let is_light = 2 * n_light > n;
        let Folders { names, n_left_out, .. } = folders;
        Ok((data, PicturesReport { names, n_scaled, n_left_out, is_split, is_light }))
    }
}

impl Folders {
    /// Returns which pictures are for testing, and whether that was drawn.
    fn tested(&self, rng: &mut Rng) -> (Vec<bool>, bool) {
        if self.pictures.iter().any(|picture| picture.is_test) {
            return (self.pictures.iter().map(|picture| picture.is_test).collect(), false);
        }
        let mut is_test = vec![false; self.pictures.len()];
        for class in 0..self.names.len() {
            let of_class: Vec<usize> = (0..is_test.len()).filter(|&i| self.pictures[i].class == class).collect();
            // A class has a picture for testing as soon as one is left for training.
            let n_tested = if of_class.len() < 2 { 0 } else { (of_class.len() / NTH_TESTED).max(1) };
            for at in rng.permutation(of_class.len()).into_iter().take(n_tested) {
                is_test[of_class[at]] = true;
            }
        }
        (is_test, true)
    }
}

/// Returns the luma of a pixel that lies on white, rounded.
fn luma([red, green, blue, alpha]: [u8; 4]) -> u8 {
    let on_white = |level: u8| (u32::from(level) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255;
    ((299 * on_white(red) + 587 * on_white(green) + 114 * on_white(blue) + 500) / 1000) as u8
}

/// Scales an image to 28 × 28 pixels.
fn scaled(gray: &[u8], width: usize, height: usize) -> Vec<u8> {
    if (width, height) == (SIDE, SIDE) {
        return gray.to_vec();
    }
    let (columns, rows) = (covered(width), covered(height));
    let mean = |row: &[(usize, usize)], column: &[(usize, usize)]| {
        let sum: usize = row
            .iter()
            .flat_map(|&(y, in_y)| column.iter().map(move |&(x, in_x)| in_y * in_x * usize::from(gray[y * width + x])))
            .sum();
        let area = width * height;
        ((sum + area / 2) / area) as u8
    };
    rows.iter().flat_map(|row| columns.iter().map(|column| mean(row, column)).collect::<Vec<u8>>()).collect()
}

/// Returns which of `n` pixels in a row each of 28 covers, and how much of them, in parts of which `n` make up the whole: a pixel is 28
/// parts long, and one of the 28 is `n`.
fn covered(n: usize) -> Vec<Vec<(usize, usize)>> {
    let overlap = |at: usize, x: usize| ((at + 1) * n).min((x + 1) * SIDE) - (at * n).max(x * SIDE);
    (0..SIDE).map(|at| (at * n / SIDE..((at + 1) * n).div_ceil(SIDE)).map(|x| (x, overlap(at, x))).collect()).collect()
}

/// Returns the mean gray level of the pixels along the border of an image.
fn background(image: &[u8]) -> usize {
    let is_border = |at: &usize| {
        let (y, x) = (at / SIDE, at % SIDE);
        [0, SIDE - 1].contains(&y) || [0, SIDE - 1].contains(&x)
    };
    let levels = (0..image.len()).filter(is_border).map(|at| usize::from(image[at]));
    levels.sum::<usize>() / (4 * (SIDE - 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn colors_become_the_luma_of_what_lies_on_white() {
        let levels = [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [9, 9, 9, 0], [0, 0, 0, 128]].map(luma);
        // 0.299, 0.587 and 0.114 of 255; white below a transparent pixel, and half of it below one that is half as opaque.
        assert_eq!(levels, [76, 150, 29, 255, 127]);
    }

    proptest! {
        /// Each of 28 pixels has as many parts as there are pixels, and each pixel gives all of its 28 parts away.
        #[test]
        fn pixels_are_covered_once(n in 1..200_usize) {
            let covered = covered(n);
            let mut given = vec![0; n];
            for pixel in &covered {
                prop_assert_eq!(pixel.iter().map(|(_, part)| part).sum::<usize>(), n);
                pixel.iter().for_each(|&(x, part)| given[x] += part);
            }
            prop_assert!(given.iter().all(|&parts| parts == SIDE));
        }

        #[test]
        fn an_even_image_stays_as_it_is(level: u8, width in 1..100_usize, height in 1..100_usize) {
            prop_assert_eq!(scaled(&vec![level; width * height], width, height), vec![level; SIDE * SIDE]);
        }
    }
}
