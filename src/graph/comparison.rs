//! The model against what is left of it when something is taken away, trained on the same questions from several seeds.

use serde::{Deserialize, Serialize};

use super::model::Model;
use super::text::{Reading, TextEncoder};
use super::training::{Accuracy, EPOCHS, Training};
use super::{Knowledge, Shares, THRESHOLD, Variant};
use crate::dataset::questions::{Kind, Language, Questions, Vocabulary, World, questions};
use crate::error::{Expected, What};
use crate::limits::lab::MAX_GRAPH_SEEDS;
use crate::{Error, Result};

/// The seed of the questions.
pub const QUESTIONS: u64 = 7;

/// The settings of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ComparisonConfig {
    /// The language of the questions and of the sentences that the text encoder reads.
    pub language: Language,
    /// How much of the world is known.
    pub shares: Shares,
    /// The models to be trained.
    pub variants: Vec<Variant>,
    /// The number of seeds, from 1 to [`MAX_GRAPH_SEEDS`]. Seeds are 1, 2, 3 and so on.
    pub n_seeds: u64,
    /// How often each training question is seen, from 1 to [`EPOCHS`].
    pub n_epochs: usize,
}

/// A comparison in progress.
#[derive(Debug)]
pub struct Comparison {
    config: ComparisonConfig,
    questions: Questions,
    models: Vec<TrainedModel>,
    seed: u64,
    phase: Phase,
    /// The text encoder and the whole model of the first seed, once it is trained.
    first: Option<(TextEncoder, Model)>,
}

/// What is being done for the current seed.
#[derive(Debug)]
enum Phase {
    Reading(Box<Reading>),
    Training { knowledge: Knowledge, index: usize, training: Box<Training> },
    Over,
}

/// What is known of one of the models.
#[derive(Debug, Default)]
struct TrainedModel {
    curve: Vec<(f64, f64)>,
    tests: Vec<Accuracy>,
}

/// How far a comparison is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonSnapshot {
    /// The models, in the order of the configuration.
    pub models: Vec<ModelSnapshot>,
    /// The current seed.
    pub seed: u64,
    /// The index of the model that is being trained; none while the text encoder reads, and at the end.
    pub current: Option<usize>,
    /// How much is done, from 0 to 1.
    pub progress: f64,
    /// The number of training questions.
    pub n_train: usize,
    /// The number of test questions.
    pub n_test: usize,
    /// The accuracy of a guess.
    pub chance: f64,
}

/// How far a model is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ModelSnapshot {
    /// Which it is.
    pub variant: Variant,
    /// The mean loss of each epoch, of the latest seed.
    pub losses: Vec<f64>,
    /// The accuracy on the test questions after each epoch, of the latest seed.
    pub accuracies: Vec<f64>,
    /// That after the training, over the seeds that are done: of all questions, then of each kind in the order of
    /// [`Kind::ALL`]. Empty if none is done.
    pub shares: Vec<Share>,
}

/// A share over several seeds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// That of each seed.
    pub each: Vec<f64>,
    /// The mean.
    pub mean: f64,
    /// The standard deviation (with n − 1), if there are at least two seeds.
    pub std: Option<f64>,
    /// The mean difference between the whole model and this one, seed by seed, and its standard deviation, if both have at
    /// least two seeds.
    pub behind: Option<(f64, f64)>,
}

impl Comparison {
    /// Begins a comparison.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range; [`Error::Empty`] if there are no models.
    pub fn new(config: ComparisonConfig) -> Result<Self> {
        if config.variants.is_empty() {
            return Err(Error::Empty { what: What::Networks });
        }
        if !(1..=MAX_GRAPH_SEEDS).contains(&config.n_seeds) {
            let expected = Expected::between(1.0, MAX_GRAPH_SEEDS as f64);
            return Err(Error::value(What::NSeeds, expected, config.n_seeds));
        }
        if !(1..=EPOCHS).contains(&config.n_epochs) {
            return Err(Error::value(What::NEpochs, Expected::between(1, EPOCHS), config.n_epochs));
        }
        config.shares.in_graph(World::get())?;
        let phase = Phase::Reading(Box::new(reading(&config, 1)?));
        let models = config.variants.iter().map(|_| TrainedModel::default()).collect();
        Ok(Self {
            questions: questions(World::get(), config.language, QUESTIONS),
            config,
            models,
            seed: 1,
            phase,
            first: None,
        })
    }

    /// Does a little. Returns whether there is more to do.
    ///
    /// # Errors
    /// [`Error::Diverged`] if a loss is not finite.
    pub fn advance(&mut self) -> Result<bool> {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Over) {
            Phase::Reading(mut reading) => {
                if reading.advance()? {
                    Phase::Reading(reading)
                } else {
                    let world = World::get();
                    let knowledge = Knowledge {
                        world,
                        language: self.config.language,
                        vocabulary: Vocabulary::of(world, self.config.language),
                        facts: self.config.shares.in_graph(world)?,
                        text: reading.encoder(),
                    };
                    self.training(knowledge, 0)?
                }
            }
            Phase::Training { knowledge, index, mut training } => {
                if let Some((loss, accuracy)) = training.advance(&knowledge, &self.questions)? {
                    let model = &mut self.models[index];
                    model.curve.push((loss, accuracy.all));
                    if training.epoch() == self.config.n_epochs {
                        model.tests.push(accuracy);
                        if self.seed == 1 && self.config.variants[index] == Variant::All {
                            self.first = Some((knowledge.text.clone(), training.model().clone()));
                        }
                        return self.after(knowledge, index);
                    }
                }
                Phase::Training { knowledge, index, training }
            }
            Phase::Over => Phase::Over,
        };
        Ok(!matches!(self.phase, Phase::Over))
    }

    /// Goes on after a training: to the next model, the next seed, or the end.
    fn after(&mut self, knowledge: Knowledge, index: usize) -> Result<bool> {
        self.phase = if index + 1 < self.config.variants.len() {
            self.training(knowledge, index + 1)?
        } else if self.seed < self.config.n_seeds {
            self.seed += 1;
            Phase::Reading(Box::new(reading(&self.config, self.seed)?))
        } else {
            Phase::Over
        };
        Ok(!matches!(self.phase, Phase::Over))
    }

    fn training(&mut self, knowledge: Knowledge, index: usize) -> Result<Phase> {
        self.models[index].curve.clear();
        let variant = self.config.variants[index];
        let training = Training::new(variant, THRESHOLD, self.seed)?;
        Ok(Phase::Training { knowledge, index, training: Box::new(training) })
    }

    /// The text encoder and the whole model of the first seed, once it is trained.
    pub fn first(&self) -> Option<&(TextEncoder, Model)> {
        self.first.as_ref()
    }

    /// Returns the current progress.
    pub fn snapshot(&self) -> ComparisonSnapshot {
        let whole = self.config.variants.iter().position(|&variant| variant == Variant::All);
        let whole = whole.map_or(&[][..], |index| &self.models[index].tests);
        let models = self.config.variants.iter().zip(&self.models).map(|(&variant, model)| ModelSnapshot {
            variant,
            losses: model.curve.iter().map(|&(loss, _)| loss).collect(),
            accuracies: model.curve.iter().map(|&(_, accuracy)| accuracy).collect(),
            shares: shares(&model.tests, whole),
        });
        let n_models = self.config.variants.len() as f64;
        let (current, of_seed) = match &self.phase {
            // Reading takes about as long as a tenth of a training.
            Phase::Reading(reading) => (None, 0.1 * reading.progress()),
            Phase::Training { index, training, .. } => {
                (Some(*index), 0.1 + *index as f64 + training.progress(&self.questions, self.config.n_epochs))
            }
            Phase::Over => (None, 0.1 + n_models),
        };
        ComparisonSnapshot {
            models: models.collect(),
            seed: self.seed,
            current,
            progress: ((self.seed - 1) as f64 + of_seed / (0.1 + n_models)) / self.config.n_seeds as f64,
            n_train: self.questions.train.len(),
            n_test: self.questions.test.len(),
            chance: 1.0 / crate::dataset::questions::N_ANSWERS as f64,
        }
    }
}

fn reading(config: &ComparisonConfig, seed: u64) -> Result<Reading> {
    let world = World::get();
    Reading::new(&Vocabulary::of(world, config.language), &config.shares.stated(world)?, seed)
}

/// The accuracies over seeds: of all questions, then of each kind.
fn shares(tests: &[Accuracy], whole: &[Accuracy]) -> Vec<Share> {
    if tests.is_empty() {
        return Vec::new();
    }
    let of = |test: &Accuracy, kind: Option<Kind>| kind.map_or(test.all, |kind| test.by_kind[kind as usize]);
    let kinds = [None].into_iter().chain(Kind::ALL.map(Some));
    kinds
        .map(|kind| {
            let each: Vec<f64> = tests.iter().map(|test| of(test, kind)).collect();
            let behind: Vec<f64> = whole.iter().zip(tests).map(|(all, test)| of(all, kind) - of(test, kind)).collect();
            let (mean, std) = mean_and_std(&each);
            let (mean_behind, std_behind) = mean_and_std(&behind);
            Share { each, mean, std, behind: std_behind.map(|std| (mean_behind, std)) }
        })
        .collect()
}

fn mean_and_std(numbers: &[f64]) -> (f64, Option<f64>) {
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    let squares: f64 = numbers.iter().map(|x| (x - mean) * (x - mean)).sum();
    (mean, (numbers.len() > 1).then(|| (squares / (n - 1.0)).sqrt()))
}
