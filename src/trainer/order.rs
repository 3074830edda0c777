//! The order in which a training takes its samples, to repeat it elsewhere.

use ndarray::Array2;

use crate::error::{Expected, What};
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// The largest number of entries in an order: 20 MB.
const MAX_ENTRIES: usize = 5_000_000;

/// Returns which of `n` samples each epoch takes one after the other, (epochs, N): those epochs that are begun in the first `n_steps`
/// steps of a training with batches of `batch_size`, and at least one.
///
/// # Errors
/// [`Error::Value`] if it has more than 5 million entries.
pub(crate) fn order(seed: u64, n: usize, batch_size: usize, n_steps: usize) -> Result<Array2<i32>> {
    let n_epochs = n_steps.div_ceil(n.div_ceil(batch_size)).max(1);
    if n_epochs > MAX_ENTRIES / n {
        return Err(Error::value(What::NEpochs, Expected::between(0, MAX_ENTRIES / n), n_epochs));
    }
    let mut rng = Rng::new(seed, Stream::Shuffle);
    let mut order = Array2::zeros((n_epochs, n));
    for mut epoch in order.rows_mut() {
        epoch.iter_mut().zip(rng.permutation(n)).for_each(|(entry, index)| *entry = index as i32);
    }
    Ok(order)
}
