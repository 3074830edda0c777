//! Pictures in folders and archives.

use wasm_bindgen::prelude::*;

use chainrule::images::{self, ImageData, Part, PicturesReport};
use chainrule::wasm::Js;
use chainrule::{Result, archive};

/// A zip archive.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Archive(archive::Archive);

#[wasm_bindgen]
impl Archive {
    /// Reads the list of files.
    ///
    /// # Errors
    /// As [`archive::Archive::open`].
    pub fn open(bytes: Vec<u8>) -> Result<Archive> {
        Ok(Self(archive::Archive::open(bytes)?))
    }

    /// The paths of its files.
    ///
    /// # Errors
    /// As [`archive::Archive::paths`].
    pub fn paths(&self) -> Result<Vec<String>> {
        self.0.paths()
    }

    /// Unpacks the file whose path has the given index.
    ///
    /// # Errors
    /// As [`archive::Archive::read`].
    pub fn read(&mut self, index: usize) -> Result<Vec<u8>> {
        self.0.read(index)
    }
}

/// The pictures of a data set, added one by one.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Pictures(images::Pictures);

#[wasm_bindgen]
impl Pictures {
    /// Sorts files into classes by their paths.
    ///
    /// # Errors
    /// As [`images::Pictures::sort`].
    pub fn sort(paths: Vec<String>) -> Result<Pictures> {
        Ok(Self(images::Pictures::sort(&paths)?))
    }

    /// The indices of the paths of the pictures, in the order in which they are to be added.
    pub fn order(&self) -> Vec<usize> {
        self.0.order()
    }

    /// Adds the next picture, in 8-bit RGBA.
    ///
    /// # Errors
    /// As [`images::Pictures::add`].
    pub fn add(&mut self, rgba: &[u8], width: usize, height: usize) -> Result<()> {
        self.0.add(rgba, width, height)
    }

    /// Returns the data set once all pictures were added.
    ///
    /// # Errors
    /// As [`images::Pictures::finish`].
    pub fn finish(self) -> Result<PicturesData> {
        let (data, report) = self.0.finish()?;
        Ok(PicturesData { data, report })
    }
}

/// Pictures that became images.
#[wasm_bindgen]
#[derive(Debug)]
pub struct PicturesData {
    data: ImageData,
    report: PicturesReport,
}

#[wasm_bindgen]
impl PicturesData {
    /// The images or labels of a part as an IDX file.
    ///
    /// # Errors
    /// If `part` is unknown.
    pub fn idx(&self, part: Js<Part>) -> Result<Vec<u8>> {
        Ok(self.data.idx(part.read("part")?))
    }

    /// How the pictures became images.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Js<PicturesReport> {
        Js::new(&self.report)
    }
}
