//! Each limit: what is just within it is taken, and what is just beyond is refused before any work is done for it.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use std::io::Write as _;
use std::sync::Arc;

use flate2::{Compression, write::GzEncoder};

use chainrule::dataset::idx;
use chainrule::images::{ImageConfig, ImageData, ImageTraining};
use chainrule::limits::{drawings, files, images, trace};
use chainrule::table;
use chainrule::teach::DrawingSet;
use chainrule::trace::Problem;
use chainrule::wire::Strokes;
use chainrule::{Activation, Dense, Error, Init, Loss, Mlp, OptimizerConfig, checkpoint};

/// Zeros after a header, compressed without ever being in memory as a whole.
fn gzipped(sizes: [u32; 3], n_zeros: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&[0, 0, 8, 3]).unwrap();
    sizes.iter().for_each(|size| encoder.write_all(&size.to_be_bytes()).unwrap());
    let zeros = vec![0; 1 << 20];
    let mut left = n_zeros;
    while left > 0 {
        let n = left.min(zeros.len());
        encoder.write_all(&zeros[..n]).unwrap();
        left -= n;
    }
    encoder.finish().unwrap()
}

fn message<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn an_idx_file_is_unpacked_no_further_than_its_header_says() {
    // 16 bytes of header in front.
    let n = files::MAX_IDX_BYTES - 16;
    let within = gzipped([n as u32, 1, 1], n);
    let images = idx::read_images(&within).unwrap();
    assert_eq!((images.n_samples, images.pixels.len()), (n, n));
    assert_eq!(
        message(idx::read_images(&gzipped([n as u32 + 1, 1, 1], 0))),
        format!("IDX file: expected at most {} bytes, got more", files::MAX_IDX_BYTES)
    );
    // The file that claims little and unpacks to much: of 790 MB, one byte more than it should have is looked at.
    let bomb = gzipped([2, 2, 2], 790 << 20);
    assert_eq!(idx::unpack(&bomb).unwrap().len(), 16 + 8 + 1);
    assert_eq!(message(idx::read_images(&bomb)), "IDX file: expected 2 × 2 × 2 bytes after the header, got 9 bytes");
    // Whatever is not an IDX file is not unpacked at all.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&vec![7; 1 << 24]).unwrap();
    let other = encoder.finish().unwrap();
    assert_eq!(idx::unpack(&other).unwrap().len(), 4);
    assert!(message(idx::read_images(&other)).ends_with("got a file that starts with 07 07 07 07"));
}

#[test]
fn a_network_on_images_has_at_most_so_many_parameters() {
    let data = Arc::new(ImageData::synthetic(10, 10, 1).unwrap());
    let config = |last: usize| ImageConfig {
        hidden: vec![images::MAX_UNITS, images::MAX_UNITS, last],
        activation: Activation::Relu,
        loss: Loss::SoftmaxCrossEntropy,
        optimizer: OptimizerConfig::sgd(),
        batch_size: 10,
        n_epochs: 1,
        init: Init::Zeros,
        seed: 1,
        n_train: None,
    };
    // 785 · 2048 + 2049 · 2048 + 2049 · 1255 + 1256 · 10 = 8,388,087; one unit more adds 2059 and is more than 2²³.
    let training = ImageTraining::new(Arc::clone(&data), config(1255)).unwrap();
    assert_eq!(training.mlp().n_parameters(), 8_388_087);
    assert_eq!(
        message(ImageTraining::new(data, config(1256))),
        "layers: expected at most 8388608 weights and biases, got 8390146 weights and biases"
    );
}

#[test]
fn a_file_of_weights_has_at_most_so_many_bytes_and_layers() {
    let too_long = vec![0; files::MAX_FILE_BYTES + 1];
    assert!(message(checkpoint::load(&too_long)).contains("expected at most 268435456 bytes"));
    // One byte less is read, and is no safetensors file.
    assert!(!message(checkpoint::load(&too_long[1..])).contains("at most"));
    let deep = |n_layers: usize| {
        let layers =
            vec![Dense::new(ndarray::arr2(&[[1.0_f32]]), ndarray::arr1(&[0.0]), Activation::Relu).unwrap(); n_layers];
        checkpoint::save(&Mlp::from_layers(layers).unwrap(), checkpoint::Precision::F32).unwrap()
    };
    assert_eq!(checkpoint::load(&deep(files::MAX_LAYERS)).unwrap().layers().len(), files::MAX_LAYERS);
    assert!(
        message(checkpoint::load(&deep(files::MAX_LAYERS + 1))).contains("expected at most 64 layers, got 65 layers")
    );
}

#[test]
fn a_table_has_at_most_so_many_bytes_and_columns() {
    let text = "1.5,1\n2.5,3\n".to_owned() + &" ".repeat(files::MAX_TABLE_BYTES - 12);
    let read = |text: &str| table::read(text, &table::Choice::default());
    assert_eq!(read(&text).unwrap().counts.n_taken, 2);
    assert!(message(read(&(text + " "))).contains("expected at most 16000000 bytes, got 16000001 bytes"));
    let wide = |n: usize| format!("{}1", "1,".repeat(n - 1));
    assert!(read(&wide(files::MAX_TABLE_COLUMNS)).is_ok());
    assert!(message(read(&wide(files::MAX_TABLE_COLUMNS + 1))).contains("expected at most 1000 columns"));
}

#[test]
fn a_file_of_drawings_has_at_most_so_many_bytes() {
    let label = r#"{"format":"chainrule-drawings","version":1,"labels":["a","b"],"drawings":[]}"#;
    let text = label.to_owned() + &" ".repeat(drawings::MAX_FILE_BYTES - label.len());
    assert!(DrawingSet::read(&text).is_ok());
    assert!(message(DrawingSet::read(&(text + " "))).contains("expected at most 33554432 bytes"));
}

#[test]
fn a_pad_has_at_most_so_many_points() {
    let points = |n: usize| Strokes::read(&vec![0.5; 2 * n], &[n as u32]);
    assert_eq!(points(drawings::MAX_PAD_POINTS).unwrap()[0].len(), drawings::MAX_PAD_POINTS);
    assert!(
        message(points(drawings::MAX_PAD_POINTS + 1)).contains("expected at most 100000 points, got 100001 points")
    );
}

#[test]
fn a_link_has_at_most_so_many_bytes_and_a_number_so_many_characters() {
    assert!(!message(Problem::from_link(&"v".repeat(trace::MAX_LINK_BYTES))).contains("at most"));
    assert!(
        message(Problem::from_link(&"v".repeat(trace::MAX_LINK_BYTES + 1))).contains("expected at most 8192 bytes")
    );
    let link = |number: &str| Problem::from_link(&format!("v1*1-1*identity*{number}_0*1*0*squared_sum*sgd_0.1_0*1"));
    let within = format!("1/{}", "3".repeat(trace::MAX_NUMBER_CHARS - 2));
    assert!(link(&within).is_ok());
    assert!(message(link(&(within + "3"))).contains("expected at most 24 characters"));
}

/// The largest problem that a link can ask for is computed to the end, in all of its steps: 120 parameters and 8 samples.
#[test]
fn the_largest_problem_is_computed() {
    let number = |i: usize| format!("{}/{}", 1 + i % 3, 100_000_007 + 2 * i);
    let numbers = |from: usize, n: usize| (from..from + n).map(number).collect::<Vec<_>>().join("_");
    let (sizes, n_samples) = (vec![trace::MAX_UNITS.to_string(); trace::MAX_LAYERS + 1], trace::MAX_SAMPLES);
    let activations = ["relu"; trace::MAX_LAYERS].join("-");
    let link = |step: usize| {
        format!(
            "v1*{}*{activations}*{}*{}*{}*squared_sum*sgd_0.1_0*{step}",
            sizes.join("-"),
            numbers(0, 120),
            numbers(120, 5 * n_samples),
            numbers(200, 5 * n_samples)
        )
    };
    let n_steps = trace::MAX_STEP_WORK / (120 * n_samples);
    let problem = Problem::from_link(&link(n_steps)).unwrap();
    assert!(chainrule::trace::training_step(&problem, 0, chainrule::trace::Format::Short).is_ok());
    assert!(message(Problem::from_link(&link(n_steps + 1))).contains("expected at most 104, got 105"));
}
