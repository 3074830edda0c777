//! The lab "Depth and width".
use chainrule::lab::capacity::*;

#[test]
fn explore() {
    for function in Function::all() {
        for kind in [Kind::Relu, Kind::Tanh] {
            for n_units in [1, 2, 4, 8, 16, 32, 64] {
                let mut out = String::new();
                for seed in 1..=3 {
                    let mut run =
                        PiecesRun::new(PiecesConfig { function, n_units, kind, noise: 0.0, seed, n_steps: 2000 })
                            .unwrap();
                    let t = std::time::Instant::now();
                    while run.advance().unwrap() {}
                    let s = run.snapshot().unwrap();
                    out += &format!(
                        "{:.4} ({:?} pieces, {:?} dead, {:.1}s)  ",
                        s.loss,
                        s.n_pieces,
                        s.n_dead,
                        t.elapsed().as_secs_f64()
                    );
                }
                println!("{function:?} {kind:?} {n_units}: {out}");
            }
        }
    }
}
#[test]
fn explore_depth() {
    for function in Function::all() {
        for kind in [Kind::Relu, Kind::Tanh] {
            for budget in [50, 200, 500] {
                for seed in 1..=2 {
                    let mut run =
                        DepthRun::new(DepthConfig { function, budget, kind, noise: 0.0, seed, n_steps: 2000 }).unwrap();
                    while run.advance().unwrap() {}
                    let s = run.snapshot().unwrap();
                    let out: Vec<_> = s
                        .networks
                        .iter()
                        .map(|n| format!("{}x{} {} {:.4} {:?}", n.depth, n.width, n.n_parameters, n.loss, n.n_pieces))
                        .collect();
                    println!("{function:?} {kind:?} {budget}: {out:?}");
                }
            }
        }
    }
}
#[test]
fn explore_overfit() {
    for function in [Function::Sine, Function::Hat] {
        for noise in [0.3] {
            for n_train in [15, 20, 30] {
                for seed in 1..=4 {
                    for (wd, patience, more) in [
                        (0.0, 0, false),
                        (0.1, 0, false),
                        (0.3, 0, false),
                        (1.0, 0, false),
                        (0.0, 30, false),
                        (0.0, 0, true),
                    ] {
                        let t = std::time::Instant::now();
                        let mut run = OverfitRun::new(OverfitConfig {
                            function,
                            n_train,
                            noise,
                            width: 32,
                            weight_decay: wd,
                            patience,
                            has_more_data: more,
                            seed,
                            n_steps: 3000,
                        })
                        .unwrap();
                        while run.advance().unwrap() {}
                        let s = run.snapshot().unwrap();
                        println!(
                            "{function:?} {noise} n{n_train} seed {seed} wd {wd} pat {patience} more {more}: kept {:?} best {:?} excess {:.2} train {:.4} stopped {} {:.1}s",
                            s.kept.validation_loss,
                            s.best,
                            s.excess,
                            s.now.train_loss,
                            s.is_stopped,
                            t.elapsed().as_secs_f64()
                        );
                    }
                }
            }
        }
    }
}
