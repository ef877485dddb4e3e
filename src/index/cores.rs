//! Work shared by all cores of the press.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Number of cores: asked once, since the system reads files to tell.
static CORES: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

/// Does the work for each item and answers the results in the order of the
/// items, however many cores there are.
pub(crate) fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = CORES.min(items.len());
    let next = AtomicUsize::new(0);
    let share = &|| {
        let at = || next.fetch_add(1, Ordering::Relaxed);
        let taken = std::iter::from_fn(|| Some(at()).filter(|&at| at < items.len()));
        taken.map(|at| (at, work(&items[at]))).collect::<Vec<(usize, R)>>()
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (1..cores).map(|_| scope.spawn(share)).collect();
        let mine = share();
        let others = threads.into_iter().map(|thread| thread.join());
        let others = others.map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(mine).chain(others).flatten().collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Cuts a list into a run for each core, for work whose results are joined at
/// a cost.
pub(crate) fn portions<T>(items: &[T]) -> Vec<&[T]> {
    items.chunks(items.len().div_ceil(*CORES).max(1)).collect()
}

/// Cuts a list into some runs for each core, each of one length.
pub(crate) fn shares<T>(items: &[T]) -> Vec<&[T]> {
    items.chunks(items.len().div_ceil(4 * *CORES).max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        assert_eq!(on_all_cores(&items, |item| item * 2), (0..2000).step_by(2).collect::<Vec<u32>>());
        assert!(on_all_cores(&[] as &[u32], |item| *item).is_empty());
        assert_eq!(shares(&items).concat(), items);
        assert_eq!(portions(&items).concat(), items);
    }
}
