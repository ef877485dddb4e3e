//! The built app, carried inside the program.

use std::borrow::Cow;

/// The files of the app as Trunk builds them: `index.html`, styles, scripts,
/// the WebAssembly module. Their names are fixed; a site gives them hashes.
pub struct Shell {
    /// File name and content, sorted by name.
    pub files: Vec<(String, Cow<'static, [u8]>)>,
}

#[cfg(feature = "shell")]
static BUILT: include_dir::Dir<'static> = {
    // Makes the compiler look again when the shell was built anew.
    const _: Option<&str> = option_env!("BAOLAN_SHELL_STAMP");
    include_dir::include_dir!("$CARGO_MANIFEST_DIR/target/shell")
};

impl Shell {
    /// The shell this program carries; `None` if it was compiled without.
    #[cfg(feature = "shell")]
    pub fn carried() -> Option<Self> {
        let name = |file: &include_dir::File| file.path().display().to_string();
        let mut files: Vec<_> =
            BUILT.files().map(|file| (name(file), Cow::Borrowed(file.contents()))).collect();
        files.sort();
        Some(Self { files })
    }

    /// The shell this program carries; `None` if it was compiled without.
    #[cfg(not(feature = "shell"))]
    pub fn carried() -> Option<Self> {
        None
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, content) = self.files.iter().find(|(known, _)| known == name)?;
        Some(String::from_utf8_lossy(content))
    }
}
