//! Questions of the page: a line that names the question, and its arguments in JSON.
#![no_main]

use chainrule::dataset::points::Task;
use chainrule::images::{KnownSet, Part};
use chainrule::ink::Steps;
use chainrule::lab::collapse::GivenNetwork;
use chainrule::study::{Example, example};
use chainrule::teach::DrawingSet;
use chainrule::trace::{
    Answer, Edit, Exercise, Format, Preset, Problem, blanks, check_working, edit_problem, planted_mistake,
    trained_network, training_step,
};
use chainrule_fuzz::{asked, received, result, sent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let Some((name, json)) = asked(input) else { return };
    match name {
        "editProblem" => {
            let Some((problem, edits, sample, format)) = received::<(Problem, Vec<Edit>, usize, Format)>(json) else {
                return;
            };
            if let Some(edited) = result(edit_problem(&problem, &edits, sample, format)) {
                sent(&edited);
                assert_eq!(Problem::from_link(&edited.link).map(|problem| problem.to_link()), Ok(edited.link));
            }
        }
        "traceTrainingStep" => {
            let Some((problem, sample, format)) = received::<(Problem, usize, Format)>(json) else { return };
            result(training_step(&problem, sample, format)).iter().for_each(sent);
        }
        "checkWorking" => {
            let Some((problem, sample, answers, format)) = received::<(Problem, usize, Vec<Answer>, Format)>(json)
            else {
                return;
            };
            result(check_working(&problem, sample, &answers, format)).iter().for_each(sent);
        }
        "blanks" => {
            let Some((problem, sample, seed)) = received::<(Problem, usize, u32)>(json) else { return };
            result(blanks(&problem, sample, seed.into())).iter().for_each(sent);
        }
        "plantedMistake" => {
            let Some((problem, sample, seed, format)) = received::<(Problem, usize, u32, Format)>(json) else { return };
            result(planted_mistake(&problem, sample, seed.into(), format)).iter().for_each(sent);
        }
        "trainedNetwork" => {
            let Some(problem) = received::<Problem>(json) else { return };
            let Some(network) = result(trained_network(&problem)) else { return };
            let written = serde_json::to_string(&network).expect("a network can be written");
            assert_eq!(received::<GivenNetwork>(&written), Some(network));
        }
        "exerciseProblem" => {
            let Some(exercise) = received::<Exercise>(json) else { return };
            let problem = exercise.problem();
            assert!(training_step(&problem, 0, Format::Short).is_ok(), "an exercise can be worked out");
        }
        "presetProblem" => {
            let Some(preset) = received::<Preset>(json) else { return };
            sent(&preset.problem());
        }
        "writeDrawings" => {
            let Some(set) = received::<DrawingSet>(json) else { return };
            if result(set.validate()).is_some() {
                let written = set.write().expect("a set of drawings can be written");
                assert_eq!(DrawingSet::read(&written).as_ref(), Ok(&set));
            }
        }
        "exampleDrawing" => {
            let Some(name) = received::<Example>(json) else { return };
            assert!(example(name).is_ok());
        }
        "names" => {
            received::<(Task, KnownSet, Part, Steps)>(json);
        }
        _ => {}
    }
});
