//! How reasons are found: what is measured, and where it counts.

use std::ops::RangeInclusive;

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

use super::super::record::{Best, Part, Record};
use super::super::{Data, Feature, MAX_UNITS, PlaygroundConfig, Source};
use super::{Cure, Finding, Reason, Tried};
use crate::dataset::{Standardizer, points::Task};
use crate::history::EpochRecord;
use crate::init::Init;
use crate::metrics::evaluate;
use crate::mlp::LayerConfig;
use crate::optimizer::Rule;
use crate::{Activation, Loss, Mlp, OptimizerConfig, Result, Targets, Trainer, TrainerConfig};

/// Progress is looked at after every 10 epochs.
pub(in crate::playground) const N_EPOCHS: usize = 10;
/// A training goes nowhere if its loss fell by less than this share over these epochs,
const PROGRESS: f64 = 0.05;
/// and is still more than this share of the loss of the best constant output.
const LEFT: f64 = 0.5;
/// The loss swings if the highest of these epochs is this many times the lowest.
const SWING: f64 = 1.5;
/// Near the loss of the best constant output: within this share.
const NEAR: f64 = 0.05;
/// Other settings are better if the loss falls at least this many times as far with them,
const FURTHER: f64 = 2.0;
/// and by this share of itself.
const FALL: f64 = 0.02;
/// About how many points are seen while other settings are tried, in batches: a few milliseconds.
const N_SEEN: usize = 4000;
/// A sigmoid or tanh is saturated where its slope is less than this share of its largest.
const FLAT: f64 = 0.01;
/// The learning rates to try.
const RATES: RangeInclusive<f64> = 1e-5..=100.0;
/// The largest absolute weight of a layer that a penalty holds near 0.
const SMALL: f64 = 0.05;
/// Features differ too much from standardized ones if they are this many times off, in size or in place.
const OFF: f64 = 5.0;
/// A training overfits if its test loss has risen by this share of the loss of the best constant output since it was lowest,
const RISEN: f64 = 0.2;
/// while the training loss has fallen to this share.
const FALLEN: f64 = 0.75;

/// A training at the end of an epoch.
#[derive(Debug, Clone, Copy)]
pub(in crate::playground) struct Case<'a> {
    pub(in crate::playground) config: &'a PlaygroundConfig,
    pub(in crate::playground) data: &'a Data,
    pub(in crate::playground) mlp: &'a Mlp<f64>,
    /// That of the next update.
    pub(in crate::playground) learning_rate: f64,
    /// All finished epochs.
    pub(in crate::playground) epochs: &'a [EpochRecord],
    pub(in crate::playground) record: Record,
    pub(in crate::playground) best: Best,
}

/// Looks for reasons.
pub(in crate::playground) fn find(case: Case<'_>) -> Result<Vec<Reason>> {
    let Case { config, data, epochs, record, .. } = case;
    let mut reasons = Vec::new();
    let Some(before) = epochs.len().checked_sub(N_EPOCHS).map(|first| epochs[first].train_loss) else {
        return Ok(reasons);
    };
    let now = epochs[epochs.len() - 1].train_loss;
    let constant = constant_loss(config.loss, data)?;
    if now > constant || (now > LEFT * constant && now > (1.0 - PROGRESS) * before) {
        reasons.extend(unscaled(case));
        reasons.extend(in_the_network(case)?);
        if reasons.is_empty() {
            reasons.extend(in_the_settings(case, record.train_loss)?);
        }
        if reasons.is_empty() {
            reasons.push(of_the_curve(case, &epochs[epochs.len() - N_EPOCHS..], constant));
        }
    }
    reasons.extend(overfitting(case, constant));
    Ok(reasons)
}

/// What holds of the weights, the units and the settings of the network.
fn in_the_network(case: Case<'_>) -> Result<Vec<Reason>> {
    let config = case.config;
    let layers = case.mlp.layers();
    let mut reasons = Vec::new();
    if config.hidden.iter().all(|layer| layer.activation == Activation::Identity) {
        let cures = vec![Cure::Activation { activation: Activation::Tanh.name() }];
        reasons.push(Reason { finding: Finding::Linear, cures });
    }
    let seen = case.mlp.forward(case.data.train.samples())?;
    let slower = Cure::LearningRate { learning_rate: config.optimizer.learning_rate / 10.0 };
    let without_penalty: Vec<Cure> = without_penalty(config.optimizer).map(|(cure, _)| cure).collect();
    for (layer_idx, &LayerConfig { n_neurons: n_units, activation }) in config.hidden.iter().enumerate() {
        let (layer, next) = (&layers[layer_idx], &layers[layer_idx + 1]);
        if n_units > 1 && are_equal(layer.weight(), layer.bias(), next.weight()) {
            let init = match activation {
                Activation::Identity | Activation::Sigmoid | Activation::Tanh => Init::XavierUniform,
                _ => Init::HeUniform,
            };
            reasons
                .push(Reason { finding: Finding::EqualUnits { layer_idx, n_units }, cures: vec![Cure::Init { init }] });
            continue;
        }
        let largest = layer.weight().iter().fold(0.0, |largest: f64, w| largest.max(w.abs()));
        if !without_penalty.is_empty() && largest < SMALL {
            reasons.push(Reason { finding: Finding::Shrunk { layer_idx, largest }, cures: without_penalty.clone() });
        }
        let slopes = seen.layers[layer_idx].pre_activation.mapv(|z| activation.derivative(z));
        let n_dead = slopes.columns().into_iter().filter(|column| column.iter().all(|&slope| slope == 0.0)).count();
        let is_bounded = matches!(activation, Activation::Sigmoid | Activation::Tanh);
        let flat = FLAT * activation.derivative(0.0);
        let n_flat = slopes.iter().filter(|&&slope| is_bounded && slope < flat).count();
        let share = n_flat as f64 / slopes.len() as f64;
        if 2 * n_dead >= n_units {
            let leaky = Cure::Activation { activation: Activation::LeakyRelu { slope: 0.01 }.name() };
            let finding = Finding::DeadUnits { layer_idx, n_dead, n_units };
            reasons
                .push(Reason { finding, cures: [leaky, slower.clone()].into_iter().chain(more_units(case)).collect() });
        } else if share >= 0.5 {
            let finding = Finding::SaturatedUnits { layer_idx, share };
            reasons.push(Reason { finding, cures: vec![slower.clone()] });
        }
    }
    Ok(reasons)
}

/// Whether all units of a layer have the same weights, to them and from them. weight: (O, I), next: (P, O).
fn are_equal(weight: &ArrayRef2<f64>, bias: &ArrayRef1<f64>, next: &ArrayRef2<f64>) -> bool {
    weight.columns().into_iter().all(|to| to.iter().all(|w| *w == to[0]))
        && bias.iter().all(|b| *b == bias[0])
        && next.rows().into_iter().all(|from| from.iter().all(|w| *w == from[0]))
}

fn unscaled(case: Case<'_>) -> Option<Reason> {
    if case.config.data.standardize {
        return None;
    }
    let Standardizer { mean, std } = Standardizer::fit(&case.data.train_raw);
    let is_off = |&i: &usize| mean[i].abs() > OFF * std[i] || !(1.0 / OFF..=OFF).contains(&std[i]);
    let idx: Vec<usize> = (0..mean.len()).filter(is_off).collect();
    if idx.is_empty() {
        return None;
    }
    let of = |numbers: &Array1<f64>| idx.iter().map(|&i| numbers[i]).collect();
    let (means, stds) = (of(&mean), of(&std));
    Some(Reason { finding: Finding::Unscaled { idx, means, stds }, cures: vec![Cure::Standardize] })
}

/// Tries other learning rates, and no penalty, from the current weights, with the same batches.
fn in_the_settings(case: Case<'_>, loss: f64) -> Result<Option<Reason>> {
    let config = case.config;
    let n_updates = (N_SEEN / config.batch_size).clamp(N_EPOCHS, N_SEEN / N_EPOCHS);
    let loss_with = |optimizer: OptimizerConfig| -> Result<Option<f64>> {
        let settings = TrainerConfig { loss: config.loss, optimizer, batch_size: config.batch_size, seed: config.seed };
        let mut trainer = Trainer::new(case.mlp.clone(), settings)?;
        for _ in 0..n_updates {
            if trainer.step(&case.data.train).is_err() {
                return Ok(None);
            }
        }
        Ok(evaluate(trainer.mlp(), config.loss, &case.data.train).ok().map(|seen| seen.loss).filter(|x| x.is_finite()))
    };
    let optimizer = OptimizerConfig { learning_rate: case.learning_rate, ..config.optimizer };
    let current = loss_with(optimizer)?;
    let rates = [0.01, 0.1, 10.0, 100.0, 1000.0].map(|factor| {
        let cure = Cure::LearningRate { learning_rate: factor * config.optimizer.learning_rate };
        (cure, OptimizerConfig { learning_rate: factor * optimizer.learning_rate, ..optimizer })
    });
    let mut best: Option<(Cure, OptimizerConfig, f64)> = None;
    for (cure, other) in rates.into_iter().chain(without_penalty(optimizer)) {
        if !RATES.contains(&other.learning_rate) {
            continue;
        }
        if let Some(reached) = loss_with(other)?
            && best.as_ref().is_none_or(|&(.., lowest)| reached < lowest)
        {
            best = Some((cure, other, reached));
        }
    }
    let is_better = |reached: f64| {
        let fall = current.map_or(0.0, |current| (loss - current).max(0.0));
        loss - reached > (FURTHER * fall).max(FALL * loss)
    };
    Ok(best.filter(|&(.., reached)| is_better(reached)).map(|(cure, other, reached)| {
        let tried = Tried { n_updates, loss: reached, current };
        let finding = if other.learning_rate > optimizer.learning_rate {
            Finding::SmallRate(tried)
        } else if other.learning_rate < optimizer.learning_rate {
            Finding::LargeRate(tried)
        } else {
            Finding::Penalized(tried)
        };
        Reason { finding, cures: vec![cure] }
    }))
}

/// The settings without L1, and without L2, if there is one.
fn without_penalty(optimizer: OptimizerConfig) -> impl Iterator<Item = (Cure, OptimizerConfig)> {
    let l2 = (Cure::L2 { weight_decay: 0.0 }, OptimizerConfig { weight_decay: 0.0, ..optimizer });
    let l1 = (Cure::L1 { l1: 0.0 }, OptimizerConfig { l1: 0.0, ..optimizer });
    [(optimizer.weight_decay, l2), (optimizer.l1, l1)].into_iter().filter(|(size, _)| *size > 0.0).map(|(_, one)| one)
}

/// What the losses of the last epochs say, where nothing else was found.
fn of_the_curve(case: Case<'_>, epochs: &[EpochRecord], constant: f64) -> Reason {
    let losses = epochs.iter().map(|epoch| epoch.train_loss);
    let (lowest, highest) = (losses.clone().fold(f64::INFINITY, f64::min), losses.fold(0.0, f64::max));
    let (before, now) = (epochs[0].train_loss, epochs[N_EPOCHS - 1].train_loss);
    if highest > SWING * lowest {
        let learning_rate = case.config.optimizer.learning_rate / 10.0;
        let cures = vec![Cure::LearningRate { learning_rate }];
        return Reason { finding: Finding::Swings { lowest, highest }, cures };
    }
    let is_constant = (now - constant).abs() < NEAR * constant;
    let finding =
        if is_constant { Finding::Constant { loss: now, constant } } else { Finding::Plateau { before, now } };
    Reason { finding, cures: otherwise(case) }
}

/// What to try where nothing else was found: no penalty, a larger network, more inputs, or an optimizer that adapts its steps.
fn otherwise(case: Case<'_>) -> Vec<Cure> {
    let is_adam = matches!(case.config.optimizer.rule, Rule::Adam { .. } | Rule::AdamW { .. });
    let no_penalty = without_penalty(case.config.optimizer).map(|(cure, _)| cure);
    no_penalty.chain(more_units(case)).chain(more_inputs(case)).chain((!is_adam).then_some(Cure::Adam)).collect()
}

fn more_inputs(case: Case<'_>) -> Option<Cure> {
    let has_more = case.data.train_raw.samples().ncols() == 2 && case.config.data.features.len() < Feature::ALL.len();
    has_more.then_some(Cure::Inputs)
}

fn more_units(case: Case<'_>) -> Option<Cure> {
    let has_room = case.config.hidden.iter().any(|layer| layer.n_neurons < MAX_UNITS);
    has_room.then_some(Cure::Units { n_units: MAX_UNITS })
}

fn overfitting(case: Case<'_>, constant: f64) -> Option<Reason> {
    let Case { config, epochs, record, best, .. } = case;
    let (part, held_out) = record.monitored();
    let has_risen = held_out - best.epoch.loss > RISEN * constant && record.train_loss < FALLEN * best.train_loss;
    if part == Part::Train || !has_risen || epochs.len() - best.epoch.epoch < N_EPOCHS {
        return None;
    }
    let points = match config.data.source {
        Source::Toy { n_samples, .. } | Source::Border { n_samples, .. } | Source::Surface { n_samples, .. }
            if n_samples <= 250 =>
        {
            Some(Cure::Points { n_samples: 4 * n_samples })
        }
        _ => None,
    };
    let units = config.hidden.iter().any(|layer| layer.n_neurons > 2).then_some(Cure::Units { n_units: 2 });
    let OptimizerConfig { weight_decay, l1, .. } = config.optimizer;
    let finding = Finding::Overfitting { best: best.epoch, loss: held_out, train_loss: record.train_loss };
    let penalties = [
        (weight_decay < 0.01).then_some(Cure::L2 { weight_decay: 0.01 }),
        (l1 < 0.003).then_some(Cure::L1 { l1: 0.003 }),
    ];
    let patience = config.stop.patience.is_none().then_some(Cure::Patience { n_epochs: 2 * N_EPOCHS });
    let cures = penalties.into_iter().flatten().chain(points).chain(units).chain(patience).collect();
    Some(Reason { finding, cures })
}

/// The training loss of the best constant output. For three classes or more, that is the logarithm of their shares. Every loss
/// of one output is convex in it, so thirds of an interval are left out in turn.
fn constant_loss(loss: Loss, data: &Data) -> Result<f64> {
    let n = data.train.n_samples();
    if let Targets::Classes(classes) = data.train.targets()
        && data.n_targets > 2
    {
        let mut counts = vec![0_usize; data.n_targets];
        classes.iter().for_each(|&class| counts[class] += 1);
        // A class that is not there has a share of 1/N², which costs less than 10/N².
        let logit = |class: usize| (counts[class] as f64).max(1.0 / n as f64).ln();
        return loss
            .value(&Array2::from_shape_fn((n, data.n_targets), |(_, class)| logit(class)), data.train.targets());
    }
    let loss_at = |y: f64| loss.value(&Array2::from_elem((n, 1), y), data.train.targets());
    let (mut low, mut high) = match data.task {
        Task::Classes => (-30.0, 30.0),
        Task::Values => {
            let largest = data.train_values().iter().fold(0.0, |largest: f64, t| largest.max(t.abs()));
            (-largest, largest)
        }
    };
    for _ in 0..60 {
        let third = (high - low) / 3.0;
        if loss_at(low + third)? > loss_at(high - third)? {
            low += third;
        } else {
            high -= third;
        }
    }
    loss_at(f64::midpoint(low, high))
}
