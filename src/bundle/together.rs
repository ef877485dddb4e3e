//! Several waits at once.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

/// A future that may borrow.
type Wait<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Waits for all futures and answers their values in order. A few dozen at
/// most are ever waited for, so each wake asks all that are open; the general
/// tool for thousands costs a reader's browser several kilobytes.
pub(crate) async fn together<'a, T: 'a>(
    futures: impl Iterator<Item = impl Future<Output = T> + 'a>,
) -> Vec<T> {
    let waits = futures.map(|future| Box::pin(future) as Wait<'a, T>);
    all(waits.map(|wait| (wait, None)).collect()).await
}

/// Waits for two futures of different kinds.
pub(crate) async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        settle(one.as_mut(), &mut first, context);
        settle(other.as_mut(), &mut second, context);
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            waiting => {
                (first, second) = waiting;
                Poll::Pending
            }
        }
    })
    .await
}

/// Asks a future that has not answered yet.
fn settle<T>(wait: Pin<&mut impl Future<Output = T>>, value: &mut Option<T>, context: &mut Context<'_>) {
    if value.is_none()
        && let Poll::Ready(ready) = wait.poll(context)
    {
        *value = Some(ready);
    }
}

async fn all<T>(mut waits: Vec<(Wait<'_, T>, Option<T>)>) -> Vec<T> {
    poll_fn(|context| {
        let mut open = false;
        for (wait, value) in waits.iter_mut().filter(|(_, value)| value.is_none()) {
            match wait.as_mut().poll(context) {
                Poll::Ready(ready) => *value = Some(ready),
                Poll::Pending => open = true,
            }
        }
        if open { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    waits.into_iter().filter_map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::channel::oneshot;
    use futures::executor::block_on;

    #[test]
    fn values_come_in_order_whenever_they_are_ready() {
        let (late, first) = oneshot::channel();
        let (early, second) = oneshot::channel();
        let sender = std::thread::spawn(move || {
            early.send(2).unwrap();
            late.send(1).unwrap();
        });
        let values = block_on(together([first, second].into_iter()));
        sender.join().unwrap();
        assert_eq!(values, [Ok(1), Ok(2)]);
    }
}
