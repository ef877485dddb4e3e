//! How what is typed leads to an entry that it is not.

/// How what is typed leads to an entry, likeliest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Every character by its whole syllable: `baolan`.
    Pinyin,
    /// Every character by its initial: `bl`.
    Initials,
    /// Some by syllables, some by initials or by themselves: `bao栏`.
    Mixed,
    /// Characters of the same sound: 拦 for 栏.
    Homophone,
    /// Characters that look alike: 己 for 已.
    LookAlike,
    /// Characters that sound nearly the same: n and l, zh and z, in and ing.
    NearSound,
    /// One character missing, extra, swapped or replaced; two in long texts.
    Edit,
}
