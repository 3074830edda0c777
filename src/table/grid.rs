//! A text as rows of cells.

use super::rows::{Row, rows};
use super::{json, number, separator};
use crate::error::{Expected, Got, Thing, What};
use crate::limits::check_bytes;
use crate::limits::files::{MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS};
use crate::rng::{Rng, Stream};
use crate::{Error, Result};

/// Where the cells of a text are.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The names of the columns, if the text has them.
    pub(super) header: Option<Vec<String>>,
    /// The rows that have a cell.
    pub(super) rows: Vec<Row>,
    /// What separates the cells; `None` in JSON.
    pub(super) separator: Option<char>,
    /// The empty rows between the others.
    pub(super) n_empty: usize,
    /// The lines that begin with `#`, and titles above the names.
    pub(super) n_comments: usize,
    /// How many rows there are, with those that are not among the others because they are too many.
    pub(super) n_all: usize,
}

/// The seed of the rows that are read of a long table.
const SEED: u64 = 1;
/// How many lines of titles may stand above a table.
const MAX_TITLES: usize = 5;

impl Grid {
    /// Reads a text.
    ///
    /// # Errors
    /// [`Error::Format`] if it is longer than [`MAX_TABLE_BYTES`], or begins as JSON and is none of records or rows;
    /// [`Error::Value`] if it has more than [`MAX_TABLE_COLUMNS`] columns.
    pub(super) fn read(text: &str) -> Result<Self> {
        check_bytes(What::Data, text.len(), MAX_TABLE_BYTES)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut grid =
            if text.trim_start().starts_with(['[', '{']) { Self::of_json(text)? } else { Self::of_lines(text) };
        grid.draw_rows();
        match grid.n_columns() {
            n if n > MAX_TABLE_COLUMNS => {
                let expected = Expected::AtMost { n: MAX_TABLE_COLUMNS, of: Some(Thing::Columns) };
                Err(Error::value(What::Data, expected, Got::Count { n, of: Thing::Columns }))
            }
            _ => Ok(grid),
        }
    }

    /// Keeps [`MAX_TABLE_ROWS`] of the rows, in their order.
    fn draw_rows(&mut self) {
        let n = self.rows.len();
        self.n_all = n;
        if n <= MAX_TABLE_ROWS {
            return;
        }
        let mut is_drawn = vec![false; n];
        for idx in Rng::new(SEED, Stream::Data).permutation(n).into_iter().take(MAX_TABLE_ROWS) {
            is_drawn[idx] = true;
        }
        let mut is_drawn = is_drawn.into_iter();
        self.rows.retain(|_| is_drawn.next() == Some(true));
    }

    /// The number of columns: that of the names, or of most rows.
    pub(super) fn n_columns(&self) -> usize {
        match &self.header {
            Some(names) => names.len(),
            None => separator::most_frequent(self.rows.iter().map(|row| row.cells.len())).unwrap_or(0),
        }
    }

    fn of_json(text: &str) -> Result<Self> {
        let (header, rows) = json::read(text)?;
        let n = rows.len();
        let rows: Vec<Row> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        let mut grid = Self { header, n_empty: n - rows.len(), rows, separator: None, n_comments: 0, n_all: 0 };
        if grid.header.is_none() {
            grid.take_header();
        }
        Ok(grid)
    }

    fn of_lines(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (given, body) = separator::given(&text);
        let lines_before = text[..text.len() - body.len()].matches('\n').count();
        let separator = given.unwrap_or_else(|| separator::choose(body));
        let cut = rows(body, separator);
        let separator = Some(separator);
        let mut grid = Self { header: None, rows: vec![], separator, n_empty: 0, n_comments: 0, n_all: 0 };
        let mut comment = None;
        for mut row in cut {
            row.line += lines_before;
            if row.is_empty() {
                grid.n_empty += 1;
            } else if row.cells[0].starts_with('#') {
                grid.n_comments += 1;
                comment = Some(row);
            } else {
                grid.rows.push(row);
            }
            if grid.rows.len() == 1 && grid.header.is_none() {
                grid.header = comment.take().and_then(|comment| grid.named_by(comment));
            }
        }
        grid.n_empty += body.trim_end().split('\n').filter(|line| line.is_empty()).count();
        if grid.header.is_some() {
            grid.n_comments -= 1;
        } else {
            grid.drop_titles();
            grid.take_header();
        }
        grid.name_rows();
        grid.drop_empty_columns();
        grid
    }

    /// The names in a comment above the first row, if it has as many: `# x y class`, or `#,x,y`.
    fn named_by(&self, Row { mut cells, .. }: Row) -> Option<Vec<String>> {
        if cells[0] == "#" && cells.len() == self.rows[0].cells.len() + 1 {
            cells.remove(0);
        } else if cells[0].len() > 1 {
            cells[0] = cells[0].trim_start_matches('#').trim().to_owned();
        }
        let is_header = cells.len() > 1 && cells.len() == self.rows[0].cells.len() && !has_number(&cells);
        (is_header && has_number(&self.rows[0].cells)).then_some(cells)
    }

    /// Spreadsheets have titles above the names: rows with a single text, where others have more.
    fn drop_titles(&mut self) {
        let n_filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let is_title = |row: &&Row| n_filled(row) == 1 && !has_number(&row.cells);
        let n_titles = self.rows.iter().take(MAX_TITLES).take_while(is_title).count();
        if self.n_columns() > 1 && self.rows[n_titles..].iter().filter(|row| n_filled(row) > 1).count() > 1 {
            self.rows.drain(..n_titles);
            self.n_comments += n_titles;
        }
    }

    /// R names the columns only, and not the column with the names of the rows.
    fn name_rows(&mut self) {
        let Some(names) = &mut self.header else { return };
        if !self.rows.is_empty() && self.rows.iter().all(|row| row.cells.len() == names.len() + 1) {
            let has_end = self.rows.iter().all(|row| row.cells.last().is_some_and(String::is_empty));
            if !has_end {
                names.insert(0, String::new());
            }
        }
    }

    /// Takes the first row as names, if it has no number and the others differ from it.
    fn take_header(&mut self) {
        let Some((first, others)) = self.rows.split_first() else { return };
        let recurs = |(column, cell): (usize, &String)| others.iter().any(|row| row.cells.get(column) == Some(cell));
        let of_words = others.iter().all(|row| !has_number(&row.cells));
        let is_data = of_words && first.cells.iter().enumerate().any(recurs);
        // Years above columns of numbers are names as well, if most names are words.
        let n_words = first.cells.iter().filter(|cell| !cell.is_empty() && !number::is_like_number(cell)).count();
        let is_word_above_numbers = |(column, cell): (usize, &String)| {
            let mut below = others.iter().filter_map(|row| row.cells.get(column)).peekable();
            let is_word = !cell.is_empty() && !number::is_like_number(cell);
            is_word && below.peek().is_some() && below.all(|cell| number::is_like_number(cell))
        };
        let is_mostly_words =
            2 * n_words > first.cells.len() && first.cells.iter().enumerate().any(is_word_above_numbers);
        if first.cells.len() > 1 && !is_data && (!has_number(&first.cells) || is_mostly_words) {
            self.header = Some(self.rows.remove(0).cells);
            self.take_second_header();
        }
    }

    /// Names may be in two rows: groups of columns above them, or units below. A cell that is merged over several columns is in the
    /// first of them.
    fn take_second_header(&mut self) {
        let (Some(names), Some((second, others))) = (&self.header, self.rows.split_first()) else { return };
        if second.cells.len() != names.len() || has_number(&second.cells) {
            return;
        }
        // A single text among numbers may be a wrong cell; a column of texts says nothing.
        let of_numbers = |column: &usize| {
            let mut below = others.iter().filter_map(|row| row.cells.get(*column)).filter(|cell| !cell.is_empty());
            below.clone().next().is_some() && below.all(|cell| number::is_like_number(cell))
        };
        let n_words = (0..names.len()).filter(of_numbers).filter(|&column| !second.cells[column].is_empty()).count();
        if n_words < 2 {
            return;
        }
        let mut group = String::new();
        let joined = names.iter().zip(&second.cells).map(|(name, cell)| {
            if !name.is_empty() {
                group.clone_from(name);
            }
            format!("{group} {cell}").trim().to_owned()
        });
        self.header = Some(joined.collect());
        self.rows.remove(0);
    }

    /// A separator at the end of every line makes a column without anything in it.
    fn drop_empty_columns(&mut self) {
        let n = self.n_columns();
        for column in (0..n).rev() {
            let is_empty = |cells: &[String]| cells.get(column).is_none_or(String::is_empty);
            if self.header.as_deref().is_none_or(is_empty) && self.rows.iter().all(|row| is_empty(&row.cells)) {
                for cells in self.header.iter_mut().chain(self.rows.iter_mut().map(|row| &mut row.cells)) {
                    if column < cells.len() {
                        cells.remove(column);
                    }
                }
            }
        }
    }
}

fn has_number(cells: &[String]) -> bool {
    cells.iter().any(|cell| number::is_like_number(cell))
}
