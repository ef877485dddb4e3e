//! The developer's tasks: `cargo xtask` lists them.

mod command;
mod paths;
mod say;
mod setup;
mod shell;
mod sizes;
mod slim;
mod stamp;
mod style;
mod tasks;

use std::process::ExitCode;

/// Something went wrong; the text says what, and what to do about it.
#[derive(Debug)]
pub struct Trouble(pub String);

/// What a step answers.
pub type Done<T = ()> = Result<T, Trouble>;

/// One task: its name, what it does in Chinese and in English, and the doing.
struct Task {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    run: fn(&[String]) -> Done,
}

const TASKS: &[Task] = &[
    Task {
        name: "run",
        zh: "备齐工具，编好种子报纸，在本机打开",
        en: "set up what is missing, press the seeds, serve them on this machine",
        run: tasks::run,
    },
    Task {
        name: "test",
        zh: "备齐工具与浏览器，跑全部测试",
        en: "set up what is missing, browsers too, and run every test",
        run: tasks::test,
    },
    Task {
        name: "build",
        zh: "编译阅读界面与程序 target/release/baolan",
        en: "build the reader's app and target/release/baolan with it",
        run: tasks::build,
    },
    Task {
        name: "check",
        zh: "格式、静态检查（两个目标）、文档",
        en: "formatting, clippy for both targets, documentation",
        run: tasks::check,
    },
    Task {
        name: "browsers",
        zh: "只跑浏览器测试；可给出筛选词，如 firefox file",
        en: "only the tests in browsers; takes words to filter by, such as firefox file",
        run: tasks::browsers,
    },
    Task {
        name: "spark",
        zh: "用 Spark 编种子报纸，与一次编成的比对",
        en: "press the seeds with Spark and compare with one build",
        run: tasks::spark,
    },
    Task {
        name: "serve",
        zh: "改界面时用：保存之后页面自己重载",
        en: "for work on the interface: the page reloads when a file is saved",
        run: tasks::serve,
    },
    Task {
        name: "screenshots",
        zh: "重拍 static/screenshots 里的截图",
        en: "take the pictures in static/screenshots again",
        run: tasks::screenshots,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = words.split_first() else {
        list();
        return ExitCode::SUCCESS;
    };
    match TASKS.iter().find(|task| task.name == name) {
        Some(task) => report((task.run)(rest)),
        None => {
            list();
            report(Err(Trouble(format!("没有“{name}”这项任务。\nThere is no task `{name}`."))))
        }
    }
}

fn list() {
    println!("cargo xtask <任务 task>\n");
    for task in TASKS {
        println!("  {:<12} {}\n  {:<12} {}\n", task.name, task.zh, "", task.en);
    }
}

fn report(done: Done) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Trouble(text)) => {
            eprintln!("\n✗ {}", text.replace('\n', "\n  "));
            ExitCode::FAILURE
        }
    }
}
