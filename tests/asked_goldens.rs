//! The first question of the lesson, in each language, against the numbers of JAX (tests/golden/make_asked.py): from the words
//! and the shipped weights to the probabilities. The page is compared with the same numbers (tests/browser/questions-goldens.spec.ts).
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

use chainrule::dataset::questions::{Kind, Language, Question};
use chainrule::graph::ask::{self, AskConfig, Asked};
use chainrule::graph::batch::Batch;
use chainrule::graph::{Knowledge, THRESHOLD, Variant, shipped};
use serde::Deserialize;
use serde_json::{Value, json};

const LANGUAGES: [(&str, Language); 2] = [("english", Language::English), ("persian", Language::Persian)];

#[derive(Deserialize)]
struct Answer {
    relevance: Vec<f64>,
    attention: Vec<Vec<f64>>,
    logit: f64,
    probability: f64,
}

/// What is asked first: words, and the nodes and edges of the working graph of each answer, by their indices.
fn graphs(knowledge: &Knowledge) -> Value {
    let asked = &ask::world(knowledge).questions[0];
    let question = Question { kind: Kind::OneFact, text: asked.text, answers: asked.answers, right: 0 };
    let (_, graphs) = Batch::of(&question, knowledge, Variant::All.retrieval(THRESHOLD)).unwrap();
    let answers = asked.answers.iter().zip(graphs).map(|(&answer, graph)| {
        let nodes = graph.nodes.iter().map(|node| {
            let words = node.concept.map_or_else(Vec::new, |concept| knowledge.words(concept));
            json!([node.kind as usize, words])
        });
        let edges = graph.edges.iter().map(|edge| json!([edge.source, edge.target, edge.kind.index()]));
        json!({
            "word": knowledge.vocabulary.concept(answer),
            "nodes": nodes.collect::<Vec<_>>(),
            "edges": edges.collect::<Vec<_>>(),
        })
    });
    json!({
        "n_words": knowledge.vocabulary.len(),
        "words": knowledge.vocabulary.text_of(&asked.text),
        "asks": asked.text.asks as usize,
        "clue": asked.text.clue.map(|(relation, _)| relation as usize),
        "negated": asked.text.negated,
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn asked(knowledge: &Knowledge, language: Language) -> Asked {
    let question = &ask::world(knowledge).questions[0];
    let config = AskConfig {
        language,
        text: question.text,
        answers: question.answers,
        threshold: THRESHOLD,
        context_edges: true,
        without: Vec::new(),
        with: Vec::new(),
    };
    let model = shipped::load(language, shipped::file(language)).unwrap().1;
    ask::ask(knowledge, &model, &config).unwrap()
}

#[test]
fn the_goldens_are_of_the_graphs_that_are_shown() {
    let known: Value = serde_json::from_str(include_str!("golden/asked_graphs.json")).unwrap();
    let now: Value = LANGUAGES
        .map(|(name, language)| (name.to_owned(), graphs(&shipped::load(language, shipped::file(language)).unwrap().0)))
        .into_iter()
        .collect();
    assert!(known == now, "write this to tests/golden/asked_graphs.json, and run make_asked.py:\n{now}");
}

/// Up to 137 words and 300 edges make a sum of less than 1,000 terms of at most 10 in absolute value, in each of some ten
/// functions one after the other, as in tests/graph_goldens.rs, and here the text encoder comes before them.
const TOLERANCE: f64 = 4e-12;

#[test]
fn relevance_attention_logits_and_probabilities_are_those_of_jax() {
    let goldens: Value = serde_json::from_str(include_str!("golden/asked.json")).unwrap();
    for (name, language) in LANGUAGES {
        let golden: Vec<Answer> = serde_json::from_value(goldens[name].clone()).unwrap();
        let knowledge = shipped::load(language, shipped::file(language)).unwrap().0;
        let asked = asked(&knowledge, language);
        assert_eq!(asked.answers.len(), golden.len());
        for (got, golden) in asked.answers.iter().zip(&golden) {
            let what = format!("{name}, {}", got.name);
            let relevance: Vec<f64> = got.nodes.iter().map(|node| node.relevance).collect();
            near(&relevance, &golden.relevance, &what);
            for (layer, attention) in golden.attention.iter().enumerate() {
                let shown: Vec<f64> = got.edges.iter().map(|edge| edge.layers[layer].attention).collect();
                near(&shown, attention, &what);
            }
            near(&[got.logit, got.probability], &[golden.logit, golden.probability], &what);
        }
    }
}

fn near(got: &[f64], golden: &[f64], what: &str) {
    assert_eq!(got.len(), golden.len(), "{what}");
    for (a, b) in got.iter().zip(golden) {
        assert!((a - b).abs() <= TOLERANCE, "{what}: {a} for {b}");
    }
}
