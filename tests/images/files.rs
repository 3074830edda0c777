use std::path::PathBuf;

use chainrule::images::{ImageFiles, KnownSet, Part};

const IMAGES: [u8; 4] = [0, 0, 8, 3];
const LABELS: [u8; 4] = [0, 0, 8, 1];

fn idx(magic: [u8; 4], sizes: &[u32], elements: &[u8]) -> Vec<u8> {
    let header = sizes.iter().flat_map(|size| size.to_be_bytes());
    magic.into_iter().chain(header).chain(elements.iter().copied()).collect()
}

/// Images of 2 × 2 pixels.
fn images(n: u32) -> Vec<u8> {
    idx(IMAGES, &[n, 2, 2], &vec![100; 4 * n as usize])
}

fn labels(labels: &[u8]) -> Vec<u8> {
    idx(LABELS, &[labels.len() as u32], labels)
}

fn files(parts: &[(&str, Vec<u8>)]) -> ImageFiles {
    let mut files = ImageFiles::default();
    for (name, bytes) in parts {
        files.add(name, bytes).unwrap();
    }
    files
}

#[test]
fn well_formed_files_of_any_set_are_taken_in_any_order() {
    let mut files = ImageFiles::default();
    let report = files.add("my-t10k-labels.idx", &labels(&[9])).unwrap();
    assert_eq!((report.part, report.set, report.n_samples), (Part::TestLabels, None, 1));
    assert_eq!(report.missing, [Part::TrainImages, Part::TrainLabels, Part::TestImages]);
    files.add("TRAIN-images", &images(3)).unwrap();
    files.add("test-images", &images(1)).unwrap();
    assert_eq!(files.add("train-labels", &labels(&[0, 1, 2])).unwrap().missing, []);
    let data = files.finish().unwrap();
    assert_eq!((data.train().n_samples(), data.test().n_samples(), data.train().n_features()), (3, 1, 4));
}

#[test]
fn each_kind_of_wrong_file_is_refused_with_what_is_wrong() {
    let mut files = ImageFiles::default();
    let refusal = |name: &str, bytes: &[u8]| ImageFiles::default().add(name, bytes).unwrap_err().to_string();
    assert!(refusal("train", b"\x89PNG\r\n").ends_with("got a file that starts with 89 50 4e 47"));
    let cut = images(3);
    assert!(refusal("train", &cut[..cut.len() - 1]).ends_with("got 11 bytes"));
    assert!(refusal("images", &cut).contains("a name that contains train or t10k"));
    assert!(refusal("test-or-train", &cut).contains("a name that contains train or t10k"));
    // Files added before are kept.
    files.add("train", &cut).unwrap();
    files.add("train", &cut[..9]).unwrap_err();
    assert_eq!(files.missing().len(), 3);
    assert_eq!(files.finish().unwrap_err().code(), "empty");
}

#[test]
fn files_that_do_not_fit_together_are_refused() {
    let set = |train_labels: Vec<u8>, test_images: Vec<u8>| {
        let parts = [("train", images(2)), ("train", train_labels), ("test", test_images), ("test", labels(&[0]))];
        files(&parts).finish().map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(set(labels(&[0, 1]), images(1)), Ok(()));
    let refused = |result: std::result::Result<(), String>| result.unwrap_err();
    assert_eq!(
        refused(set(labels(&[0]), images(1))),
        "train-labels-idx1-ubyte: expected one for each of 2 images, got 1"
    );
    assert_eq!(
        refused(set(labels(&[1, 65]), images(1))),
        "labels: expected at most 64 classes, got labels from 0 to 65"
    );
    assert_eq!(
        refused(set(labels(&[0, 1]), idx(IMAGES, &[1, 4, 1], &[0; 4]))),
        "images: expected test images of 2 × 2 pixels, got 4 × 1 pixels"
    );
}

#[test]
fn labels_begin_with_any_number() {
    let set = |train: &[u8], test: &[u8]| {
        let n = |labels: &[u8]| images(labels.len() as u32);
        let parts = [("train", n(train)), ("train", labels(train)), ("test", n(test)), ("test", labels(test))];
        let data = files(&parts).finish().unwrap();
        let classes = |n: usize, class: &dyn Fn(usize) -> usize| (0..n).map(class).collect::<Vec<usize>>();
        let found = [classes(train.len(), &|i| data.train_class(i)), classes(test.len(), &|i| data.test_class(i))];
        (data.class_labels(), found)
    };
    let digits: Vec<i32> = (0..10).collect();
    assert_eq!(set(&[2, 9], &[3]), (digits.clone(), [vec![2, 9], vec![3]]), "digits that are not all there");
    assert_eq!(set(&[1, 26], &[2]), ((1..27).collect(), [vec![0, 25], vec![1]]));
    // The classes are those of both sets.
    assert_eq!(set(&[5, 6], &[12]), ((5..13).collect(), [vec![0, 1], vec![7]]));
    assert_eq!(set(&[0, 63], &[1]).0.len(), 64);
    assert_eq!(set(&[200, 200], &[200]), (vec![200, 201], [vec![0, 0], vec![0]]), "a network needs two outputs");
}

#[test]
fn images_are_transposed_and_back() {
    let pixels = [1, 2, 3, 4, 5, 6];
    let set = || idx(IMAGES, &[1, 2, 3], &pixels);
    let parts = [("train", set()), ("train", labels(&[0])), ("test", set()), ("test", labels(&[1]))];
    let data = files(&parts).finish().unwrap();
    let transposed = data.transposed();
    assert_eq!(transposed.train().pixels(0), [1, 4, 2, 5, 3, 6]);
    assert!(transposed.is_transposed() && !data.is_transposed());
    assert_ne!(transposed.fingerprint(), data.fingerprint());
    assert_eq!(transposed.transposed(), data);
}

/// The files of a folder as people have them.
fn people(folder: &str) -> ImageFiles {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/idx").join(folder);
    let mut files = ImageFiles::default();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let report = files.add(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(report.is_rounded, path.to_str().unwrap().ends_with("-float"));
    }
    files
}

#[test]
fn files_of_people_are_read_as_they_are_meant() {
    let first = |folder: &str| {
        let data = people(folder).finish().unwrap();
        let counts = (data.train().n_samples(), data.test().n_samples(), data.train().n_features());
        let labels = data.class_labels();
        (counts, (labels[0], labels.len()), data.train().pixels(0)[..6].to_vec())
    };
    assert_eq!(first("02_gz_twice"), ((300, 100, 784), (0, 10), vec![9, 10, 235, 10, 21, 3]));
    // The same levels, divided by 255.
    assert_eq!(first("08_float_idx"), ((300, 100, 784), (0, 10), first("02_gz_twice").2));
    assert_eq!(first("10_emnist_letters_1to26"), ((520, 130, 784), (1, 26), vec![23, 3, 220, 5, 16, 15]));
    // The same pictures with rows and columns swapped.
    let transposed = people("12_emnist_digits_transposed").finish().unwrap().transposed();
    assert_eq!(transposed.fingerprint(), people("02_gz_twice").finish().unwrap().fingerprint());
}

#[test]
fn a_file_that_is_not_what_it_is_said_to_be_is_refused() {
    let error = ImageFiles::default().add_known(KnownSet::Mnist, Part::TestLabels, &labels(&[0])).unwrap_err();
    assert_eq!(error.code(), "format");
    let message = error.to_string();
    assert!(message.contains("t10k-labels-idx1-ubyte: expected SHA-256 ff7bcfd4"), "{message}");
}

/// The folder of data sets, if `CHAINRULE_DATA` is set. The tests above do not need it.
fn folder() -> Option<PathBuf> {
    std::env::var_os("CHAINRULE_DATA").map(PathBuf::from)
}

#[test]
fn the_files_of_the_known_sets_are_known() {
    let Some(folder) = folder() else { return };
    for (name, set) in [("mnist", KnownSet::Mnist), ("fashion-mnist", KnownSet::FashionMnist)] {
        let read = |part: Part| std::fs::read(folder.join(name).join(format!("{}.gz", part.file_name()))).unwrap();
        let mut files = ImageFiles::default();
        for part in [Part::TestLabels, Part::TrainImages, Part::TestImages, Part::TrainLabels] {
            // Identified by its bytes, whatever its name.
            let report = files.add("download (1)", &read(part)).unwrap();
            assert_eq!((report.part, report.set), (part, Some(set)));
        }
        let other = if set == KnownSet::Mnist { KnownSet::FashionMnist } else { KnownSet::Mnist };
        assert!(files.add_known(other, Part::TestLabels, &read(Part::TestLabels)).is_err());
        let data = files.finish().unwrap();
        assert_eq!((data.train().n_samples(), data.test().n_samples()), (60_000, 10_000));
    }
    let read =
        |set: &str, part: Part| std::fs::read(folder.join(set).join(format!("{}.gz", part.file_name()))).unwrap();
    let mut mixed = ImageFiles::default();
    for (set, part) in [
        ("mnist", Part::TrainImages),
        ("fashion-mnist", Part::TrainLabels),
        ("mnist", Part::TestImages),
        ("mnist", Part::TestLabels),
    ] {
        mixed.add("", &read(set, part)).unwrap();
    }
    let message = mixed.finish().unwrap_err().to_string();
    assert_eq!(message, "files: expected four files of one data set, got MNIST, Fashion-MNIST");
}
