//! Several waits at once.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// A future that may borrow.
type Wait<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Waits for all futures and answers their values in order. A few dozen at
/// most are ever waited for, so each wake asks all that are open; the general
/// tool for thousands costs a reader's browser several kilobytes.
pub(crate) async fn together<'a, T: 'a>(
    futures: impl Iterator<Item = impl Future<Output = T> + 'a>,
) -> Vec<T> {
    let mut values: Vec<(usize, T)> = Vec::new();
    each(futures, &mut |number, value| {
        let at = values.partition_point(|(known, _)| *known < number);
        values.insert(at, (number, value));
    })
    .await;
    values.into_iter().map(|(_, value)| value).collect()
}

/// Waits for all futures and tells each value when it comes, by its number.
pub(crate) async fn each<'a, T: 'a>(
    futures: impl Iterator<Item = impl Future<Output = T> + 'a>,
    tell: &mut dyn FnMut(usize, T),
) {
    tell_each(futures.map(|future| Some(Box::pin(future) as Wait<'a, T>)).collect(), tell).await;
}

async fn tell_each<T>(mut waits: Vec<Option<Wait<'_, T>>>, tell: &mut dyn FnMut(usize, T)) {
    poll_fn(|context| {
        let mut open = false;
        for (number, slot) in waits.iter_mut().enumerate() {
            match slot.as_mut().map(|wait| wait.as_mut().poll(context)) {
                Some(Poll::Ready(value)) => {
                    *slot = None;
                    tell(number, value);
                }
                Some(Poll::Pending) => open = true,
                None => {}
            }
        }
        if open { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
}

/// Waits for two futures at once.
pub(crate) async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (Box::pin(a), Box::pin(b));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        first = first.take().or_else(|| ready(a.as_mut().poll(context)));
        second = second.take().or_else(|| ready(b.as_mut().poll(context)));
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

fn ready<T>(poll: Poll<T>) -> Option<T> {
    match poll {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
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

    #[test]
    fn values_are_told_when_they_come() {
        let (late, first) = oneshot::channel();
        let (early, second) = oneshot::channel();
        early.send(2).unwrap();
        let (mut late, mut told) = (Some(late), Vec::new());
        block_on(each([first, second].into_iter(), &mut |number, value| {
            told.push((number, value));
            late.take().into_iter().for_each(|late| late.send(1).unwrap());
        }));
        assert_eq!(told, [(1, Ok(2)), (0, Ok(1))]);
    }

    #[test]
    fn neither_of_two_waits_for_the_other_to_begin() {
        let (here, there) = oneshot::channel();
        let sent = async { here.send(1).unwrap() };
        let (got, ()) = block_on(both(there, sent));
        assert_eq!(got, Ok(1));
    }
}
