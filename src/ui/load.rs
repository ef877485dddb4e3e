//! Something that takes time to come.

/// The four states of a thing that is being loaded.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Load<T, E> {
    /// Asked for; nothing needs to be shown yet.
    #[default]
    Waiting,
    /// Asked for so long ago that the reader should be told.
    Slow,
    /// Here.
    Ready(T),
    /// It will not come, and why.
    Failed(E),
}

impl<T, E> Load<T, E> {
    /// What has come.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it may still come.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Slow)
    }
}

impl<T, E> From<Result<T, E>> for Load<T, E> {
    fn from(result: Result<T, E>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_closes_it() {
        let ready: Load<u8, &str> = Ok(1).into();
        assert_eq!(ready.ready(), Some(&1));
        let failed: Load<u8, &str> = Err("missing").into();
        assert!(!failed.is_open() && failed.ready().is_none());
        assert!(Load::<u8, &str>::Slow.is_open());
    }
}
