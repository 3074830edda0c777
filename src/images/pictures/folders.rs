//! The classes of pictures, by the folders in which they lie.

use std::cmp::Ordering;

use crate::error::{Expected, Got, Thing, What};
use crate::limits::{images::MAX_CLASSES, pictures::MAX_PICTURES};
use crate::{Error, Result};

/// Names of the files that browsers decode.
const ENDINGS: [&str; 7] = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".avif"];

/// Pictures in classes.
#[derive(Debug)]
pub(super) struct Folders {
    /// The names of the classes in their natural order: 2 comes before 10.
    pub(super) names: Vec<String>,
    pub(super) pictures: Vec<Picture>,
    pub(super) n_left_out: usize,
}

/// A picture in its class.
#[derive(Debug)]
pub(super) struct Picture {
    /// The index of its path.
    pub(super) index: usize,
    pub(super) class: usize,
    pub(super) is_test: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Training,
    Validation,
    Test,
}

impl Part {
    fn named(folder: &str) -> Option<Self> {
        match folder.to_lowercase().as_str() {
            "train" | "training" => Some(Self::Training),
            "val" | "valid" | "validation" => Some(Self::Validation),
            "test" | "testing" => Some(Self::Test),
            _ => None,
        }
    }
}

/// Where a picture lies.
struct Place<'path> {
    index: usize,
    path: &'path str,
    folders: Vec<&'path str>,
}

impl<'path> Place<'path> {
    fn new(index: usize, path: &'path str) -> Option<Self> {
        let mut folders: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
        let name = folders.pop()?.to_lowercase();
        // Systems leave files of their own beside those of people.
        let is_hidden =
            name.starts_with('.') || folders.iter().any(|name| name.starts_with('.') || *name == "__MACOSX");
        let is_picture = !is_hidden && ENDINGS.iter().any(|ending| name.ends_with(ending));
        is_picture.then_some(Self { index, path, folders })
    }

    /// Returns the part of the data that a folder names, and the folder in it.
    fn part(&self) -> Option<(Part, &'path str)> {
        self.folders.windows(2).find_map(|pair| Some((Part::named(pair[0])?, pair[1])))
    }
}

/// Sorts files into classes. If a folder is for training, the folders in it are the classes, and otherwise those next to each other,
/// whatever they lie in.
///
/// # Errors
/// [`Error::Empty`] if there are no pictures; [`Error::Value`] if there are too many, or not from two to [`MAX_CLASSES`] classes.
pub(super) fn sort(paths: &[String]) -> Result<Folders> {
    let mut places: Vec<Place<'_>> =
        paths.iter().enumerate().filter_map(|(index, path)| Place::new(index, path)).collect();
    places.sort_by(|a, b| natural(a.path, b.path));
    let Some(first) = places.first() else { return Err(Error::Empty { what: What::Pictures }) };
    if places.len() > MAX_PICTURES {
        let expected = Expected::AtMost { n: MAX_PICTURES, of: Some(Thing::Images) };
        return Err(Error::value(What::Pictures, expected, Got::Count { n: places.len(), of: Thing::Images }));
    }
    let has = |part: Part| places.iter().any(|place| place.part().is_some_and(|(of, _)| of == part));
    let (has_parts, has_test) = (has(Part::Training), has(Part::Test));
    let n_common = places.iter().fold(first.folders.len(), |n, place| {
        n.min(first.folders.iter().zip(&place.folders).take_while(|(a, b)| a == b).count())
    });
    let class_of = |place: &Place<'_>| {
        if !has_parts {
            return Some((place.folders.get(n_common)?.to_string(), false));
        }
        let (part, class) = place.part()?;
        let is_used = part != Part::Validation || !has_test;
        is_used.then(|| (class.to_owned(), part != Part::Training))
    };
    let found: Vec<(usize, (String, bool))> =
        places.iter().filter_map(|place| Some((place.index, class_of(place)?))).collect();
    let mut names: Vec<String> = found.iter().map(|(_, (class, _))| class.clone()).collect();
    names.sort_by(|a, b| natural(a, b));
    names.dedup();
    if names.len() < 2 {
        let got = Got::Count { n: names.len(), of: Thing::Classes };
        return Err(Error::value(What::Pictures, Expected::ClassFolders, got));
    }
    if names.len() > MAX_CLASSES {
        let expected = Expected::AtMost { n: MAX_CLASSES, of: Some(Thing::Classes) };
        return Err(Error::value(What::Pictures, expected, Got::Count { n: names.len(), of: Thing::Classes }));
    }
    let n_left_out = places.len() - found.len();
    let class = |name: &str| names.binary_search_by(|other| natural(other, name)).unwrap_or_default();
    let pictures =
        found.into_iter().map(|(index, (name, is_test))| Picture { index, class: class(&name), is_test }).collect();
    Ok(Folders { names, pictures, n_left_out })
}

/// Compares texts as people order them: numbers in them by their size.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (mut of_left, mut of_right) = (left.chars(), right.chars());
        match (of_left.next(), of_right.next()) {
            (None, None) => return a.cmp(b),
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let ((x, rest_of_left), (y, rest_of_right)) = (number(left), number(right));
                match x.len().cmp(&y.len()).then(x.cmp(y)) {
                    Ordering::Equal => (left, right) = (rest_of_left, rest_of_right),
                    other => return other,
                }
            }
            (Some(x), Some(y)) => match x.to_lowercase().cmp(y.to_lowercase()) {
                Ordering::Equal => (left, right) = (of_left.as_str(), of_right.as_str()),
                other => return other,
            },
        }
    }
}

/// Splits off the digits at the beginning, without leading zeros.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted(paths: &[&str]) -> Result<Folders> {
        sort(&paths.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    /// The paths of each class, training and test.
    fn classes(paths: &[&str]) -> Vec<(String, Vec<String>, Vec<String>)> {
        let folders = sorted(paths).unwrap();
        let of = |class: usize, is_test: bool| {
            let is_of = |picture: &&Picture| picture.class == class && picture.is_test == is_test;
            folders.pictures.iter().filter(is_of).map(|picture| paths[picture.index].to_owned()).collect()
        };
        folders.names.iter().enumerate().map(|(i, name)| (name.clone(), of(i, false), of(i, true))).collect()
    }

    fn class(name: &str, train: &[&str], test: &[&str]) -> (String, Vec<String>, Vec<String>) {
        let owned = |paths: &[&str]| paths.iter().map(ToString::to_string).collect();
        (name.to_owned(), owned(train), owned(test))
    }

    #[test]
    fn folders_next_to_each_other_are_classes_in_their_natural_order() {
        let paths =
            ["pets/10/a.png", "pets/2/10.PNG", "pets/2/9.png", "pets/2/notes.txt", "pets/.DS_Store", "pets/2/._9.png"];
        let expected = [class("2", &["pets/2/9.png", "pets/2/10.PNG"], &[]), class("10", &["pets/10/a.png"], &[])];
        assert_eq!(classes(&paths), expected);
    }

    #[test]
    fn folders_for_training_and_testing_are_no_classes() {
        let paths =
            ["d/train/cat/1.png", "d/train/dog/1.jpg", "d/test/cat/2.png", "d/test/dog/b/3.png", "d/valid/cat/4.png"];
        let expected = [
            class("cat", &["d/train/cat/1.png"], &["d/test/cat/2.png"]),
            class("dog", &["d/train/dog/1.jpg"], &["d/test/dog/b/3.png"]),
        ];
        assert_eq!(classes(&paths), expected);
        assert_eq!(sorted(&paths).unwrap().n_left_out, 1, "the validation picture");
        // Without test pictures, those for validation are them.
        let paths = [paths[0], paths[1], paths[4]];
        assert_eq!(classes(&paths)[0], class("cat", &["d/train/cat/1.png"], &["d/valid/cat/4.png"]));
    }

    #[test]
    fn classes_may_be_called_like_parts() {
        let paths = ["valid/1.png", "invalid/1.png"];
        assert_eq!(classes(&paths), [class("invalid", &["invalid/1.png"], &[]), class("valid", &["valid/1.png"], &[])]);
    }

    #[test]
    fn pictures_beside_the_classes_are_left_out_and_counted() {
        let folders = sorted(&["a/cover.png", "a/x/1.png", "a/y/1.png"]).unwrap();
        assert_eq!((folders.names, folders.n_left_out), (vec!["x".to_owned(), "y".to_owned()], 1));
    }

    #[test]
    fn too_few_or_too_many_classes_are_refused() {
        assert_eq!(sorted(&["notes.txt"]).unwrap_err().to_string(), "pictures: expected at least one, got none");
        for paths in [&["1.png", "2.png"][..], &["cat/1.png", "cat/2.png"]] {
            assert!(sorted(paths).unwrap_err().to_string().contains("two or more folders, one for each class"));
        }
        let many: Vec<String> = (0..65).map(|i| format!("{i}/1.png")).collect();
        assert!(sort(&many).unwrap_err().to_string().ends_with("expected at most 64 classes, got 65 classes"));
    }

    proptest! {
        /// What is said of a file does not depend on the order in which a system lists them.
        #[test]
        fn the_order_of_the_files_does_not_matter(mut paths in prop::collection::vec("[a-c]/[a-c0-9]{1,3}\\.png", 2..30)) {
            paths.sort();
            paths.dedup();
            let read = |paths: &[String]| {
                sort(paths).ok().map(|folders| {
                    let of = |picture: &Picture| (paths[picture.index].clone(), picture.class);
                    folders.pictures.iter().map(of).collect::<Vec<_>>()
                })
            };
            let sorted = read(&paths);
            paths.reverse();
            prop_assert_eq!(read(&paths), sorted);
        }

        #[test]
        fn any_paths_are_sorted_or_refused(paths in prop::collection::vec(".{0,12}", 0..10)) {
            let _ = sort(&paths);
        }

        #[test]
        fn numbers_are_ordered_by_their_size(a: u32, b: u32) {
            prop_assert_eq!(natural(&format!("class {a}"), &format!("class {b}")), a.cmp(&b));
        }
    }
}
