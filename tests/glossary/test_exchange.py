"""The glossary leaves as a table of its forms."""

from __future__ import annotations

from reader.formats.rows import from_csv
from reader.glossary.exchange import COLUMNS, FORMATS, Export, csv_of, format_named
from reader.glossary.model import Category, Concept, Form, Region, Status

AGENT = Concept(
    id="agent",
    category=Category.AI,
    english="AI agent",
    definition='A system that "acts",\nstep by step.',
    forms=(
        Form("代理", company=("Agent",)),
        Form("智能体", Status.PREFERRED, reading=("zhì", "néng", "tǐ")),
        Form("智慧体", region=Region.TAIWAN),
    ),
    subject="agents",
    note="=1+1",
    broader=("ai", "system"),
    related=("tool",),
)


def test_each_form_is_a_row_and_the_preferred_comes_first() -> None:
    heads, *rows = from_csv(csv_of(Export((AGENT,))))
    assert tuple(heads) == COLUMNS
    assert [row[heads.index("chinese")] for row in rows] == ["智能体", "代理", "智慧体"]
    first = dict(zip(heads, rows[0], strict=True))
    assert first["reading"] == "zhì néng tǐ"
    assert first["definition"] == AGENT.definition
    assert first["broader"] == "ai system"
    assert dict(zip(heads, rows[2], strict=True))["region"] == "taiwan"


def test_no_cell_becomes_a_formula() -> None:
    assert b",'=1+1," in csv_of(Export((AGENT,)))
    assert b",=1+1," in csv_of(Export((AGENT,), guard=False))


def test_counts_of_mentions_stand_in_a_last_column() -> None:
    heads, *rows = from_csv(csv_of(Export((AGENT,), mentions={"agent": 7})))
    assert heads[-1] == "mentions"
    assert {row[-1] for row in rows} == {"7"}
    assert from_csv(csv_of(Export((AGENT,), mentions={})))[1][-1] == "0"


def test_an_empty_glossary_is_its_heads() -> None:
    assert from_csv(csv_of(Export(()))) == [list(COLUMNS)]


def test_every_format_is_found_by_its_name() -> None:
    assert all(format_named(each.name) is each for each in FORMATS)
    assert format_named("papyrus") is None
