//! How a query is written, for `baolan search --help`.

use baolan::query::{FIELDS, HELP};

/// All ways of writing a query and all fields, from the tables of the parser.
pub fn guide() -> String {
    let mut guide = String::from("检索式 | Queries:\n");
    for help in &HELP {
        guide += &format!(
            "  {}\n      {}\n      {}\n      例 e.g. {}\n",
            help.written, help.zh, help.en, help.example
        );
    }
    guide += "\n字段 | Fields:\n";
    for field in &FIELDS {
        let also = field.also.join(" ");
        guide += &format!("  {} {} {also}\n      例 e.g. {}\n", field.zh, field.en, field.example);
    }
    guide
}
