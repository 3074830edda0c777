//! SHA-256 (FIPS 180-4) of files, by which a damaged one is told from an intact one.

use sha2::{Digest as _, Sha256};

/// Returns the SHA-256 of a file, in hexadecimal.
pub fn sha256(file: &[u8]) -> String {
    hex(&Sha256::digest(file))
}

/// Writes bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard's own example, and the empty file.
    #[test]
    fn the_sum_is_sha_256() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
