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
    (Everywhere, "right, training", "train accuracy"),
    (Everywhere, "share of right answers", "accuracy"),
    (Everywhere, "named rightly", "accuracy, or: correct predictions"),
    (Everywhere, "taken for what", "confusion matrix"),
    (Everywhere, "holds probable", "predicted probabilities"),
    (Everywhere, "how probable the network", "predicted probability"),
    (Everywhere, "had to be one", "best guess"),
    (Core, "chess", "checkerboard"),
    (Core, "neuron", "unit"),
    (Everywhere, "grey level", "gray level"),
    (Everywhere, "grey levels", "gray levels"),
    (Everywhere, "drawn by rule", "synthetic"),
    (Everywhere, "least loss", "lowest loss"),
    (Everywhere, "on the way forward", "in the forward pass"),
    (Everywhere, "on the way back", "in the backward pass"),
    (Everywhere, "the layer before", "the previous layer"),
    (Everywhere, "the layer behind", "the next layer"),
    (Everywhere, "the layers behind", "the later layers"),
    (Everywhere, "goes on with", "resumes"),
    (Everywhere, "go on with", "resume"),
    (Everywhere, "goes on from", "continues from"),
    // Terms of the page in Persian.
    (Persian, "دانه", "بذر"),
    (Persian, "واحد", "نورون"),
    (Persian, "نوفه", "نویز"),
    (Persian, "آغازین", "اولیه"),
    (Persian, "اولیهی", "اولیه‌ای"),
    (Persian, "اولیهش", "اولیه‌اش"),
    (Persian, "کاهش وزن", "میرایی وزن"),
    (Persian, "لگاریتم سافت", "لگ‌سافت‌مکس"),
    (Persian, "'لولا", "زیان لولایی"),
    (Persian, "گزاویر", "Xavier"),
    (Persian, "هی (he)", "He"),
    (Persian, "لوکان", "LeCun"),
    (Persian, "یای انحصاری", "XOR"),
    (Persian, "دو ماه", "هلال‌ها"),
    (Persian, "تصویر کردن", "گرادیان کاهشی تصویرشده"),
    (Persian, "نماها", "نمایی‌ها"),
    (Persian, "منزل", "مرحله"),
    (Persian, "ریشه", "جذر"),
    (Persian, "بار کردن", "بارگذاری"),
    (Persian, "بار می‌کن", "بارگذاری می‌کند"),
    (Persian, "شبکهٔ اصلی", "شبکهٔ آماده"),
    (Persian, "صفحهٔ نقاشی", "بوم"),
    (Persian, "روی صفحه بکش", "روی بوم بکشید"),
    (Persian, "صفحهٔ دو ورودی", "صفحهٔ مختصات دو ورودی"),
    (Persian, "صفحهٔ شطرنج", "شطرنجی"),
    (Persian, "وزن جدید", "وزن تازه"),
    (Persian, "وزن‌های جدید", "وزن‌های تازه"),
    (Persian, "بایاس‌های جدید", "بایاس‌های تازه"),
    (Persian, "گام آموزشی", "گام آموزش"),
    (Persian, "زمان هر گام", "زمان هر به‌روزرسانی"),
    (Persian, "طول گام", "طول به‌روزرسانی‌ها"),
    (Persian, "تغییر به وزن", "نسبت تغییر وزن به خود وزن"),
    (Persian, "چه چیزی به جای چه", "ماتریس درهم‌ریختگی"),
    (Persian, "درست در آموزش", "دقت آموزش"),
    (Persian, "درست در آزمون", "دقت آزمون"),
    (Persian, "سهم نقطه‌های درست", "دقت"),
    (Persian, "ناچار رقمی", "بهترین حدس"),
    (Persian, "نه می‌خواند", "نُه می‌خواند"),
    (Persian, "'هشت', 'نه'", "نُه"),
    (Persian, "زیادی کوچک", "بیش از حد کوچک"),
    (Persian, "زیادی بزرگ", "بیش از حد بزرگ"),
    (Persian, "گوش می‌ده", "به چه پاسخ می‌دهد"),
    (Persian, "اسکریپت", "برنامه"),
    (Persian, "برگهٔ دیگر", "زبانهٔ دیگر"),
    (Persian, "می‌بود، اما", "باشد، اما"),
    // Imperatives that one says to a friend, at the end of a label.
    (Persian, "بده'", "a verbal noun, or: بدهید"),
    (Persian, "ببین'", "a verbal noun, or: ببینید"),
    (Persian, "بس است'", "توقف"),
    (Persian, "بینداز'", "دور انداختن"),
    (Persian, "نگهش دار", "نگه داشتن"),
    (Persian, "بردار'", "برداشتن"),
    (Persian, "رد کن'", "رد کردن"),
    (Persian, "بکش'", "a verbal noun, or: بکشید"),
    (Persian, "بخوان'", "a verbal noun, or: بخوانید"),
    (Persian, "کن'", "a verbal noun, or: کنید"),
    // Names that do not say what they hold.
    (Everywhere, "heard()", "a name for what was received"),
    (Everywhere, "lies(", "a name for what is looked up"),
    (Everywhere, "most(", "the name of the limit"),
    (Everywhere, "usualstate", "defaultState"),
    // Phrases that read as if they had been translated.
    (Everywhere, "the very bits", "bit for bit"),
    (Everywhere, "for who", "for callers that"),
    (Everywhere, "whoever", "the caller, or: anyone who"),
    (Everywhere, "as is usual", "the default"),
    (Everywhere, "is as usual", "is the default"),
    (Everywhere, "came to their end", "finished"),
    (Everywhere, "came to its end", "finished"),
    (Everywhere, "to its end", "to completion"),
    (Everywhere, "none that is known", "when the error occurs, or: none are expected"),
    (Everywhere, "none that are known", "when the error occurs, or: none are expected"),
    (Everywhere, "before it is believed", "validated"),
    (Everywhere, "has the last word", "decides"),
    (Everywhere, "how far it has come", "the progress"),
    (Everywhere, "how far they have come", "the progress"),
    (Core, "held against", "compared with"),
    (Everywhere, "what it makes of", "its prediction for"),
    (Everywhere, "what the network makes of", "the network's prediction for"),
    (Everywhere, "what a network makes of", "a network's prediction for"),
    (Everywhere, "listens to", "takes as input"),
    (Core, "as it is now", "current"),
    (Everywhere, "whose turn it is", "current"),
    (Everywhere, "what there is to see", "the snapshot"),
    (Everywhere, "deserves a word", "a remark on"),
    (Everywhere, "worth a look", "preset, or: an example"),
    (Everywhere, "looked into", "analyzed"),
    (Everywhere, "takes note of", "records"),
    (Everywhere, "is no number", "is not a number"),
    (Everywhere, "is no digit", "is not a digit"),
    (Everywhere, "for ever", "forever"),
    (Everywhere, "in relation to", "relative to"),
    (Everywhere, "there twice", "duplicate"),
    (Everywhere, "comes to lie", "lies"),
    (Everywhere, "word for word", "verbatim"),
    (Everywhere, "rightly", "correctly"),
    (Everywhere, "in another hand", "in a different handwriting, or: augmented"),
    (Everywhere, "looked at before", "validated before"),
    (Everywhere, "what the reader calls it", "its label"),
    (Everywhere, "the most samples", "the maximum number of samples"),
    (Everywhere, "the most layers", "the maximum number of layers"),
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
    here.flat_map(|&(scope, phrase, instead)| {
        let found = prose.lines_with(phrase, if scope == Persian { Ending::Any } else { Ending::None });
        found.map(move |line| format!("line {line} says \"{phrase}\"; say: {instead}"))
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

/// What may follow a phrase before its last word ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    None,
    /// As in Persian, which writes plurals, articles and possessives onto the word.
    Any,
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

    /// Returns the line number of each occurrence of `phrase` as whole words, the last one with the ending it may have.
    fn lines_with<'a>(&'a self, phrase: &'a str, ending: Ending) -> impl Iterator<Item = usize> + 'a {
        let is_whole = move |&(start, found): &(usize, &str)| {
            let (before, after) = (&self.text[..start], &self.text[start + found.len()..]);
            let is_cut_before = found.starts_with(is_of_word) && before.ends_with(is_of_word);
            let is_cut_after = ending == Ending::None && found.ends_with(is_of_word) && after.starts_with(is_of_word);
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
            assert_eq!(about("www/src/languages/fa/a.ts", &format!("'{instead}'")), [""; 0]);
        }
    }

    #[test]
    fn clean_text_and_longer_words_pass() {
        accepted("src/mlp.rs", "// It resumes bit for bit.\nlet x = overheard(); almost(x);");
        accepted("src/data.rs", "// every bit; n_neurons; a chessboard");
    }

    #[test]
    fn a_persian_word_is_forbidden_with_its_endings() {
        for word in ["نوفه", "نوفهٔ", "نوفه‌ها", "واحدها", "واحدی"] {
            refused("www/src/languages/fa/a.ts", word);
        }
        accepted("www/src/languages/fa/a.ts", "'زیان لولایی', 'نه', 'یک گام آموزش', 'هفت بار'");
    }

    #[test]
    fn a_phrase_is_forbidden_where_its_entry_says() {
        accepted("src/mlp.rs", "// دانه");
        refused("www/src/languages/fa/a.ts", "seed: 'دانه',");
        accepted("www/src/engine/a.ts", "// A neuron.");
        refused("src/mlp.rs", "// A neuron.");
        accepted("tests/golden/data.json", "the very bits");
    }
}
