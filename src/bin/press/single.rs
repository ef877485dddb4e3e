//! Shell and bundle → one HTML file that opens by double-click.

use super::shell::Shell;
use super::{site, twin};
use anyhow::{Context, Result};
use baolan::bundle::{File, Manifest};
use std::fmt::Write;

/// The page with styles, scripts, module and bundle inside.
///
/// # Errors
/// When the shell lacks a file that its page names.
pub fn page(shell: &Shell, manifest: &Manifest, bundle: &[File]) -> Result<String> {
    let mut page = site::page(shell, manifest)?;
    for (name, content) in shell.files.iter().filter(|(name, _)| name.ends_with(".css")) {
        let style = format!("<style>\n{}</style>", String::from_utf8_lossy(content));
        page = replace_tag(&page, "<link", name, ">", &style);
    }
    for (name, _) in shell.files.iter().filter(|(name, _)| name.ends_with(".js")) {
        page = replace_tag(&page, "<script", name, "</script>", "");
    }
    let scripts = scripts(shell, bundle)?;
    let (before, after) = page.split_once("</body>").context("the shell's page has no </body>")?;
    Ok(format!("{before}{scripts}</body>{after}"))
}

/// The boot script first: it takes what the others hand over.
fn scripts(shell: &Shell, bundle: &[File]) -> Result<String> {
    let script = |name: &str| shell.text(name).with_context(|| format!("the shell has no {name}"));
    let (wasm, module) =
        shell.files.iter().find(|(name, _)| name.ends_with(".wasm")).context("the shell has no module")?;
    let mut scripts = format!("<script data-wasm=\"./{wasm}\">\n{}</script>\n", inert(&script("boot.js")?));
    write!(scripts, "<script>\n{}</script>\n", inert(&script("app.js")?))?;
    writeln!(scripts, "<script>{}</script>", twin::script(wasm, module))?;
    for (name, bytes) in bundle {
        writeln!(scripts, "<script>{}</script>", twin::script(name, bytes))?;
    }
    Ok(scripts)
}

/// A script that cannot end its own element.
fn inert(script: &str) -> String {
    script.replace("</script", "<\\/script")
}

/// Replaces the element that begins with `open`, names `file` and ends with
/// `close`.
fn replace_tag(page: &str, open: &str, file: &str, close: &str, new: &str) -> String {
    let found = page.find(&format!("\"./{file}\"")).and_then(|at| {
        let start = page[..at].rfind(open)?;
        let end = at + page[at..].find(close)? + close.len();
        Some((start, end))
    });
    match found {
        Some((start, end)) => format!("{}{new}{}", &page[..start], &page[end..]),
        None => page.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_the_file_they_name() {
        let page = r#"<link rel="x" href="./a.css"><link rel="stylesheet" href="./b.css"/>"#;
        assert_eq!(replace_tag(page, "<link", "b.css", ">", "!"), r#"<link rel="x" href="./a.css">!"#);
        assert_eq!(replace_tag(page, "<link", "c.css", ">", "!"), page);
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(inert("a='</script>'"), "a='<\\/script>'");
    }
}
