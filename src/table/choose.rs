//! From the columns of a table to examples, by what the reader chose and what was guessed.

use super::column::{Cell, Column, Kind};
use super::rows::Row;
use super::{
    BadCell, Choice, ColumnView, MAX_LISTED, N_SHOWN, Obstacle, Reason, Role, Table, TableReading, roles, short,
};
use crate::dataset::examples::{Examples, Input, Target, TargetKind};
use crate::dataset::points::Task;
use crate::limits::files::{MAX_INPUTS, MAX_LINES, MAX_TABLE_CLASSES};
use crate::rng::{Rng, Stream};

/// The seed of the sample that is taken of a long table.
const SAMPLE_SEED: u64 = 1;

/// Finds the roles of the columns, and what stands in the way of examples.
pub(super) fn reading(table: Table, choice: &Choice) -> TableReading {
    let guessed = roles::guess(&table.columns);
    let is_guessed = choice.columns.is_empty();
    let roles = if is_guessed { guessed } else { choice.columns.iter().map(|column| column.role).collect() };
    let target = roles.iter().position(|&role| role == Role::Target).map(|idx| &table.columns[idx]);
    let task = target.map(|column| choice.task.unwrap_or_else(|| roles::guess_task(column, table.columns.len())));
    let mut rows = Rows::of(&table, &roles, choice);
    let found = task.ok_or(Obstacle::NoTarget).and_then(|task| rows.examples(&table, &roles, task));
    let mut counts = table.counts;
    counts.n_incomplete = rows.n_incomplete;
    counts.n_usable = rows.usable.len();
    counts.n_taken = found.as_ref().map_or(0, |_| rows.taken.len());
    if is_guessed {
        counts.n_columns_over = roles::n_over(&table.columns, &roles);
    }
    let (obstacle, examples) = match found {
        Ok(examples) => (None, Some(examples)),
        Err(obstacle) => (Some(obstacle), None),
    };
    let columns = table.columns.iter().zip(&roles).map(|(column, &role)| view(column, role)).collect();
    let shown = |row: &Row| row.cells.iter().map(|cell| short(cell)).collect();
    TableReading {
        columns,
        rows: table.rows.iter().take(N_SHOWN).map(shown).collect(),
        has_header: table.has_header,
        is_json: table.is_json,
        task,
        counts,
        bad: rows.bad,
        n_bad: rows.n_bad,
        mark: table.mark,
        slash: table.slash,
        obstacle,
        examples,
    }
}

fn view(column: &Column, role: Role) -> ColumnView {
    let Column { name, kind, values, sign, .. } = column;
    let (name, sign) = (name.clone(), sign.clone());
    ColumnView { name, kind: *kind, sign, n_distinct: values.len(), n_inputs: roles::n_inputs_of(column), role }
}

/// The rows of a table by what can be done with them.
struct Rows {
    /// Indices of those without an empty or bad cell in the columns that are used.
    usable: Vec<usize>,
    /// Indices of those that are trained on.
    taken: Vec<usize>,
    n_incomplete: usize,
    bad: Vec<BadCell>,
    n_bad: usize,
    /// Whether rows stand in the way.
    are_refused: bool,
}

impl Rows {
    fn of(table: &Table, roles: &[Role], choice: &Choice) -> Self {
        let used: Vec<&Column> =
            table.columns.iter().zip(roles).filter(|(_, role)| **role != Role::Out).map(|(column, _)| column).collect();
        let (mut usable, mut bad, mut n_incomplete) = (vec![], table.ragged.clone(), 0);
        for (idx, row) in table.rows.iter().enumerate() {
            let first_bad = used.iter().find_map(|column| match column.cells[idx] {
                Cell::Bad(reason) => Some((column, reason)),
                _ => None,
            });
            let empty = used.iter().find(|column| column.cells[idx] == Cell::Missing);
            let (column, reason) = match (first_bad, empty) {
                (Some((column, reason)), _) => (column, reason),
                (None, Some(column)) => {
                    n_incomplete += 1;
                    if !choice.needs_all_cells {
                        continue;
                    }
                    (column, Reason::Empty)
                }
                (None, None) => {
                    usable.push(idx);
                    continue;
                }
            };
            let cell = table.columns.iter().position(|other| other.name == column.name).map(|at| short(&row.cells[at]));
            bad.push(BadCell { line: row.line, column: short(&column.name), reason, got: cell.unwrap_or_default() });
        }
        bad.sort_by_key(|bad| bad.line);
        let n_bad = bad.len();
        let are_refused = n_bad > 0 && !choice.leaves_out_bad;
        bad.truncate(MAX_LISTED);
        Self { usable, taken: vec![], n_incomplete, bad, n_bad, are_refused }
    }

    /// Takes the usable rows, or a sample of them.
    fn examples(&mut self, table: &Table, roles: &[Role], task: Task) -> Result<Examples, Obstacle> {
        let of = |role| table.columns.iter().zip(roles).filter(move |(_, is)| **is == role).map(|(column, _)| column);
        let inputs: Vec<&Column> = of(Role::Input).collect();
        let target = of(Role::Target).next().ok_or(Obstacle::NoTarget)?;
        let n_inputs = inputs.iter().map(|column| roles::n_inputs_of(column)).sum();
        match n_inputs {
            _ if table.columns.len() < 2 => return Err(Obstacle::OneColumn),
            _ if self.are_refused => return Err(Obstacle::Bad),
            0 => return Err(Obstacle::NoInputs),
            n if n > MAX_INPUTS => return Err(Obstacle::ManyInputs { n }),
            _ if task == Task::Values && target.kind == Kind::Texts => return Err(Obstacle::TextTarget),
            _ if self.usable.len() < 2 => return Err(Obstacle::FewRows { n: self.usable.len() }),
            _ => {}
        }
        self.taken = sample(&self.usable);
        let kind = match task {
            Task::Values => TargetKind::Values(numbers(target, &self.taken)),
            Task::Classes => classes(target, &self.usable, &self.taken)?,
        };
        let inputs = inputs.into_iter().flat_map(|column| inputs_of(column, &self.taken)).collect();
        Ok(Examples { inputs, target: Target { name: target.name.clone(), kind } })
    }
}

/// Returns at most [`MAX_LINES`] rows, in their order.
fn sample(rows: &[usize]) -> Vec<usize> {
    if rows.len() <= MAX_LINES {
        return rows.to_vec();
    }
    let mut sample = Rng::new(SAMPLE_SEED, Stream::Data).permutation(rows.len());
    sample.truncate(MAX_LINES);
    sample.sort_unstable();
    sample.into_iter().map(|idx| rows[idx]).collect()
}

fn numbers(column: &Column, rows: &[usize]) -> Vec<f64> {
    rows.iter().filter_map(|&row| column.cells[row].number()).collect()
}

/// The classes are those of all usable rows, in the order of their values.
fn classes(column: &Column, usable: &[usize], taken: &[usize]) -> Result<TargetKind, Obstacle> {
    let value = |&row: &usize| column.cells[row].value();
    let mut values: Vec<usize> = usable.iter().filter_map(value).collect();
    values.sort_unstable();
    values.dedup();
    match values.len() {
        0 | 1 => Err(Obstacle::OneClass),
        n if n > MAX_TABLE_CLASSES => Err(Obstacle::ManyClasses { n }),
        _ => Ok(TargetKind::Classes {
            names: values.iter().map(|&value| column.values[value].clone()).collect(),
            indices: taken
                .iter()
                .filter_map(value)
                .map(|value| values.partition_point(|&other| other < value))
                .collect(),
        }),
    }
}

/// A column of numbers, or an input for each text of a column, which is 1 where the text is; of two texts only for the second.
fn inputs_of(column: &Column, rows: &[usize]) -> Vec<Input> {
    if column.kind == Kind::Numbers {
        return vec![Input { name: column.name.clone(), values: numbers(column, rows) }];
    }
    let of_text = |value: usize| {
        let is_text = |&row: &usize| f64::from(u8::from(column.cells[row].value() == Some(value)));
        let name = format!("{} = {}", column.name, column.values[value]);
        Input { name, values: rows.iter().map(is_text).collect() }
    };
    let n = column.values.len();
    (n - roles::n_inputs_of(column)..n).map(of_text).collect()
}
