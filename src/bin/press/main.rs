//! The publisher's program: 报栏.

mod articles;
mod build;
mod check;
mod input;
mod search;
mod serve;
mod shell;
mod single;
mod site;
mod twin;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// 报栏：把报纸版面文本变成可检索的静态网站 · Newspaper pages as text become a searchable static site
#[derive(Debug, Parser)]
#[command(name = "baolan", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

/// What the program does, one file each.
#[derive(Debug, Subcommand)]
enum Task {
    Build(build::Arguments),
    Serve(serve::Arguments),
    Search(search::Arguments),
    Articles(articles::Arguments),
    Check(check::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Build(arguments) => build::run(&arguments),
        Task::Serve(arguments) => serve::run(&arguments),
        Task::Search(arguments) => search::run(&arguments),
        Task::Articles(arguments) => articles::run(&arguments),
        Task::Check(arguments) => check::run(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("baolan: {error:#}");
            ExitCode::FAILURE
        }
    }
}
