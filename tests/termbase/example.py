"""A small termbase over two made-up interviews."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.concordance import Concordance
from reader.glossary.match import Matcher
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.language.model import Mention
from reader.store import Store
from reader.termbase.entries import Entries, Undo
from reader.transcript.loading import parse

FIRST = parse(
    "# 甲篇\n\n日期：2025-03-02\n\n## 机房\n\n问：算力够吗？\n\n答：算力不够，模型倒是够的。\n\n"
    "## 电力\n\n问：那么电力呢？\n\n答：电力也不够，算力要用电力。\n"
)
SECOND = parse("# 乙篇\n\n日期：2024-05-01\n\n问：模型呢？\n\n答：模型有了。\n")

COMPUTE = Concept(
    "compute",
    Category.COMPUTE,
    "computing power",
    "How much can be computed.",
    (Form("算力", Status.PREFERRED),),
)
MODEL = Concept(
    "model",
    Category.AI,
    "model",
    "A function that was learned.",
    (Form("模型", Status.PREFERRED), Form("模式", region=Region.TAIWAN)),
    related=("compute",),
)
POWER = Concept(
    "power",
    Category.ENERGY,
    "electric power",
    "What machines run on.",
    (Form("电力", Status.PREFERRED),),
    broader=("compute",),
)
SHIPPED = (COMPUTE, MODEL, POWER)


class Undone:
    """Remembers what was done, and takes it back."""

    def __init__(self) -> None:
        self.done: list[tuple[str, Undo]] = []

    def did(self, what: str, undo: Undo) -> None:
        self.done.append((what, undo))

    def undo(self) -> str:
        what, undo = self.done.pop()
        undo()
        return what


@contextmanager
def entries_in(folder: Path, undone: Undone | None = None) -> Iterator[Entries]:
    """The entries of a store of their own."""
    with closing(Store.open(folder / "duidu.sqlite3", folder / "backups")) as store:
        yield Entries(store, SHIPPED, (undone or Undone()).did)


def concordance() -> Concordance:
    """Both interviews, read."""
    made, matcher = Concordance(), Matcher(SHIPPED)
    made.expect([FIRST.digest, SECOND.digest])
    for title, transcript in (("甲篇", FIRST), ("乙篇", SECOND)):
        mentions = [
            (index, Mention(found.start, found.end, found.concept))
            for index, paragraph in enumerate(transcript.paragraphs)
            for found in matcher.candidates(paragraph.text)
        ]
        made.add(title, transcript, mentions)
    return made
