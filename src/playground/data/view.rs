//! What is visible of the inputs: a plane of two of them, with the others held.

use ndarray::{Array1, Array2, ArrayRef2};
use serde::{Deserialize, Serialize};

use super::Data;
use crate::dataset::points::{Points, Task};
use crate::error::{Expected, What};
use crate::{Dataset, Error, Result};

/// Half the side of the default plane.
const LIMIT: f64 = 1.2;

/// Which two of D inputs are visible, and where the others are held. With one input, its plane has the target as second axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundView", optional_fields = nullable))]
#[serde(deny_unknown_fields)]
pub struct View {
    /// The index of the input along the first axis, below D.
    pub x: usize,
    /// The index of the input along the second axis, below D and not that of the first.
    pub y: usize,
    /// The index of the training point at which the others are held; otherwise they are held at the mean of the training
    /// points.
    pub row: Option<usize>,
}

/// The visible rectangle of the plane.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlaygroundPlane"))]
pub struct Plane {
    /// The range along the first axis.
    pub x: [f64; 2],
    /// The range along the second axis.
    pub y: [f64; 2],
}

impl Default for View {
    fn default() -> Self {
        Self { x: 0, y: 1, row: None }
    }
}

impl View {
    /// Rejects a view that data with D inputs and N training points do not have.
    pub(in crate::playground) fn check(self, n_inputs: usize, n_train: usize) -> Result<()> {
        let Self { x, y, row } = self;
        let in_range = |axis: usize| {
            if axis < n_inputs {
                Ok(())
            } else {
                Err(Error::value(What::Features, Expected::between(0, n_inputs - 1), axis))
            }
        };
        in_range(x)?;
        if n_inputs > 1 {
            in_range(y)?;
            if x == y {
                return Err(Error::value(What::Features, Expected::between(0, n_inputs - 1), y));
            }
        }
        match row {
            Some(row) if row >= n_train => Err(Error::value(What::Points, Expected::between(0, n_train - 1), row)),
            _ => Ok(()),
        }
    }
}

impl Data {
    /// The points of a part in the visible plane.
    pub fn points(&self, part: &Dataset<f64>, view: View) -> Points {
        let target = super::source::numbers(part.targets());
        let column = |axis| part.samples().column(axis).to_vec();
        let y = if self.n_inputs() > 1 { column(view.y) } else { target.clone() };
        Points { x: column(view.x), y, target }
    }

    /// The default square if it contains all points, otherwise their bounding box with a margin of a tenth.
    pub fn plane(&self, view: View) -> Plane {
        let axes = if self.n_inputs() > 1 { vec![view.x, view.y] } else { vec![view.x] };
        let all = self.raw.samples();
        if self.is_generic && axes.iter().all(|&axis| all.column(axis).iter().all(|x| x.abs() <= LIMIT)) {
            return Plane { x: [-LIMIT, LIMIT], y: [-LIMIT, LIMIT] };
        }
        let y = match axes.get(1) {
            Some(&axis) => ends(all.column(axis).iter()),
            None if self.task == Task::Classes => [-0.1, 1.1],
            None => ends(super::source::numbers(self.raw.targets()).iter()),
        };
        Plane { x: ends(all.column(view.x).iter()), y }
    }

    /// The inputs as they are held outside the visible plane (D).
    pub fn held(&self, view: View) -> Array1<f64> {
        let train = self.train_raw.samples();
        match view.row {
            Some(row) => train.row(row).to_owned(),
            None => Array1::from_iter(train.columns().into_iter().map(|column| {
                let origin = column[0];
                origin + column.iter().map(|x| x - origin).sum::<f64>() / column.len() as f64
            })),
        }
    }

    /// The centers of n × n equal cells of the visible plane, in rows from the bottom, as fed to the network: (n², I). With one
    /// input, all rows are the same.
    ///
    /// # Errors
    /// As [`Standardizer::apply`](crate::dataset::Standardizer::apply); none are expected.
    pub fn cells(&self, n: usize, view: View) -> Result<Array2<f64>> {
        let Plane { x, y } = self.plane(view);
        let mut cells = repeated(&self.held(view), n * n);
        for (i, mut cell) in cells.rows_mut().into_iter().enumerate() {
            cell[view.x] = middle(x, i % n, n);
            if self.n_inputs() > 1 {
                cell[view.y] = middle(y, i / n, n);
            }
        }
        self.fed(&cells)
    }

    /// n places along the first axis: their coordinates (n), and as fed to the network (n, I).
    ///
    /// # Errors
    /// As [`Data::cells`].
    pub fn places(&self, n: usize, view: View) -> Result<(Vec<f64>, Array2<f64>)> {
        let places: Vec<f64> = (0..n).map(|i| middle(self.plane(view).x, i, n)).collect();
        let mut samples = repeated(&self.held(view), n);
        samples.column_mut(view.x).assign(&Array1::from(places.clone()));
        Ok((places, self.fed(&samples)?))
    }
}

fn middle([from, to]: [f64; 2], i: usize, n: usize) -> f64 {
    from + (to - from) * (2 * i + 1) as f64 / (2 * n) as f64
}

fn repeated(row: &Array1<f64>, n: usize) -> Array2<f64> {
    Array2::from_shape_fn((n, row.len()), |(_, axis)| row[axis])
}

/// The range of the numbers, with a margin of a tenth.
fn ends<'a>(numbers: impl Iterator<Item = &'a f64> + Clone) -> [f64; 2] {
    let low = numbers.clone().fold(f64::INFINITY, |low, &x| low.min(x));
    let high = numbers.fold(f64::NEG_INFINITY, |high, &x| high.max(x));
    // Divided before they are subtracted: the difference of large numbers may be infinite.
    let tenth = high / 10.0 - low / 10.0;
    let margin = if tenth > 0.0 { tenth } else { 1.0 };
    [low - margin, high + margin]
}

/// Whether all inputs are those of a plane without names. Private to the module of the data.
pub(super) fn is_generic(samples: &ArrayRef2<f64>, names: &[String]) -> bool {
    samples.ncols() == 2 && names.is_empty()
}
