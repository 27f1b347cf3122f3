"""Finished pages and lines of the index, made without a desk."""

from __future__ import annotations

from reader.concordance import Line
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.termbase.index import IndexLine
from reader.termbase.page import ConceptPage, Count, FormLine, Link, Origin

CONCEPT = Concept(
    "training-data",
    Category.AI,
    "training data",
    "What a model is shown while its weights are set.",
    (Form("训练数据", Status.PREFERRED), Form("資料", region=Region.TAIWAN)),
    subject="data",
    abbreviation="TD",
    note="Often said of the <b>cleaned</b> set only.",
)
PAGE = ConceptPage(
    CONCEPT,
    (
        FormLine("训练数据", "xùn liàn shù jù", Status.PREFERRED, Region.MAINLAND),
        FormLine("資料", "zī liào", Status.DEPRECATED, Region.TAIWAN),
    ),
    (Link("data", "data"),),
    (),
    (Link("model", "model"),),
    (Count("a", "甲篇", 2), Count("b", "乙篇", 1)),
    (Count("问", "问", 2), Count(None, "", 1)),
    Origin.SHIPPED,
    True,
)
GROUPS = [("a", "甲篇", 2), ("b", "乙篇", 1)]


def line(number: int) -> Line:
    """One mention."""
    digest, title = ("a", "甲篇") if number < 2 else ("b", "乙篇")
    return Line(
        digest, title, 3, number * 9, number * 9 + 4, "先看", "训练数据", "。", "嘉宾", "机房", "00:41",
        ("xiānkàn", "xùnliànshùjù", ""),
    )  # fmt: skip


def index_line(concept: Concept = CONCEPT, mentions: int = 3) -> IndexLine:
    """A line of the index."""
    return IndexLine(concept, concept.forms[0].text, "xùn liàn shù jù", mentions, 2, "甲篇")
