//! Reads the four files of a data set in any order. Each is identified by its bytes or its name.

use serde::{Deserialize, Serialize};

use super::data::{ImageData, ImageSet, Scaling};
use crate::dataset::idx::{Images, has_floats, is_labels, read_images, read_labels, unpack};
use crate::error::{Expected, Got, What};
use crate::sum::sha256;
use crate::{Error, Result};

/// A data set whose files are identified by their SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum KnownSet {
    /// Handwritten digits (LeCun, Cortes and Burges).
    Mnist,
    /// Clothing articles (Xiao, Rasul and Vollgraf 2017).
    FashionMnist,
}

/// The four files of a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ImagePart"))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The training images.
    TrainImages,
    /// The labels of the training images.
    TrainLabels,
    /// The test images.
    TestImages,
    /// The labels of the test images.
    TestLabels,
}

const PARTS: [Part; 4] = [Part::TrainImages, Part::TrainLabels, Part::TestImages, Part::TestLabels];

impl Part {
    /// Returns MNIST's name for the file, without `.gz`.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::TrainImages => "train-images-idx3-ubyte",
            Self::TrainLabels => "train-labels-idx1-ubyte",
            Self::TestImages => "t10k-images-idx3-ubyte",
            Self::TestLabels => "t10k-labels-idx1-ubyte",
        }
    }

    /// Returns its name in errors.
    fn what(self) -> What {
        match self {
            Self::TrainImages => What::TrainImages,
            Self::TrainLabels => What::TrainLabels,
            Self::TestImages => What::TestImages,
            Self::TestLabels => What::TestLabels,
        }
    }
}

/// SHA-256 of the decompressed files, in the order of [`PARTS`].
const KNOWN: [(KnownSet, [&str; 4]); 2] = [
    (
        KnownSet::Mnist,
        [
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        ],
    ),
    (
        KnownSet::FashionMnist,
        [
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
        ],
    ),
];

/// What a file contains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// Which of the four files it is.
    pub part: Part,
    /// The data set, if it is a known one.
    pub set: Option<KnownSet>,
    /// The number of its images or labels.
    pub n_samples: usize,
    /// Whether its pixels are floats, and were rounded to 256 gray levels.
    pub is_rounded: bool,
    /// The files that are still missing.
    pub missing: Vec<Part>,
}

/// The files read so far.
#[derive(Debug, Default)]
pub struct ImageFiles {
    images: [Option<Images>; 2],
    labels: [Option<Vec<i32>>; 2],
    sets: [Option<Option<KnownSet>>; 4],
}

impl ImageFiles {
    /// Adds a file, raw or gzipped, or replaces the one of the same part. Files of known data sets are identified by their
    /// SHA-256, others by `train`, `t10k` or `test` in their name.
    ///
    /// # Errors
    /// [`Error::Format`] if the file is not an IDX file of images or labels, or is corrupt; [`Error::Empty`] if it has no
    /// elements; [`Error::Value`] if its name does not tell training from test data. Files added before are kept.
    pub fn add(&mut self, name: &str, file: &[u8]) -> Result<FileReport> {
        let raw = unpack(file)?;
        let known = known(&sha256(&raw));
        let is_labels = is_labels(&raw);
        let part = match known {
            Some((_, part)) => part,
            None => part_by_name(name, is_labels)?,
        };
        let at = usize::from(matches!(part, Part::TestImages | Part::TestLabels));
        let n_samples = if is_labels {
            let labels = read_labels(&raw)?;
            self.labels[at].insert(labels).len()
        } else {
            let images = read_images(&raw)?;
            self.images[at].insert(images).n_samples
        };
        let set = known.map(|(set, _)| set);
        self.sets[part as usize] = Some(set);
        let is_rounded = !is_labels && has_floats(&raw);
        Ok(FileReport { part, set, n_samples, is_rounded, missing: self.missing() })
    }

    /// Adds a file that should be the given part of a known data set.
    ///
    /// # Errors
    /// [`Error::Format`] if it is corrupt, or its SHA-256 does not match.
    pub fn add_known(&mut self, set: KnownSet, part: Part, file: &[u8]) -> Result<FileReport> {
        let sha256 = sha256(&unpack(file)?);
        if known(&sha256) != Some((set, part)) {
            let expected = KNOWN.iter().find(|(of, _)| *of == set).map_or("", |(_, parts)| parts[part as usize]);
            let expected = Expected::Sha256 { sha256: expected.to_owned() };
            return Err(Error::Format { what: part.what(), expected, got: Got::Sha256 { sha256 } });
        }
        self.add(part.file_name(), file)
    }

    /// Returns the files that are still missing.
    pub fn missing(&self) -> Vec<Part> {
        PARTS.into_iter().filter(|&part| self.sets[part as usize].is_none()).collect()
    }

    /// Returns the data set once all four files are there.
    ///
    /// # Errors
    /// [`Error::Empty`] if a file is missing; [`Error::Value`] if the files belong to different data sets, or do not match in
    /// size or number.
    pub fn finish(self) -> Result<ImageData> {
        if let Some(part) = self.missing().first() {
            return Err(Error::Empty { what: part.what() });
        }
        let sets: Vec<Option<KnownSet>> = self.sets.iter().copied().flatten().collect();
        if sets.windows(2).any(|pair| pair[0] != pair[1]) {
            let known = [KnownSet::Mnist, KnownSet::FashionMnist].into_iter().filter(|set| sets.contains(&Some(*set)));
            let (names, has_others) = (known.map(KnownSet::name).collect(), sets.contains(&None));
            return Err(Error::value(What::Files, Expected::FilesOfOneSet, Got::DataSets { names, has_others }));
        }
        let scaling = if sets[0] == Some(KnownSet::FashionMnist) { Scaling::Centered } else { Scaling::Unit };
        let parts = [Part::TrainLabels, Part::TestLabels];
        let mut pairs = self.images.into_iter().zip(self.labels).zip(parts).map(|((images, labels), part)| {
            match (images, labels) {
                (Some(images), Some(labels)) => ImageSet::new(images, labels).map_err(|error| named(error, part)),
                _ => Err(Error::Empty { what: What::Files }),
            }
        });
        let mut next = || pairs.next().unwrap_or(Err(Error::Empty { what: What::Files }));
        ImageData::new(next()?, next()?, scaling)
    }
}

impl KnownSet {
    /// Returns its official name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mnist => "MNIST",
            Self::FashionMnist => "Fashion-MNIST",
        }
    }
}

/// Names the file of labels that do not fit.
fn named(error: Error, part: Part) -> Error {
    match error {
        Error::Value { expected, got, .. } => Error::value(part.what(), expected, got),
        other => other,
    }
}

fn known(sha256: &str) -> Option<(KnownSet, Part)> {
    KNOWN.iter().find_map(|(set, parts)| {
        let at = parts.iter().position(|&part| part == sha256)?;
        Some((*set, PARTS[at]))
    })
}

fn part_by_name(name: &str, is_labels: bool) -> Result<Part> {
    let name = name.to_lowercase();
    let (is_train, is_test) = (name.contains("train"), name.contains("t10k") || name.contains("test"));
    match (is_train, is_test, is_labels) {
        (true, false, false) => Ok(Part::TrainImages),
        (true, false, true) => Ok(Part::TrainLabels),
        (false, true, false) => Ok(Part::TestImages),
        (false, true, true) => Ok(Part::TestLabels),
        _ => {
            Err(Error::value(What::FileName, Expected::NameWithEither { words: vec!["train", "t10k"] }, name.as_str()))
        }
    }
}
