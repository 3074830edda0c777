//! Tables as people have them: each file of `fuzz/inputs/table/`, and others of the same kinds.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chainrule::dataset::examples::{Examples, TargetKind};
use chainrule::dataset::points::Task;
use chainrule::limits::files::{MAX_INPUTS, MAX_LINES, MAX_TABLE_CLASSES};
use chainrule::table::{Choice, ColumnChoice, Kind, Mark, Obstacle, Reason, Role, TableReading, read};
use proptest::prelude::*;

fn guessed(text: &str) -> TableReading {
    read(text, &Choice::default()).unwrap()
}

fn case(name: &str) -> TableReading {
    let path = format!("{}/fuzz/inputs/table/{name}", env!("CARGO_MANIFEST_DIR"));
    guessed(&std::fs::read_to_string(path).unwrap())
}

fn examples(reading: &TableReading) -> &Examples {
    reading.examples.as_ref().unwrap_or_else(|| panic!("{:?} {:?}", reading.obstacle, reading.bad))
}

/// The names of the inputs, the numbers of the first example, and its class or value.
fn first(reading: &TableReading) -> (Vec<&str>, Vec<f64>, String) {
    let Examples { inputs, target } = examples(reading);
    let target = match &target.kind {
        TargetKind::Classes { names, indices } => names[indices[0]].clone(),
        TargetKind::Values(values) => values[0].to_string(),
    };
    (
        inputs.iter().map(|input| input.name.as_str()).collect(),
        inputs.iter().map(|input| input.values[0]).collect(),
        target,
    )
}

fn classes(reading: &TableReading) -> Vec<&str> {
    match &examples(reading).target.kind {
        TargetKind::Classes { names, .. } => names.iter().map(String::as_str).collect(),
        TargetKind::Values(_) => vec![],
    }
}

#[test]
fn every_file_gives_what_is_in_it() {
    let points = ["x1", "x2"];
    for (name, inputs, row, target, n, kinds) in [
        ("08b_all_quoted.csv", &points[..], &[-0.8, -0.7][..], "0", 10, &["0", "1"][..]),
        ("09_trailing_empty_rows.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("10_empty_cells.csv", &points, &[-0.8, -0.7], "0", 9, &["0", "1"]),
        ("12_cat_dog.csv", &points, &[-0.8, -0.7], "cat", 10, &["cat", "dog"]),
        ("13_id_column.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("14_persian_digits_semicolon.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("14d_persian_comma_sep.csv", &["سن", "قد"], &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("15_thousands_quoted.csv", &["salary", "age"], &[1200.0, 25.0], "0", 4, &["0", "1"]),
        ("15b_thousands_semicolon.csv", &["salary", "age"], &[1200.0, 25.0], "0", 4, &["0", "1"]),
        ("22_class_minus1_1.csv", &points, &[-0.8, -0.7], "-1", 10, &["-1", "1"]),
        ("24_sep_line.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("25_unicode_minus.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("28_spaces.txt", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("29_two_columns.csv", &["x"], &[-1.0], "1", 21, &[]),
        ("30_three_classes.csv", &["a", "b"], &[5.1, 3.5], "0", 6, &["0", "1", "2"]),
        ("32_large_values.csv", &["area", "price"], &[80.0, 2.5e9], "0", 4, &["0", "1"]),
        ("35_class_first.csv", &points, &[-0.8, -0.7], "0", 10, &["0", "1"]),
        ("50_unscaled.csv", &["salary", "age"], &[1000.0, 22.0], "0", 60, &["0", "1"]),
    ] {
        let reading = case(name);
        assert_eq!(first(&reading), (inputs.to_vec(), row.to_vec(), target.to_owned()), "{name}");
        assert_eq!((reading.counts.n_taken, reading.n_bad, reading.has_header), (n, 0, true), "{name}");
        assert_eq!(classes(&reading), kinds, "{name}");
        assert_eq!(reading.mark.is_some(), name.starts_with("15b"), "{name}");
    }
    assert!(case("09_trailing_empty_rows.csv").counts.n_empty > 0);
    assert_eq!(case("10_empty_cells.csv").counts.n_incomplete, 1);
    assert_eq!(case("13_id_column.csv").columns[0].role, Role::Out);
}

#[test]
fn a_mark_that_the_column_leaves_open_is_asked_about() {
    let text = "salary;age\n1.200;25\n3.400;31\n2.050;40";
    let reading = guessed(text);
    let question = reading.mark.as_ref().unwrap();
    let shown = (question.column.as_str(), question.written.as_str(), question.read.as_str(), question.other.as_str());
    assert_eq!((shown, question.mark), (("salary", "1.200", "1200", "1.2"), Mark::Point));
    assert_eq!(first(&reading).1, [1200.0]);
    let other = read(text, &Choice { mark: Some(question.mark), ..Choice::default() }).unwrap();
    assert_eq!(first(&other).1, [1.2]);
    // It can be changed back.
    assert_eq!(other.mark.unwrap().mark, Mark::Comma);
    // A number that tells decides for its column, and for others.
    for (text, value) in [
        ("a\tb\n1.200\t1\n2.5\t2\n3.1\t3", 1.2),
        ("a\tb\n1.200\t1\n1.200.300\t2\n3.100\t3", 1200.0),
        ("a\tb\n1.200\t1,5\n2.300\t2\n3.100\t3", 1200.0),
        ("a\tb\n1,200\t1,5\n2,300\t2\n3,100\t3", 1.2),
    ] {
        let reading = guessed(text);
        assert_eq!((first(&reading).1, reading.mark), (vec![value], None), "{text:?}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_left_out_only_if_that_is_chosen() {
    let text = "x,y,z\n1,2\n# between\n\n1,two,0\n12%,1,1\n1,$5,3\n1e999,1,1\n0,0.5,1.5\n1,0.25,2.5\n2,1,0.5\n3,1.5,1\n4,2,8\n";
    let reading = guessed(text);
    let told: Vec<_> =
        reading.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.reason, bad.got.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "", Reason::Cells { n_cells: 2, n_columns: 3 }, "1 2"),
            (5, "y", Reason::Number, "two"),
            (6, "x", Reason::Percent, "12%"),
            (7, "y", Reason::Currency, "$5"),
            (8, "x", Reason::TooLarge, "1e999"),
        ]
    );
    assert_eq!((reading.obstacle, reading.examples, reading.counts.n_comments), (Some(Obstacle::Bad), None, 1));
    let reading = read(text, &Choice { leaves_out_bad: true, ..Choice::default() }).unwrap();
    assert_eq!((reading.counts.n_taken, reading.n_bad), (5, 5));
    // A column that is left out may hold anything.
    let out = ["x", "y", "z"].map(|name| (name, if name == "y" { Role::Out } else { Role::Input }));
    let reading = read("x,y,z\n1,2,3\n2,two,5\n3,4,7", &choice(&out)).unwrap();
    assert_eq!((reading.n_bad, reading.obstacle), (0, Some(Obstacle::NoTarget)));
}

#[test]
fn rows_with_empty_cells_are_left_out_unless_they_are_needed() {
    let text = "a,b,class\n1,2,u\n,3,u\n2,NA,v\n3,n/a,v\n4,5,\n5,6,v\n";
    let reading = guessed(text);
    assert_eq!((reading.counts.n_incomplete, reading.counts.n_taken, reading.n_bad), (4, 2, 0));
    let reading = read(text, &Choice { needs_all_cells: true, ..Choice::default() }).unwrap();
    assert_eq!((reading.obstacle, reading.n_bad), (Some(Obstacle::Bad), 4));
    let told: Vec<_> = reading.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.reason)).collect();
    assert_eq!(told, [(3, "a"), (4, "b"), (5, "b"), (6, "class")].map(|(line, column)| (line, column, Reason::Empty)));
}

fn choice(roles: &[(&str, Role)]) -> Choice {
    let columns = roles.iter().map(|&(name, role)| ColumnChoice { name: name.to_owned(), role }).collect();
    Choice { columns, ..Choice::default() }
}

#[test]
fn texts_become_an_input_for_each_of_them() {
    let text = "island,mass,sex,species\nDream,1.5,m,a\nBiscoe,2.5,f,b\nTorgersen,3.5,m,a\nDream,2.25,f,b";
    let reading = guessed(text);
    let (names, row, class) = first(&reading);
    assert_eq!(names, ["island = Biscoe", "island = Dream", "island = Torgersen", "mass", "sex = m"]);
    assert_eq!((row, class.as_str()), (vec![0.0, 1.0, 0.0, 1.5, 1.0], "a"));
    assert_eq!(reading.columns.iter().map(|column| column.kind).collect::<Vec<_>>()[..2], [Kind::Texts, Kind::Numbers]);
}

#[test]
fn roles_are_guessed_and_may_be_chosen() {
    use Role::{Input, Out, Target};
    for (text, roles) in [
        (",a,b,y\n0,1.5,2,1\n1,2.5,3,0\n2,3.5,5,1", vec![Out, Input, Input, Target]),
        ("a,b,PassengerId\n1.5,2,9\n2.5,3,7\n3.5,5,8", vec![Input, Target, Out]),
        ("name,a,kind\nada,1,u\nbob,2,v\neve,3,u", vec![Out, Input, Target]),
        ("species,a,sex\nu,1,f\nv,2,m\nu,3,f", vec![Target, Input, Input]),
        ("ردیف؛سن؛برچسب\n۱؛۲۰؛بله\n۲؛۳۰؛خیر\n۳؛۴۰؛بله", vec![Out, Input, Target]),
        ("x\ty\n1\t2\n2\t4\n3\t6", vec![Input, Target]),
        ("always,a,b\nk,1.5,2\nk,2.5,3", vec![Out, Input, Target]),
    ] {
        let reading = guessed(text);
        assert_eq!(reading.columns.iter().map(|column| column.role).collect::<Vec<_>>(), roles, "{text:?}");
    }
    let text = "a,b,c\n1,2,3\n4,5,6\n7,8,9";
    let reading = read(text, &choice(&[("a", Target), ("b", Input), ("c", Out)])).unwrap();
    assert_eq!(first(&reading), (vec!["b"], vec![2.0], "1".to_owned()));
    // What was chosen for other columns is not used.
    let reading = read(text, &choice(&[("a", Target), ("d", Input), ("c", Out)])).unwrap();
    assert_eq!(reading.columns[2].role, Target);
}

#[test]
fn the_target_is_classes_or_values_as_guessed_or_chosen() {
    let text = "a,grade\n1,3\n2,3\n3,4\n4,4\n5,5\n6,5";
    assert_eq!(guessed(text).task, Some(Task::Values), "y = f(x)");
    let reading = read(text, &Choice { task: Some(Task::Classes), ..Choice::default() }).unwrap();
    assert_eq!(classes(&reading), ["3", "4", "5"]);
    let texts = "a,b\n1,u\n2,v\n3,w";
    let reading = read(texts, &Choice { task: Some(Task::Values), ..Choice::default() }).unwrap();
    assert_eq!(reading.obstacle, Some(Obstacle::TextTarget));
}

#[test]
fn what_stands_in_the_way_is_named() {
    let many = |n: usize, cell: &dyn Fn(usize) -> String| (0..n).map(cell).collect::<Vec<_>>();
    let wide = |n: usize| {
        let rows: Vec<String> = (0..3).map(|row| many(n, &|i| format!("{}.5", row * (i + 1))).join(",")).collect();
        rows.join("\n")
    };
    assert_eq!(guessed("").obstacle, Some(Obstacle::NoTarget));
    assert_eq!(guessed("1\n2\n3").obstacle, Some(Obstacle::OneColumn));
    assert_eq!(guessed("a,b\n1,2").obstacle, Some(Obstacle::FewRows { n: 1 }));
    assert_eq!(guessed("a,class\n1,u\n2,u").obstacle, Some(Obstacle::OneClass));
    let n = 2 * MAX_TABLE_CLASSES;
    let labels = many(2 * n, &|i| format!("{i}.5,k{}", i % n)).join("\n");
    assert_eq!(guessed(&format!("a,class\n{labels}")).obstacle, Some(Obstacle::ManyClasses { n }));
    // More columns than fit are left out, and said; more that are chosen are refused.
    let reading = guessed(&wide(20));
    assert_eq!((examples(&reading).inputs.len(), reading.counts.n_columns_over), (MAX_INPUTS, 3));
    let all: Vec<_> = reading.columns.iter().map(|column| (column.name.as_str(), Role::Input)).collect();
    let mut chosen = choice(&all);
    chosen.columns[19].role = Role::Target;
    assert_eq!(read(&wide(20), &chosen).unwrap().obstacle, Some(Obstacle::ManyInputs { n: 19 }));
    chosen.columns[..19].iter_mut().for_each(|column| column.role = Role::Out);
    assert_eq!(read(&wide(20), &chosen).unwrap().obstacle, Some(Obstacle::NoInputs));
}

#[test]
fn a_long_table_is_sampled_in_its_order() {
    let row = |i: usize| format!("{i}.5,{}\n", 2 * i);
    let text: String = (0..100_000).map(row).collect();
    let reading = guessed(&text);
    assert_eq!((reading.counts.n_rows, reading.counts.n_usable, reading.counts.n_taken), (100_000, 100_000, MAX_LINES));
    assert_eq!(reading.counts.n_all, 100_000);
    let values = &examples(&reading).inputs[0].values;
    assert!(
        values.len() == MAX_LINES && values.is_sorted() && values[0] < 1000.0 && *values.last().unwrap() > 99_000.0
    );
    assert_eq!(guessed(&text), reading, "the same sample each time");
}

#[test]
fn json_is_read_as_records_rows_or_lines() {
    let expected = (vec!["x", "mass"], vec![0.5, 1.234], "u".to_owned());
    for text in [
        r#"[{"x": 0.5, "mass": 1.234, "kind": "u"}, {"x": 1, "mass": 2.345, "kind": "v"}, {"mass": 3, "kind": "v"}]"#,
        r#" [["x", "mass", "kind"], [0.5, 1.234, "u"], [1, 2.345, "v"], [null, 3, "v"]]"#,
        "{\"x\": 0.5, \"mass\": 1.234, \"kind\": \"u\"}\n{\"x\": 1, \"mass\": 2.345, \"kind\": \"v\"}\n{\"kind\": \"v\", \"mass\": 3}\n",
    ] {
        let reading = guessed(text);
        assert_eq!(first(&reading), expected, "{text}");
        assert_eq!((reading.counts.n_incomplete, reading.mark.is_none(), reading.is_json), (1, true, true), "{text}");
    }
    for text in ["[1, 2", "[1, 2]", "[{\"a\": [1]}]", "{\"a\": {\"0\": 1}}", "[[[1]]]"] {
        let message = read(text, &Choice::default()).unwrap_err().to_string();
        assert!(message.starts_with("data: expected an array of records or of rows, as JSON, got "), "{message}");
    }
}

#[test]
fn names_comments_and_line_ends_are_found() {
    let expected = (vec!["a", "b"], vec![0.5, 1.0], "0".to_owned());
    for text in [
        "# made by hand\n# a b class\n0.5 1 0\n1.5 2 1\n",
        "#,a,b,class\n1,0.5,1,0\n2,1.5,2,1\n3,2.5,3,1",
        "a,b,class\r0.5,1,0\r1.5,2,1\r",
        "\u{feff}\"sep=,\"\r\na,b,class,\r\n\r\n0.5,1,0,\r\n,,,\r\n1.5,2,1,\r\n",
        "a, \"b\", \"class\"\n0.5, \"1\", 0\n1.5, 2, 1",
        "a|b|class\n0.5|1|0\n1.5|2|1",
    ] {
        assert_eq!(first(&guessed(text)), expected, "{text:?}");
    }
    // Without names, and with doubtful ones.
    assert_eq!(first(&guessed("1,2,0\n3,4,1")).0, ["x1", "x2"]);
    assert_eq!(first(&guessed("a,a,,class\n1,2,3,u\n4,5,6,v")).0, ["a", "a (2)", "#3"]);
    assert!(!guessed("sunny,hot,no\nrainy,hot,yes\nsunny,cool,yes").has_header, "its texts occur again");
    assert!(guessed("country,kind,mass,2020\nu,a,1.5,2\nv,b,2.5,3").has_header, "years may be names");
    // A quoted cell may hold separators, quotes and line ends.
    let reading = guessed("note,x,y\n\"a \"\"b\"\", c\nd\",1,2\n\"e\",2,3\n\"e\",2,3\n");
    assert_eq!(reading.rows[0], ["a \"b\", c\nd", "1", "2"]);
}

#[test]
fn a_slash_is_a_fraction_and_may_be_a_decimal_mark() {
    let text = "۰/۵؛−۱؛۰\n۰٫۲۵؛۱؛۱";
    let reading = guessed(text);
    let both = reading.slash.as_ref().unwrap();
    assert_eq!((both.read.as_str(), both.other.as_str(), first(&reading).1), ("0", "0.5", vec![0.0, -1.0]));
    let decimal = read(text, &Choice { slash_is_point: true, ..Choice::default() }).unwrap();
    assert_eq!(first(&decimal).1, [0.5, -1.0]);
}

/// A way to write a table.
#[derive(Debug, Clone, Copy)]
struct Style {
    separator: char,
    mark: char,
    zero: u32,
    is_quoted: bool,
    end: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    let digits = prop::sample::select(vec![0x30_u32, 0x660, 0x6f0]);
    (prop::sample::select(vec![',', ';', '\t', '؛', ' ', '|']), any::<bool>(), digits, any::<bool>(), 0..3_usize)
        .prop_map(|(separator, is_comma, zero, is_quoted, end)| {
            // An unquoted decimal comma would separate.
            let mark = if is_comma && (separator != ',' || is_quoted) { ',' } else { '.' };
            Style { separator, mark, zero, is_quoted, end: ["\n", "\r\n", "\r"][end] }
        })
}

fn written(x: f64, style: Style) -> String {
    let glyph = |c: char| match c {
        '.' => style.mark,
        _ => c.to_digit(10).and_then(|digit| char::from_u32(style.zero + digit)).unwrap_or(c),
    };
    // Two places, so that no mark can be taken for one between thousands.
    let text: String = format!("{x:.2}").chars().map(glyph).collect();
    if style.is_quoted { format!("\"{text}\"") } else { text }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>(), slash_is_point: bool, leaves_out_bad: bool) {
        let choice = Choice { slash_is_point, leaves_out_bad, mark: Some(Mark::Comma), ..Choice::default() };
        if let Ok(reading) = read(&text, &choice) {
            prop_assert_eq!(reading.examples.is_some(), reading.obstacle.is_none());
        }
    }

    /// Nearly valid tables reach more code than arbitrary text does.
    #[test]
    fn nearly_valid_text_does_not_panic(text in "([-0-9.e,/;\t\n nax۵\"#|،؛\\[{]|\r\n|1,2,0\n|sep=;\n){0,60}") {
        let Ok(reading) = read(&text, &Choice::default()) else { return Ok(()) };
        prop_assert_eq!(reading.examples.is_some(), reading.obstacle.is_none());
        if let Some(Examples { inputs, target }) = reading.examples {
            let n = reading.counts.n_taken;
            prop_assert!((1..=MAX_INPUTS).contains(&inputs.len()) && n >= 2);
            prop_assert!(inputs.iter().all(|input| input.values.len() == n && input.values.iter().all(|x| x.is_finite())));
            match target.kind {
                TargetKind::Values(values) => prop_assert!(values.len() == n && values.iter().all(|x| x.is_finite())),
                TargetKind::Classes { names, indices } => {
                    prop_assert!((2..=MAX_TABLE_CLASSES).contains(&names.len()));
                    prop_assert!(indices.len() == n && indices.iter().all(|&class| class < names.len()));
                }
            }
        }
    }

    /// A table is read back whatever separates its cells, whichever digits, quotes and decimal marks it has.
    #[test]
    fn a_table_is_read_back(
        rows in prop::collection::vec([-999_999..999_999_i32, -999..999, -99_999..99_999], 3..20), style in style(), named: bool,
    ) {
        // Hundredths, of which the last digit is not 0: at least one number has a decimal mark.
        let rows: Vec<[f64; 3]> = rows.iter().map(|row| row.map(|x| f64::from(x / 10 * 10 + 1) / 100.0)).collect();
        let line = |cells: [String; 3]| cells.join(&style.separator.to_string());
        let mut lines: Vec<String> = rows.iter().map(|row| line(row.map(|x| written(x, style)))).collect();
        if named {
            lines.insert(0, line(["a", "b", "c"].map(str::to_owned)));
        }
        let all = [("x1", Role::Input), ("x2", Role::Input), ("y", Role::Target)];
        let mut chosen = choice(&all);
        if named {
            chosen.columns.iter_mut().zip(["a", "b", "c"]).for_each(|(column, name)| column.name = name.to_owned());
        }
        chosen.task = Some(Task::Values);
        let reading = read(&lines.join(style.end), &chosen).unwrap();
        let Examples { inputs, target } = examples(&reading);
        let TargetKind::Values(targets) = &target.kind else { panic!("classes") };
        let columns = [&inputs[0].values, &inputs[1].values, targets];
        for (i, row) in rows.iter().enumerate() {
            // The same decimal, parsed by the same parser.
            prop_assert_eq!(columns.map(|column| column[i]), row.map(|x| format!("{x:.2}").parse::<f64>().unwrap()));
        }
    }
}
