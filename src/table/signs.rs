//! What stands beside every number of a column: a sign of percent or currency, or a unit.

use super::column::is_missing;
use super::number::{evidence, unsigned};
use super::rows::{Row, trimmed};
use crate::numerals::ascii;

/// The length of the longest unit.
const MAX_UNIT_CHARS: usize = 8;

/// Takes off what stands beside the numbers of a column, if it is the same beside all of them, and returns it.
pub(super) fn take_off(rows: &mut [Row], idx: usize) -> Option<String> {
    let there = || rows.iter().filter_map(|row| row.cells.get(idx)).filter(|cell| !is_missing(cell));
    let sign = split(there().next()?)?.1.to_owned();
    if !there().all(|cell| split(cell).is_some_and(|(_, other)| other == sign)) {
        return None;
    }
    for row in rows {
        if let Some(cell) = row.cells.get_mut(idx)
            && let Some((number, _)) = split(cell)
        {
            *cell = number.to_owned();
        }
    }
    Some(sign)
}

/// Splits a cell into a number and what stands beside it. Before a number, a text that is no currency is rather part of a name: `A1`.
fn split(cell: &str) -> Option<(&str, &str)> {
    if evidence(cell).is_some() {
        return None;
    }
    if let Some((number, sign)) = unsigned(cell).filter(|(number, _)| evidence(number).is_some()) {
        return Some((number, sign));
    }
    let last = cell.rfind(|c| ascii(c).is_ascii_digit())?;
    let (number, unit) = cell.split_at(last + cell[last..].chars().next()?.len_utf8());
    let (number, unit) = (trimmed(number), trimmed(unit));
    let is_unit = (1..=MAX_UNIT_CHARS).contains(&unit.chars().count());
    (is_unit && evidence(number).is_some()).then_some((number, unit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(cells: &[&str]) -> (Option<String>, Vec<String>) {
        let mut rows: Vec<Row> =
            cells.iter().enumerate().map(|(line, cell)| Row { line, cells: vec![(*cell).to_owned()] }).collect();
        let sign = take_off(&mut rows, 0);
        (sign, rows.into_iter().map(|mut row| row.cells.remove(0)).collect())
    }

    #[test]
    fn a_sign_beside_all_numbers_is_taken_off() {
        for (cells, sign, numbers) in [
            (["12%", "3.5 %"], "%", ["12", "3.5"]),
            (["٪۱۲", "٪۵"], "٪", ["۱۲", "۵"]),
            (["$1,200", "$3"], "$", ["1,200", "3"]),
            (["1.234,50 €", "7,00 €"], "€", ["1.234,50", "7,00"]),
            (["5 cm", "-6.5cm"], "cm", ["5", "-6.5"]),
            (["5 m²", "7 m²"], "m²", ["5", "7"]),
            (["1.5e3 kg", "20 kg"], "kg", ["1.5e3", "20"]),
            (["۵ ریال", "۱۰ ریال"], "ریال", ["۵", "۱۰"]),
        ] {
            assert_eq!(column(&cells), (Some(sign.to_owned()), numbers.map(str::to_owned).to_vec()), "{cells:?}");
        }
        assert_eq!(column(&["5 cm", "", "NA", "7 cm"]).0.as_deref(), Some("cm"));
    }

    #[test]
    fn what_differs_or_is_a_name_stays() {
        for cells in
            [["12%", "3"], ["5 cm", "5 m"], ["A1", "A2"], ["$1", "€2"], ["1a", "1b"], ["2024-01-05", "2024-02-05"]]
        {
            assert_eq!(column(&cells), (None, cells.map(str::to_owned).to_vec()), "{cells:?}");
        }
    }

    proptest! {
        #[test]
        fn any_column_is_taken(cells in prop::collection::vec(".{0,6}", 0..4)) {
            column(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }

        #[test]
        fn numbers_without_a_sign_stay(cells in prop::collection::vec("-?[0-9]{1,3}(\\.[0-9]{1,3})?(e[0-9])?", 1..4)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            prop_assert_eq!(column(&cells).0, None);
        }
    }
}
