//! Settings of labs, playground, images and sweeps: a line that names the experiment, and its settings in JSON.
#![no_main]

use std::fmt::Debug;
use std::sync::{Arc, LazyLock};

use chainrule::images::{ImageConfig, ImageData, ImageSweep, ImageTraining, SweepConfig};
use chainrule::lab::activations::{self, CurvesConfig, DistributionConfig};
use chainrule::lab::capacity::{DepthConfig, DepthRun, OverfitConfig, OverfitRun, PiecesConfig, PiecesRun};
use chainrule::lab::collapse::{self, CollapseConfig, CollapseRun};
use chainrule::lab::gradient_flow::{self, EdgeConfig, EdgeRun, FlowConfig, TrainingRun};
use chainrule::playground::{Playground, PlaygroundConfig};
use chainrule_fuzz::{asked, received, result, sent, tiny};
use libfuzzer_sys::fuzz_target;
use serde::{Serialize, de::DeserializeOwned};

static DATA: LazyLock<Arc<ImageData>> = LazyLock::new(|| Arc::new(tiny::data().expect("the images are valid")));

/// Hidden layers of images wider than this are left out: what is larger takes memory and time by intention.
const MAX_WIDTH: usize = 64;

fuzz_target!(|input: &str| {
    let Some((name, json)) = asked(input) else { return };
    match name {
        "curves" => answer(json, |config: CurvesConfig| result(activations::curves(&config)).iter().for_each(sent)),
        "distribution" => {
            answer(json, |config: DistributionConfig| result(activations::distribution(&config)).iter().for_each(sent))
        }
        "pieces" => answer(json, |config: PiecesConfig| {
            let Some(mut run) = result(PiecesRun::new(config)) else { return };
            result(run.advance());
            result(run.snapshot()).iter().for_each(sent);
        }),
        "depths" => answer(json, |config: DepthConfig| {
            let Some(mut run) = result(DepthRun::new(config)) else { return };
            result(run.advance());
            result(run.snapshot()).iter().for_each(sent);
        }),
        "overfit" => answer(json, |config: OverfitConfig| {
            let Some(mut run) = result(OverfitRun::new(config)) else { return };
            result(run.advance());
            result(run.snapshot()).iter().for_each(sent);
        }),
        "collapse" => answer(json, |config: CollapseConfig| result(collapse::analyze(&config)).iter().for_each(sent)),
        "collapse-run" => answer(json, |config: collapse::RunConfig| {
            let Some(mut run) = result(CollapseRun::new(&config)) else { return };
            result(run.advance());
            result(run.snapshot()).iter().for_each(sent);
        }),
        "flow" => {
            answer(json, |config: FlowConfig| result(gradient_flow::flow(&config)).iter().flatten().for_each(sent))
        }
        "flow-run" => answer(json, |config: gradient_flow::RunConfig| {
            let Some(mut run) = result(TrainingRun::new(&config)) else { return };
            run.advance();
            sent(&run.record());
        }),
        "edge" => answer(json, |config: EdgeConfig| {
            let Some(mut run) = result(EdgeRun::new(config)) else { return };
            result(run.advance());
            sent(&run.map());
        }),
        "playground" => answer(json, playground),
        "images" => answer(json, |config: ImageConfig| {
            if is_narrow(&config) {
                let Some(mut run) = result(ImageTraining::new(Arc::clone(&DATA), config)) else { return };
                result(run.advance());
                sent(&run.snapshot());
            }
        }),
        "sweep" => answer(json, |config: SweepConfig| {
            if is_narrow(&config.base) {
                let Some(mut run) = result(ImageSweep::new(&DATA, config)) else { return };
                result(run.advance());
                sent(&run.snapshot());
            }
        }),
        _ => {}
    }
});

/// Reads settings, which have to survive being written, and hands them on.
fn answer<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &str, compute: impl FnOnce(T)) {
    let Some(config) = received::<T>(json) else { return };
    let written = serde_json::to_string(&config).expect("settings can be written");
    assert_eq!(received::<T>(&written).as_ref(), Some(&config), "{written}");
    compute(config);
}

fn playground(config: PlaygroundConfig) {
    let Some(mut run) = result(Playground::new(config)) else { return };
    result(run.advance());
    result(run.advance());
    let step = run.step();
    let Some(there) = result(run.snapshot()) else { return };
    sent(&there);
    // Going back and forward again leads to the same state, unless the training has stopped on the way.
    if result(run.go_to(0)).is_some() && result(run.go_to(step)).is_some() {
        let again = result(run.snapshot()).expect("what was shown once can be shown again");
        assert_eq!(serde_json::to_string(&again).ok(), serde_json::to_string(&there).ok());
    }
}

fn is_narrow(config: &ImageConfig) -> bool {
    config.hidden.iter().all(|&n_units| n_units <= MAX_WIDTH)
}
