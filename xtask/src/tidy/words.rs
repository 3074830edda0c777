//! Words that are not used, each with its replacement.
//!
//! The terms are those of textbooks. The phrases were once part of this repository and read like translations.

use std::path::Path;

use super::{File, extension};

/// This file, which contains every phrase.
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

/// The scope, the phrase in lower case, and the replacement.
const FORBIDDEN: &[(Scope, &str, &str)] = &[
    // Terms of the page and the code.
    (Core, "right, training", "train accuracy"),
    (Everywhere, "share of right answers", "accuracy"),
    (Core, "named rightly", "accuracy, or: correct predictions"),
    (Core, "taken for what", "confusion matrix"),
    (Core, "holds probable", "predicted probabilities"),
    (Everywhere, "how probable the network", "predicted probability"),
    (Core, "had to be one", "best guess"),
    (Core, "chess", "checkerboard"),
    (Core, "neuron", "unit"),
    (Core, "grey level", "gray level"),
    (Core, "grey levels", "gray levels"),
    (Core, "drawn by rule", "synthetic"),
    (Core, "least loss", "lowest loss"),
    (Everywhere, "on the way forward", "in the forward pass"),
    (Core, "on the way back", "in the backward pass"),
    (Core, "the layer before", "the previous layer"),
    (Core, "the layer behind", "the next layer"),
    (Core, "the layers behind", "the later layers"),
    (Core, "goes on with", "resumes"),
    (Core, "go on with", "resume"),
    (Core, "goes on from", "continues from"),
    (Persian, "دانه", "بذر"),
    // Names that do not say what they hold.
    (Core, "heard()", "a name for what was received"),
    (Core, "lies(", "a name for what is looked up"),
    (Core, "most(", "the name of the limit"),
    (Core, "usualstate", "defaultState"),
    // Phrases that read as if they had been translated.
    (Core, "the very bits", "bit for bit"),
    (Core, "for who", "for callers that"),
    (Core, "whoever", "the caller, or: anyone who"),
    (Core, "as is usual", "the default"),
    (Core, "is as usual", "is the default"),
    (Everywhere, "came to their end", "finished"),
    (Everywhere, "came to its end", "finished"),
    (Core, "to its end", "to completion"),
    (Everywhere, "none that is known", "when the error occurs, or: none are expected"),
    (Everywhere, "none that are known", "when the error occurs, or: none are expected"),
    (Core, "before it is believed", "validated"),
    (Everywhere, "has the last word", "decides"),
    (Core, "how far it has come", "the progress"),
    (Everywhere, "how far they have come", "the progress"),
    (Core, "held against", "compared with"),
    (Everywhere, "what it makes of", "its prediction for"),
    (Core, "what the network makes of", "the network's prediction for"),
    (Core, "what a network makes of", "a network's prediction for"),
    (Core, "listens to", "takes as input"),
    (Core, "as it is now", "current"),
    (Core, "whose turn it is", "current"),
    (Everywhere, "what there is to see", "the snapshot"),
    (Core, "deserves a word", "a remark on"),
    (Core, "worth a look", "preset, or: an example"),
    (Core, "looked into", "analyzed"),
    (Everywhere, "takes note of", "records"),
    (Core, "is no number", "is not a number"),
    (Core, "is no digit", "is not a digit"),
    (Core, "for ever", "forever"),
    (Core, "in relation to", "relative to"),
    (Core, "there twice", "duplicate"),
    (Core, "comes to lie", "lies"),
    (Core, "word for word", "verbatim"),
    (Core, "rightly", "correctly"),
    (Core, "in another hand", "in a different handwriting, or: augmented"),
    (Core, "looked at before", "validated before"),
    (Core, "what the reader calls it", "its label"),
    (Core, "the most samples", "the maximum number of samples"),
    (Core, "the most layers", "the maximum number of layers"),
    (Core, "anew", "again, or: from scratch"),
];

/// Returns the forbidden phrases in one file.
pub(super) fn violations(file: &File, text: &str) -> Vec<String> {
    let is_prose_or_code = matches!(extension(file), "rs" | "ts" | "py" | "md" | "css" | "html");
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

/// A text in lower case, with words separated by single spaces, so that a phrase is found across the lines of a comment.
struct Prose {
    text: String,
    /// For each line, the index in `text` at which it starts, and its number.
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

    /// Returns the line number of each occurrence of `phrase` as whole words.
    fn lines_with<'a>(&'a self, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
        let is_whole = move |&(start, found): &(usize, &str)| {
            let (before, after) = (&self.text[..start], &self.text[start + found.len()..]);
            let is_cut_before = found.starts_with(is_of_word) && before.ends_with(is_of_word);
            let is_cut_after = found.ends_with(is_of_word) && after.starts_with(is_of_word);
            !is_cut_before && !is_cut_after
        };
        self.text.match_indices(phrase).filter(is_whole).map(|(start, _)| {
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
        refused("ARCHITECTURE.md", "A training resumes with\nThe Very  Bits.");
        refused("www/src/languages/en/page/a.ts", "const words = { confusion: 'The share of right answers' };");
        refused("tests/golden/make.py", "# the very\n# bits");
        refused("src/mlp.rs", "let a = heard();");
    }

    #[test]
    fn every_entry_catches_its_phrase_and_names_something_else() {
        for &(_, phrase, instead) in FORBIDDEN {
            let complaints = [about("www/src/languages/fa/a.ts", phrase), about("src/a.rs", phrase)].concat().len();
            assert!(complaints > 0, "{phrase}");
            assert_eq!(phrase, phrase.to_lowercase());
            assert!(!instead.is_empty() && about("src/a.rs", instead).is_empty(), "{instead}");
        }
    }

    #[test]
    fn clean_text_and_longer_words_pass() {
        accepted("src/mlp.rs", "// It resumes bit for bit.\nlet x = overheard(); almost(x);");
        accepted("src/data.rs", "// every bit; n_neurons; a chessboard");
    }

    #[test]
    fn a_phrase_is_forbidden_where_its_entry_says() {
        accepted("src/mlp.rs", "// دانه");
        refused("www/src/languages/fa/a.ts", "seed: 'دانه',");
        accepted("www/src/engine/a.ts", "const left = most(1);");
        accepted("tests/golden/data.json", "the very bits");
    }
}
