//! The types exchanged with a page. Each type is defined once, here or in its own module; `cargo xtask build` generates their
//! TypeScript (`pkg/types.ts`), and the functions of the boundary are declared with the same names.
//!
//! Fields are in camelCase. Variants that appear in links and files (`leaky_relu`) keep their names.

mod images;
mod reading;
mod study;

pub use images::{FirstImages, SampleWithPixels, first_images, with_pixels};
pub use reading::{PadReading, Strokes, read_strokes};
pub use study::{
    AttackView, InsideView, OcclusionView, Signed, StageView, StripView, UnitView, attack_view, inside_view,
    occlusion_view, stage_views,
};

use serde::Serializer;

use crate::ink::Image;

/// Serializes bytes, as a `Uint8Array` in JavaScript.
pub(crate) fn bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// Serializes an image as its gray levels.
pub(crate) fn pixels<S: Serializer>(image: &Image, serializer: S) -> Result<S::Ok, S::Error> {
    bytes(&image.pixels()[..], serializer)
}

/// Calls a macro with every type that a function of the boundary takes or returns, and its name in TypeScript. The types of
/// their fields follow from them.
#[macro_export]
#[doc(hidden)]
macro_rules! crossing {
    ($with:ident) => {
        $with! {
            ActivationCurves = $crate::lab::activations::Curves,
            Answered = $crate::trace::Answer,
            AskConfig = $crate::graph::ask::AskConfig,
            AskWorld = $crate::graph::ask::AskWorld,
            Asked = $crate::graph::ask::Asked,
            AttackView = $crate::wire::AttackView,
            CircuitEdit = $crate::trace::CircuitEdit,
            CircuitProblem = $crate::trace::CircuitProblem,
            Collapse = $crate::lab::collapse::Collapse,
            CollapseConfig = $crate::lab::collapse::CollapseConfig,
            CollapseRunConfig = $crate::lab::collapse::RunConfig,
            CollapseSnapshot = $crate::lab::collapse::Snapshot,
            ComparisonConfig = $crate::graph::ComparisonConfig,
            ComparisonSnapshot = $crate::graph::ComparisonSnapshot,
            CoreError = $crate::error::Refusal,
            CurvesConfig = $crate::lab::activations::CurvesConfig,
            DataPicture = $crate::playground::Picture,
            DepthConfig = $crate::lab::capacity::DepthConfig,
            DepthSnapshot = $crate::lab::capacity::DepthSnapshot,
            Distribution = $crate::lab::activations::Distribution,
            DistributionConfig = $crate::lab::activations::DistributionConfig,
            DrawingSet = $crate::teach::DrawingSet,
            EdgeConfig = $crate::lab::gradient_flow::EdgeConfig,
            EdgeMap = $crate::lab::gradient_flow::EdgeMap,
            Edit = $crate::trace::Edit,
            EditedCircuit = $crate::trace::EditedCircuit,
            EditedProblem = $crate::trace::EditedProblem,
            Example = $crate::study::Example,
            Exercise = $crate::trace::Exercise,
            FileReport = $crate::images::FileReport,
            FirstImages = $crate::wire::FirstImages,
            Flow = $crate::lab::gradient_flow::Flow,
            FlowConfig = $crate::lab::gradient_flow::FlowConfig,
            FlowRunConfig = $crate::lab::gradient_flow::RunConfig,
            FlowRunRecord = $crate::lab::gradient_flow::RunRecord,
            Format = $crate::trace::Format,
            GivenNetwork = $crate::lab::collapse::GivenNetwork,
            ImageConfig = $crate::images::ImageConfig,
            ImagePart = $crate::images::Part,
            ImageResults = $crate::images::ImageResults,
            ImageSnapshot = $crate::images::ImageSnapshot,
            PadReading = $crate::wire::PadReading,
            InsideView = $crate::wire::InsideView,
            KnownSet = $crate::images::KnownSet,
            Neurons = $crate::images::FirstLayerWeights,
            OcclusionView = $crate::wire::OcclusionView,
            OverfitConfig = $crate::lab::capacity::OverfitConfig,
            OverfitSnapshot = $crate::lab::capacity::OverfitSnapshot,
            PicturesReport = $crate::images::PicturesReport,
            PiecesConfig = $crate::lab::capacity::PiecesConfig,
            PiecesSnapshot = $crate::lab::capacity::PiecesSnapshot,
            PlantedMistake = $crate::trace::Planted,
            PlaygroundConfig = $crate::playground::PlaygroundConfig,
            PlaygroundFiles = $crate::playground::Files,
            PlaygroundFilesConfig = $crate::playground::FilesConfig,
            PlaygroundSnapshot = $crate::playground::Snapshot,
            PlaygroundView = $crate::playground::View,
            Preset = $crate::trace::Preset,
            Problem = $crate::trace::Problem,
            SampleWithPixels = $crate::wire::SampleWithPixels,
            Scaling = $crate::images::Scaling,
            Sawtooth = $crate::lab::capacity::Sawtooth,
            SeedsConfig = $crate::playground::SeedsConfig,
            SeedsSnapshot = $crate::playground::SeedsSnapshot,
            StageView = $crate::wire::StageView,
            StateDictReport = $crate::checkpoint::StateDictReport,
            Steps = $crate::ink::Steps,
            Strokes = $crate::wire::Strokes,
            SweepConfig = $crate::images::SweepConfig,
            SweepSnapshot = $crate::images::SweepSnapshot,
            TrainingHistory = $crate::trace::TrainingHistory,
            TrainingPlan = $crate::images::TrainingPlan,
            TrainingSummary = $crate::images::TrainingSummary,
            TrialsSnapshot = $crate::images::TrialsSnapshot,
            TableChoice = $crate::table::Choice,
            TableReading = $crate::table::TableReading,
            Task = $crate::dataset::points::Task,
            TeachSnapshot = $crate::teach::Snapshot,
            TourStop = $crate::play::Stop,
            Trace = $crate::trace::Trace,
            UnitPlace = $crate::study::UnitPlace,
            Relation = $crate::dataset::questions::Relation,
            WorldLanguage = $crate::dataset::questions::Language,
            WorldQuestion = $crate::graph::ask::WorldQuestion,
            WorkingReport = $crate::trace::Report,
        }
    };
}
