//! The columns of a table: numbers or texts.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use super::number::{self, Evidence, Mark, Notation};
use super::rows::Row;
use super::{MarkQuestion, Reason};

/// What a column has in its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ColumnKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Numbers.
    Numbers,
    /// Texts.
    Texts,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// What stood beside each number.
    pub(super) sign: Option<String>,
    /// One for each row.
    pub(super) cells: Vec<Cell>,
    /// The different texts in order, or numbers as texts in ascending order.
    pub(super) values: Vec<String>,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// It is empty, or says that its value is missing.
    Missing,
    /// A number, and the index of its value in the column.
    Number(f64, usize),
    /// The index of its text in the column.
    Text(usize),
    /// It cannot be read as a number, in a column of numbers.
    Bad(Reason),
}

/// Words for a missing value.
const MISSING: [&str; 16] =
    ["", "-", "--", "–", "—", "?", ".", "na", "n.a.", "n/a", "<na>", "#n/a", "nan", "null", "\\n", "#null!"];
/// Words that are so in columns of numbers; elsewhere they may be a class.
const MISSING_NUMBER: [&str; 6] = ["none", "nil", "missing", "#div/0!", "#value!", "#ref!"];

/// Whether a cell says that its value is missing, in a column of numbers.
pub(super) fn is_missing(cell: &str) -> bool {
    is_among(&MISSING, cell) || is_among(&MISSING_NUMBER, cell)
}

fn is_among(words: &[&str], cell: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(cell))
}

impl Column {
    /// Reads the column of each name. All rows have as many cells.
    ///
    /// `chosen` decides what no number decides: whether a point or comma before three digits is a decimal mark. The question is
    /// returned, if there is one.
    pub(super) fn all(
        names: Vec<String>,
        rows: &[Row],
        separator: Option<char>,
        chosen: Option<Mark>,
        slash_is_point: bool,
    ) -> (Vec<Self>, Option<MarkQuestion>) {
        let kinds: Vec<Kind> = (0..names.len()).map(|idx| kind(rows, idx)).collect();
        let are_numbers = |&idx: &usize| kinds[idx] == Kind::Numbers;
        let seen: Vec<Seen> =
            (0..names.len()).map(|idx| if are_numbers(&idx) { Seen::of(rows, idx) } else { Seen::default() }).collect();
        let of_table = seen
            .iter()
            .fold(Seen::default(), |sum, one| Seen { n: [sum.n[0] + one.n[0], sum.n[1] + one.n[1]], open: None });
        let mut question = None;
        let columns = names.into_iter().zip(kinds).zip(seen).enumerate().map(|(idx, ((name, kind), seen))| {
            let decided =
                seen.decided().or_else(|| of_table.decided()).or((separator.is_none()).then_some(Mark::Point));
            let mark = match (decided, &seen.open) {
                (Some(mark), _) => mark,
                (None, None) => Mark::Point,
                (None, Some((cell, written))) => {
                    let mark = chosen.unwrap_or_else(|| likely(separator, *written));
                    question.get_or_insert_with(|| MarkQuestion::new(&name, cell, mark));
                    mark
                }
            };
            match kind {
                Kind::Numbers => Self::of_numbers(name, rows, idx, Notation { mark, slash_is_point }),
                Kind::Texts => Self::of_texts(name, rows, idx),
            }
        });
        (columns.collect(), question)
    }

    fn of_numbers(name: String, rows: &[Row], idx: usize, notation: Notation) -> Self {
        let read = |row: &Row| match row.cells[idx].as_str() {
            cell if is_missing(cell) => Cell::Missing,
            cell => {
                number::number(cell, notation).map_or_else(|| Cell::Bad(number::reason(cell)), |x| Cell::Number(x, 0))
            }
        };
        let mut cells: Vec<Cell> = rows.iter().map(read).collect();
        let mut values: Vec<f64> = cells.iter().filter_map(Cell::number).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        for cell in &mut cells {
            if let Cell::Number(x, value) = cell {
                *value = values.partition_point(|value| value < x);
            }
        }
        Self { name, kind: Kind::Numbers, sign: None, cells, values: values.iter().map(f64::to_string).collect() }
    }

    fn of_texts(name: String, rows: &[Row], idx: usize) -> Self {
        let texts = || rows.iter().map(|row| row.cells[idx].as_str());
        let values: BTreeSet<&str> = texts().filter(|text| !is_among(&MISSING, text)).collect();
        let values: Vec<&str> = values.into_iter().collect();
        // What is not among the values is missing.
        let cells = texts().map(|text| values.binary_search(&text).map_or(Cell::Missing, Cell::Text)).collect();
        Self { name, kind: Kind::Texts, sign: None, cells, values: values.into_iter().map(str::to_owned).collect() }
    }

    /// The number of cells with a value.
    pub(super) fn n_there(&self) -> usize {
        self.cells.iter().filter(|cell| !matches!(cell, Cell::Missing)).count()
    }

    /// Whether all numbers are whole.
    pub(super) fn is_whole(&self) -> bool {
        self.kind == Kind::Numbers && self.cells.iter().filter_map(Cell::number).all(|x| x.fract() == 0.0)
    }

    /// Whether the numbers are 0, 1, 2, … or 1, 2, 3, …
    pub(super) fn counts(&self) -> bool {
        let numbers = || self.cells.iter().filter_map(Cell::number);
        let from = numbers().next().filter(|&first| first == 0.0 || first == 1.0);
        from.is_some_and(|from| {
            numbers().count() == self.cells.len() && numbers().enumerate().all(|(i, x)| x == from + i as f64)
        })
    }
}

impl Cell {
    pub(super) fn number(&self) -> Option<f64> {
        match *self {
            Self::Number(x, _) => Some(x),
            _ => None,
        }
    }

    /// The index of its value.
    pub(super) fn value(self) -> Option<usize> {
        match self {
            Self::Number(_, value) | Self::Text(value) => Some(value),
            Self::Missing | Self::Bad(_) => None,
        }
    }
}

/// A column is one of numbers if more than half of its values are.
fn kind(rows: &[Row], idx: usize) -> Kind {
    let cells = || rows.iter().map(|row| row.cells[idx].as_str()).filter(|cell| !is_among(&MISSING, cell));
    let n_numbers = cells().filter(|cell| number::is_like_number(cell)).count();
    if n_numbers > 0 && 2 * n_numbers > cells().count() { Kind::Numbers } else { Kind::Texts }
}

/// What the numbers of a column say about its decimal mark.
#[derive(Default)]
struct Seen {
    /// How many have a decimal point, and how many a decimal comma.
    n: [usize; 2],
    /// The first cell that can be read either way, and its mark.
    open: Option<(String, Mark)>,
}

impl Seen {
    fn of(rows: &[Row], idx: usize) -> Self {
        let mut seen = Self::default();
        for row in rows {
            match number::evidence(&row.cells[idx]) {
                Some(Evidence::Is(Mark::Point)) => seen.n[0] += 1,
                Some(Evidence::Is(Mark::Comma)) => seen.n[1] += 1,
                Some(Evidence::Either(mark)) if seen.open.is_none() => seen.open = Some((row.cells[idx].clone(), mark)),
                _ => {}
            }
        }
        seen
    }

    fn decided(&self) -> Option<Mark> {
        match self.n {
            [0, 0] => None,
            [points, commas] => Some(if points >= commas { Mark::Point } else { Mark::Comma }),
        }
    }
}

/// Which mark is the decimal one where numbers do not tell: semicolons separate where the comma is, and commas where it is not.
fn likely(separator: Option<char>, written: Mark) -> Mark {
    match separator {
        Some(';' | '؛') => Mark::Comma,
        Some(',') => Mark::Point,
        _ => written,
    }
}

/// Makes each name occur once, and none empty.
pub(super) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut taken = HashSet::new();
    let distinct = |(idx, name): (usize, String)| {
        let name = if name.is_empty() { format!("#{}", idx + 1) } else { name };
        let mut other = name.clone();
        let mut n = 1;
        while !taken.insert(other.clone()) {
            n += 1;
            other = format!("{name} ({n})");
        }
        other
    };
    names.into_iter().enumerate().map(distinct).collect()
}
