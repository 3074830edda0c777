//! The training of the playground, which can be rewound to any step.

use super::reasons::{Case, N_EPOCHS, find};
use super::record::{Best, Record};
use super::{BestEpoch, Curves, Data, PlaygroundConfig, Reason, Stop, View};
use crate::error::Computed;
pub use crate::limits::playground::MAX_RECORDED;
use crate::trainer::TrainerState;
use crate::{Error, Mlp, Result, Schedule, Trainer};

/// Up to this many points, losses are computed after every step, not only when they are recorded.
const N_QUICK: usize = 1000;

/// A training that can be watched, paused, and rewound.
#[derive(Debug, Clone)]
pub struct Playground {
    config: PlaygroundConfig,
    data: Data,
    schedule: Schedule,
    trainer: Trainer<f64>,
    /// The number of steps between two saved states, a power of two.
    interval: usize,
    /// The saved states, starting at step 0.
    states: Vec<State>,
    /// The last state that was evaluated, with finite numbers.
    measured: State,
    stopped: Option<Stop>,
    watch: Watch,
    view: View,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Watch {
    /// Every step, and why the training goes nowhere.
    Steps,
    /// Losses at the end of each epoch and where they are recorded.
    Epochs,
}

/// Everything that later steps depend on.
#[derive(Debug, Clone, PartialEq)]
struct State {
    trainer: TrainerState<f64>,
    record: Record,
    best: Best,
    reasons: Vec<Reason>,
}

impl Playground {
    /// Creates a training that has not made a step yet.
    ///
    /// # Errors
    /// [`Error::Value`] if a setting is out of range, or the loss does not match the targets.
    pub fn new(config: PlaygroundConfig) -> Result<Self> {
        Self::started(config, Watch::Steps)
    }

    pub(super) fn started(config: PlaygroundConfig, watch: Watch) -> Result<Self> {
        config.validate()?;
        let data = config.data.draw()?;
        let trainer = Trainer::new(config.network(&data)?, config.trainer())?;
        let record = Record::measure(0, trainer.mlp(), config.loss, &data)?;
        let best = Best::at(0, record);
        let start = State { trainer: trainer.state(), record, best, reasons: Vec::new() };
        let n_epoch_steps = data.train.n_samples().div_ceil(config.batch_size);
        let schedule = config.schedule.stretched(n_epoch_steps);
        let states = vec![start.clone()];
        Ok(Self {
            config,
            data,
            schedule,
            trainer,
            interval: 1,
            states,
            measured: start,
            stopped: None,
            watch,
            view: View::default(),
        })
    }

    /// Makes one update. Returns whether there are more to make.
    ///
    /// # Errors
    /// Any error but divergence, which stops the training. None are expected after [`Playground::new`] has succeeded.
    pub fn advance(&mut self) -> Result<bool> {
        if self.stopped.is_some() {
            return Ok(false);
        }
        match self.update(false) {
            Err(Error::Diverged { .. }) => self.find_divergence()?,
            other => other?,
        }
        Ok(self.stopped.is_none())
    }

    /// Goes to the state after `step` updates: rewinds, or trains on until then or until the training stops. The state is
    /// bit-identical whenever it is reached.
    ///
    /// # Errors
    /// As [`Playground::advance`].
    pub fn go_to(&mut self, step: usize) -> Result<()> {
        if step < self.step() {
            while self.states.len() > 1 && self.states.last().is_some_and(|state| state.trainer.step() > step) {
                self.states.pop();
            }
            self.restore(self.states[self.states.len() - 1].clone());
            self.stopped = None;
        }
        while self.step() < step && self.advance()? {}
        Ok(())
    }

    /// Chooses what is visible of the inputs in snapshots. The training goes on as it would have.
    ///
    /// # Errors
    /// [`Error::Value`] if the data have no such input or training point.
    pub fn set_view(&mut self, view: View) -> Result<()> {
        view.check(self.data.n_inputs(), self.data.train.n_samples())?;
        self.view = view;
        Ok(())
    }

    /// What is visible of the inputs.
    pub fn view(&self) -> View {
        self.view
    }

    /// The epoch with the lowest loss so far, as it was chosen when the last one ended.
    pub fn best(&self) -> BestEpoch {
        self.measured.best.epoch
    }

    /// The number of updates made.
    pub fn step(&self) -> usize {
        self.trainer.history().steps.len()
    }

    /// The number of finished epochs.
    pub fn epoch(&self) -> usize {
        self.trainer.history().epochs.len()
    }

    /// The number of updates per epoch.
    pub fn n_epoch_steps(&self) -> usize {
        self.data.train.n_samples().div_ceil(self.config.batch_size)
    }

    /// The learning rate of the next update.
    pub fn learning_rate(&self) -> f64 {
        // An endless decay would underflow to 0, which is not a valid learning rate.
        (self.config.optimizer.learning_rate * self.schedule.factor(self.step())).max(f64::MIN_POSITIVE)
    }

    /// The current network.
    pub fn mlp(&self) -> &Mlp<f64> {
        self.trainer.mlp()
    }

    /// The points.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Its settings.
    pub fn config(&self) -> &PlaygroundConfig {
        &self.config
    }

    /// Why the training stopped, if it did.
    pub fn stopped(&self) -> Option<&Stop> {
        self.stopped.as_ref()
    }

    /// The last evaluation. With many points, only recorded steps are evaluated.
    pub fn record(&self) -> Record {
        self.measured.record
    }

    /// Why the training goes nowhere, as far as it was measured after the last 10 epochs.
    pub fn reasons(&self) -> &[Reason] {
        &self.measured.reasons
    }

    /// The recorded evaluations, followed by the last one.
    pub fn curves(&self) -> Curves {
        let last = self.measured.record;
        let recorded = self.states.iter().map(|state| state.record).filter(|record| record.step < last.step);
        Curves::of(recorded.chain([last]), self.n_epoch_steps())
    }

    /// Evaluates the current network if necessary, which makes sure that its numbers are finite.
    pub(super) fn measure_now(&mut self) -> Result<()> {
        if self.measured.record.step == self.step() {
            return Ok(());
        }
        match self.measure() {
            Err(Error::Diverged { .. }) => self.find_divergence(),
            other => other,
        }
    }

    /// Makes one update, and evaluates and records as needed. Returns [`Error::Diverged`] if numbers are no longer finite.
    fn update(&mut self, is_measured: bool) -> Result<()> {
        self.trainer.set_learning_rate(self.learning_rate())?;
        let is_epoch = self.trainer.step(&self.data.train)?.epoch.is_some();
        let is_recorded = self.step().is_multiple_of(self.interval);
        let n_points = self.data.n_samples();
        let is_quick = self.watch == Watch::Steps && n_points <= N_QUICK;
        if !(is_measured || is_epoch || is_recorded || is_quick) {
            return Ok(());
        }
        self.measure()?;
        if is_epoch {
            self.end_epoch()?;
        }
        if is_recorded {
            self.states.push(self.measured.clone());
        }
        if self.states.len() > MAX_RECORDED {
            self.interval *= 2;
            let interval = self.interval;
            self.states.retain(|state| state.trainer.step().is_multiple_of(interval));
        }
        Ok(())
    }

    fn measure(&mut self) -> Result<()> {
        let step = self.step();
        match Record::measure(step, self.trainer.mlp(), self.config.loss, &self.data) {
            Ok(record) if record.is_finite() => {
                self.measured = State { trainer: self.trainer.state(), record, ..self.measured.clone() };
                Ok(())
            }
            _ => Err(Error::Diverged { what: Computed::PreActivation, layer_idx: self.first_bad_layer(), step }),
        }
    }

    /// Returns the first layer with a pre-activation that is not finite for some point.
    fn first_bad_layer(&self) -> Option<usize> {
        let parts = [Some(&self.data.train), self.data.validation.as_ref(), self.data.test.as_ref()];
        let bad = parts.into_iter().flatten().filter_map(|part| {
            let layers = self.trainer.mlp().forward(part.samples()).ok()?.layers;
            layers.iter().position(|layer| layer.pre_activation.iter().any(|z| !z.is_finite()))
        });
        bad.min()
    }

    fn end_epoch(&mut self) -> Result<()> {
        let (epoch, record) = (self.epoch(), self.measured.record);
        if record.monitored().1 < self.measured.best.epoch.loss {
            self.measured.best = Best::at(epoch, record);
        }
        if self.watch == Watch::Steps && epoch.is_multiple_of(N_EPOCHS) {
            self.measured.reasons = find(Case {
                config: &self.config,
                data: &self.data,
                mlp: self.trainer.mlp(),
                learning_rate: self.learning_rate(),
                epochs: &self.trainer.history().epochs,
                record,
                best: self.measured.best,
            })?;
        }
        let (rules, best) = (self.config.stop, self.measured.best);
        if rules.target_loss.is_some_and(|target| record.train_loss <= target) {
            self.stopped = Some(Stop::TargetLoss);
        } else if rules.patience.is_some_and(|patience| epoch - best.epoch.epoch >= patience) {
            self.stopped = Some(Stop::Patience { best: best.epoch });
        } else if epoch >= rules.n_epochs {
            self.stopped = Some(Stop::Epochs);
        }
        Ok(())
    }

    /// Repeats the steps since the last state with finite numbers, and stops before the one that makes them infinite.
    fn find_divergence(&mut self) -> Result<()> {
        let n_steps = self.step() + 1;
        self.restore(self.measured.clone());
        while self.step() < n_steps {
            let before = self.measured.clone();
            match self.update(true) {
                Err(Error::Diverged { what, layer_idx, .. }) => {
                    self.restore(before);
                    let (step, learning_rate) = (self.step() + 1, self.config.optimizer.learning_rate / 10.0);
                    self.stopped = Some(Stop::Diverged { what, layer_idx, step, learning_rate });
                    return Ok(());
                }
                other => other?,
            }
        }
        Ok(())
    }

    fn restore(&mut self, state: State) {
        self.trainer.rewind(&state.trainer);
        self.measured = state;
    }
}
