//! Tables as people have them: what separates the cells, what the numbers mean, which columns are inputs and which is the target.
//!
//! [`read`] takes the text of a file, of a spreadsheet's clipboard or of JSON, and a [`Choice`]; what the choice leaves open is
//! guessed. Whatever is doubtful is part of the [`TableReading`]: cells that are no numbers, numbers that can be read in two
//! ways, and rows that are left out. If nothing stands in the way, its examples can be trained on.

mod choose;
mod column;
mod grid;
mod json;
mod number;
mod roles;
mod rows;
mod separator;
mod signs;

use serde::{Deserialize, Serialize};

pub use self::column::Kind;
use self::column::{Cell, Column};
use self::grid::Grid;
pub use self::number::Mark;
use self::number::Notation;
use self::rows::Row;
use crate::Result;
use crate::dataset::examples::Examples;
use crate::dataset::points::Task;
use crate::numerals::TwoReadings;

/// The number of bad cells that are listed one by one; the rest are only counted.
pub const MAX_LISTED: usize = 5;
/// The number of rows that are shown.
pub const N_SHOWN: usize = 5;
/// The number of characters of a cell that are shown.
const MAX_SHOWN_CHARS: usize = 40;

/// What the reader decided about a table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TableChoice", optional_fields = nullable))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Choice {
    /// The role of each column; none if it is to be guessed. What was chosen for other columns is not used at all.
    pub columns: Vec<ColumnChoice>,
    /// Whether the target is classes or values.
    pub task: Option<Task>,
    /// The decimal mark where the numbers of a column leave it open.
    pub mark: Option<Mark>,
    /// Whether a slash between whole numbers is a decimal mark.
    pub slash_is_point: bool,
    /// Whether rows with an empty cell stand in the way, instead of being left out.
    pub needs_all_cells: bool,
    /// Whether rows that cannot be read are left out.
    pub leaves_out_bad: bool,
}

/// The role of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// The name of the column.
    pub name: String,
    /// Its role.
    pub role: Role,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ColumnRole"))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is given to the network.
    Input,
    /// It is to be predicted.
    Target,
    /// It is left out.
    Out,
}

/// A table as it was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct TableReading {
    /// The columns with their roles.
    pub columns: Vec<ColumnView>,
    /// The cells of the first rows, at most [`N_SHOWN`].
    pub rows: Vec<Vec<String>>,
    /// Whether the text has names of the columns.
    pub has_header: bool,
    /// Whether the text is JSON, whose rows are counted by record.
    pub is_json: bool,
    /// Whether the target is classes or values; `None` without a target.
    pub task: Option<Task>,
    /// How many rows there are of each sort.
    pub counts: Counts,
    /// The first cells and rows that cannot be read, at most [`MAX_LISTED`].
    pub bad: Vec<BadCell>,
    /// The number of rows with such cells.
    pub n_bad: usize,
    /// The question which of point and comma is the decimal mark.
    pub mark: Option<MarkQuestion>,
    /// The readings of the first number with a slash, if there are two.
    pub slash: Option<TwoReadings>,
    /// Why the table cannot be trained on.
    pub obstacle: Option<Obstacle>,
    /// The examples, if it can.
    pub examples: Option<Examples>,
}

/// How many rows a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TableCounts"))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Rows with a cell that is not empty; of a long table, those that were drawn at random to be read.
    pub n_rows: usize,
    /// The same, with those that were not drawn.
    pub n_all: usize,
    /// Rows without any, which are passed over.
    pub n_empty: usize,
    /// Lines of comments and titles, which are passed over.
    pub n_comments: usize,
    /// Rows with an empty cell in a column that is used.
    pub n_incomplete: usize,
    /// Rows that can be trained on.
    pub n_usable: usize,
    /// Rows that are trained on: all usable ones, or a random sample.
    pub n_taken: usize,
    /// Columns that are left out because no more inputs fit.
    pub n_columns_over: usize,
}

/// A column as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub kind: Kind,
    /// What stood beside each number: a sign of percent or currency, or a unit.
    pub sign: Option<String>,
    /// The number of different values.
    pub n_distinct: usize,
    /// The number of inputs that it makes.
    pub n_inputs: usize,
    /// What it is for.
    pub role: Role,
}

/// A cell or a row that cannot be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BadCell {
    /// Its line in the text, or the number of its record, from 1.
    pub line: usize,
    /// The name of its column; empty for a row.
    pub column: String,
    /// Why it cannot be read.
    pub reason: Reason,
    /// What is in it, at most 40 characters.
    pub got: String,
}

/// Why a cell or a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BadCellReason"))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "name")]
pub enum Reason {
    /// The row has another number of cells than the table has columns.
    Cells {
        /// The number of its cells.
        n_cells: usize,
        /// The number of columns.
        n_columns: usize,
    },
    /// It is not a number.
    Number,
    /// It is a number with a percent sign.
    Percent,
    /// It is a number with a sign of currency.
    Currency,
    /// The number is larger than any float.
    TooLarge,
    /// It is empty, or says that its value is missing.
    Empty,
}

/// A number whose point or comma can be a decimal mark or separate thousands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MarkQuestion {
    /// The column in which it occurs first.
    pub column: String,
    /// The number as written.
    pub written: String,
    /// The number as which it was read.
    pub read: String,
    /// The other number.
    pub other: String,
    /// The decimal mark that makes it the other number.
    pub mark: Mark,
}

/// Why a table cannot be trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TableObstacle"))]
#[serde(rename_all = "snake_case", tag = "name")]
pub enum Obstacle {
    /// It has fewer than two columns.
    OneColumn,
    /// Some cells or rows cannot be read, or are empty.
    Bad,
    /// No column is the target.
    NoTarget,
    /// No column is an input.
    NoInputs,
    /// There are more inputs than [`MAX_INPUTS`](crate::limits::files::MAX_INPUTS).
    ManyInputs {
        /// How many.
        n: usize,
    },
    /// The target is to be a number, and is a column of texts.
    TextTarget,
    /// All rows have the same class.
    OneClass,
    /// There are more classes than [`MAX_TABLE_CLASSES`](crate::limits::files::MAX_TABLE_CLASSES).
    ManyClasses {
        /// How many.
        n: usize,
    },
    /// Fewer than two rows are left.
    FewRows {
        /// How many.
        n: usize,
    },
}

impl Choice {
    fn fits(&self, names: &[String]) -> bool {
        self.columns.is_empty() || self.columns.iter().map(|column| &column.name).eq(names)
    }
}

impl MarkQuestion {
    fn new(column: &str, cell: &str, mark: Mark) -> Self {
        let read = |mark| {
            let number = number::number(cell, Notation { mark, slash_is_point: false });
            number.map_or_else(String::new, |number| number.to_string().replace('-', "−"))
        };
        let (column, written) = (column.to_owned(), cell.to_owned());
        Self { column, written, read: read(mark), other: read(mark.other()), mark: mark.other() }
    }
}

/// Reads a table: lines with separators, of comma to blank, or JSON.
///
/// # Errors
/// [`Error::Format`](crate::Error::Format) if the text is too long, has too many rows or columns, or begins as JSON and is none
/// of records or rows.
pub fn read(text: &str, choice: &Choice) -> Result<TableReading> {
    let (table, choice) = Table::read(text, choice)?;
    Ok(choose::reading(table, &choice))
}

/// The columns of a text, and what is wrong with its rows.
struct Table {
    columns: Vec<Column>,
    /// Those with as many cells as there are columns.
    rows: Vec<Row>,
    has_header: bool,
    is_json: bool,
    counts: Counts,
    /// The rows with more or fewer cells.
    ragged: Vec<BadCell>,
    mark: Option<MarkQuestion>,
    slash: Option<TwoReadings>,
}

impl Table {
    /// Reads a text, and returns the choice, or that of a reader who chose nothing if it was made for other columns.
    fn read(text: &str, choice: &Choice) -> Result<(Self, Choice)> {
        let mut grid = Grid::read(text)?;
        let n_columns = grid.n_columns();
        let has_header = grid.header.is_some();
        let names = column::distinct(grid.header.take().unwrap_or_else(|| default_names(n_columns)));
        let choice = if choice.fits(&names) { choice.clone() } else { Choice::default() };
        let Grid { n_all, n_empty, n_comments, .. } = grid;
        let counts = Counts { n_rows: grid.rows.len(), n_all, n_empty, n_comments, ..Counts::default() };
        let mut ragged = vec![];
        grid.rows.retain_mut(|row| {
            // A separator too many at the end of a line takes nothing from it.
            while row.cells.len() > n_columns && row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
            let n_cells = row.cells.len();
            if n_cells != n_columns {
                let reason = Reason::Cells { n_cells, n_columns };
                ragged.push(BadCell {
                    line: row.line,
                    column: String::new(),
                    reason,
                    got: short(&row.cells.join(" ")),
                });
            }
            n_cells == n_columns
        });
        let signs: Vec<Option<String>> = (0..n_columns).map(|idx| signs::take_off(&mut grid.rows, idx)).collect();
        let Choice { mark, slash_is_point, .. } = choice;
        let (mut columns, mark) = Column::all(names, &grid.rows, grid.separator, mark, slash_is_point);
        columns.iter_mut().zip(signs).for_each(|(column, sign)| column.sign = sign);
        let slash = columns.iter().enumerate().find_map(|(idx, column)| two_readings(column, &grid.rows, idx));
        let is_json = grid.separator.is_none();
        Ok((Self { columns, rows: grid.rows, has_header, is_json, counts, ragged, mark, slash }, choice))
    }
}

/// The inputs are x1, x2, …, and the last one is y.
fn default_names(n: usize) -> Vec<String> {
    (1..=n).map(|i| if i == n { "y".to_owned() } else { format!("x{i}") }).collect()
}

fn two_readings(column: &Column, rows: &[Row], idx: usize) -> Option<TwoReadings> {
    let numbers = rows.iter().zip(&column.cells).filter(|(_, cell)| matches!(cell, Cell::Number(..)));
    let mut slashes = numbers.map(|(row, _)| &row.cells[idx]).filter(|text| text.contains(['/', '⁄', '∕']));
    slashes.find_map(|text| TwoReadings::of(text).filter(|both| both.is_fraction))
}

fn short(text: &str) -> String {
    let mut short: String = text.trim().chars().take(MAX_SHOWN_CHARS).collect();
    if short.len() < text.trim().len() {
        short.push('…');
    }
    short
}
