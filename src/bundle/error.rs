//! What can be wrong with the files of a bundle.

use crate::paper::Languages;
use std::fmt;

/// A file of the bundle is missing, damaged, or not of this bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleError {
    /// The file could not be had.
    Missing {
        /// Its name.
        file: String,
        /// What the browser or the file system said.
        cause: String,
    },
    /// The file is not what was written.
    Damaged {
        /// Its name.
        file: String,
        /// What does not fit: found and expected.
        cause: String,
    },
    /// The bundle was replaced after it was opened.
    Updated {
        /// The file that is no longer there.
        file: String,
    },
    /// The bundle was written by another version of the format.
    Format {
        /// Format version and tokenizer version of the bundle.
        found: (u32, u32),
        /// Those of this engine.
        expected: (u32, u32),
    },
}

impl BundleError {
    /// What was found, what was expected, what to do, for readers and
    /// publishers, in both languages.
    pub fn message(&self) -> Languages {
        match self {
            Self::Missing { file, cause } => Languages {
                zh: format!(
                    "取不到数据文件“{file}”（{cause}）。请检查网络后重新打开；若是拷贝来的文件夹，请把整个文件夹（含 data）拷全。"
                ),
                en: format!(
                    "The data file “{file}” could not be had ({cause}). Check the connection and open the page again; if this is a copied folder, copy all of it, with its data folder."
                ),
            },
            Self::Damaged { file, cause } => Languages {
                zh: format!(
                    "数据文件“{file}”已损坏（{cause}）。请重新打开；仍不行时，请发布者重新生成并完整上传。"
                ),
                en: format!(
                    "The data file “{file}” is damaged ({cause}). Open the page again; if that does not help, the publisher has to build and upload it again."
                ),
            },
            Self::Updated { file } => Languages {
                zh: format!("网站更新过了，这一页还是更新以前打开的（已没有“{file}”）。请重新打开本页。"),
                en: format!(
                    "The site was updated after this page was opened (“{file}” is gone). Open the page again."
                ),
            },
            Self::Format { found, expected } => Languages {
                zh: format!(
                    "数据的格式版本是 {}.{}，本程序读 {}.{}。请强制刷新网页（Ctrl+F5）；仍不行时，请发布者用同一版本的 baolan 重新生成。",
                    found.0, found.1, expected.0, expected.1
                ),
                en: format!(
                    "The data has format version {}.{}, this program reads {}.{}. Reload the page without cache (Ctrl+F5); if that does not help, the publisher has to build it again with one version of baolan.",
                    found.0, found.1, expected.0, expected.1
                ),
            },
        }
    }

    pub(crate) fn missing(file: &str, cause: impl fmt::Display) -> Self {
        Self::Missing { file: file.to_owned(), cause: cause.to_string() }
    }

    pub(crate) fn damaged(file: &str, cause: impl fmt::Display) -> Self {
        Self::Damaged { file: file.to_owned(), cause: cause.to_string() }
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Languages { zh, en } = self.message();
        write!(out, "{zh}\n{en}")
    }
}

impl std::error::Error for BundleError {}
