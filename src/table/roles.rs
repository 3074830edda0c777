//! Which columns are inputs, and which is the target: a guess, until the reader says so.

use super::Role;
use super::column::{Column, Kind};
use crate::dataset::points::Task;
use crate::limits::files::{MAX_INPUTS, MAX_TABLE_CLASSES};

/// Names of rows.
const INDICES: [&str; 14] =
    ["id", "index", "idx", "row", "rownames", "nr", "no", "no.", "#", "unnamed: 0", "ردیف", "شناسه", "شماره", "کد"];

/// Names of what is predicted, the likeliest first.
const TARGETS: [&str; 20] = [
    "class",
    "label",
    "target",
    "species",
    "variety",
    "category",
    "diagnosis",
    "outcome",
    "survived",
    "output",
    "quality",
    "کلاس",
    "برچسب",
    "رده",
    "دسته",
    "گونه",
    "هدف",
    "خروجی",
    "نتیجه",
    "تشخیص",
];

/// Returns the role of each column.
pub(super) fn guess(columns: &[Column]) -> Vec<Role> {
    let mut candidates: Vec<usize> = (0..columns.len()).filter(|&idx| !is_of_no_use(&columns[idx], idx)).collect();
    if candidates.len() < 2 {
        candidates = (0..columns.len()).collect();
    }
    let mut roles = vec![Role::Out; columns.len()];
    let Some(target) = target(columns, &candidates) else { return roles };
    roles[target] = Role::Target;
    // Columns of numbers come first where there are more than fit.
    let mut n_inputs = 0;
    for kind in [Kind::Numbers, Kind::Texts] {
        for &idx in candidates.iter().filter(|&&idx| idx != target && columns[idx].kind == kind) {
            let n = n_inputs_of(&columns[idx]);
            if n > 0 && n_inputs + n <= MAX_INPUTS {
                roles[idx] = Role::Input;
                n_inputs += n;
            }
        }
    }
    roles
}

/// The number of inputs that a column makes: one, or one for each of its texts; two texts need only one.
pub(super) fn n_inputs_of(column: &Column) -> usize {
    match (column.kind, column.values.len()) {
        (Kind::Numbers, _) => 1,
        (Kind::Texts, 0 | 1) => 0,
        (Kind::Texts, 2) => 1,
        (Kind::Texts, n) => n,
    }
}

/// The number of columns that would be inputs if more than [`MAX_INPUTS`] were taken.
pub(super) fn n_over(columns: &[Column], roles: &[Role]) -> usize {
    let is_over = |&idx: &usize| roles[idx] == Role::Out && !is_of_no_use(&columns[idx], idx);
    (0..columns.len()).filter(is_over).count()
}

/// Whether a target is classes or values.
pub(super) fn guess_task(column: &Column, n_columns: usize) -> Task {
    let n_values = column.values.len();
    let are_labels = n_values <= MAX_TABLE_CLASSES && 2 * n_values <= column.cells.len() && column.is_whole();
    // Two columns are a function of one input.
    let is_named = n_columns > 2 || is_named(column, &TARGETS);
    match column.kind {
        Kind::Texts => Task::Classes,
        Kind::Numbers if n_values == 2 || are_labels && is_named => Task::Classes,
        Kind::Numbers => Task::Values,
    }
}

fn target(columns: &[Column], candidates: &[usize]) -> Option<usize> {
    let named =
        TARGETS.iter().find_map(|&name| candidates.iter().copied().find(|&idx| is_named(&columns[idx], &[name])));
    let are_classes = |&&idx: &&usize| {
        let Column { kind, values, .. } = &columns[idx];
        *kind == Kind::Texts && (2..=MAX_TABLE_CLASSES).contains(&values.len())
    };
    named.or_else(|| candidates.iter().rev().find(are_classes).copied()).or_else(|| candidates.last().copied())
}

/// Whether a column numbers or names the rows, or is the same in all.
fn is_of_no_use(column: &Column, idx: usize) -> bool {
    let n = column.n_there();
    let are_distinct = n > 2 && column.values.len() == n;
    match column.kind {
        Kind::Texts => are_distinct || column.values.len() < 2,
        Kind::Numbers => {
            let is_index = is_named(column, &INDICES) || column.name.ends_with("_id") || column.name.ends_with("Id");
            n == 0
                || n > 1 && column.values.len() == 1
                || are_distinct && (column.counts() && idx == 0 || is_index && column.is_whole())
        }
    }
}

fn is_named(column: &Column, names: &[&str]) -> bool {
    let name = column.name.to_lowercase();
    names.contains(&name.as_str())
}
