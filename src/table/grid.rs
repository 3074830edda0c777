//! A text as rows of cells.

use super::rows::{Row, rows};
use super::{json, number, separator};
use crate::error::{Expected, Got, Thing, What};
use crate::limits::check_bytes;
use crate::limits::files::{MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS};
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
    /// The lines that begin with `#`.
    pub(super) n_comments: usize,
}

impl Grid {
    /// Reads a text.
    ///
    /// # Errors
    /// [`Error::Format`] if it is longer than [`MAX_TABLE_BYTES`], or begins as JSON and is none of records or rows;
    /// [`Error::Value`] if it has more than [`MAX_TABLE_ROWS`] rows or [`MAX_TABLE_COLUMNS`] columns.
    pub(super) fn read(text: &str) -> Result<Self> {
        check_bytes(What::Data, text.len(), MAX_TABLE_BYTES)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let grid = if text.trim_start().starts_with(['[', '{']) { Self::of_json(text)? } else { Self::of_lines(text) };
        let refuse = |n, max, of| {
            let expected = Expected::AtMost { n: max, of: Some(of) };
            Err(Error::value(What::Data, expected, Got::Count { n, of }))
        };
        if grid.rows.len() > MAX_TABLE_ROWS {
            return refuse(grid.rows.len(), MAX_TABLE_ROWS, Thing::Rows);
        }
        match grid.n_columns() {
            n if n > MAX_TABLE_COLUMNS => refuse(n, MAX_TABLE_COLUMNS, Thing::Columns),
            _ => Ok(grid),
        }
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
        let mut grid = Self { header, n_empty: n - rows.len(), rows, separator: None, n_comments: 0 };
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
        let mut grid = Self { header: None, rows: vec![], separator: Some(separator), n_empty: 0, n_comments: 0 };
        let mut comment = None;
        for mut row in rows(body, separator) {
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
            grid.take_header();
        }
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
        }
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
