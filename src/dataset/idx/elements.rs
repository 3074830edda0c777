//! The elements of an IDX file, of any type.

/// The largest label. Those of data sets with numbers of their own are of a few digits.
pub(super) const MAX_LABEL: i32 = 1_000_000;

/// Big-endian numbers of one type.
pub(super) struct Elements<'file> {
    kind: u8,
    bytes: &'file [u8],
}

impl<'file> Elements<'file> {
    /// Returns the bytes of an element by the first bytes of a file; none if they are those of no IDX file.
    pub(super) fn size(first: &[u8]) -> Option<usize> {
        match first {
            [0, 0, 0x08 | 0x09, _, ..] => Some(1),
            [0, 0, 0x0b, _, ..] => Some(2),
            [0, 0, 0x0c | 0x0d, _, ..] => Some(4),
            [0, 0, 0x0e, _, ..] => Some(8),
            _ => None,
        }
    }

    /// `kind` is one that [`Elements::size`] knows.
    pub(super) fn new(kind: u8, bytes: &'file [u8]) -> Self {
        Self { kind, bytes }
    }

    pub(super) fn are_floats(&self) -> bool {
        matches!(self.kind, 0x0d | 0x0e)
    }

    /// Returns gray levels, or the first number that is none. Floats are in [0, 1] if none is greater than 1.
    pub(super) fn levels(&self) -> Result<Vec<u8>, f64> {
        if self.kind == 0x08 {
            return Ok(self.bytes.to_vec());
        }
        let is_unit = self.are_floats() && self.numbers().all(|number| number <= 1.0);
        let level = |number: f64| {
            let level = if is_unit { 255.0 * number } else { number };
            if (0.0..=255.0).contains(&level) { Ok(level.round() as u8) } else { Err(number) }
        };
        self.numbers().map(level).collect()
    }

    /// Returns whole numbers of at most [`MAX_LABEL`] on either side of 0, or the first number that is none.
    pub(super) fn labels(&self) -> Result<Vec<i32>, f64> {
        let is_label = |number: f64| number.fract() == 0.0 && number.abs() <= f64::from(MAX_LABEL);
        let label = |number: f64| if is_label(number) { Ok(number as i32) } else { Err(number) };
        self.numbers().map(label).collect()
    }

    fn numbers(&self) -> Box<dyn Iterator<Item = f64> + '_> {
        match self.kind {
            0x09 => Box::new(self.bytes.iter().map(|&byte| f64::from(byte as i8))),
            0x0b => Box::new(self.bytes.as_chunks().0.iter().map(|&bytes| f64::from(i16::from_be_bytes(bytes)))),
            0x0c => Box::new(self.bytes.as_chunks().0.iter().map(|&bytes| f64::from(i32::from_be_bytes(bytes)))),
            0x0d => Box::new(self.bytes.as_chunks().0.iter().map(|&bytes| f64::from(f32::from_be_bytes(bytes)))),
            0x0e => Box::new(self.bytes.as_chunks().0.iter().map(|&bytes| f64::from_be_bytes(bytes))),
            _ => Box::new(self.bytes.iter().map(|&byte| f64::from(byte))),
        }
    }
}
