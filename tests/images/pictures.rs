//! Pictures in one folder a class.

use chainrule::images::{ImageData, ImageFiles, Part, Pictures, PicturesReport};

const SIDE: usize = 28;

/// A picture of a single color.
fn plain(level: u8, width: usize, height: usize) -> Vec<u8> {
    [level, level, level, 255].repeat(width * height)
}

/// `n` pictures each of two classes, whose gray level is their number within the class; dogs are 100 lighter, and wide.
fn pets(n: u8) -> (ImageData, PicturesReport) {
    let paths: Vec<String> = (0..n).flat_map(|i| [format!("dog/{i}.png"), format!("cat/{i}.png")]).collect();
    let mut pictures = Pictures::sort(&paths).unwrap();
    for index in pictures.order() {
        let i = (index / 2) as u8;
        if index % 2 == 0 {
            pictures.add(&plain(100 + i, 60, 30), 60, 30).unwrap();
        } else {
            pictures.add(&plain(i, SIDE, SIDE), SIDE, SIDE).unwrap();
        }
    }
    pictures.finish().unwrap()
}

#[test]
fn pictures_keep_their_class_through_the_split_and_a_fifth_of_each_is_tested() {
    let (data, report) = pets(20);
    assert_eq!(report.names, ["cat", "dog"]);
    assert_eq!((report.n_scaled, report.n_left_out, report.is_split, report.is_light), (20, 0, true, false));
    assert_eq!((data.n_classes(), data.train().n_samples(), data.test().n_samples()), (2, 32, 8));
    let mut seen = vec![];
    for set in [data.train(), data.test()] {
        for i in 0..set.n_samples() {
            let level = set.pixels(i)[0];
            assert!(set.pixels(i).iter().all(|&other| other == level));
            assert_eq!(set.label(i), i32::from(level >= 100), "by its level {level}");
            seen.push(level);
        }
    }
    assert_eq!((0..8).map(|i| data.test().label(i)).sum::<i32>(), 4);
    // A training on the first images only has all classes.
    assert!((0..10).any(|i| data.train().label(i) == 0) && (0..10).any(|i| data.train().label(i) == 1));
    seen.sort_unstable();
    assert_eq!(seen, (0..20).chain(100..120).collect::<Vec<u8>>());
    assert_eq!(pets(20).0, data, "drawn with a fixed seed");
}

#[test]
fn folders_for_testing_are_kept_and_a_light_background_is_noticed() {
    let paths = ["train/a/1.png", "train/b/1.png", "test/a/1.png", "test/c/1.png"].map(str::to_owned);
    let mut pictures = Pictures::sort(&paths).unwrap();
    for _ in pictures.order() {
        pictures.add(&plain(250, 5, 5), 5, 5).unwrap();
    }
    let (data, report) = pictures.finish().unwrap();
    assert_eq!((data.train().n_samples(), data.test().n_samples(), data.n_classes()), (2, 2, 3));
    assert!(report.is_light && !report.is_split);
    let inverted = data.inverted();
    assert!(inverted.train().pixels(0).iter().all(|&level| level == 5));
    assert_eq!(inverted.n_classes(), 3);
    assert_ne!(inverted.fingerprint(), data.fingerprint());
    assert_eq!(inverted.inverted(), data);
}

#[test]
fn what_is_read_back_from_idx_files_is_the_same_data() {
    let (data, report) = pets(6);
    let mut files = ImageFiles::default();
    for part in [Part::TrainImages, Part::TrainLabels, Part::TestImages, Part::TestLabels] {
        files.add(part.file_name(), &data.idx(part)).unwrap();
    }
    let read = files.finish().unwrap();
    assert_eq!(read.n_classes(), 10, "digits, as far as the files say");
    assert_eq!(read.with_classes(report.names.len()).unwrap(), data);
}

#[test]
fn too_large_and_missing_pictures_are_refused() {
    let mut pictures = Pictures::sort(&["a/1.png".to_owned(), "b/1.png".to_owned()]).unwrap();
    let refusal = pictures.add(&[], 5000, 10).unwrap_err().to_string();
    assert!(refusal.contains("at most 4096 pixels") && refusal.contains("10 × 5000"), "{refusal}");
    pictures.add(&plain(0, 1, 1), 1, 1).unwrap();
    assert_eq!(pictures.finish().unwrap_err().code(), "empty");
    let mut pictures = Pictures::sort(&["a/1.png".to_owned(), "b/1.png".to_owned()]).unwrap();
    pictures.add(&plain(0, 1, 1), 1, 1).unwrap();
    pictures.add(&plain(0, 1, 1), 1, 1).unwrap();
    assert!(pictures.finish().unwrap_err().to_string().contains("with several pictures in each"), "nothing to test on");
}
