//! Recognizes files of networks that are no safetensors files, so that it can be said how to make one of them.

use crate::error::NetworkFormat;

/// Returns the format of a file that is no safetensors file, by its first bytes and, for an archive, the names in it.
pub(super) fn format_of(file: &[u8]) -> Option<NetworkFormat> {
    // The first name stands near the beginning, and all of them stand in the directory at the end.
    let ends = [&file[..file.len().min(1 << 12)], &file[file.len().saturating_sub(1 << 16)..]];
    let has = |part: &[u8]| ends.iter().any(|end| end.windows(part.len()).any(|window| window == part));
    match file {
        [b'P', b'K', 3, 4, ..] if has(b"/data.pkl") => Some(NetworkFormat::Pytorch),
        [b'P', b'K', 3, 4, ..] if has(b".weights.h5") => Some(NetworkFormat::Keras),
        [b'P', b'K', 3, 4, ..] if has(b".npy") => Some(NetworkFormat::Npz),
        [b'P', b'K', 3, 4, ..] => Some(NetworkFormat::Zip),
        // A pickle: of version 2 with a long number, as torch.save wrote before 1.6, or of version 4 or 5 with a frame.
        [0x80, 2, 0x8a, ..] | [0x80, 4 | 5, 0x95, ..] => Some(NetworkFormat::Pytorch),
        [0x89, b'H', b'D', b'F', ..] => Some(NetworkFormat::Hdf5),
        [0x93, b'N', b'U', b'M', b'P', b'Y', ..] => Some(NetworkFormat::Npy),
        // The version of the format, and the name of the producer after its length.
        [8, 1..=32, 0x12, _, first, ..] if first.is_ascii_alphabetic() => Some(NetworkFormat::Onnx),
        _ => None,
    }
}
