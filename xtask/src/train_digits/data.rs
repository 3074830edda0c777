//! The training and test files. They are verified by SHA-256 and never committed.

use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use chainrule::dataset::idx::{self, Images};
use chainrule::ink::Stroke;
use chainrule::sum::sha256;
use serde::{Deserialize, Serialize};

/// The environment variable for the folder with `mnist/` and `strokes/`.
pub(super) const FOLDER: &str = "CHAINRULE_DATA";

/// The number of held-out writers of the pen strokes, whose digits are the test data: the last ones by name.
const HELD_OUT_WRITERS: usize = 6;

/// A file, its SHA-256 (decompressed), and its origin.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Source {
    pub(super) file: &'static str,
    pub(super) sha256: &'static str,
    pub(super) origin: &'static str,
    pub(super) license: &'static str,
}

/// Training images and labels, test images and labels, pen strokes.
pub(super) const SOURCES: [Source; 5] = [
    mnist("mnist/train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    mnist("mnist/train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    mnist("mnist/t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    mnist("mnist/t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    Source {
        file: "strokes/pendigits-train.json.gz",
        sha256: "3905cd32905854220bacb47f04c70a19d3c4686623a1f6fab0f7af89fcc149a8",
        origin: "Pen-Based Recognition of Handwritten Digits, E. Alpaydin and F. Alimoglu, UCI Machine Learning \
                 Repository, doi 10.24432/C5MG6K: pen strokes of 30 writers",
        license: "CC BY 4.0",
    },
];

const fn mnist(file: &'static str, sha256: &'static str) -> Source {
    Source {
        file,
        sha256,
        origin: "MNIST, Y. LeCun, C. Cortes and C. Burges, from NIST Special Databases 1 and 3",
        license: "CC BY-SA 3.0",
    }
}

/// Images with their labels.
#[derive(Clone)]
pub(super) struct Pictures {
    pub(super) images: Images,
    pub(super) labels: Vec<u8>,
}

/// A handwritten digit, as strokes; its longest side is 1.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Drawing {
    pub(super) label: u8,
    pub(super) writer: String,
    pub(super) strokes: Vec<Stroke>,
}

/// The verified content of the folder.
pub(super) struct Data {
    pub(super) mnist_train: Pictures,
    pub(super) mnist_test: Pictures,
    /// The drawings of the writers who are not held out.
    pub(super) drawings: Vec<Drawing>,
    /// The drawings of the held-out writers, which are never trained on.
    pub(super) held_out: Vec<Drawing>,
}

impl Data {
    /// Reads all files in the folder set by `CHAINRULE_DATA`.
    pub(super) fn read() -> Result<Self> {
        let folder = folder().with_context(|| {
            format!(
                "{FOLDER} is not set. It should name a folder with mnist/ (the four .gz files of MNIST) and \
                 strokes/pendigits-train.json.gz."
            )
        })?;
        let [train_images, train_labels, test_images, test_labels, strokes] = &SOURCES;
        let (drawings, held_out) = split_by_writer(read_drawings(&folder, strokes)?, HELD_OUT_WRITERS)?;
        Ok(Self {
            mnist_train: read_pictures(&folder, train_images, train_labels)?,
            mnist_test: read_pictures(&folder, test_images, test_labels)?,
            drawings,
            held_out,
        })
    }
}

impl Pictures {
    /// Splits off the first `n` images.
    pub(super) fn split(&self, n: usize) -> (Self, Self) {
        let Images { n_samples, rows, columns, ref pixels } = self.images;
        let part = |range: Range<usize>| Self {
            images: Images {
                n_samples: range.len(),
                rows,
                columns,
                pixels: pixels[range.start * rows * columns..range.end * rows * columns].to_vec(),
            },
            labels: self.labels[range].to_vec(),
        };
        (part(0..n), part(n..n_samples))
    }
}

/// Returns the folder set by `CHAINRULE_DATA`.
pub(super) fn folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Returns the decompressed bytes of a file, after verifying them.
fn read(folder: &Path, source: &Source) -> Result<Vec<u8>> {
    let path = folder.join(source.file);
    let file = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let bytes = idx::decompress(&file).with_context(|| format!("{} cannot be decompressed", path.display()))?;
    let sha256 = sha256(&bytes);
    ensure!(
        sha256 == source.sha256,
        "{} is not the expected file: SHA-256 (decompressed) {sha256}, not {}",
        path.display(),
        source.sha256
    );
    Ok(bytes.into_owned())
}

fn read_pictures(folder: &Path, images: &Source, labels: &Source) -> Result<Pictures> {
    let pictures = Pictures {
        images: idx::read_images(&read(folder, images)?)?,
        labels: idx::read_labels(&read(folder, labels)?)?.into_iter().map(u8::try_from).collect::<Result<_, _>>()?,
    };
    ensure!(pictures.images.n_samples == pictures.labels.len(), "{} does not have one label per image", labels.file);
    Ok(pictures)
}

fn read_drawings(folder: &Path, source: &Source) -> Result<Vec<Drawing>> {
    serde_json::from_slice(&read(folder, source)?)
        .with_context(|| format!("{} does not have the expected format", source.file))
}

/// Splits drawings into those of all but the last `n` writers by name, and those of the last `n`.
pub(super) fn split_by_writer(drawings: Vec<Drawing>, n: usize) -> Result<(Vec<Drawing>, Vec<Drawing>)> {
    let mut writers: Vec<String> = drawings.iter().map(|drawing| drawing.writer.clone()).collect();
    writers.sort_unstable();
    writers.dedup();
    ensure!(writers.len() > n, "{} writers are too few to hold out {n}", writers.len());
    let first = writers[writers.len() - n].clone();
    Ok(drawings.into_iter().partition(|drawing| drawing.writer < first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_writers_are_held_out_whole() {
        let drawing = |writer: &str, label| Drawing { label, writer: writer.into(), strokes: vec![] };
        let drawings = || vec![drawing("c", 1), drawing("a", 2), drawing("b", 3), drawing("c", 4), drawing("a", 5)];
        let labels = |drawings: Vec<Drawing>| drawings.iter().map(|drawing| drawing.label).collect::<Vec<_>>();
        let (others, last) = split_by_writer(drawings(), 1).unwrap();
        assert_eq!((labels(others), labels(last)), (vec![2, 3, 5], vec![1, 4]));
        let (others, last) = split_by_writer(drawings(), 2).unwrap();
        assert_eq!((labels(others), labels(last)), (vec![2, 5], vec![1, 3, 4]));
        assert!(split_by_writer(drawings(), 3).is_err());
    }

    #[test]
    fn pictures_are_split_where_one_ends() {
        let images = Images { n_samples: 3, rows: 1, columns: 2, pixels: vec![1, 2, 3, 4, 5, 6] };
        let (first, rest) = Pictures { images, labels: vec![7, 8, 9] }.split(1);
        assert_eq!((first.images.n_samples, first.images.pixels, first.labels), (1, vec![1, 2], vec![7]));
        assert_eq!((rest.images.n_samples, rest.images.pixels, rest.labels), (2, vec![3, 4, 5, 6], vec![8, 9]));
    }

    #[test]
    fn another_file_than_expected_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let source = Source { file: "a", sha256: "b", origin: "", license: "" };
        assert!(read(folder.path(), &source).unwrap_err().to_string().contains("cannot be read"));
        std::fs::write(folder.path().join("a"), "abc").unwrap();
        // FIPS 180-2, appendix B.1: the SHA-256 of "abc".
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let message = read(folder.path(), &source).unwrap_err().to_string();
        assert!(message.contains(&format!("{sha256}, not b")), "{message}");
        assert_eq!(read(folder.path(), &Source { sha256, ..source }).unwrap(), b"abc");
    }
}
