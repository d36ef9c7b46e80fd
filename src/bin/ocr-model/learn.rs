//! Learning weights: the ones under which right choices are likeliest, with
//! large weights held back (multinomial logistic regression with an L2
//! penalty, by L-BFGS; Nocedal 1980).

use newsprint::recovery::ocr::recover::training::Choice;

/// What is to be learned.
pub(crate) struct Task<'a> {
    choices: Vec<&'a Choice>,
    weights: usize,
}

impl<'a> Task<'a> {
    /// From choices made rightly, this number of weights.
    pub(crate) fn new(choices: impl IntoIterator<Item = &'a Choice>, weights: usize) -> Self {
        Self { choices: choices.into_iter().collect(), weights }
    }

    /// How unlikely the right choices are, and the slope of that.
    fn loss(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let threads = 2;
        let size = self.choices.len().div_ceil(threads).max(1);
        let parts: Vec<(f64, Vec<f64>)> = std::thread::scope(|scope| {
            let chunks = self.choices.chunks(size);
            let running: Vec<_> =
                chunks.map(|part| scope.spawn(move || loss_of(part, weights))).collect();
            running.into_iter().filter_map(|thread| thread.join().ok()).collect()
        });
        let mut loss = PENALTY / 2.0 * weights.iter().map(|w| w * w).sum::<f64>();
        let mut slope: Vec<f64> = weights.iter().map(|w| PENALTY * w).collect();
        for (more, steps) in parts {
            loss += more;
            slope.iter_mut().zip(steps).for_each(|(s, step)| *s += step);
        }
        (loss, slope)
    }
}

/// How much a weight of one costs.
const PENALTY: f64 = 1.0;

fn loss_of(choices: &[&Choice], weights: &[f64]) -> (f64, Vec<f64>) {
    let (mut loss, mut slope) = (0.0, vec![0.0; weights.len()]);
    for choice in choices {
        let score = |seen: &Vec<(u16, f32)>| -> f64 {
            seen.iter().map(|&(at, much)| weights[usize::from(at)] * f64::from(much)).sum()
        };
        let scores: Vec<f64> = choice.options.iter().map(score).collect();
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - most).exp()).sum();
        loss += most + sum.ln() - scores[choice.right];
        for (option, seen) in choice.options.iter().enumerate() {
            let share = (scores[option] - most).exp() / sum;
            let step = share - f64::from(u8::from(option == choice.right));
            if step.abs() > 1e-9 {
                for &(at, much) in seen {
                    slope[usize::from(at)] += step * f64::from(much);
                }
            }
        }
    }
    (loss, slope)
}

/// How many steps are taken at most, and how many of them are remembered.
const STEPS: usize = 200;
const MEMORY: usize = 10;

/// Learns the weights of a task.
pub(crate) fn learn(task: &Task<'_>) -> Vec<f32> {
    let mut weights = vec![0.0; task.weights];
    let (mut loss, mut slope) = task.loss(&weights);
    let mut steps: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..STEPS {
        let direction = direction(&slope, &steps);
        let downhill = dot(&direction, &slope);
        let mut length = if steps.is_empty() {
            1.0 / slope.iter().map(|s| s.abs()).sum::<f64>().max(1.0)
        } else {
            1.0
        };
        let (next, next_loss, next_slope) = loop {
            let next: Vec<f64> =
                weights.iter().zip(&direction).map(|(w, d)| w + length * d).collect();
            let (found, slope) = task.loss(&next);
            if found <= loss + 1e-4 * length * downhill || length < 1e-12 {
                break (next, found, slope);
            }
            length /= 2.0;
        };
        let done = (loss - next_loss).abs() < 1e-6 * loss.abs().max(1.0);
        let moved: Vec<f64> = next.iter().zip(&weights).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_slope.iter().zip(&slope).map(|(a, b)| a - b).collect();
        if dot(&moved, &turned) > 1e-12 {
            steps.push((moved, turned));
        }
        if steps.len() > MEMORY {
            steps.remove(0);
        }
        (weights, loss, slope) = (next, next_loss, next_slope);
        if done {
            break;
        }
    }
    eprintln!(
        "{} choices, {} weights: {:.3} a choice",
        task.choices.len(),
        task.weights,
        loss / f64::from(u32::try_from(task.choices.len()).unwrap_or(u32::MAX).max(1))
    );
    weights.into_iter().map(|weight| weight as f32).collect()
}

/// Where to go from here, by the slope and how it changed over the last steps.
fn direction(slope: &[f64], steps: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = slope.iter().map(|s| -s).collect();
    let mut shares = Vec::with_capacity(steps.len());
    for (moved, turned) in steps.iter().rev() {
        let share = dot(moved, &direction) / dot(moved, turned);
        direction.iter_mut().zip(turned).for_each(|(d, t)| *d -= share * t);
        shares.push(share);
    }
    if let Some((moved, turned)) = steps.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        for d in &mut direction {
            *d *= scale;
        }
    }
    for ((moved, turned), share) in steps.iter().zip(shares.into_iter().rev()) {
        let back = dot(turned, &direction) / dot(moved, turned);
        direction.iter_mut().zip(moved).for_each(|(d, m)| *d += (share - back) * m);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
