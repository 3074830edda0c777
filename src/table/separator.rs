//! What separates the cells of a row.

use std::collections::HashMap;

use super::number;
use super::rows::{Row, rows};

/// In the order in which they are preferred. The blank stands for any number of blanks and tabs.
const SEPARATORS: [char; 7] = ['\t', ';', '؛', ',', '،', '|', ' '];
/// The rows by which it is chosen.
const N_ROWS: usize = 200;

/// Returns the separator that a first line `sep=;` names, as spreadsheets write it, and the rest of the text.
pub(super) fn given(text: &str) -> (Option<char>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_matches(['"', ' ']);
    let named = first.get(..4).filter(|key| key.eq_ignore_ascii_case("sep=")).map(|_| &first[4..]);
    let mut named = named.unwrap_or_default().chars();
    match (named.next(), named.next()) {
        (Some(separator), None) if separator != '"' && !separator.is_alphanumeric() => (Some(separator), rest),
        _ => (None, text),
    }
}

/// Returns the separator that splits the most rows into equally many cells, and the most cells into numbers.
pub(super) fn choose(text: &str) -> char {
    let sample = beginning(text);
    let mut best = (',', 0.0);
    for separator in SEPARATORS.into_iter().filter(|&separator| sample.contains(separator)) {
        let score = score(sample, separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

/// The number that occurs most often; of several, the largest.
pub(super) fn most_frequent(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts = HashMap::<usize, usize>::new();
    numbers.for_each(|n| *counts.entry(n).or_default() += 1);
    counts.into_iter().max_by_key(|&(n, count)| (count, n)).map(|(n, _)| n)
}

/// The share of rows that have equally many cells, and of cells that are numbers; 0 if there is one column only.
fn score(sample: &str, separator: char) -> f64 {
    let is_data = |row: &Row| !row.cells[0].starts_with('#') && !row.is_empty();
    let rows: Vec<Row> = rows(sample, separator).into_iter().filter(is_data).take(N_ROWS).collect();
    let several = rows.iter().map(|row| row.cells.len()).filter(|&n| n > 1);
    let Some(n_columns) = most_frequent(several) else { return 0.0 };
    let equal: Vec<&Row> = rows.iter().filter(|row| row.cells.len() == n_columns).collect();
    let cells = || equal.iter().flat_map(|row| &row.cells);
    let n_numbers = cells().filter(|cell| number::is_like_number(cell)).count();
    equal.len() as f64 / rows.len() as f64 + n_numbers as f64 / cells().count() as f64
}

/// The first lines of a text.
fn beginning(text: &str) -> &str {
    let end = text.match_indices('\n').nth(2 * N_ROWS).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_splits_all_rows_alike() {
        for (text, separator) in [
            ("x,y,class\n0.5,-1,0\n0.1,2,1", ','),
            ("0,5;-1;0\n0,1;2,5;1", ';'),
            ("name, first;n\na, b;1\nc;2\nd;3", ';'),
            ("a\tb\n1,5\t2\n1,25\t2", '\t'),
            ("۰٫۵،−۱،۰\n۰٫۱،۲،۱", '،'),
            ("سن، قد، رده\n-۰٫۸، -۰٫۷، ۰", '،'),
            ("۰،۵؛۱؛۰\n۰،۱؛۲؛۱", '؛'),
            ("x1 x2 class\n-0.8 -0.7 0", ' '),
            ("0,5   1,5\t0\n 0,25 3,5 1 ", ' '),
            ("5.1,3.5,Iris setosa\n4.9,3.0,Iris versicolor", ','),
            ("salary;age\n\"1,200\";25\n\"3,400\";31", ';'),
            ("1, 2, 3\n4, 5, 6", ','),
            ("a|b\n1|2", '|'),
        ] {
            assert_eq!(choose(text), separator, "{text:?}");
        }
    }

    #[test]
    fn a_first_line_may_name_it() {
        assert_eq!(given("sep=;\na;b"), (Some(';'), "a;b"));
        assert_eq!(given("\"sep=|\"\na|b"), (Some('|'), "a|b"));
        assert_eq!(given("SEP=\t\na\tb"), (Some('\t'), "a\tb"));
        for text in ["sep=\na", "sep=ab\na", "separator\n1", "é", "sep=;;\n1"] {
            assert_eq!(given(text), (None, text));
        }
    }
}
