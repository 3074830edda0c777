//! Words that must not come back, each with what to write instead.
//!
//! The terms are those of the field's textbooks. The phrases were once in this repository and read as if they had been
//! translated.

use std::path::Path;

use super::{File, extension};

/// A file that names every phrase: this one.
const LIST: &str = "xtask/src/tidy/words.rs";

/// Where a phrase is forbidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// In code, comments, docs, tests and the page, in every language.
    Everywhere,
    /// In everything but the page and its browser tests.
    Core,
    /// In the Persian sentences of the page.
    Persian,
}

use Scope::{Core, Everywhere, Persian};

/// Where, the phrase in lower case, and what to write instead.
const FORBIDDEN: &[(Scope, &str, &str)] = &[
    // Terms.
    (Everywhere, "right, training", "train accuracy"),
    (Everywhere, "share of right", "accuracy"),
    (Core, "taken for what", "confusion matrix"),
    (Core, "holds probable", "predicted probabilities"),
    (Core, "chess", "checkerboard"),
    (Core, "had to be one", "best guess"),
    (Persian, "دانه", "بذر"),
    // Names that do not say what they hold.
    (Core, "heard()", "a name that says what was received"),
    (Core, "lies(", "a name for what is looked up"),
    (Core, "most(", "the name of the limit"),
    (Core, "usualstate", "defaultState"),
    // Phrases.
    (Everywhere, "the very bits", "bit for bit"),
];

/// The forbidden words of one file.
pub(super) fn violations(file: &File, text: &str) -> Vec<String> {
    let is_prose_or_code = matches!(extension(file), "rs" | "ts" | "py" | "md" | "css" | "html" | "toml");
    if !is_prose_or_code || file.path == Path::new(LIST) {
        return vec![];
    }
    let prose = Prose::of(text);
    let here = FORBIDDEN.iter().filter(|(scope, ..)| scope.covers(&file.path));
    here.flat_map(|&(_, phrase, instead)| {
        prose.lines_with(phrase).map(move |line| format!("line {line} says \"{phrase}\"; say: {instead}"))
    })
    .collect()
}

impl Scope {
    fn covers(self, path: &Path) -> bool {
        match self {
            Everywhere => true,
            Core => !path.starts_with("www") && !path.starts_with("tests/browser"),
            Persian => path.starts_with("www/src/languages/fa"),
        }
    }
}

/// A text in lower case, its words separated by single spaces: a phrase is found across the lines of a comment.
struct Prose {
    text: String,
    /// For each line with words, the byte of `text` that it begins at, and its number.
    lines: Vec<(usize, usize)>,
}

impl Prose {
    fn of(text: &str) -> Self {
        let mut prose = Self { text: String::new(), lines: vec![] };
        for (i, line) in text.lines().enumerate() {
            let line = without_comment_marker(line.trim()).to_lowercase();
            prose.lines.push((prose.text.len(), i + 1));
            for word in line.split_whitespace() {
                prose.text.push_str(word);
                prose.text.push(' ');
            }
        }
        prose
    }

    /// The number of the line that each occurrence of `phrase`, as whole words, begins on.
    fn lines_with<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
        let whole = move |&(start, found): &(usize, &str)| {
            let (before, after) = (&self.text[..start], &self.text[start + found.len()..]);
            !(found.starts_with(is_of_word) && before.ends_with(is_of_word))
                && !(found.ends_with(is_of_word) && after.starts_with(is_of_word))
        };
        self.text.match_indices(phrase).filter(whole).map(|(start, _)| {
            let n_before = self.lines.partition_point(|&(begin, _)| begin <= start);
            self.lines[n_before - 1].1
        })
    }
}

fn without_comment_marker(line: &str) -> &str {
    let markers = ["///", "//!", "//", "/**", "/*", "*/", "* ", "#", ">"];
    markers.iter().find_map(|marker| line.strip_prefix(marker)).unwrap_or(line)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::FORBIDDEN;
    use crate::tidy::tests::{about, accepted, refused};

    #[test]
    fn a_planted_phrase_is_named_with_its_line_and_replacement() {
        assert_eq!(
            about("src/mlp.rs", "\n//! It resumes with the\n//! very bits that it had."),
            ["src/mlp.rs: line 2 says \"the very bits\"; say: bit for bit"]
        );
        refused("ARCHITECTURE.md", "A training goes on with\nThe Very  Bits.");
        refused("www/src/languages/en/page/a.ts", "const words = { kept: 'The very bits.' };");
        refused("tests/golden/make.py", "# the very\n# bits");
        refused("src/mlp.rs", "let a = heard();");
    }

    #[test]
    fn every_entry_catches_its_phrase_and_names_something_else() {
        for &(_, phrase, instead) in FORBIDDEN {
            let complaints = about("www/src/languages/fa/a.ts", phrase).len() + about("src/a.rs", phrase).len();
            assert!(complaints > 0, "{phrase}");
            assert_eq!(phrase, phrase.to_lowercase());
            assert!(!instead.is_empty() && about("src/a.rs", instead).is_empty(), "{instead}");
        }
    }

    #[test]
    fn clean_text_and_longer_words_pass() {
        accepted("src/mlp.rs", "// It resumes bit for bit.\nlet x = overheard(); almost(x);");
        accepted("src/data.rs", "// a chessboard is one word; every bits");
    }

    #[test]
    fn a_phrase_is_forbidden_where_its_entry_says() {
        accepted("src/mlp.rs", "// دانه");
        refused("www/src/languages/fa/a.ts", "seed: 'دانه',");
        accepted("www/src/engine/a.ts", "const left = most(1);");
        accepted("tests/golden/data.json", "the very bits");
    }
}
