//! The reader's app.

fn main() {}
