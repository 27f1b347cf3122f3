"""The glossary's speed beside jieba's: `python benchmarks/glossary.py [--transcripts DIR]`.

Matching alone and the index of all mentions from cached annotation, against `jieba.Tokenizer().lcut` over the same
texts in the same run; then 1,000 transcripts, made by repeating and shuffling the paragraphs, in the window's panel: a
filter, and a concept with 10,000 mentions, each until it is painted.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from reader.concordance import Concordance
from reader.engine import Engine
from reader.glossary.index import MentionIndex, Occurrence
from reader.glossary.load import load_folder
from reader.glossary.match import Matcher
from reader.glossary.model import Category, Concept
from reader.language.model import Mention, Script
from reader.language.packed import mentions_of
from reader.paths import Paths
from reader.store import Store
from reader.termbase.entries import Entries
from reader.termbase.index import Filter, Index, Sort
from reader.termbase.page import concept_page
from reader.termbase.spoken import SpokenForms
from reader.terms import terms_of
from reader.transcript.model import Paragraph, ParagraphKind, Speaker, Transcript
from reader.transcript.paragraphs import Paragraphs
from reader.ui.panels.glossary_panel import GlossaryPanel

ROOT = Path(__file__).resolve().parents[1]
PATHS = Paths.under(Path(tempfile.gettempdir()) / "duidu-bench")
TRANSCRIPTS = 1000
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


def many_transcripts(texts: dict[str, list[str]], concepts: Sequence[Concept]) -> tuple[Concordance, str]:
    """The concordance of 1,000 transcripts, and a concept with 10,000 mentions in it."""
    chance = random.Random(5)
    matcher = Matcher(concepts)
    paragraphs = [text for found in texts.values() for text in found]
    found = {
        text: [Mention(each.start, each.end, each.concept) for each in matcher.candidates(text)]
        for text in paragraphs
    }
    concordance, commonest = Concordance(), "agent"
    for number in range(TRANSCRIPTS):
        chosen = chance.choices(paragraphs, k=120)
        transcript = transcript_of(number, chosen)
        mentions = [
            (at, each) for at, text in enumerate(chosen) for each in found[text] if each.concept != commonest
        ]
        mentions += [(at, Mention(0, min(2, len(chosen[at])), commonest)) for at in range(10)]
        concordance.add(transcript.title, transcript, mentions)
    concordance.expect(concordance.texts())
    return concordance, commonest


def transcript_of(number: int, paragraphs: Sequence[str]) -> Transcript:
    """A transcript of these paragraphs, said in turn."""
    return Transcript(
        f"digest {number}", f"transcript {number}", None, None, f"20{number % 25:02}-01-01", None, (), (),
        tuple(Speaker(name, None, 1) for name in SPEAKERS),
        Paragraphs(
            Paragraph(ParagraphKind.SPEECH, text, SPEAKERS[at % len(SPEAKERS)])
            for at, text in enumerate(paragraphs)
        ),
        (), (),
    )  # fmt: skip


def in_the_window(texts: dict[str, list[str]], concepts: Sequence[Concept]) -> list[Row]:
    """What index and page of a concept take until they are painted, in milliseconds."""
    application = QApplication.instance() or QApplication([])
    concordance, commonest = many_transcripts(texts, concepts)
    store = Store.open(PATHS.data / "bench.sqlite3", PATHS.data / "backups")
    entries, spoken = Entries(store, concepts, lambda _what, _undo: None), SpokenForms()
    index = Index(entries, concordance, spoken)
    panel = GlossaryPanel()
    panel.resize(900, 900)
    panel.show()
    application.processEvents()
    total = sum(concordance.counts().values())
    print(f"{len(concordance.texts())} transcripts, {total} mentions of {len(concordance.counts())} concepts")

    def first_page(wanted: Filter) -> None:
        panel.index.set_lines(index.lines(wanted))
        panel.index.grab()

    def opened() -> None:
        page = concept_page(entries, concordance, spoken, entries.by_id[commonest], Script.AS_PRINTED)
        panel.show_concept(page)
        found = concordance.mentions(commonest)
        panel.concept.set_mentions(found.groups(), found.line)
        panel.grab()

    assert len(concordance.mentions(commonest)) == 10_000
    filters = [
        Filter(), Filter("ren gong"), Filter("ai", transcript="digest 7"), Filter("智", speaker="嘉宾"),
        Filter(sort=Sort.FIRST), Filter(sort=Sort.SPREAD, category=Category.AI),
    ]  # fmt: skip
    slowest = max(timed(lambda each=each: first_page(each)) for each in filters)  # type: ignore[misc]
    concept = timed(opened)
    panel.close()
    store.close()
    return [
        ("filter until painted", slowest * 1000, 50, "ms"),
        ("10,000 mentions until painted", concept * 1000, 100, "ms"),
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
