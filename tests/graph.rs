//! Questions answered from text and a graph: gradients, symmetries, and the questions themselves.

use std::collections::HashSet;

use chainrule::Mlp;
use chainrule::dataset::questions::{
    Fact, Kind, Language, N_ANSWERS, N_TEST, N_TRAIN, Question, Questions, Text, World, questions,
};
use chainrule::graph::ask::{self, AskConfig};
use chainrule::graph::batch::Batch;
use chainrule::graph::model::{Model, Size};
use chainrule::graph::{
    Comparison, ComparisonConfig, Knowledge, QUESTIONS, Retrieval, Shares, THRESHOLD, Variant, shipped,
};

const LANGUAGES: [Language; 2] = [Language::English, Language::Persian];

fn asked(language: Language) -> Questions {
    questions(World::get(), language, QUESTIONS)
}

#[test]
fn the_questions_are_balanced_and_a_constant_guess_gets_a_fifth() {
    for language in LANGUAGES {
        let Questions { train, test } = asked(language);
        for (set, n_questions) in [(train, N_TRAIN), (test, [N_TEST; 4])] {
            for (kind, n) in Kind::ALL.into_iter().zip(n_questions) {
                let of_kind: Vec<&Question> = set.iter().filter(|question| question.kind == kind).collect();
                assert_eq!(of_kind.len(), n, "{language:?} {kind:?}");
                for position in 0..N_ANSWERS {
                    let there = of_kind.iter().filter(|question| question.right == position).count();
                    assert_eq!(there, n / N_ANSWERS, "{language:?} {kind:?} {position}");
                }
            }
        }
    }
}

#[test]
fn exactly_one_answer_is_right_and_all_have_different_words() {
    let world = World::get();
    for language in LANGUAGES {
        let Questions { train, test } = asked(language);
        for question in train.iter().chain(&test) {
            for (index, &answer) in question.answers.iter().enumerate() {
                let is_right = question.text.is_right(world, answer, language);
                assert_eq!(is_right, index == question.right, "{}", question.sentence(world, language));
            }
            let words: HashSet<&str> =
                question.answers.iter().map(|&answer| world.concepts()[answer].word(language)).collect();
            assert_eq!(words.len(), N_ANSWERS);
        }
    }
}

/// For every question with "not" two training questions of the same form without it, so that neither the form nor how often
/// it is asked tells that there is a "not".
#[test]
fn only_the_word_tells_a_negated_question_from_others_of_its_form() {
    for language in LANGUAGES {
        let Questions { train, test } = asked(language);
        let of_form = |set: &[Question], negated| {
            set.iter().filter(|q| q.text.object.is_some() && q.text.negated == negated).count()
        };
        assert_eq!(of_form(&train, false), 2 * of_form(&train, true));
        assert_eq!((of_form(&test, false), of_form(&test, true)), (N_TEST / 2, N_TEST));
        for question in train.iter().chain(&test) {
            assert_eq!(question.kind == Kind::Negated, question.text.negated);
        }
    }
}

#[test]
fn not_changes_the_sentence_of_every_question() {
    let world = World::get();
    for language in LANGUAGES {
        for question in asked(language).test {
            let text = Text { negated: !question.text.negated, ..question.text };
            assert_ne!(text.sentence(world, language), question.sentence(world, language));
        }
    }
}

/// What a question asks: the facts by which its right answer is right or, if it is negated, those by which the others are
/// not. The clue of an ambiguous word is told, not asked; that of a question in two steps has to be known.
fn facts_asked(question: &Question, language: Language) -> Vec<Fact> {
    let world = World::get();
    let answers = question.answers.iter().enumerate();
    let about = answers.filter(|&(index, _)| (index == question.right) != question.text.negated);
    let mut asked: Vec<Fact> = about.flat_map(|(_, &answer)| question.text.facts(world, answer, language)).collect();
    if let (Kind::TwoSteps, Some((relation, object))) = (question.kind, question.text.clue) {
        asked.extend(asked.clone().iter().map(|fact| Fact { subject: fact.subject, relation, object }));
    }
    asked
}

#[test]
fn no_training_question_asks_a_fact_that_a_test_question_asks() {
    for language in LANGUAGES {
        let Questions { train, test } = asked(language);
        let facts = |set: &[Question]| -> HashSet<Fact> {
            set.iter().flat_map(|question| facts_asked(question, language)).collect()
        };
        let (train, test) = (facts(&train), facts(&test));
        assert!(test.len() > 100, "{}", test.len());
        assert!(train.is_disjoint(&test));
    }
}

#[test]
fn questions_that_are_not_on_ambiguous_words_are_the_same_in_both_languages() {
    let [english, persian] = LANGUAGES.map(|language| {
        let others = asked(language).test.into_iter().filter(|question| question.kind == Kind::OneFact);
        others.map(|question| question.text).collect::<Vec<_>>()
    });
    assert_eq!(english, persian);
}

/// Knows a little, after a short reading; enough for gradients.
fn knowledge() -> Knowledge {
    shipped::load(Language::English, shipped::file(Language::English)).unwrap_or_else(|error| panic!("{error}")).0
}

fn batch(knowledge: &Knowledge, variant: Variant) -> Batch {
    let test = asked(Language::English).test;
    let chosen = [0, N_TEST, 2 * N_TEST, 3 * N_TEST].map(|index| {
        let prepared = Batch::of(&test[index], knowledge, variant.retrieval(0.4));
        prepared.unwrap_or_else(|error| panic!("{error}")).0
    });
    Batch::joined(&chosen.iter().collect::<Vec<_>>())
}

/// Central differences with h = 2 · 10⁻⁶ have an error of h² f‴/6 + ε |f|/h. With h = 10⁻⁵ they differed by up to 1.8 · 10⁻⁷, so
/// f‴ is about 10⁴; that leaves 7 · 10⁻⁹ here, and the loss of about 2, computed to some ten ε, gives 2 · 10⁻⁹. A kink of ReLU
/// within h would give more; with these seeds there is none.
#[test]
fn gradients_of_every_function_agree_with_central_differences() {
    const H: f64 = 2e-6;
    let knowledge = knowledge();
    for variant in Variant::ALL {
        let batch = batch(&knowledge, variant);
        let mut model = Model::new(Size { text: 3, node: 4, n_layers: 2 }, variant, 3).unwrap();
        let answered = model.forward(&batch).unwrap();
        let (_, gradients) = model.backward(&batch, &answered).unwrap();
        let loss = |model: &Model| model.backward(&batch, &model.forward(&batch).unwrap()).unwrap().0;
        let mut checked = 0;
        for (index, of_function) in gradients.iter().enumerate() {
            for (layer, gradient) in of_function.layers.iter().enumerate() {
                let n = gradient.d_weight.ncols();
                // Every seventh weight, and every bias.
                let weights =
                    gradient.d_weight.iter().enumerate().step_by(11).map(|(i, &d)| (Some((i / n, i % n)), 0, d));
                let biases = gradient.d_bias.iter().enumerate().map(|(i, &d)| (None, i, d));
                for (weight, bias, expected) in weights.chain(biases) {
                    let mut at = |delta: f64| {
                        let function: &mut Mlp<f64> = &mut model.functions_mut()[index];
                        match weight {
                            Some(place) => function.weight_mut(layer)[place] += delta,
                            None => function.bias_mut(layer)[bias] += delta,
                        }
                        let loss = loss(&model);
                        let function = &mut model.functions_mut()[index];
                        match weight {
                            Some(place) => function.weight_mut(layer)[place] -= delta,
                            None => function.bias_mut(layer)[bias] -= delta,
                        }
                        loss
                    };
                    let difference = (at(H) - at(-H)) / (2.0 * H);
                    assert!(
                        (difference - expected).abs() < 3e-8,
                        "{variant:?} {index} {layer}: {difference} {expected}"
                    );
                    checked += 1;
                }
            }
        }
        assert!(checked > 200, "{checked}");
    }
}

/// Sums of at most 100 weights in (0, 1], each off by a few ε.
#[test]
fn the_attention_that_leaves_a_node_sums_to_1() {
    let knowledge = knowledge();
    let batch = batch(&knowledge, Variant::All);
    let model = Model::new(Size::default(), Variant::All, 1).unwrap();
    for passed in model.forward(&batch).unwrap().layers {
        let mut sums = vec![0.0; batch.graph.len()];
        for (&source, &attention) in batch.source.iter().zip(&passed.attention) {
            assert!(attention > 0.0);
            sums[source] += attention;
        }
        assert!(sums.iter().all(|sum: &f64| (sum - 1.0).abs() < 1e-13));
    }
}

/// Only the order of sums changes: logits of size 1 stay the same to some hundred ε.
#[test]
fn the_order_of_nodes_and_edges_changes_nothing() {
    let knowledge = knowledge();
    let batch = batch(&knowledge, Variant::All);
    let n = batch.graph.len();
    let turned = |node: usize| n - 1 - node;
    let mut other = batch.clone();
    other.contexts = batch.contexts.iter().map(|&node| turned(node)).collect();
    for node in 0..n {
        other.graph[turned(node)] = batch.graph[node];
        other.concepts.row_mut(turned(node)).assign(&batch.concepts.row(node));
        other.node_types.row_mut(turned(node)).assign(&batch.node_types.row(node));
        other.relevance.row_mut(turned(node)).assign(&batch.relevance.row(node));
    }
    other.source = batch.source.iter().rev().map(|&node| turned(node)).collect();
    other.target = batch.target.iter().rev().map(|&node| turned(node)).collect();
    other.edge = batch.edge.iter().rev().copied().collect();
    let model = Model::new(Size::default(), Variant::All, 1).unwrap();
    let (a, b) = (model.forward(&batch).unwrap().logits, model.forward(&other).unwrap().logits);
    assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-12), "{a} {b}");
}

#[test]
fn the_shipped_models_answer_and_everything_adds_up() {
    for language in LANGUAGES {
        let (knowledge, model) = shipped::load(language, shipped::file(language)).unwrap();
        let world = ask::world(&knowledge);
        assert_eq!(world.questions.len(), 24);
        for question in &world.questions {
            let config = AskConfig {
                language,
                text: question.text,
                answers: question.answers,
                threshold: 0.4,
                context_edges: true,
                without: Vec::new(),
                with: Vec::new(),
            };
            let asked = ask::ask(&knowledge, &model, &config).unwrap();
            assert_eq!(asked.answers.iter().filter(|answer| answer.is_right).count(), 1);
            let sum: f64 = asked.answers.iter().map(|answer| answer.probability).sum();
            assert!((sum - 1.0).abs() < 1e-14);
            for answer in &asked.answers {
                assert!(answer.left_out.iter().all(|left| left.relevance < 0.4));
                let pooled: f64 = answer.nodes.iter().map(|node| node.pooled_by).sum();
                assert!((pooled - 1.0).abs() < 1e-14);
            }
        }
    }
}

/// The shipped models are those of the first seed of the recorded comparison, rounded to f16: a few of 600 questions can fall
/// on the other side.
#[test]
fn the_shipped_models_are_as_good_as_was_recorded() {
    for language in LANGUAGES {
        let (knowledge, model) = shipped::load(language, shipped::file(language)).unwrap();
        let test = asked(language).test;
        let right = test.iter().filter(|question| {
            let batch = Batch::of(question, &knowledge, Variant::All.retrieval(THRESHOLD)).unwrap().0;
            let logits = model.forward(&batch).unwrap().logits;
            logits.iter().enumerate().all(|(index, &y)| index == question.right || y < logits[[0, question.right]])
        });
        let share = right.count() as f64 / test.len() as f64;
        let recorded: serde_json::Value = serde_json::from_str(shipped::recorded(language)).unwrap();
        let all = &recorded["models"].as_array().unwrap().iter().find(|model| model["variant"] == "all").unwrap()["shares"]
            [0];
        let of_first = all["each"][0].as_f64().unwrap();
        assert!((share - of_first).abs() < 0.015, "{language:?}: {share} for {of_first}");
    }
}

#[test]
fn a_file_of_another_length_is_no_model() {
    let file = shipped::file(Language::English);
    for wrong in [&[][..], &file[..file.len() - 1], &file[..file.len() - 2], &[file, &[0, 0]].concat()] {
        let error = shipped::load(Language::English, wrong).map(drop).unwrap_err().to_string();
        assert!(error.contains(&format!("got {} bytes", wrong.len())), "{error}");
    }
}

#[test]
fn a_graph_can_be_changed_and_nonsense_is_refused() {
    let (knowledge, model) = shipped::load(Language::English, shipped::file(Language::English)).unwrap();
    let world = ask::world(&knowledge);
    let question = &world.questions[0];
    let config = AskConfig {
        language: Language::English,
        text: question.text,
        answers: question.answers,
        threshold: 0.0,
        context_edges: true,
        without: world.facts.clone().into_iter().take(32).collect(),
        with: Vec::new(),
    };
    assert!(ask::ask(&knowledge, &model, &config).is_ok());
    let refused = [
        AskConfig { threshold: f64::NAN, ..config.clone() },
        AskConfig { threshold: 1.5, ..config.clone() },
        AskConfig { answers: [999; N_ANSWERS], ..config.clone() },
        AskConfig { without: world.facts.clone(), ..config.clone() },
        AskConfig { with: vec![(0, question.text.asks, 999)], ..config },
    ];
    for config in refused {
        assert!(ask::ask(&knowledge, &model, &config).is_err());
    }
}

#[test]
fn without_edges_of_z_the_graph_does_not_hear_the_question() {
    let knowledge = knowledge();
    let question = &asked(Language::English).test[0];
    let retrieval = Retrieval { neighbors: true, context_edges: false, threshold: None };
    let (_, graphs) = Batch::of(question, &knowledge, retrieval).unwrap();
    for graph in graphs {
        let of_z = graph.edges.iter().filter(|edge| (edge.source == 0) != (edge.target == 0)).count();
        assert_eq!(of_z, 0);
    }
}

/// One epoch of the smallest and of the whole model; all five are trained through the page.
#[test]
fn models_are_compared_and_settings_out_of_range_refused() {
    let config = ComparisonConfig {
        language: Language::Persian,
        shares: Shares::default(),
        variants: vec![Variant::Text, Variant::All],
        n_seeds: 1,
        n_epochs: 1,
    };
    let mut comparison = Comparison::new(config.clone()).unwrap();
    let mut before = 0.0;
    while comparison.advance().unwrap() {
        let now = comparison.snapshot().progress;
        assert!(now >= before && now <= 1.0, "{before} {now}");
        before = now;
    }
    let snapshot = comparison.snapshot();
    assert_eq!((snapshot.progress, snapshot.models.len()), (1.0, 2));
    for model in &snapshot.models {
        assert_eq!((model.losses.len(), model.shares.len()), (1, 5));
        assert!(model.losses[0] > 0.0 && (0.0..=1.0).contains(&model.shares[0].mean));
    }
    assert!(comparison.first().is_some());
    for wrong in [
        ComparisonConfig { variants: Vec::new(), ..config.clone() },
        ComparisonConfig { n_seeds: 9, ..config.clone() },
        ComparisonConfig { n_epochs: 0, ..config.clone() },
        ComparisonConfig { shares: Shares { graph: 0.0, ..Shares::default() }, ..config.clone() },
        ComparisonConfig { shares: Shares { sentences: f64::NAN, ..Shares::default() }, ..config },
    ] {
        assert!(Comparison::new(wrong).is_err());
    }
}
