//! What can be wrong with segments.

use crate::paper::Languages;
use std::fmt;

/// A segment cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentError {
    /// The file cannot be read.
    Unreadable {
        /// Its name.
        file: String,
        /// What the system said.
        cause: String,
    },
    /// The file is no segment, or not what was written.
    Damaged {
        /// Its name.
        file: String,
        /// What does not fit.
        cause: String,
    },
    /// The segment was written by another version.
    Version {
        /// Its name.
        file: String,
        /// Format and tokenizer of the segment.
        found: (u32, u32),
        /// Those of this program.
        expected: (u32, u32),
    },
    /// Two segments have the same part of a page.
    Twice {
        /// The page.
        page: String,
        /// The two files.
        files: [String; 2],
    },
}

impl SegmentError {
    /// What was found, what was expected, what to do, in both languages.
    pub fn message(&self) -> Languages {
        match self {
            Self::Unreadable { file, cause } => Languages {
                zh: format!("读不了“{file}”：{cause}。请核对路径和权限。"),
                en: format!("“{file}” cannot be read: {cause}. Check the path and its permissions."),
            },
            Self::Damaged { file, cause } => Languages {
                zh: format!("“{file}”不是完好的分段文件（{cause}）。请用 baolan index 重新生成。"),
                en: format!("“{file}” is no whole segment ({cause}). Make it again with baolan index."),
            },
            Self::Version { file, found, expected } => Languages {
                zh: format!(
                    "“{file}”的版本是 {}.{}，本程序用 {}.{}。请用同一版本的 baolan index 重新生成。",
                    found.0, found.1, expected.0, expected.1
                ),
                en: format!(
                    "“{file}” has version {}.{}, this program uses {}.{}. Make it again with baolan index of the same version.",
                    found.0, found.1, expected.0, expected.1
                ),
            },
            Self::Twice { page, files: [first, second] } => Languages {
                zh: format!(
                    "版面“{page}”在“{first}”和“{second}”里都有。每个版面只能在一个分段里，请去掉一个。"
                ),
                en: format!(
                    "The page “{page}” is in “{first}” and in “{second}”. A page belongs to one segment: leave one out."
                ),
            },
        }
    }

    pub(super) fn damaged(file: &str, cause: impl fmt::Display) -> Self {
        Self::Damaged { file: file.to_owned(), cause: cause.to_string() }
    }
}

impl fmt::Display for SegmentError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Languages { zh, en } = self.message();
        write!(out, "{zh}\n{en}")
    }
}

impl std::error::Error for SegmentError {}
