//! What was read, kept as long as there is room.

use std::cell::RefCell;
use std::rc::Rc;

/// Values by number, up to a number of bytes; those that were not used for
/// longest go first.
pub(super) struct Cache<T> {
    limit: usize,
    kept: RefCell<Kept<T>>,
}

struct Kept<T> {
    slots: Vec<Slot<T>>,
    weight: usize,
    clock: u64,
}

struct Slot<T> {
    number: usize,
    weight: usize,
    used: u64,
    value: Rc<T>,
}

impl<T> Cache<T> {
    /// An empty cache for so many bytes.
    pub fn new(limit: usize) -> Self {
        Self { limit, kept: RefCell::new(Kept { slots: Vec::new(), weight: 0, clock: 0 }) }
    }

    /// The value of this number, if it is still there.
    pub fn get(&self, number: usize) -> Option<Rc<T>> {
        let mut kept = self.kept.borrow_mut();
        kept.clock += 1;
        let clock = kept.clock;
        let index = kept.slots.binary_search_by_key(&number, |slot| slot.number).ok()?;
        kept.slots[index].used = clock;
        Some(kept.slots[index].value.clone())
    }

    /// Keeps a value that takes about `weight` bytes.
    pub fn put(&self, number: usize, weight: usize, value: Rc<T>) {
        let mut kept = self.kept.borrow_mut();
        if kept.slots.binary_search_by_key(&number, |slot| slot.number).is_ok() {
            return;
        }
        while kept.weight + weight > self.limit && kept.drop_oldest() {}
        let index = kept.slots.partition_point(|slot| slot.number < number);
        let used = kept.clock;
        kept.weight += weight;
        kept.slots.insert(index, Slot { number, weight, used, value });
    }
}

impl<T> Kept<T> {
    fn drop_oldest(&mut self) -> bool {
        let oldest = (0..self.slots.len()).min_by_key(|&index| self.slots[index].used);
        let dropped = oldest.map(|index| self.slots.remove(index));
        self.weight -= dropped.as_ref().map_or(0, |slot| slot.weight);
        dropped.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_used_go_first() {
        let cache = Cache::new(10);
        cache.put(7, 4, Rc::new("甲"));
        cache.put(3, 4, Rc::new("乙"));
        assert_eq!(cache.get(7).as_deref(), Some(&"甲"));
        cache.put(5, 4, Rc::new("丙"));
        let kept = [3, 5, 7].map(|number| cache.get(number).is_some());
        assert_eq!(kept, [false, true, true]);
        cache.put(9, 99, Rc::new("丁"));
        assert_eq!([5, 7, 9].map(|number| cache.get(number).is_some()), [false, false, true]);
    }
}
