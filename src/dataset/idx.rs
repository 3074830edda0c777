//! The IDX files of MNIST and similar data sets: images and labels, raw or gzipped.
//!
//! The format (LeCun, Cortes and Burges, "The MNIST database of handwritten digits"): two zero bytes, one byte for the
//! type of the elements, one for the number of dimensions D, then D big-endian 32-bit sizes, then the elements, row-major and
//! big-endian.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use ndarray::Array2;

use crate::error::{Expected, Got, IdxContents, Ranged, Thing, What};
use crate::limits::check_bytes;
pub use crate::limits::files::MAX_IDX_BYTES as MAX_BYTES;
use crate::{Error, Result};

mod elements;

use elements::{Elements, MAX_LABEL};

const IMAGES: [u8; 4] = [0, 0, 8, 3];
const LABELS: [u8; 4] = [0, 0, 8, 1];
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How often a file may be compressed: some programs for downloads compress a second time.
const MAX_GZIPS: usize = 2;

/// Grayscale images of equal size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Images {
    /// The number of images N.
    pub n_samples: usize,
    /// Their height in pixels.
    pub rows: usize,
    /// Their width in pixels.
    pub columns: usize,
    /// Gray levels, shape (N, rows, columns) in row-major order; 0 is paper, 255 is ink.
    pub pixels: Vec<u8>,
}

impl Images {
    /// Returns the gray levels divided by 255, in [0, 1]. Shape (N, rows · columns).
    pub fn to_input(&self) -> Array2<f32> {
        let shape = (self.n_samples, self.rows * self.columns);
        Array2::from_shape_fn(shape, |(i, j)| f32::from(self.pixels[i * shape.1 + j]) / 255.0)
    }
}

/// Reads the images in an IDX file, raw or gzipped. Pixels of another type than bytes become gray levels: whole numbers from 0 to
/// 255 as they are, and floats from 0 to 1 as the nearest of the 256 levels.
///
/// # Errors
/// [`Error::Format`] if the file is of another kind, is corrupt, does not have the length announced in its header, or has pixels
/// out of range; [`Error::Empty`] if it holds no images, or images without pixels.
pub fn read_images(file: &[u8]) -> Result<Images> {
    let raw = unpack(file)?;
    let ([n_samples, rows, columns], elements) = parse(&raw, IMAGES)?;
    let pixels = elements.levels().map_err(|number| range(Ranged::Number, 0, 255, number))?;
    Ok(Images { n_samples, rows, columns, pixels })
}

/// Writes an IDX file of images, not compressed.
pub fn write_images(images: &Images) -> Vec<u8> {
    write(IMAGES, &[images.n_samples, images.rows, images.columns], &images.pixels)
}

/// Writes an IDX file of labels (N), not compressed.
pub fn write_labels(labels: &[u8]) -> Vec<u8> {
    write(LABELS, &[labels.len()], labels)
}

fn write(magic: [u8; 4], sizes: &[usize], elements: &[u8]) -> Vec<u8> {
    let mut file = magic.to_vec();
    // No more fit into memory than a 32-bit number counts.
    file.extend(sizes.iter().flat_map(|&size| (size as u32).to_be_bytes()));
    file.extend(elements);
    file
}

/// Reads the labels in an IDX file, raw or gzipped. Shape (N).
///
/// # Errors
/// As [`read_images`]; labels are whole numbers of any type.
pub fn read_labels(file: &[u8]) -> Result<Vec<i32>> {
    let raw = unpack(file)?;
    let ([_], elements) = parse(&raw, LABELS)?;
    elements.labels().map_err(|number| range(Ranged::WholeNumber, -MAX_LABEL, MAX_LABEL, number))
}

/// Whether the elements of a decompressed file are floats, which images round to gray levels.
pub fn has_floats(raw: &[u8]) -> bool {
    Elements::size(raw).is_some() && matches!(raw[2], 0x0d | 0x0e)
}

/// Whether a decompressed file is one of labels, of any type.
pub fn is_labels(raw: &[u8]) -> bool {
    raw.starts_with(&[0, 0]) && raw.get(3) == Some(&1)
}

fn range(of: Ranged, from: i32, to: i32, number: f64) -> Error {
    format(Expected::range(of, from, to), Got::number(number))
}

/// Decompresses a file if it is gzipped. Data sets are identified by the SHA-256 of these bytes.
///
/// # Errors
/// [`Error::Format`] if the gzip data is corrupt, or the result exceeds [`MAX_BYTES`].
pub fn decompress(file: &[u8]) -> Result<Cow<'_, [u8]>> {
    let raw = if file.starts_with(&GZIP) {
        let mut raw = Vec::new();
        let damaged = |error: std::io::Error| format(Expected::UndamagedGzip, Got::fault(error));
        MultiGzDecoder::new(file).take(MAX_BYTES as u64 + 1).read_to_end(&mut raw).map_err(damaged)?;
        Cow::Owned(raw)
    } else {
        Cow::Borrowed(file)
    };
    if raw.len() > MAX_BYTES {
        return Err(format(Expected::AtMost { n: MAX_BYTES, of: Some(Thing::Bytes) }, Got::More));
    }
    Ok(raw)
}

/// Decompresses an IDX file if it is gzipped, once or twice, no further than its own header says: of any other file only the first
/// bytes, by which it is then refused.
///
/// # Errors
/// [`Error::Format`] if the gzip data is corrupt, or the header announces more than [`MAX_BYTES`].
pub fn unpack(file: &[u8]) -> Result<Cow<'_, [u8]>> {
    if !file.starts_with(&GZIP) {
        check_bytes(What::IdxFile, file.len(), MAX_BYTES)?;
        return Ok(Cow::Borrowed(file));
    }
    let damaged = |error: std::io::Error| format(Expected::UndamagedGzip, Got::fault(error));
    let mut unpacked: Box<dyn Read + '_> = Box::new(file);
    let mut raw = Vec::new();
    let read = |from: &mut dyn Read, raw: &mut Vec<u8>, n: usize| {
        raw.reserve_exact(n);
        from.take(n as u64).read_to_end(raw).map_err(damaged)
    };
    for _ in 0..MAX_GZIPS {
        unpacked = Box::new(MultiGzDecoder::new(Cursor::new(std::mem::take(&mut raw)).chain(unpacked)));
        read(&mut unpacked, &mut raw, 4)?;
        if !raw.starts_with(&GZIP) {
            break;
        }
    }
    let n_sizes = usize::from(raw.get(3).copied().unwrap_or(0));
    let Some(size) = Elements::size(&raw).filter(|_| [1, 3].contains(&n_sizes)) else { return Ok(Cow::Owned(raw)) };
    if read(&mut unpacked, &mut raw, 4 * n_sizes)? < 4 * n_sizes {
        return Ok(Cow::Owned(raw));
    }
    let n_bytes = raw[4..]
        .as_chunks::<4>()
        .0
        .iter()
        .fold(size, |product, size| product.saturating_mul(u32::from_be_bytes(*size) as usize));
    if n_bytes > MAX_BYTES - raw.len() {
        return Err(format(Expected::AtMost { n: MAX_BYTES, of: Some(Thing::Bytes) }, Got::More));
    }
    // One more than there should be shows that there is more; it also reads the checksum at the end of an intact file.
    read(&mut unpacked, &mut raw, n_bytes + 1)?;
    Ok(Cow::Owned(raw))
}

/// Returns the D sizes in the header, and the elements, whose number is the product of the sizes.
fn parse<const D: usize>(raw: &[u8], magic: [u8; 4]) -> Result<([usize; D], Elements<'_>)> {
    let Some((first, rest)) = raw.split_first_chunk::<4>() else {
        return Err(format(of_kind(magic), Got::Count { n: raw.len(), of: Thing::Bytes }));
    };
    let Some(size) = Elements::size(first).filter(|_| first[3] == magic[3]) else {
        return Err(format(of_kind(magic), begins(*first)));
    };
    let Some((header, elements)) = rest.split_at_checked(4 * D) else {
        return Err(format(Expected::Header { n_bytes: 4 + 4 * D }, Got::Count { n: raw.len(), of: Thing::Bytes }));
    };
    let mut sizes = [0; D];
    for (size, bytes) in sizes.iter_mut().zip(header.as_chunks::<4>().0) {
        *size = u32::from_be_bytes(*bytes) as usize;
    }
    // A product that overflows usize cannot be the number of bytes present.
    let expected = sizes.iter().try_fold(size, |product, &size| product.checked_mul(size));
    if expected != Some(elements.len()) {
        let got = Got::Count { n: elements.len(), of: Thing::Bytes };
        // Elements of a byte have no size of their own.
        let sizes = sizes.iter().copied().chain((size > 1).then_some(size)).collect();
        return Err(format(Expected::Elements { sizes }, got));
    }
    if elements.is_empty() {
        return Err(Error::Empty { what: What::IdxFile });
    }
    Ok((sizes, Elements::new(first[2], elements)))
}

fn of_kind(magic: [u8; 4]) -> Expected {
    Expected::IdxFile { contents: if magic == IMAGES { IdxContents::Images } else { IdxContents::Labels } }
}

fn begins(first: [u8; 4]) -> Got {
    match first {
        IMAGES => Got::IdxFile { contents: IdxContents::Images },
        LABELS => Got::IdxFile { contents: IdxContents::Labels },
        [a, b, c, d] => Got::StartsWith { bytes: format!("{a:02x} {b:02x} {c:02x} {d:02x}") },
    }
}

fn format(expected: Expected, got: Got) -> Error {
    Error::Format { what: What::IdxFile, expected, got }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};
    use proptest::prelude::*;

    use super::*;

    fn file(magic: [u8; 4], sizes: &[u32], elements: &[u8]) -> Vec<u8> {
        let header = sizes.iter().flat_map(|size| size.to_be_bytes());
        magic.into_iter().chain(header).chain(elements.iter().copied()).collect()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn images_and_labels_are_read_raw_and_compressed() {
        let images = file(IMAGES, &[2, 1, 3], &[0, 51, 255, 1, 2, 3]);
        let read = read_images(&images).unwrap();
        assert_eq!((read.n_samples, read.rows, read.columns), (2, 1, 3));
        assert_eq!(read.to_input().row(0).to_vec(), [0.0, 0.2, 1.0]);
        assert_eq!(read_images(&gzip(&images)).unwrap(), read);

        let labels = file(LABELS, &[3], &[7, 0, 9]);
        assert_eq!(read_labels(&labels).unwrap(), [7, 0, 9]);
        // Two gzip members, one after the other, are one file (RFC 1952, section 2.2).
        assert_eq!(read_labels(&[gzip(&labels[..5]), gzip(&labels[5..])].concat()).unwrap(), [7, 0, 9]);
    }

    #[test]
    fn the_wrong_file_is_named() {
        let labels = file(LABELS, &[3], &[7, 0, 9]);
        let expected = "IDX file: expected IDX images (00 00 08 03), got IDX labels (00 00 08 01)";
        assert_eq!(refusal(read_images(&labels)), expected);
        assert_eq!(refusal(read_images(&gzip(&labels))), expected);
        assert!(refusal(read_labels(b"\x89PNG\r\n")).ends_with("got a file that starts with 89 50 4e 47"));
        assert!(refusal(read_labels(b"")).ends_with("got 0 bytes"));
    }

    #[test]
    fn a_length_that_contradicts_the_header_is_refused() {
        let images = file(IMAGES, &[2, 1, 3], &[0, 51, 255, 1, 2, 3]);
        for cut in 0..images.len() {
            assert_eq!(read_images(&images[..cut]).unwrap_err().code(), "format", "cut at {cut}");
            let compressed = gzip(&images);
            let cut = cut * compressed.len() / images.len();
            assert_eq!(read_images(&compressed[..cut]).unwrap_err().code(), "format", "gzip cut at {cut}");
        }
        let longer = [images.as_slice(), &[0]].concat();
        assert_eq!(refusal(read_images(&longer)), "IDX file: expected 2 × 1 × 3 bytes after the header, got 7 bytes");
        assert!(refusal(read_images(&[gzip(&images), vec![1, 2, 3]].concat())).contains("intact gzip data"));
        // Sizes whose product is 2⁹⁶, and one that is 0 modulo 2⁶⁴.
        assert_eq!(read_images(&file(IMAGES, &[u32::MAX; 3], &[0])).unwrap_err().code(), "format");
        assert_eq!(read_images(&file(IMAGES, &[1 << 31, 1 << 31, 4], &[])).unwrap_err().code(), "format");
    }

    #[test]
    fn no_image_is_no_data_set() {
        for sizes in [[0, 28, 28], [5, 0, 28], [5, 28, 0]] {
            assert_eq!(read_images(&file(IMAGES, &sizes, &[])).unwrap_err().code(), "empty");
        }
    }

    #[test]
    fn a_decompression_bomb_is_refused() {
        let bomb = gzip(&file(IMAGES, &[u32::MAX, 28, 28], &vec![0; MAX_BYTES]));
        assert!(bomb.len() < MAX_BYTES / 100);
        assert!(refusal(read_images(&bomb)).ends_with("got more"));
    }

    #[test]
    fn every_type_of_elements_is_read() {
        let of = |kind: u8, bytes: &[u8]| file([0, 0, kind, 3], &[1, 1, 2], bytes);
        let floats = |a: f32, b: f32| [a.to_be_bytes(), b.to_be_bytes()].concat();
        let levels = |file: &[u8]| read_images(file).map(|images| (images.pixels, has_floats(&unpack(file).unwrap())));
        assert_eq!(levels(&of(0x09, &[0, 127])), Ok((vec![0, 127], false)));
        assert_eq!(levels(&of(0x0b, &[0, 0, 0, 255])), Ok((vec![0, 255], false)));
        assert_eq!(levels(&of(0x0c, &[0, 0, 0, 7, 0, 0, 0, 255])), Ok((vec![7, 255], false)));
        assert_eq!(levels(&of(0x0d, &floats(0.2, 1.0))), Ok((vec![51, 255], true)));
        // 102.4/255 is nearest to level 102; above 1, floats are gray levels already.
        assert_eq!(levels(&of(0x0d, &floats(102.4 / 255.0, 0.0))), Ok((vec![102, 0], true)));
        assert_eq!(levels(&of(0x0d, &floats(254.6, 1.0))), Ok((vec![255, 1], true)));
        let doubles = [0.2_f64.to_be_bytes(), 1.0_f64.to_be_bytes()].concat();
        assert_eq!(levels(&gzip(&of(0x0e, &doubles))), Ok((vec![51, 255], true)));
        for (bad, got) in [(floats(-0.5, 1.0), "-0.5"), (floats(0.0, 255.5), "255.5"), (floats(0.0, f32::NAN), "NaN")] {
            let expected = format!("IDX file: expected a number from 0 to 255, got {got}");
            assert_eq!(refusal(read_images(&of(0x0d, &bad))), expected);
        }
        assert!(refusal(read_images(&of(0x0b, &[255, 255, 0, 0]))).ends_with("got -1"));
        assert!(
            refusal(read_images(&of(0x0d, &[0; 7])))
                .ends_with("expected 1 × 1 × 2 × 4 bytes after the header, got 7 bytes")
        );
        assert!(refusal(read_images(&of(0x0a, &[0; 2]))).ends_with("got a file that starts with 00 00 0a 03"));

        let labels = |kind: u8, bytes: &[u8]| read_labels(&file([0, 0, kind, 1], &[2], bytes));
        assert_eq!(labels(0x0c, &[0, 0, 3, 232, 0, 0, 0, 1]), Ok(vec![1000, 1]));
        assert_eq!(labels(0x09, &[255, 1]), Ok(vec![-1, 1]));
        assert_eq!(labels(0x0d, &floats(3.0, 26.0)), Ok(vec![3, 26]));
        assert!(
            refusal(labels(0x0d, &floats(3.5, 26.0))).ends_with("a whole number from -1000000 to 1000000, got 3.5")
        );
    }

    #[test]
    fn a_file_may_be_compressed_twice_within_the_same_limits() {
        let labels = file(LABELS, &[3], &[7, 0, 9]);
        assert_eq!(read_labels(&gzip(&gzip(&labels))), Ok(vec![7, 0, 9]));
        assert!(
            refusal(read_labels(&gzip(&gzip(&gzip(&labels))))).ends_with("got a file that starts with 1f 8b 08 00")
        );
        let bomb = gzip(&gzip(&file(IMAGES, &[2, 2, 2], &vec![0; 1 << 20])));
        assert_eq!(unpack(&bomb).unwrap().len(), 16 + 8 + 1);
    }

    proptest! {
        #[test]
        fn any_bytes_give_images_or_an_error(bytes: Vec<u8>, start in 0..6_usize) {
            let starts = [&[][..], &IMAGES, &LABELS, &GZIP, &[0, 0, 0x0d, 3, 0, 0, 0, 1, 0, 0, 0, 1], &[0, 0, 0x0b, 1]];
            let prefixed = [starts[start], &bytes].concat();
            for bytes in [prefixed.clone(), gzip(&prefixed), gzip(&gzip(&prefixed))] {
                if let Ok(images) = read_images(&bytes) {
                    prop_assert_eq!(images.pixels.len(), images.n_samples * images.rows * images.columns);
                }
                let _ = read_labels(&bytes);
            }
        }
    }
}
