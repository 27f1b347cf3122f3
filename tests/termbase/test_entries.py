"""Every change of an entry is on disk when the call returns, and is taken back whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.glossary.changing import draft_of, free_id, judged, merge, with_form
from reader.glossary.model import Concept, Form, Status
from reader.termbase.entries import Entries
from tests.termbase.example import COMPUTE, MODEL, POWER, SHIPPED, Undone, entries_in

MINE = replace(draft_of("机柜"), english="server rack", definition="A frame that machines stand in.")


@pytest.fixture
def undone() -> Undone:
    """What was done."""
    return Undone()


@pytest.fixture
def entries(tmp_path: Path, undone: Undone) -> Iterator[Entries]:
    """Three shipped entries and none of the reader's."""
    with entries_in(tmp_path, undone) as entries:
        yield entries


def stored(folder: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(f"{(folder / 'duidu.sqlite3').as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT concept, deleted FROM own_concept ORDER BY concept").fetchall()


def test_a_new_entry_gets_an_id_and_is_found_in_texts_at_once(
    entries: Entries, undone: Undone, tmp_path: Path
) -> None:
    kept = entries.save(MINE)
    assert (kept.id, kept.origin) == ("server-rack", "yours")
    assert stored(tmp_path) == [("server-rack", 0)]
    assert "机柜" in {term.form for term in entries.terms}
    assert undone.undo() == "server rack"
    assert entries.concepts == SHIPPED
    assert stored(tmp_path) == []


def test_a_second_entry_of_a_name_gets_another_id(entries: Entries) -> None:
    assert entries.save(replace(MINE, english="Model")).id == "model-2"
    assert free_id("模型", ()).startswith("concept-")


def test_a_changed_shipped_entry_can_be_restored_and_the_restoring_undone(
    entries: Entries, undone: Undone
) -> None:
    changed = entries.save(replace(MODEL, definition="Mine."))
    assert entries.concept("model") == changed
    assert entries.shipped("model") == MODEL
    entries.restore("model")
    assert entries.concept("model") == MODEL
    undone.undo()
    assert entries.concept("model") == changed


def test_the_terms_stay_the_same_object_where_only_words_about_them_change(entries: Entries) -> None:
    before = entries.terms
    entries.save(replace(MODEL, definition="Mine.", note="A note."))
    assert entries.terms is before
    entries.save(with_form(MODEL, "大模型", Status.ADMITTED))
    assert entries.terms is not before


def test_a_deleted_shipped_entry_is_hidden_and_listed_for_restoring(entries: Entries, undone: Undone) -> None:
    entries.delete("power")
    assert entries.concept("power") is None
    assert entries.hidden() == [POWER]
    undone.undo()
    assert entries.concept("power") == POWER
    assert entries.hidden() == []


def test_joining_makes_one_entry_and_own_links_follow_it(entries: Entries, undone: Undone) -> None:
    mine = entries.save(replace(MINE, related=("model",)))
    joined = entries.merge("compute", "model")
    assert joined is not None
    assert [form.text for form in joined.forms] == ["算力", "模型", "模式"]
    assert [form.status for form in joined.forms].count(Status.PREFERRED) == 1
    assert entries.concept("model") is None
    assert entries.concept(mine.id) == replace(mine, related=("compute",))
    undone.undo()
    assert (entries.concept("model"), entries.concept("compute")) == (MODEL, COMPUTE)
    assert entries.concept(mine.id) == mine
    assert entries.merge("compute", "compute") is None


def test_what_an_import_brings_is_taken_back_at_one_go(entries: Entries, undone: Undone) -> None:
    entries.take_in([replace(MINE, id="a"), replace(MODEL, english="models")], "glossary.csv")
    assert {concept.id for concept in entries.concepts} == {"compute", "model", "power", "a"}
    assert undone.undo() == "glossary.csv"
    assert entries.concepts == SHIPPED


def test_an_entry_without_term_or_form_or_with_one_form_twice_is_refused(entries: Entries) -> None:
    assert entries.judged(replace(MINE, english=" ")).errors == ("An English term is needed.",)
    assert entries.judged(replace(MINE, forms=())).errors
    assert entries.judged(replace(MINE, forms=(*MINE.forms, Form("机柜")))).errors
    wrong = replace(MINE, forms=(Form("机柜", Status.PREFERRED, reading=("jī",)),))
    assert "2 Han characters and 1 syllables" in entries.judged(wrong).errors[0]
    assert entries.judged(replace(MINE, definition="no full stop")).errors == ()


def test_a_form_of_another_entry_is_warned_of_and_not_refused(entries: Entries) -> None:
    found = entries.judged(replace(MINE, forms=(*MINE.forms, Form("算力"))))
    assert found.errors == ()
    assert "computing power" in found.warnings[0]
    guarded = replace(MINE, forms=(*MINE.forms, Form("算力", company=("机柜",))))
    assert entries.judged(guarded).warnings == ()
    shared = replace(MODEL, forms=(*MODEL.forms, Form("算力")))
    assert judged(replace(shared, note="New."), SHIPPED, shared).warnings == ()


def test_joining_keeps_every_word_that_was_written() -> None:
    other = Concept("b", MODEL.category, "b", "Other words.", (Form("乙", Status.PREFERRED),), note="Beware.")
    joined = merge(replace(MODEL, note="Look."), other)
    assert joined.definition == MODEL.definition
    assert joined.note == "Look. Other words. Beware."
