//! What the name of a tensor says.

/// The name of a tensor: the layer that it belongs to, and what it is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// Names of layers compare like this: `fc2` before `fc10`, and `dense` before `dense_1`.
    pub(super) layer: Vec<Piece>,
    pub(super) role: Role,
}

/// A run of digits or of other letters. Punctuation only separates them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Without leading zeros, after the number of its digits, so that longer ones are larger.
    Number(usize, String),
    Word(String),
}

/// What a tensor is in its layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A weight, (O, I) or, where it is called a kernel, (I, O).
    Weight { is_kernel: bool },
    /// A bias, (O).
    Bias,
    /// What a layer counts or measures in training, and the state of a generator.
    Buffer,
    /// Anything else.
    Unknown,
}

/// The ends of the names of buffers, of PyTorch's normalization and of Keras.
const BUFFERS: [&str; 8] = [
    "num_batches_tracked",
    "running_mean",
    "running_var",
    "moving_mean",
    "moving_variance",
    "seed_generator_state",
    "iteration",
    "iterations",
];

impl Role {
    pub(super) const KERNEL: Self = Self::Weight { is_kernel: true };
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let name = name.to_lowercase();
        // TensorFlow numbers the outputs of an operation: `dense/kernel:0`.
        let name = name.rsplit_once(':').map_or(name.as_str(), |(before, _)| before);
        let mut layer = pieces(name);
        if BUFFERS.iter().any(|buffer| name.ends_with(buffer)) {
            return Self { layer, role: Role::Buffer };
        }
        let last = layer.iter().rposition(|piece| matches!(piece, Piece::Word(_)));
        let role = last.map_or(Role::Unknown, |last| match &layer[last] {
            Piece::Word(word) => role(word),
            Piece::Number(..) => Role::Unknown,
        });
        if let Some(last) = last.filter(|_| role != Role::Unknown) {
            layer.remove(last);
        }
        Self { layer, role }
    }
}

fn role(word: &str) -> Role {
    match word {
        "weight" | "weights" | "w" => Role::Weight { is_kernel: false },
        "kernel" => Role::Weight { is_kernel: true },
        "bias" | "biases" | "b" => Role::Bias,
        _ => Role::Unknown,
    }
}

fn pieces(name: &str) -> Vec<Piece> {
    let letters: Vec<char> = name.chars().collect();
    let kind = |c: &char| (c.is_ascii_digit(), c.is_alphanumeric());
    let runs = letters.chunk_by(|a, b| kind(a) == kind(b)).filter(|run| kind(&run[0]).1);
    runs.map(|run| {
        let text: String = run.iter().collect();
        if run[0].is_ascii_digit() {
            let number = text.trim_start_matches('0').to_owned();
            Piece::Number(number.len(), number)
        } else {
            Piece::Word(text)
        }
    })
    .collect()
}
