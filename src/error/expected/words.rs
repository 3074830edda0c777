//! [`Expected`] in English.

use super::*;

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FiniteNumber => f.write_str("a finite number"),
            Self::FiniteNumbers => f.write_str("finite numbers"),
            Self::Between { of, from, to } => write!(f, "{of} from {} to {}", number(*from), number(*to)),
            Self::AtLeast { of, from } => write!(f, "{of}, {} or more", number(*from)),
            Self::Above { bound } => write!(f, "a finite number above {}", number(*bound)),
            Self::AboveUpTo { bound, to } => write!(f, "a number above {}, at most {}", number(*bound), number(*to)),
            Self::FromBelow { from, bound } => {
                write!(f, "a number from {0} to {1}, excluding {1}", number(*from), number(*bound))
            }
            Self::Below { of, bound } => write!(f, "{of} below {bound}"),
            Self::HalfPrecision { limit } => write!(f, "a number that fits in an f16, within ±{}", number(*limit)),
            Self::GridPoints { grid, limit } => write!(f, "multiples of 1/{} up to {}", number(*grid), number(*limit)),
            Self::NearPad { sides } => write!(f, "a finite number within {} pad sides of the origin", number(*sides)),
            Self::FiniteDrawing => f.write_str("a longest side that fits in an f32"),
            Self::DrawingAtLeast { nth } => write!(f, "a longest side of at least 1/{} of the pad", number(*nth)),
            Self::AtMost { n, of: None } => write!(f, "at most {n}"),
            Self::AtMost { n, of: Some(of) } => write!(f, "at most {}", of.counted(*n)),
            Self::Count { n, of } => f.write_str(&of.counted(*n)),
            Self::CountBetween { from, to, of } => write!(f, "{from} to {}", of.counted(*to)),
            Self::FewerThan { n, of } => write!(f, "fewer than {}", of.counted(*n)),
            Self::ForEach { each, n, of } => write!(f, "{each} for each of {}", of.counted(*n)),
            Self::EachOnce { of } => write!(f, "each of the {} once", of.plural()),
            Self::SameSamples { n } => write!(f, "the {} that the epoch began with", Thing::Samples.counted(*n)),
            Self::OneOfEachClass => f.write_str("at least one of each class"),
            Self::EqualCounts => f.write_str("as many x as y and targets"),
            Self::Shape { axes } => write!(f, "shape {}", tuple(axes.iter().map(ToString::to_string))),
            Self::EqualRows => f.write_str("rows of equal length"),
            Self::OneOf { names } => f.write_str(&list(names)),
            Self::Written { notation, examples } => write!(f, "{notation}, such as {}", list(examples)),
            Self::ActivationsOf { names } => write!(f, "the activation functions {}", names.join(", ")),
            Self::OneHiddenActivation => {
                f.write_str("the same function on all hidden layers, and none on the last layer")
            }
            Self::Syntax { part } => write!(f, "{part}"),
            Self::NonzeroDenominator => f.write_str("a denominator other than 0"),
            Self::NameWithEither { words } => write!(f, "a name that contains {}", list(words)),
            Self::LetterUnlikeDigits => f.write_str("a letter that does not look like a digit"),
            Self::ResultId => f.write_str("the id of a result of this training step"),
            Self::VisibleMistakes => f.write_str("one in which a mistake changes a result"),
            Self::AnotherDigit => f.write_str("a digit other than the network's prediction"),
            Self::Targets { of: TargetKind::Classes } => f.write_str("the class of each sample"),
            Self::Targets { of: TargetKind::Values } => f.write_str("a value for each output"),
            Self::LossFor { of: TargetKind::Classes } => f.write_str("a loss for classes"),
            Self::LossFor { of: TargetKind::Values } => f.write_str("a loss for values"),
            Self::FilesOfOneSet => f.write_str("four files of one data set"),
            Self::ClassFolders => f.write_str("two or more folders, one for each class, with several pictures in each"),
            Self::SameImages => f.write_str("the images that the training started with"),
            Self::ImagesOf { rows, columns } => write!(f, "test images of {rows} × {columns} pixels"),
            Self::Fitting { part } => write!(f, "{part}"),
            Self::Version { version } => write!(f, "version {version}"),
            Self::FileFormat { name } => write!(f, "the format {name}"),
            Self::Records => f.write_str("an array of records or of rows, as JSON"),
            Self::DrawingsFile => f.write_str("a file of drawings from this page"),
            Self::Json => f.write_str("a value that JSON can represent"),
            Self::TrainingNote => f.write_str("the note of an image training"),
            Self::KnownFields { argument } => write!(f, "the fields and types of `{argument}` that the core knows"),
            Self::IdxFile { contents } => write!(f, "{contents}"),
            Self::Header { n_bytes } => write!(f, "a header of {}", Thing::Bytes.counted(*n_bytes)),
            Self::Elements { sizes } => {
                let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
                write!(f, "{} bytes after the header", sizes.join(" × "))
            }
            Self::Undamaged => f.write_str("an intact file"),
            Self::UndamagedGzip => f.write_str("intact gzip data"),
            Self::MetadataEntry { name } => write!(f, "a metadata entry `{name}`"),
            Self::Tensor { name, dtypes, n_dimensions } => {
                write!(f, "`{name}` in {} with {}", list(dtypes), Thing::Dimensions.counted(*n_dimensions))
            }
            Self::Perceptron { part } => write!(f, "{part}"),
            Self::Sha256 { sha256 } => write!(f, "SHA-256 {sha256}"),
        }
    }
}

impl Thing {
    /// Returns the count with its noun: `1 layer`, `2 layers`.
    pub(in crate::error) fn counted(self, n: usize) -> String {
        let (one, many) = self.forms();
        format!("{n} {}", if n == 1 { one } else { many })
    }

    fn plural(self) -> &'static str {
        self.forms().1
    }

    fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::ActivationFunctions => ("activation function", "activation functions"),
            Self::Bytes => ("byte", "bytes"),
            Self::Characters => ("character", "characters"),
            Self::Classes => ("class", "classes"),
            Self::Columns => ("column", "columns"),
            Self::Coordinates => ("coordinate", "coordinates"),
            Self::Dimensions => ("dimension", "dimensions"),
            Self::GreyLevels => ("gray level", "gray levels"),
            Self::Images => ("image", "images"),
            Self::Inputs => ("input", "inputs"),
            Self::Layers => ("layer", "layers"),
            Self::LinkParts => ("part", "parts with * between them"),
            Self::Operations => ("operation", "operations"),
            Self::Pixels => ("pixel", "pixels"),
            Self::PixelsOfEachPicture => ("pixel of each picture", "pixels of each picture"),
            Self::Points => ("point", "points"),
            Self::Results => ("result", "results"),
            Self::Rows => ("row", "rows"),
            Self::Samples => ("sample", "samples"),
            Self::Steps => ("step", "steps"),
            Self::Targets => ("target", "targets"),
            Self::Tensors => ("tensor", "tensors"),
            Self::Variables => ("variable", "variables"),
            Self::WeightsAndBiases => ("weight or bias", "weights and biases"),
        }
    }
}

/// Formats a number, with large powers of ten as `10⁷`.
fn number(x: f64) -> String {
    let power = x.abs().log10();
    if power < 7.0 || power.fract() != 0.0 {
        return x.to_string();
    }
    let raised = |digit: char| digit.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
    let exponent: String = power.to_string().chars().filter_map(raised).collect();
    format!("{}10{exponent}", if x < 0.0 { "-" } else { "" })
}

/// `a, b or c`.
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Implements `Display` for enums whose variants have no fields.
macro_rules! words {
    ($($type:ident: $($variant:ident $words:literal)*;)*) => {
        $(impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $words,)* })
            }
        })*
    };
}

words! {
    Ranged:
        Number "a number"
        Numbers "numbers"
        FiniteNumber "a finite number"
        WholeNumber "a whole number"
        Probabilities "probabilities"
        Class "a class"
        Labels "labels"
        Sample "a sample"
        Size "a size"
        TrainingStep "a training step"
        RightOutput "the number of the target output,";
    Each:
        One "one"
        Activation "an activation function"
        Unit "a unit"
        WeightAndBias "a weight and a bias";
    Notation:
        Decimal "a decimal"
        Number "a decimal or a fraction"
        Activation "an activation function"
        Loss "a loss"
        OutputOfProbabilities "sigmoid in the output layer, for a loss on probabilities"
        Rule "a rule with η and λ"
        NumberId "the id of a number in this problem"
        Variant "differences of a problem"
        ParameterId "the name of a weight or bias of this network"
        Tied "two or more weights, or biases, each in one group and none left out"
        VariableValue "the name of a variable and its value"
        ActivationList "a JSON list of activation functions";
    KeptPart:
        Settings "the network and settings of the file's note"
        Progress "the steps, epochs and evaluations that its position implies"
        Moments "the moments of this rule and network"
        SoundMoments "finite numbers, with no negative second moment"
        History "a finite loss for each completed step and epoch";
    PerceptronPart:
        Matrices "matrices of weights and vectors of biases only"
        Names "names in pairs, such as fc1.weight and fc1.bias"
        Chain "layers that take as many inputs as the one before has outputs, with a bias for each output";
    NetworkFormat:
        Pytorch "a file of torch.save (.pt, .pth)"
        Keras "a model of Keras (.keras)"
        Hdf5 "an HDF5 file (.h5)"
        Npz "arrays of NumPy (.npz)"
        Npy "an array of NumPy (.npy)"
        Onnx "an ONNX file (.onnx)"
        Zip "a zip archive";
    IdxContents:
        Images "IDX images (00 00 08 03)"
        Labels "IDX labels (00 00 08 01)";
}

impl fmt::Display for SyntaxPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operand => f.write_str("a number, a variable, a function or a parenthesis"),
            Self::Operator => f.write_str("an operator (+ - * / ^) or the end"),
            Self::OpeningParenthesis => f.write_str("an opening parenthesis"),
            Self::ClosingParenthesis => f.write_str("a closing parenthesis"),
            Self::ClosingBar => f.write_str("a second bar |"),
            Self::Comma => f.write_str("a comma and another argument"),
            Self::Number => f.write_str("a decimal of at most 24 digits, such as 0.25"),
            Self::Name { functions } => {
                write!(
                    f,
                    "a variable (a letter, with a number if need be: x, w1) or a function ({})",
                    functions.join(", ")
                )
            }
        }
    }
}

impl fmt::Display for AxisLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(length) => write!(f, "{length}"),
            Self::Any(letter) => write!(f, "{letter}"),
        }
    }
}
