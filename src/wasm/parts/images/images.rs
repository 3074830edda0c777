//! Trainings on images.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::checkpoint::{Precision, StateDictReport, save};
use chainrule::images::{
    self, FileReport, FirstLayerWeights, ImageConfig, ImageResults, ImageSnapshot, KnownSet, Part, Scaling,
    SweepConfig, SweepSnapshot, TrainingPlan, TrainingSummary, TrialsSnapshot,
};
use chainrule::wasm::Js;
use chainrule::wire::{self, FirstImages, SampleWithPixels};

/// Training and test images.
#[wasm_bindgen]
#[derive(Debug, Clone)]
pub struct ImageData(Arc<images::ImageData>);

#[wasm_bindgen]
impl ImageData {
    /// Generates synthetic digits.
    ///
    /// # Errors
    /// As [`images::ImageData::synthetic`].
    pub fn drawn(
        #[wasm_bindgen(js_name = nTrain)] n_train: usize,
        #[wasm_bindgen(js_name = nTest)] n_test: usize,
        seed: u32,
    ) -> Result<ImageData> {
        Ok(Self(Arc::new(images::ImageData::synthetic(n_train, n_test, u64::from(seed))?)))
    }

    /// The number of training images.
    #[wasm_bindgen(getter, js_name = nTrain)]
    pub fn n_train(&self) -> usize {
        self.0.train().n_samples()
    }

    /// The number of test images.
    #[wasm_bindgen(getter, js_name = nTest)]
    pub fn n_test(&self) -> usize {
        self.0.test().n_samples()
    }

    /// The number of pixels of an image.
    #[wasm_bindgen(getter, js_name = nFeatures)]
    pub fn n_features(&self) -> usize {
        self.0.train().n_features()
    }

    /// The label of each class, in the order of a network's outputs.
    #[wasm_bindgen(getter, js_name = classLabels)]
    pub fn class_labels(&self) -> Vec<i32> {
        self.0.class_labels()
    }

    /// The map from gray levels to inputs.
    #[wasm_bindgen(getter)]
    pub fn scaling(&self) -> Js<Scaling> {
        Js::new(&self.0.scaling())
    }

    /// Whether rows and columns were swapped.
    #[wasm_bindgen(getter, js_name = isTransposed)]
    pub fn is_transposed(&self) -> bool {
        self.0.is_transposed()
    }

    /// Returns the same images with rows and columns swapped, or swapped back.
    pub fn transposed(&self) -> ImageData {
        Self(Arc::new(self.0.transposed()))
    }

    /// Returns the same images with light and dark swapped, or swapped back.
    pub fn inverted(&self) -> ImageData {
        Self(Arc::new(self.0.inverted()))
    }

    /// Returns the same images, whose labels are classes from 0 to `n` − 1.
    ///
    /// # Errors
    /// As [`images::ImageData::with_classes`].
    #[wasm_bindgen(js_name = withClasses)]
    pub fn with_classes(&self, n: usize) -> Result<ImageData> {
        Ok(Self(Arc::new(images::ImageData::clone(&self.0).with_classes(n)?)))
    }

    /// Returns how many updates a training on them is made of.
    ///
    /// # Errors
    /// As [`ImageConfig::plan`], and if `config` is not an `ImageConfig`.
    pub fn plan(&self, config: Js<ImageConfig>) -> Result<Js<TrainingPlan>> {
        Ok(Js::new(&config.read("config")?.plan(&self.0)?))
    }

    /// Returns how a file would be read as a network for these images; nothing for the file of a training on them.
    ///
    /// # Errors
    /// As [`images::inspect_on`], and if `config` is not an `ImageConfig`.
    #[wasm_bindgen(js_name = inspectNetwork)]
    pub fn inspect_network(&self, config: Js<ImageConfig>, bytes: &[u8]) -> Result<Option<Js<StateDictReport>>> {
        let report = images::inspect_on(Arc::clone(&self.0), config.read("config")?, bytes)?;
        Ok(report.as_ref().map(Js::new))
    }

    /// The images or labels of a part as an IDX file.
    ///
    /// # Errors
    /// If `part` is unknown.
    pub fn idx(&self, part: Js<Part>) -> Result<Vec<u8>> {
        Ok(self.0.idx(part.read("part")?))
    }

    /// Returns the gray levels of the first `n` training images, and their classes.
    #[wasm_bindgen(js_name = firstImages)]
    pub fn first_images(&self, n: usize) -> Js<FirstImages> {
        Js::new(&wire::first_images(&self.0, n))
    }
}

/// The files of a data set, added one by one.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct ImageFiles(images::ImageFiles);

#[wasm_bindgen]
impl ImageFiles {
    /// Starts without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> ImageFiles {
        Self::default()
    }

    /// Adds a file, and returns what it contains.
    ///
    /// # Errors
    /// As [`images::ImageFiles::add`].
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<Js<FileReport>> {
        Ok(Js::new(&self.0.add(name, bytes)?))
    }

    /// Adds a file that should be the given part of a known data set.
    ///
    /// # Errors
    /// As [`images::ImageFiles::add_known`], and if `set` or `part` is unknown.
    #[wasm_bindgen(js_name = addKnown)]
    pub fn add_known(&mut self, set: Js<KnownSet>, part: Js<Part>, bytes: &[u8]) -> Result<Js<FileReport>> {
        Ok(Js::new(&self.0.add_known(set.read("set")?, part.read("part")?, bytes)?))
    }

    /// Returns the data set of the files, and starts over without files.
    ///
    /// # Errors
    /// As [`images::ImageFiles::finish`].
    pub fn finish(&mut self) -> Result<ImageData> {
        Ok(ImageData(Arc::new(std::mem::take(&mut self.0).finish()?)))
    }
}

/// A training on images.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ImageTraining(images::ImageTraining);

#[wasm_bindgen]
impl ImageTraining {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`images::ImageTraining::new`], and if `config` is not an `ImageConfig`.
    pub fn begin(data: &ImageData, config: Js<ImageConfig>) -> Result<ImageTraining> {
        Ok(Self(images::ImageTraining::new(Arc::clone(&data.0), config.read("config")?)?))
    }

    /// Resumes the training in a safetensors file, or creates one that starts from the weights in it.
    ///
    /// # Errors
    /// As [`images::ImageTraining::from_file`], and if `config` is not an `ImageConfig`.
    #[wasm_bindgen(js_name = fromFile)]
    pub fn from_file(data: &ImageData, config: Js<ImageConfig>, bytes: &[u8]) -> Result<ImageTraining> {
        let config = config.read("config")?;
        Ok(Self(images::ImageTraining::from_file(Arc::clone(&data.0), config, bytes)?))
    }

    /// Resumes a training from a file written by [`ImageTraining::save`].
    ///
    /// # Errors
    /// As [`images::ImageTraining::load`].
    pub fn load(data: &ImageData, bytes: &[u8]) -> Result<ImageTraining> {
        Ok(Self(images::ImageTraining::load(Arc::clone(&data.0), bytes)?))
    }

    /// Saves a checkpoint from which the training resumes bit for bit.
    ///
    /// # Errors
    /// As [`images::ImageTraining::save`].
    pub fn save(&self) -> Result<Vec<u8>> {
        self.0.save()
    }

    /// Does one unit of work. Returns whether there is more to do.
    ///
    /// # Errors
    /// As [`images::ImageTraining::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<ImageSnapshot> {
        Js::new(&self.0.snapshot())
    }

    /// Returns what a list of trainings says of it.
    pub fn summary(&self) -> Js<TrainingSummary> {
        Js::new(&self.0.summary())
    }

    /// Returns the same of a training in a file written by [`ImageTraining::save`], without its images.
    ///
    /// # Errors
    /// As [`TrainingSummary::of_file`].
    #[wasm_bindgen(js_name = summaryOf)]
    pub fn summary_of(bytes: &[u8]) -> Result<Js<TrainingSummary>> {
        Ok(Js::new(&TrainingSummary::of_file(bytes)?))
    }

    /// Saves the network as a safetensors file with PyTorch's names.
    ///
    /// # Errors
    /// As [`save`].
    pub fn weights(&self) -> Result<Vec<u8>> {
        save(self.0.mlp(), Precision::F32)
    }

    /// Saves the initial weights and the order of the images as a safetensors file.
    ///
    /// # Errors
    /// As [`images::ImageTraining::start`].
    pub fn start(&self) -> Result<Vec<u8>> {
        self.0.start()
    }

    /// Returns the settings and the entire history as JSON.
    ///
    /// # Errors
    /// As [`images::ImageTraining::to_json`].
    #[wasm_bindgen(js_name = toJson)]
    pub fn to_json(&self) -> Result<String> {
        self.0.to_json()
    }

    /// Evaluates the network on the test images.
    ///
    /// # Errors
    /// As [`images::results`].
    pub fn results(&self) -> Result<Js<ImageResults>> {
        Ok(Js::new(&images::results(self.0.mlp(), self.0.data())?))
    }

    /// Returns the network's predictions for the test images with the given indices, and their gray levels.
    ///
    /// # Errors
    /// As [`images::samples`].
    pub fn samples(&self, indices: &[usize]) -> Result<Js<Vec<SampleWithPixels>>> {
        let data = self.0.data();
        Ok(Js::new(&wire::with_pixels(data, images::samples(self.0.mlp(), data, indices)?)))
    }

    /// Returns the weights of the `n` units of the first layer that have the largest weights.
    #[wasm_bindgen(js_name = firstLayer)]
    pub fn first_layer(&self, n: usize) -> Js<FirstLayerWeights> {
        Js::new(&images::first_layer(self.0.mlp(), n))
    }
}

/// Returns how a file would be read as a network; nothing for the file of a training.
///
/// # Errors
/// As [`images::inspect`].
#[wasm_bindgen(js_name = inspectNetwork)]
pub fn inspect_network(bytes: &[u8]) -> Result<Option<Js<StateDictReport>>> {
    Ok(images::inspect(bytes)?.as_ref().map(Js::new))
}

/// Evaluations of a network from a file with each activation function.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ActivationTrials(images::ActivationTrials);

#[wasm_bindgen]
impl ActivationTrials {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`images::ActivationTrials::new`], and if `config` is not an `ImageConfig`.
    pub fn begin(data: &ImageData, config: Js<ImageConfig>, bytes: &[u8]) -> Result<ActivationTrials> {
        Ok(Self(images::ActivationTrials::new(Arc::clone(&data.0), config.read("config")?, bytes)?))
    }

    /// Does one unit of work. Returns whether there is more to do.
    ///
    /// # Errors
    /// As [`images::ActivationTrials::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<TrialsSnapshot> {
        Js::new(&self.0.snapshot())
    }
}

/// A sweep of trainings on images.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ImageSweep(images::ImageSweep);

#[wasm_bindgen]
impl ImageSweep {
    /// Creates the run.
    ///
    /// # Errors
    /// As [`images::ImageSweep::new`], and if `config` is not a `SweepConfig`.
    pub fn begin(data: &ImageData, config: Js<SweepConfig>) -> Result<ImageSweep> {
        Ok(Self(images::ImageSweep::new(&data.0, config.read("sweep")?)?))
    }

    /// Does one unit of work. Returns whether there is more to do.
    ///
    /// # Errors
    /// As [`images::ImageSweep::advance`].
    pub fn advance(&mut self) -> Result<bool> {
        self.0.advance()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> Js<SweepSnapshot> {
        Js::new(&self.0.snapshot())
    }
}

/// Returns MNIST's name of a file of a data set, without `.gz`.
///
/// # Errors
/// If `part` is not a `Part`.
#[wasm_bindgen(js_name = imageFileName)]
pub fn image_file_name(part: Js<Part>) -> Result<String> {
    Ok(part.read("part")?.file_name().to_owned())
}
