//! The update rules as `torch.optim` documents them, in balls.

use chainrule::optimizer::Rule;
use chainrule::trace::Problem;

use super::ball::Ball;
use super::networks::optimizer_config;

/// What an optimizer remembers of each parameter.
pub(crate) struct Memory {
    rule: Rule,
    learning_rate: Ball,
    weight_decay: Ball,
    /// The number of updates made.
    step: i32,
    first: Vec<Ball>,
    second: Vec<Ball>,
}

impl Memory {
    pub(crate) fn new(problem: &Problem) -> Self {
        let config = optimizer_config(problem);
        Self {
            rule: config.rule,
            learning_rate: Ball::nearest(config.learning_rate),
            weight_decay: Ball::nearest(config.weight_decay),
            step: 0,
            first: Vec::new(),
            second: Vec::new(),
        }
    }

    /// The parameters after the next step.
    pub(crate) fn update(&mut self, parameters: &[Ball], gradients: &[Ball]) -> Vec<Ball> {
        self.step += 1;
        self.first.resize(parameters.len(), Ball::exact(0.0));
        self.second.resize(parameters.len(), Ball::exact(0.0));
        let all = parameters.iter().zip(gradients).enumerate();
        all.map(|(idx, (&w, &g))| self.next(idx, w, g)).collect()
    }

    fn next(&mut self, idx: usize, w: Ball, g: Ball) -> Ball {
        let one = Ball::exact(1.0);
        let is_apart = matches!(self.rule, Rule::AdamW { .. });
        let g = if is_apart { g } else { g + self.weight_decay * w };
        let average = |before: Ball, beta: Ball, next: Ball| beta * before + (one - beta) * next;
        let direction = match self.rule {
            Rule::Sgd => g,
            Rule::Momentum { momentum } | Rule::Nesterov { momentum } => {
                let momentum = Ball::nearest(momentum);
                let v = momentum * self.first[idx] + g;
                self.first[idx] = v;
                if matches!(self.rule, Rule::Nesterov { .. }) { g + momentum * v } else { v }
            }
            Rule::RmsProp { alpha, eps } => {
                let s = average(self.second[idx], Ball::nearest(alpha), g * g);
                self.second[idx] = s;
                g / (s.sqrt() + Ball::nearest(eps))
            }
            Rule::Adam { beta1, beta2, eps } | Rule::AdamW { beta1, beta2, eps } => {
                let [beta1, beta2, eps] = [beta1, beta2, eps].map(Ball::nearest);
                self.first[idx] = average(self.first[idx], beta1, g);
                self.second[idx] = average(self.second[idx], beta2, g * g);
                let corrected = |moment: Ball, beta: Ball| moment / (one - (0..self.step).fold(one, |p, _| p * beta));
                corrected(self.first[idx], beta1) / (corrected(self.second[idx], beta2).sqrt() + eps)
            }
        };
        let moved = w - self.learning_rate * direction;
        if is_apart { moved - self.learning_rate * self.weight_decay * w } else { moved }
    }
}
