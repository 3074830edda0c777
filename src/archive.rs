//! Zip archives.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::error::{Expected, Got, Thing, What};
use crate::limits::{check_bytes, files::MAX_FILE_BYTES};
use crate::{Error, Result};

/// An archive, whose files are unpacked one by one.
#[derive(Debug)]
pub struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Bytes that were unpacked so far.
    n_unpacked: usize,
}

impl Archive {
    /// Reads the list of files.
    ///
    /// # Errors
    /// [`Error::Format`] if it is no zip archive, is corrupt, or has more than [`MAX_FILE_BYTES`].
    pub fn open(bytes: Vec<u8>) -> Result<Self> {
        check_bytes(What::Archive, bytes.len(), MAX_FILE_BYTES)?;
        Ok(Self { zip: ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?, n_unpacked: 0 })
    }

    /// The paths of its files and folders, with `/` between folders.
    ///
    /// # Errors
    /// [`Error::Format`] if one cannot be read.
    pub fn paths(&self) -> Result<Vec<String>> {
        self.zip.file_names().map(|path| Ok(path.map_err(damaged)?.replace('\\', "/"))).collect()
    }

    /// Unpacks the file whose path has the given index.
    ///
    /// # Errors
    /// [`Error::Format`] if it is corrupt, encrypted or packed in an unusual way, or if more than [`MAX_FILE_BYTES`] are unpacked
    /// in all.
    pub fn read(&mut self, index: usize) -> Result<Vec<u8>> {
        let file = self.zip.by_index(index).map_err(damaged)?;
        let n_left = MAX_FILE_BYTES - self.n_unpacked;
        let mut bytes = Vec::new();
        file.take(n_left as u64 + 1).read_to_end(&mut bytes).map_err(damaged)?;
        if bytes.len() > n_left {
            let expected = Expected::AtMost { n: MAX_FILE_BYTES, of: Some(Thing::Bytes) };
            return Err(Error::Format { what: What::Archive, expected, got: Got::More });
        }
        self.n_unpacked += bytes.len();
        Ok(bytes)
    }
}

fn damaged(error: impl std::fmt::Display) -> Error {
    Error::Format { what: What::Archive, expected: Expected::Undamaged, got: Got::fault(error) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;
    use zip::CompressionMethod::{Deflated, Stored};
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn archive(files: &[(String, Vec<u8>)], method: zip::CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            zip.start_file(path, SimpleFileOptions::default().compression_method(method)).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        for bytes in [&b""[..], b"PK", b"\x89PNG\r\n"] {
            assert_eq!(Archive::open(bytes.to_vec()).unwrap_err().code(), "format");
        }
    }

    #[test]
    fn what_grows_beyond_all_bounds_is_refused() {
        // Deflate packs zeros a thousand times smaller.
        let zeros = vec![0; MAX_FILE_BYTES / 2 + 1];
        let files = [("a/1.png".to_owned(), zeros.clone()), ("b/1.png".to_owned(), zeros)];
        let mut archive = Archive::open(archive(&files, Deflated)).unwrap();
        assert!(archive.read(0).is_ok());
        assert!(archive.read(1).unwrap_err().to_string().contains("expected at most 268435456 bytes, got more"));
    }

    proptest! {
        #[test]
        fn files_come_out_as_they_went_in(contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..8)) {
            let files: Vec<(String, Vec<u8>)> =
                contents.into_iter().enumerate().map(|(i, bytes)| (format!("گربه/{i} é.png"), bytes)).collect();
            for method in [Stored, Deflated] {
                let mut archive = Archive::open(archive(&files, method)).unwrap();
                let paths = archive.paths().unwrap();
                for (index, (path, bytes)) in files.iter().enumerate() {
                    prop_assert_eq!(&paths[index], path);
                    prop_assert_eq!(&archive.read(index).unwrap(), bytes);
                }
            }
        }

        /// A changed byte is found, or is in what nobody reads; nothing panics.
        #[test]
        fn a_damaged_archive_gives_an_error_or_its_files(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let bytes: Vec<u8> = (0..100).collect();
            let mut damaged = archive(&[("a/1.png".to_owned(), bytes.clone())], Deflated);
            let at = at.index(damaged.len());
            damaged[at] = byte;
            if let Ok(mut archive) = Archive::open(damaged)
                && archive.paths().is_ok_and(|paths| !paths.is_empty())
                && let Ok(read) = archive.read(0)
            {
                prop_assert_eq!(read, bytes);
            }
        }
    }
}
