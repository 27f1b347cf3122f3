"""The digest of the terms is that of the terms, and they are looked at only where something has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk import Desk
from reader.glossary.model import Category, Concept, Form, Region, Status
from reader.known_terms import terms_digest_of
from reader.paths import Paths
from reader.terms import Term, terms_digest


def concept(text: str) -> Concept:
    form = Form(text, Status.PREFERRED, Region.MAINLAND)
    return Concept("", Category.AI, english="own", definition="d", forms=(form,))


def test_it_is_known_without_the_terms_until_one_is_another(paths: Paths) -> None:
    desk = Desk.open(paths)
    asked: list[int] = []

    def terms() -> tuple[Term, ...]:
        asked.append(1)
        return desk.terms

    def digest() -> str:
        return terms_digest_of(paths, desk._store, terms)

    assert digest() == digest() == terms_digest(desk.terms)
    assert len(asked) == 1
    saved = desk.termbase.entries.save(concept("数据风暴"))
    changed = digest()
    assert len(asked) == 2
    assert changed == terms_digest(desk.terms)
    desk.termbase.entries.delete(saved.id)
    assert digest() == terms_digest(desk.terms) != changed
    desk.close()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"made_of": ""}'])
def test_a_damaged_memory_is_passed_over(paths: Paths, content: bytes) -> None:
    desk = Desk.open(paths)
    paths.cache.mkdir(parents=True, exist_ok=True)
    (Path(paths.cache) / "terms.json").write_bytes(content)
    assert terms_digest_of(paths, desk._store, lambda: ()) == terms_digest(())
    desk.close()
