//! Tables in further shapes in which programs and people write them.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chainrule::dataset::examples::{Examples, TargetKind};
use chainrule::limits::files::{MAX_LINES, MAX_TABLE_ROWS};
use chainrule::table::{Choice, Role, TableReading, read};

fn guessed(text: &str) -> TableReading {
    read(text, &Choice::default()).unwrap()
}

/// The names of the inputs, the numbers of the first example, its class or value, and the number of examples.
fn first(text: &str) -> (Vec<String>, Vec<f64>, String, usize) {
    let reading = guessed(text);
    let Some(Examples { inputs, target }) = reading.examples else {
        panic!("{text:?}: {:?} {:?}", reading.obstacle, reading.bad)
    };
    let label = match &target.kind {
        TargetKind::Classes { names, indices } => names[indices[0]].clone(),
        TargetKind::Values(values) => values[0].to_string(),
    };
    (
        inputs.iter().map(|input| input.name.clone()).collect(),
        inputs.iter().map(|input| input.values[0]).collect(),
        label,
        inputs[0].values.len(),
    )
}

/// What a table is, its text, its inputs, the numbers and the target of its first example, and how many there are.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [f64], &'static str, usize);

const CASES: [Case; 21] = [
    (
        "Excel, German",
        "Länge;Breite;Art\n5,1;3,5;setosa\n4,9;3,0;setosa\n6,3;3,3;virginica\n",
        &["Länge", "Breite"],
        &[5.1, 3.5],
        "setosa",
        3,
    ),
    (
        "Excel, French, thousands with a narrow space",
        "Prix;Surface;Classe\n1\u{202f}200,50;30;A\n2\u{202f}300,75;42;B\n",
        &["Prix", "Surface"],
        &[1200.5, 30.0],
        "A",
        2,
    ),
    (
        "Excel, Swiss, thousands with an apostrophe",
        "Lohn;Alter;Klasse\n1'200.50;25;0\n3'400.00;31;1\n",
        &["Lohn", "Alter"],
        &[1200.5, 25.0],
        "0",
        2,
    ),
    ("Persian digits and separators", "طول؛عرض؛گونه\n۵٫۱؛۳٫۵؛الف\n۶٫۳؛۳٫۳؛ب\n", &["طول", "عرض"], &[5.1, 3.5], "الف", 2),
    (
        "the clipboard of a spreadsheet, with a line break in a cell",
        "x\ty\tclass\n1.5\t2\t\"red\nand blue\"\n2.5\t3\tgreen\n",
        &["x", "y"],
        &[2.5, 3.0],
        "green",
        2,
    ),
    (
        "write.csv of R, with names of rows",
        "\"\",\"a\",\"b\",\"species\"\n\"1\",5.1,NA,\"s\"\n\"2\",4.9,3,\"s\"\n\"3\",4.7,3.2,\"v\"\n",
        &["a", "b"],
        &[4.9, 3.0],
        "s",
        2,
    ),
    (
        "write.table of R, which names the columns only",
        "\"a\" \"b\" \"species\"\n\"1\" 5.1 3.5 \"s\"\n\"2\" 4.9 3 \"s\"\n\"3\" 4.7 3.2 \"v\"\n",
        &["a", "b"],
        &[5.1, 3.5],
        "s",
        3,
    ),
    (
        "to_csv of pandas, with its index and missing values",
        ",a,b,label\n0,1.5,2.5,0\n1,nan,3.5,1\n2,4.5,<NA>,1\n3,5.5,6.5,1\n",
        &["a", "b"],
        &[1.5, 2.5],
        "0",
        2,
    ),
    ("percent signs", "share,age,class\n12 %,30,a\n7.5%,41,b\n", &["share", "age"], &[12.0, 30.0], "a", 2),
    (
        "currencies and thousands",
        "price,rooms,sold\n\"$1,200,000\",3,yes\n\"$350,500\",2,no\n",
        &["price", "rooms"],
        &[1_200_000.0, 3.0],
        "yes",
        2,
    ),
    (
        "units in cells and in names",
        "height (cm),weight,sex\n181,80 kg,m\n165,61.5 kg,f\n",
        &["height (cm)", "weight"],
        &[181.0, 80.0],
        "m",
        2,
    ),
    (
        "a row of units below the names",
        "length,width,species\ncm,cm,\n5.1,3.5,s\n6.3,3.3,v\n",
        &["length cm", "width cm"],
        &[5.1, 3.5],
        "s",
        2,
    ),
    (
        "names merged over two columns",
        "Sepal,,Petal,,\nlength,width,length,width,species\n5.1,3.5,1.4,0.2,s\n6.3,3.3,6,2.5,v\n",
        &["Sepal length", "Sepal width", "Petal length", "Petal width"],
        &[5.1, 3.5, 1.4, 0.2],
        "s",
        2,
    ),
    (
        "titles above the names",
        "Results of the lab,,\nMarch,,\nx,y,class\n0.5,1,0\n0.7,2,1\n",
        &["x", "y"],
        &[0.5, 1.0],
        "0",
        2,
    ),
    (
        "a title without separators above the names",
        "Results of the lab\n\nx;y;class\n0,5;1;0\n0,7;2;1\n",
        &["x", "y"],
        &[0.5, 1.0],
        "0",
        2,
    ),
    ("a separator at the end of each row", "x;y;class;\n0,5;1;0;\n0,7;2;1;\n", &["x", "y"], &[0.5, 1.0], "0", 2),
    (
        "scientific numbers with a comma",
        "x;y;class\n1,5E+03;-2,5e-3;0\n2,5E+03;1e-4;1\n",
        &["x", "y"],
        &[1500.0, -0.0025],
        "0",
        2,
    ),
    (
        "truth values, dates, and a column that is constant",
        "date,x,version,ok\n2024-01-05,1.5,2,TRUE\n2024-01-06,2.5,2,FALSE\n2024-01-07,3.5,2,TRUE\n",
        &["x"],
        &[1.5],
        "TRUE",
        3,
    ),
    ("names that occur twice", "x,x,class\n1.5,2.5,a\n3.5,4.5,b\n", &["x", "x (2)"], &[1.5, 2.5], "a", 2),
    (
        "huge and tiny numbers beside ids",
        "id,mass,size,class\n17,1.9e30,1e-9,a\n23,5.9e24,2e-9,b\n42,6e23,3e-9,b\n",
        &["mass", "size"],
        &[1.9e30, 1e-9],
        "a",
        3,
    ),
    (
        "missing values in every notation",
        "a,b,class\n1,2,u\n-,3,u\nNA,4,v\nnull,5,v\nn.a.,6,v\n\\N,7,v\n--,8,v\n9,10,v\n",
        &["a", "b"],
        &[1.0, 2.0],
        "u",
        2,
    ),
];

#[test]
fn tables_of_programs_and_people_are_read() {
    for (kind, text, inputs, numbers, label, n) in CASES {
        let inputs: Vec<String> = inputs.iter().map(ToString::to_string).collect();
        let (names, row, target, n_rows) = first(text);
        assert_eq!((names, n_rows), (inputs, n), "{kind}");
        // A text with a line break is one cell.
        if !text.contains('\t') {
            assert_eq!((row, target), (numbers.to_vec(), label.to_owned()), "{kind}");
        }
    }
}

#[test]
fn what_was_taken_off_or_passed_over_is_said() {
    let reading = guessed("share,price,class\n12 %,3 €,a\n7.5%,4 €,b\n");
    let signs: Vec<Option<&str>> = reading.columns.iter().map(|column| column.sign.as_deref()).collect();
    assert_eq!(signs, [Some("%"), Some("€"), None]);
    // Signs that differ are a question of what is meant, and stay one.
    assert_eq!(guessed("share,age,class\n12 %,1,a\n7.5,2,b\n8,3,b\n").n_bad, 1);
    let titled = guessed("Results,,\nx,y,class\n0.5,1,0\n0.7,2,1\n");
    assert_eq!((titled.counts.n_comments, titled.has_header, titled.n_bad), (1, true, 0));
    // A single wrong cell in the first row makes no second row of names, and neither does a class without numbers.
    assert_eq!(guessed("x,y,class\nfive,2,a\n0.5,1,b\n0.7,2,b\n").n_bad, 1);
    assert_eq!(guessed("x,y,class\n,,a\n0.5,1,b\n0.7,2,b\n").counts.n_rows, 3);
    assert_eq!(guessed("x,same,class\n1.5,7,a\n2.5,7,b\n").columns[1].role, Role::Out);
}

#[test]
fn of_a_table_that_is_too_long_rows_are_drawn_over_its_whole_length() {
    let n = 3 * MAX_TABLE_ROWS / 2;
    let text: String = std::iter::once("x,y\n".to_owned()).chain((0..n).map(|i| format!("{i}.5,{i}\n"))).collect();
    let reading = guessed(&text);
    let counts = reading.counts;
    assert_eq!((counts.n_all, counts.n_rows), (n, MAX_TABLE_ROWS));
    assert_eq!((counts.n_usable, counts.n_taken), (MAX_TABLE_ROWS, MAX_LINES));
    let values = &reading.examples.unwrap().inputs[0].values;
    // Of 5,000 rows drawn evenly of 150,000, the third beyond 100,000 has 1,667, with a standard deviation of 33.
    let n_late = values.iter().filter(|&&x| x > 100_000.0).count();
    assert!(values.is_sorted() && (1500..1834).contains(&n_late), "{n_late}");
    assert_eq!(&guessed(&text).examples.unwrap().inputs[0].values, values);
}
