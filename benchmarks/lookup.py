"""Look-up as one types: milliseconds a query over the whole dictionary, beside a bare query by headword."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.language.lookup import Lookup, ensure_lookup_file
from reader.paths import Paths

QUERIES = (
    "s",
    "su",
    "suan",
    "suanli",
    "suàn lì",
    "xi an",
    "lv",
    "a",
    "to",
    "the",
    "to be",
    "person",
    "machine learning",
)
CHINESE = ("人", "一", "的", "不", "数据", "人工智能", "大语言模型的数据中心")


def milliseconds(work: Callable[[], object]) -> float:
    """The median of five runs."""
    runs = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        runs.append((time.perf_counter() - began) * 1000)
    return statistics.median(runs)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths.under(Path(folder))
        ensure_lookup_file(paths)
        lookup = Lookup.open(paths)
        bare = milliseconds(lambda: lookup.exact("数据"))
        print(f"{'query':24} {'ms':>8}   (by headword alone: {bare:.2f} ms)")
        for query in (*QUERIES, *CHINESE):
            print(f"{query:24} {milliseconds(lambda query=query: lookup.find(query)):8.2f}")
        lookup.close()


if __name__ == "__main__":
    main()
