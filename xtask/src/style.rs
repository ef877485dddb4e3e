//! The style sheets as one file: each of its own would be one more thing to
//! ask the host for before anything is painted.

use crate::{Done, Trouble};
use std::fs;
use std::path::Path;

/// The one file.
pub const SHEET: &str = "app.css";

/// Joins the sheets that the page of a folder names, in their order.
pub fn join(folder: &Path) -> Done {
    let trouble = |error: std::io::Error| Trouble(format!("{}: {error}", folder.display()));
    let page = folder.join("index.html");
    let (html, sheets) = one_link(&fs::read_to_string(&page).map_err(trouble)?);
    let mut style = String::new();
    for sheet in &sheets {
        style += &fs::read_to_string(folder.join(sheet)).map_err(trouble)?;
        fs::remove_file(folder.join(sheet)).map_err(trouble)?;
    }
    fs::write(folder.join(SHEET), style).map_err(trouble)?;
    fs::write(page, html).map_err(trouble)
}

/// The page with one link in the place of all, and what these named.
fn one_link(html: &str) -> (String, Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    let mut sheets = Vec::new();
    for line in html.lines() {
        let Some(sheet) = named(line) else {
            lines.push(line.to_owned());
            continue;
        };
        if sheets.is_empty() {
            lines.push(line.replace(sheet, SHEET));
        }
        sheets.push(sheet.to_owned());
    }
    (lines.join("\n") + "\n", sheets)
}

/// The sheet that a line links to.
fn named(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"./")?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_one() {
        let link = |name| format!("  <link rel=\"stylesheet\" href=\"./{name}.css\"/>\n");
        let html = format!("<head>\n{}{}</head>\n", link("a"), link("b"));
        let (joined, sheets) = one_link(&html);
        assert_eq!(joined, format!("<head>\n{}</head>\n", link("app")));
        assert_eq!(sheets, ["a.css", "b.css"]);
    }
}
