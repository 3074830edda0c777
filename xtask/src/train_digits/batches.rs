//! Prepares batches on a separate thread while the network is trained on earlier ones.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};
use chainrule::dataset::digits;
use chainrule::ink::SIDE;
use chainrule::rng::{Rng, Stream};
use chainrule::{Dataset, Targets};
use ndarray::Array2;

use super::augment::{Augment, PICTURE};
use super::data::{Drawing, Pictures};

/// The training data.
pub(super) struct Material {
    pub(super) pictures: Pictures,
    pub(super) drawings: Vec<Drawing>,
}

/// The settings of the epochs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) seed: u64,
    pub(super) n_epochs: usize,
    pub(super) batch_size: usize,
    /// The number of augmented copies of each drawing per epoch.
    pub(super) drawing_copies: usize,
    /// The number of synthetic digits per epoch.
    pub(super) n_by_rule: usize,
}

impl Plan {
    /// The number of images per epoch.
    pub(super) fn epoch_size(&self, material: &Material) -> usize {
        material.pictures.labels.len() + material.drawings.len() * self.drawing_copies + self.n_by_rule
    }

    /// The number of batches in all epochs; the last of each epoch may be short.
    pub(super) fn n_steps(&self, material: &Material) -> usize {
        self.n_epochs * self.epoch_size(material).div_ceil(self.batch_size)
    }
}

/// A stream of batches that ends after all epochs. `finish` then reports whether the thread stopped early.
pub(super) struct Batches {
    receiver: Receiver<Dataset<f32>>,
    thread: JoinHandle<Result<()>>,
}

impl Batches {
    /// Starts preparing the batches of all epochs, a few ahead of their use.
    pub(super) fn begin(material: Material, plan: Plan) -> Self {
        const AHEAD: usize = 32;
        let (sender, receiver) = sync_channel(AHEAD);
        let thread = thread::spawn(move || {
            for epoch in 0..plan.n_epochs {
                for batch in epoch_batches(&material, &plan, epoch) {
                    if sender.send(batch?).is_err() {
                        return Ok(()); // the receiver was dropped
                    }
                }
            }
            Ok(())
        });
        Self { receiver, thread }
    }

    /// Returns the next batch, if there is one.
    pub(super) fn next(&self) -> Option<Dataset<f32>> {
        self.receiver.recv().ok()
    }

    /// Returns the error that ended the stream early, if any.
    pub(super) fn finish(self) -> Result<()> {
        drop(self.receiver);
        self.thread.join().map_err(|_| anyhow!("the thread that prepares the batches panicked"))?
    }
}

/// Prepares the batches of one epoch, in random order and with new distortions. Each epoch has its own random stream, so that it
/// does not depend on earlier epochs.
fn epoch_batches<'a>(
    material: &'a Material,
    plan: &'a Plan,
    epoch: usize,
) -> impl Iterator<Item = Result<Dataset<f32>>> + 'a {
    let seed = plan.seed.wrapping_mul(1_000_003).wrapping_add(epoch as u64);
    let mut rng = Rng::new(seed, Stream::Augment);
    let order = Rng::new(seed, Stream::Shuffle).permutation(plan.epoch_size(material));
    let starts = (0..order.len()).step_by(plan.batch_size);
    let augment = Augment::new();
    starts.map(move |start| {
        let indices = &order[start..order.len().min(start + plan.batch_size)];
        let mut samples = Vec::with_capacity(indices.len() * SIDE * SIDE);
        let mut classes = Vec::with_capacity(indices.len());
        for &index in indices {
            let (label, picture) = picture(material, plan, &augment, index, &mut rng)?;
            samples.extend(picture);
            classes.push(usize::from(label));
        }
        let samples = Array2::from_shape_vec((indices.len(), SIDE * SIDE), samples)?;
        Ok(Dataset::new(samples, Targets::Classes(classes))?)
    })
}

/// Returns an image by index: first MNIST's images, then the drawings with their copies, then synthetic digits.
fn picture(
    Material { pictures, drawings }: &Material,
    plan: &Plan,
    augment: &Augment,
    index: usize,
    rng: &mut Rng,
) -> Result<(u8, Vec<f32>)> {
    if let Some(&label) = pictures.labels.get(index) {
        let pixels = &pictures.images.pixels[index * SIDE * SIDE..][..SIDE * SIDE];
        return Ok((label, augment.picture(pixels, label, &PICTURE, rng)));
    }
    let index = index - pictures.labels.len();
    if index < drawings.len() * plan.drawing_copies {
        let Drawing { label, strokes, .. } = &drawings[index % drawings.len()];
        return Ok((*label, augment.drawing(strokes, *label, rng)?));
    }
    let label = rng.below(10) as u8;
    Ok((label, augment.drawing(&digits::draw(label, rng)?, label, rng)?))
}

#[cfg(test)]
mod tests {
    use chainrule::dataset::idx::Images;

    use super::*;

    /// Two white pictures, and a drawing.
    fn material() -> Material {
        let images = Images { n_samples: 2, rows: SIDE, columns: SIDE, pixels: vec![0; 2 * SIDE * SIDE] };
        let strokes = vec![vec![[0.0, 0.0], [0.5, 1.0]]];
        Material {
            pictures: Pictures { images, labels: vec![3, 4] },
            drawings: vec![Drawing { label: 7, writer: "a".into(), strokes }],
        }
    }

    const PLAN: Plan = Plan { seed: 1, n_epochs: 2, batch_size: 4, drawing_copies: 3, n_by_rule: 5 };

    fn all_batches(plan: Plan) -> Vec<Dataset<f32>> {
        let batches = Batches::begin(material(), plan);
        let all = std::iter::from_fn(|| batches.next()).collect();
        batches.finish().unwrap();
        all
    }

    fn classes(batches: &[Dataset<f32>]) -> Vec<usize> {
        let classes = |batch: &Dataset<f32>| match batch.targets() {
            Targets::Classes(classes) => classes.clone(),
            Targets::Values(_) => panic!("a digit is a class"),
        };
        batches.iter().flat_map(classes).collect()
    }

    #[test]
    fn an_epoch_shows_everything_as_often_as_planned() {
        let batches = all_batches(PLAN);
        let sizes: Vec<usize> = batches.iter().map(Dataset::n_samples).collect();
        assert_eq!(sizes, [4, 4, 2, 4, 4, 2]);
        assert_eq!(batches.len(), PLAN.n_steps(&material()));
        let without_rule = all_batches(Plan { n_by_rule: 0, ..PLAN });
        for epoch in without_rule.chunks(2) {
            let mut classes = classes(epoch);
            classes.sort_unstable();
            assert_eq!(classes, [3, 4, 7, 7, 7]);
        }
    }

    #[test]
    fn equal_seeds_make_equal_batches() {
        assert_eq!(all_batches(PLAN), all_batches(PLAN));
        assert_ne!(all_batches(PLAN), all_batches(Plan { seed: 2, ..PLAN }));
        let epochs = all_batches(PLAN);
        assert_ne!(epochs[..3], epochs[3..], "each epoch has another order and other hands");
    }

    #[test]
    fn a_drawing_that_cannot_be_drawn_is_reported() {
        let mut material = material();
        material.drawings[0].strokes[0][0] = [f32::NAN, 0.0];
        let batches = Batches::begin(material, PLAN);
        while batches.next().is_some() {}
        assert!(batches.finish().unwrap_err().to_string().contains("stroke coordinate"));
    }

    #[test]
    fn the_maker_stops_when_nobody_wants_batches() {
        Batches::begin(material(), Plan { n_epochs: usize::MAX, ..PLAN }).finish().unwrap();
    }
}
