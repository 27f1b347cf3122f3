"""The reader's concepts stand before the shipped ones, hide them, and go again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.glossary.own import MISSING, OwnConcepts, merged
from reader.merge import merge
from reader.paths import Paths
from reader.store import Store
from tests.glossary.example import AGENT, AI, CONCEPTS, TOOL_USE


@pytest.fixture
def store(paths: Paths) -> Iterator[Store]:
    with closing(Store.open(paths.database, paths.backups)) as opened:
        yield opened


def test_own_concepts_override_hide_and_follow() -> None:
    mine = replace(AGENT, id="mine", origin="yours")
    changed = replace(AGENT, note="Mine.", origin="yours")
    found = merged((AGENT, TOOL_USE, AI), {"agent": changed, "ai": None, "tool-use": None, "mine": mine})
    assert found == (changed, AI, mine)
    assert merged(CONCEPTS, {}) == CONCEPTS


def test_what_is_saved_is_read(store: Store) -> None:
    own = OwnConcepts(store)
    own.save(CONCEPTS)
    assert own.rows() == {each.id: replace(each, origin="yours") for each in CONCEPTS}


def test_every_change_can_be_undone(store: Store) -> None:
    own = OwnConcepts(store)
    first = replace(AGENT, origin="yours")
    assert own.save([first]) == {"agent": MISSING}
    second = replace(first, note="Another.")
    former = own.save([second])
    assert former == {"agent": first}
    hidden = own.delete(["agent", "ai"])
    assert own.rows() == {"agent": None, "ai": None}
    own.put_back(hidden)
    assert own.rows() == {"agent": second}
    own.put_back(former)
    assert own.rows() == {"agent": first}
    restored = own.restore(["agent"])
    assert own.rows() == {}
    own.put_back(restored)
    assert own.rows() == {"agent": first}


def test_a_row_that_cannot_be_read_is_passed_over(store: Store) -> None:
    own = OwnConcepts(store)
    own.save([AGENT])
    with store.transaction() as connection:
        for name, body in (("a", "{"), ("b", "[]"), ("c", '{"id": "c", "forms": []}'), ("d", '{"forms": 1}')):
            connection.execute("INSERT INTO own_concept VALUES (?, ?, 0, '')", (name, body))
    assert list(own.rows()) == ["agent"]


def test_own_concepts_come_along_from_another_computer(store: Store, tmp_path: Path) -> None:
    elsewhere = Paths.under(tmp_path / "elsewhere")
    with closing(Store.open(elsewhere.database, elsewhere.backups)) as other:
        OwnConcepts(other).save([AGENT])
        merge(store, other)
    assert list(OwnConcepts(store).rows()) == ["agent"]
