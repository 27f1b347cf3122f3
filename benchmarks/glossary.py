"""The glossary's speed beside jieba's: `python benchmarks/glossary.py [--transcripts DIR]`.

Matching alone and the index of all mentions from cached annotation, against `jieba.Tokenizer().lcut` over the same
texts in the same run; then the index of 1,000 transcripts, made by repeating and shuffling the paragraphs, with what
the window asks of it: a filter with its first page, and a concept with 10,000 mentions.
"""

from __future__ import annotations

import argparse
import gc
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.engine import Engine
from reader.glossary.index import MentionIndex, Occurrence
from reader.glossary.load import load_folder
from reader.glossary.match import Matcher
from reader.glossary.model import Concept
from reader.glossary.search import ConceptFinder
from reader.language.packed import mentions_of
from reader.language.sentences import sentence_at
from reader.paths import Paths
from reader.terms import terms_of

ROOT = Path(__file__).resolve().parents[1]
PATHS = Paths.under(Path(tempfile.gettempdir()) / "duidu-bench")
TRANSCRIPTS = 1000
PAGE = 50
"""Rows of the index, or lines of a concordance, that a window shows first."""
SPEAKERS = ("主持人", "嘉宾", "问", "答")

Row = tuple[str, float, float, str]
"""What was measured, the figure, the bound, and the unit."""


def timed(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds of processor time that the work takes, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def jieba_cutter() -> Any:
    """A tokenizer of our own, ready."""
    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    cutter = jieba.Tokenizer()
    PATHS.cache.mkdir(parents=True, exist_ok=True)
    cutter.tmp_dir = str(PATHS.cache)
    cutter.initialize()
    return cutter


def index_of(engine: Engine, texts: dict[str, list[str]], concepts: Sequence[Concept]) -> MentionIndex:
    """The index of all mentions, from what the cache holds."""
    index = MentionIndex()
    terms = terms_of(concepts)
    for name, paragraphs in texts.items():
        engine.open(name, paragraphs, terms)
        records = engine.annotate(name, range(len(paragraphs)))
        index.add(
            name,
            [
                Occurrence(at, each.start, each.end, each.concept)
                for at, data in records
                for each in mentions_of(data)
            ],
        )
        engine.close(name)
    return index


def against_jieba(texts: dict[str, list[str]], concepts: Sequence[Concept]) -> list[Row]:
    """Matching and indexing as a share of jieba's time."""
    paragraphs = [text for found in texts.values() for text in found]
    cutter = jieba_cutter()
    matcher = Matcher(concepts)
    engine = Engine(PATHS)
    index_of(engine, texts, concepts)  # fills the cache
    baseline = timed(lambda: [cutter.lcut(text) for text in paragraphs])
    matching = timed(lambda: [matcher.candidates(text) for text in paragraphs])
    indexing = timed(lambda: index_of(engine, texts, concepts))
    engine.close()
    print(f"{len(texts)} texts, {sum(map(len, paragraphs))} characters: jieba.lcut {baseline * 1000:.0f} ms")
    return [
        ("matching alone", matching / baseline, 0.2, "× jieba"),
        ("index from cached annotation", indexing / baseline, 1.0, "× jieba"),
    ]


def many_transcripts(
    texts: dict[str, list[str]], concepts: Sequence[Concept]
) -> tuple[MentionIndex, str, list[str]]:
    """The index of 1,000 transcripts, a concept with 10,000 mentions in it, and the paragraphs of all texts."""
    chance = random.Random(5)
    matcher = Matcher(concepts)
    paragraphs = [text for found in texts.values() for text in found]
    found = [
        [Occurrence(0, each.start, each.end, each.concept) for each in matcher.candidates(text)]
        for text in paragraphs
    ]
    index = MentionIndex()
    commonest = "agent"
    place = max(range(len(paragraphs)), key=lambda at: len(paragraphs[at]))
    for number in range(TRANSCRIPTS):
        occurrences = [
            replace(each, paragraph=at, speaker=SPEAKERS[at % len(SPEAKERS)])
            for at in chance.choices(range(len(paragraphs)), k=120)
            for each in found[at]
            if each.concept != commonest
        ]
        occurrences += [
            Occurrence(place, at * 3, at * 3 + 2, commonest, SPEAKERS[at % 4]) for at in range(10)
        ]
        index.add(f"transcript {number}", occurrences)
    return index, commonest, paragraphs


def in_the_window(texts: dict[str, list[str]], concepts: Sequence[Concept]) -> list[Row]:
    """What the index and the page of a concept ask for, in milliseconds."""
    index, commonest, paragraphs = many_transcripts(texts, concepts)
    finder = ConceptFinder(concepts)
    total = sum(index.counts().values())
    print(f"{len(index.transcripts())} transcripts, {total} mentions of {len(index.counts())} concepts")

    def first_page(typed: str, transcript: str | None, speaker: str | None) -> list[Concept]:
        counts = index.counts(transcript, speaker=speaker)
        index.spread()
        shown = [concept for concept in finder.find(typed) if concept.id in counts]
        return sorted(shown, key=lambda concept: -counts[concept.id])[:PAGE]

    def all_lines() -> list[str]:
        lines = []
        for _, each in index.mentions(commonest):
            start, end = sentence_at(paragraphs[each.paragraph], each.start)
            lines.append(paragraphs[each.paragraph][start:end])
        return lines

    def opened() -> object:
        index.by_transcript(commonest)
        index.by_speaker(commonest)
        return [
            sentence_at(paragraphs[each.paragraph], each.start)
            for _, each in index.mentions(commonest)[:PAGE]
        ]

    assert len(index.mentions(commonest)) == 10_000
    filters = [("", None, None), ("ren gong", None, None), ("ai", "transcript 7", None), ("智", None, "嘉宾")]
    slowest = max(timed(lambda each=each: first_page(*each)) for each in filters)  # type: ignore[misc]
    return [
        ("filter and first page", slowest * 1000, 50, "ms"),
        ("concept of 10,000 mentions", timed(opened) * 1000, 100, "ms"),
        ("the same with every sentence", timed(all_lines, 2) * 1000, float("inf"), "ms"),
    ]


def main() -> int:
    """Print the table; 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--transcripts", type=Path, default=ROOT.parent / "shared" / "transcripts")
    arguments = parser.parse_args()
    files = sorted(arguments.transcripts.glob("*.txt")) or sorted((ROOT / "texts").glob("*.zh.txt"))
    texts = {
        file.name: [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for file in files
    }
    concepts = load_folder(PATHS.resources / "glossary")
    rows = [*against_jieba(texts, concepts), *in_the_window(texts, concepts)]
    for what, figure, bound, unit in rows:
        verdict = (
            "" if bound == float("inf") else f"bound {bound:g}  {'kept' if figure <= bound else 'MISSED'}"
        )
        print(f"  {what:32}{figure:9.2f} {unit:8} {verdict}".rstrip())
    return int(any(figure > bound for _, figure, bound, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
