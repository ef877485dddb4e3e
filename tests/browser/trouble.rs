//! What may go wrong between a host and a reader, on demand.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// One thing that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The host says that there is no such file.
    Missing,
    /// One byte is another.
    Damaged,
    /// The connection is taken and nothing ever comes.
    Silent,
    /// Half of the file comes, then nothing more.
    Halting,
    /// The file comes after so many milliseconds.
    Slow(u64),
    /// Each file comes after a time of its own, up to so many milliseconds.
    Scattered(u64),
}

/// A trouble with files whose names have a part.
struct Rule {
    part: String,
    trouble: Trouble,
    /// How often yet; for ever without a number.
    times: Option<usize>,
}

/// All troubles of a host, and what it was asked for.
#[derive(Clone, Default)]
pub struct Troubles(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    asked: Vec<String>,
    /// Goes up when all is well again: who hangs may go then.
    round: usize,
}

impl Troubles {
    /// Files whose names have this part are in trouble, so often or for ever.
    pub fn begin(&self, part: &str, trouble: Trouble, times: Option<usize>) {
        self.state().rules.push(Rule { part: part.to_owned(), trouble, times });
    }

    /// All is well again, and nothing was asked.
    pub fn end(&self) {
        let mut state = self.state();
        let round = state.round + 1;
        *state = State { round, ..State::default() };
    }

    /// The paths that were asked for since all was well, in order.
    pub fn asked(&self) -> Vec<String> {
        self.state().asked.clone()
    }

    /// Takes a request, and waits where the host would be slow.
    pub fn meet(&self, path: &str) -> Option<Trouble> {
        let trouble = self.next(path);
        match trouble {
            Some(Trouble::Slow(wait)) => self.wait(wait),
            Some(Trouble::Scattered(most)) => self.wait(scattered(path) % most.max(1)),
            _ => {}
        }
        trouble
    }

    /// Waits until all is well again.
    pub fn hang(&self) {
        self.wait(120_000);
    }

    fn wait(&self, milliseconds: u64) {
        let round = self.state().round;
        for _ in 0..milliseconds.div_ceil(20) {
            std::thread::sleep(Duration::from_millis(20));
            if self.state().round != round {
                return;
            }
        }
    }

    fn next(&self, path: &str) -> Option<Trouble> {
        let mut state = self.state();
        state.asked.push(path.to_owned());
        let rule = state.rules.iter_mut().find(|rule| path.contains(&rule.part) && rule.times != Some(0))?;
        rule.times = rule.times.map(|times| times - 1);
        Some(rule.trouble)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no thread of the host panics")
    }
}

/// A number of the path's own.
fn scattered(path: &str) -> u64 {
    path.bytes().fold(7, |number, byte| (number * 31 + u64::from(byte)) % 100_003)
}
