"""用 Apache Spark 编一份大语料：各分区各自编成分段，最后合成一个网站。
Presses a large corpus with Apache Spark: each partition compiles its pages into
segments, and the driver joins them into one site.

    spark-submit press.py PAGES --out SITE --segments SHARED [--parts N] [--baolan PROGRAM]

PAGES and SHARED lie on a file system that all workers see. The site has the
same bytes as `baolan build PAGES --out SITE`, whatever the number of parts.
"""

import argparse
import shlex
import subprocess
from pathlib import Path

from pyspark.sql import SparkSession

PAGES = {".txt", ".md", ".ndjson", ".jsonl"}
ABOUT = {"corpus.toml", "authority.toml"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="folder of page files")
    parser.add_argument("--out", type=Path, required=True, help="folder of the site")
    parser.add_argument("--segments", type=Path, required=True, help="folder of segments, seen by all workers")
    parser.add_argument("--parts", type=int, default=0, help="number of partitions; Spark's own choice by default")
    parser.add_argument("--baolan", default="baolan", help="the program, on every worker")
    parser.add_argument("--data-only", action="store_true", help="write the data folder only, no page")
    return parser.parse_args()


def index(context, given):
    """One segment file for each partition; its name is what `baolan index` prints."""
    files = sorted(path.resolve() for path in given.pages.rglob("*"))
    about = [str(path) for path in files if path.name in ABOUT]
    pages = [str(path) for path in files if path.suffix.lower() in PAGES and not path.stem.lower().startswith("readme")]
    parts = min(given.parts or context.defaultParallelism, len(pages))
    given.segments.mkdir(parents=True, exist_ok=True)
    command = [given.baolan, "index", "-", *about, "--out", str(given.segments.resolve())]
    return context.parallelize(pages, parts).pipe(shlex.join(command), checkCode=True).collect()


def main():
    given = arguments()
    session = SparkSession.builder.appName("baolan").getOrCreate()
    try:
        segments = index(session.sparkContext, given)
    finally:
        session.stop()
    merge = [given.baolan, "merge", *sorted(segments), "--out", str(given.out)]
    subprocess.run(merge + (["--data-only"] if given.data_only else []), check=True)


if __name__ == "__main__":
    main()
