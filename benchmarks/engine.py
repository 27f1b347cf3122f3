"""The engine's speed beside jieba's: `python benchmarks/engine.py [--transcripts DIR] [--large]`.

Once through the texts without a cache: jieba's bare segmentation (`jieba.Tokenizer().lcut`) and the full annotation
(tokens, readings, all scripts, dictionary entries, mentions) in the same run, both of them ready. Then how long each
takes to be ready, in processes of their own, and with `--large` two texts of 10 MB (what memory they need is told by
`worker_memory.py`).
"""

from __future__ import annotations

import argparse
import gc
import logging
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.engine import Engine
from reader.glossary.load import load_folder
from reader.language.build import ensure_language_file
from reader.language.dictionary import Dictionary
from reader.language.packed import words_of
from reader.language.sources import Sources
from reader.language.words import read_jieba
from reader.paths import Paths
from reader.terms import Term, terms_of

ROOT = Path(__file__).resolve().parents[1]
CACHE = Path(tempfile.gettempdir()) / "duidu-bench"
LARGE = 3_400_000
"""Characters of a Chinese text of 10 MB."""

READY_JIEBA = """
import time; start = time.process_time()
import logging, jieba
jieba.setLogLevel(logging.CRITICAL)
cutter = jieba.Tokenizer(); cutter.tmp_dir = {folder!r}; cutter.initialize()
print(time.process_time() - start)
"""
READY_ENGINE = """
import time; start = time.process_time()
from pathlib import Path
from reader.engine import Engine
from reader.paths import Paths
engine = Engine(Paths.under(Path({folder!r}))); engine.prepare()
print(time.process_time() - start)
"""


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes; what is there already is left out of garbage collection, as the worker does it."""
    gc.collect()
    gc.freeze()
    start = time.process_time()
    work()
    return time.process_time() - start


def paths_without_annotations() -> Paths:
    """A folder whose cache holds the language file and no annotation."""
    paths = Paths.under(CACHE)
    ensure_language_file(paths)
    for file in paths.cache.glob("annotations*"):
        file.unlink()
    return paths


def prepared_engine(terms: Sequence[Term]) -> Engine:
    """An engine that is ready and knows the terms, its cache without annotations."""
    engine = Engine(paths_without_annotations())
    engine.prepare()
    engine.open("nothing", [], terms)
    return engine


def annotate(
    engine: Engine, dictionary: Dictionary, paragraphs: Sequence[str], terms: Sequence[Term]
) -> None:
    """Open and annotate a text in full, entries of every word looked up once."""
    seen: set[str] = set()
    engine.open("bench", paragraphs, terms)
    for _, record in engine.annotate("bench", range(len(paragraphs))):
        for word in words_of(record) - seen:
            seen.add(word)
            dictionary.entries(word)


def prepared_jieba() -> object:
    """A tokenizer of our own, ready."""
    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    cutter = jieba.Tokenizer()
    cutter.tmp_dir = str(CACHE)
    cutter.initialize()
    return cutter


def compare(name: str, paragraphs: Sequence[str], terms: Sequence[Term]) -> None:
    """Both on one text, the best of three runs."""
    cutter = prepared_jieba()
    jieba_time = min(timed(lambda: [cutter.lcut(each) for each in paragraphs]) for _ in range(3))  # type: ignore[attr-defined]
    ours = float("inf")
    for _ in range(3):
        engine = prepared_engine(terms)
        dictionary = Dictionary.open(ensure_language_file(Paths.under(CACHE)))
        ours = min(ours, timed(partial(annotate, engine, dictionary, paragraphs, terms)))
        engine.close()
        dictionary.close()
    characters = sum(map(len, paragraphs))
    print(f"{name}: {characters} characters")
    print(f"  jieba.lcut       {jieba_time:7.2f} s")
    print(f"  full annotation  {ours:7.2f} s, {ours / jieba_time:.2f} ×")


def ready() -> None:
    """How long each takes from process start of the import to the first word, the best of three."""
    prepared_jieba()
    paths_without_annotations()
    seconds = []
    for code in (READY_JIEBA, READY_ENGINE):
        command = [sys.executable, "-W", "ignore", "-c", code.format(folder=str(CACHE))]
        runs = [
            subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(3)
        ]
        seconds.append(min(float(run.stdout) for run in runs))
    print(f"ready: jieba {seconds[0]:.2f} s, engine {seconds[1]:.2f} s, {seconds[1] / seconds[0]:.2f} ×")


def read_paragraphs(folder: Path) -> list[list[str]]:
    """The paragraphs of every text of a folder, of our samples where it has none."""
    files = sorted(folder.glob("*.txt")) or sorted((ROOT / "texts").glob("*.zh.txt"))
    return [
        [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()] for file in files
    ]


def large_texts(paragraphs: Sequence[str]) -> dict[str, list[str]]:
    """Two texts of 10 MB: the paragraphs' sentences shuffled, and sentences of dictionary words by frequency."""
    chance = random.Random(7)
    sentences = [part + "。" for paragraph in paragraphs for part in paragraph.split("。") if len(part) > 5]
    shuffled: list[str] = []
    size = 0
    while size < LARGE and sentences:
        paragraph = "".join(chance.choices(sentences, k=20))
        shuffled.append(paragraph)
        size += len(paragraph)
    listed = read_jieba(Sources.installed(Paths.under(CACHE)).jieba)
    words, counts = list(listed), [count for count, _ in listed.values()]
    drawn = chance.choices(words, counts, k=LARGE // 2)
    mixed = [
        "，".join("".join(drawn[at : at + 8]) for at in range(start, start + 80, 8))
        for start in range(0, len(drawn), 80)
    ]
    return {"shuffled sentences": shuffled, "drawn words": mixed}


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, default=ROOT.parent / "shared" / "transcripts")
    parser.add_argument("--large", action="store_true", help="two texts of 10 MB too")
    arguments = parser.parse_args()
    texts = read_paragraphs(arguments.transcripts)
    paragraphs = [paragraph for text in texts for paragraph in text]
    terms = terms_of(load_folder(Paths.under(CACHE).resources / "glossary"))
    ready()
    compare(f"{len(texts)} texts", paragraphs, terms)
    if arguments.large:
        for name, text in large_texts(paragraphs).items():
            compare(name, text, terms)


if __name__ == "__main__":
    main()
