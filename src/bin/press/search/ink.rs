//! Colours of the terminal, where it has them and the reader wants them
//! (`NO_COLOR`, `CLICOLOR`, a pipe: none).

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use baolan::search::Piece;
use std::ops::Range;

/// How text is set off.
#[derive(Clone, Copy)]
pub struct Ink {
    colour: bool,
}

impl Ink {
    /// The ink for what is printed to the standard output.
    pub fn of_stdout() -> Self {
        Self { colour: AutoStream::choice(&std::io::stdout()) != ColorChoice::Never }
    }

    /// No colours.
    #[cfg(test)]
    pub fn plain() -> Self {
        Self { colour: false }
    }

    /// A heading.
    pub fn strong(self, text: &str) -> String {
        self.set(Style::new().bold(), text)
    }

    /// What is said beside the matter.
    pub fn faint(self, text: &str) -> String {
        self.set(Style::new().dimmed(), text)
    }

    /// What the reader should know.
    pub fn notice(self, text: &str) -> String {
        self.set(AnsiColor::Yellow.on_default(), text)
    }

    /// What matches; in square brackets where there are no colours.
    pub fn mark(self, text: &str) -> String {
        if self.colour { self.set(AnsiColor::Red.on_default().bold(), text) } else { format!("[{text}]") }
    }

    /// A text in pieces, those that match marked.
    pub fn pieces(self, pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.hit { self.mark(&piece.text) } else { piece.text.clone() })
            .collect()
    }

    /// A heading with marks at some of its bytes.
    pub fn title(self, title: &str, marks: &[Range<usize>]) -> String {
        let mut out = String::new();
        let mut from = 0;
        for mark in marks {
            out += &self.strong(&title[from..mark.start]);
            out += &self.mark(&title[mark.clone()]);
            from = mark.end;
        }
        out + &self.strong(&title[from..])
    }

    fn set(self, style: Style, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_seen_with_and_without_colours() {
        assert_eq!(Ink::plain().title("街角报栏", std::slice::from_ref(&(6..12))), "街角[报栏]");
        assert_eq!(Ink { colour: true }.mark("报"), "\u{1b}[1m\u{1b}[31m报\u{1b}[0m");
    }
}
