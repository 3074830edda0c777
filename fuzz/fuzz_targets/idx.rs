//! Image files: IDX, raw and gzipped.
#![no_main]

use chainrule::dataset::idx::{Images, read_images, read_labels};
use chainrule::images::ImageFiles;
use chainrule_fuzz::{result, sent};
use flate2::Crc;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&mode, file)) = input.split_first() else { return };
    // gzip's checksum is hardly ever hit by chance, so the target computes it.
    let file = if mode & 1 == 0 { file.to_vec() } else { gzip(file) };

    if let Some(images) = result(read_images(&file)) {
        assert_eq!(images.pixels.len(), images.n_samples * images.rows * images.columns);
        assert_eq!(read_images(&idx(&images)).as_ref(), Ok(&images));
    }
    if let Some(labels) = result(read_labels(&file)) {
        assert!(!labels.is_empty());
    }
    let names = ["train-images-idx3-ubyte", "t10k-labels-idx1-ubyte.gz", "images.idx", ""];
    let mut files = ImageFiles::default();
    if let Some(report) = result(files.add(names[usize::from(mode >> 1) % names.len()], &file)) {
        sent(&report);
    }
    result(files.finish());
});

/// Wraps bytes as a gzip file (RFC 1952) with a single block that is not compressed (RFC 1951, section 3.2.4).
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let length = u16::try_from(bytes.len()).expect("inputs are short");
    let mut crc = Crc::new();
    crc.update(bytes);
    let (length, complement) = (length.to_le_bytes(), (!length).to_le_bytes());
    [&header, &[1][..], &length, &complement, bytes, &crc.sum().to_le_bytes(), &crc.amount().to_le_bytes()].concat()
}

fn idx(images: &Images) -> Vec<u8> {
    let sizes = [images.n_samples, images.rows, images.columns].map(|size| (size as u32).to_be_bytes());
    [&[0, 0, 8, 3], sizes.as_flattened(), &images.pixels].concat()
}
