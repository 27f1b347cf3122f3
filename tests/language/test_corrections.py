"""Corrections are kept apart, replaced and undone one by one, and travel between computers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import ReaderError
from reader.language.corrections import Anchor, Corrections, Scope, StoredCorrection, recut, to_records
from reader.paths import Paths
from reader.store import Store

SPLIT = StoredCorrection(Scope.EVERYWHERE, ("数据", "中心"))
HERE = StoredCorrection(Scope.PLACE, ("数据中心",), (), "d1", Anchor("p1", 4, "建了一座", "，耗电"))


@pytest.fixture
def corrections(paths: Paths) -> Iterator[Corrections]:
    store = Store.open(paths.database, paths.backups)
    yield Corrections(store)
    store.close()


def test_a_correction_of_the_same_stretch_replaces_the_former_one_and_gives_it_back(
    corrections: Corrections,
) -> None:
    assert corrections.add(SPLIT) is None
    former = corrections.add(StoredCorrection(Scope.EVERYWHERE, ("数", "据", "中心")))
    assert former is not None
    assert former.words == SPLIT.words
    assert [each.words for each in corrections.all()] == [("数", "据", "中心")]


def test_narrow_scopes_come_first_and_other_texts_do_not_count(corrections: Corrections) -> None:
    corrections.add(SPLIT)
    corrections.add(HERE)
    corrections.add(StoredCorrection(Scope.TRANSCRIPT, ("行",), ("háng",), "d2"))
    assert [each.scope for each in corrections.of("d1")] == [Scope.PLACE, Scope.EVERYWHERE]
    assert [each.scope for each in corrections.of("d2")] == [Scope.TRANSCRIPT, Scope.EVERYWHERE]


def test_a_removed_correction_is_gone_and_can_be_put_back(corrections: Corrections) -> None:
    corrections.add(HERE)
    kept = corrections.all()[0]
    corrections.remove(HERE)
    assert corrections.all() == ()
    corrections.add(kept)
    assert corrections.all() == (kept,)


def test_what_is_exported_can_be_imported_elsewhere(
    corrections: Corrections, tmp_path_factory: pytest.TempPathFactory
) -> None:
    corrections.add(SPLIT)
    corrections.add(HERE)
    other = Paths.under(tmp_path_factory.mktemp("other"))
    store = Store.open(other.database, other.backups)
    there = Corrections(store)
    assert there.import_records(to_records(corrections.all())) == 2
    assert there.all() == corrections.all()
    assert there.import_records(to_records(corrections.all())) == 0
    store.close()


def test_a_bad_record_is_named_and_nothing_is_taken_in(corrections: Corrections) -> None:
    good = to_records([SPLIT])
    with pytest.raises(ReaderError, match="record 2"):
        corrections.import_records([*good, {"scope": "nowhere"}])
    assert corrections.all() == ()


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ({2, 4}, {4}, [(0, ("推理模型",))]),
        ({4}, {2, 4}, [(0, ("推理", "模型"))]),
        ({2}, {1, 3}, [(0, ("推", "理模", "型会想"))]),
        ({2, 4}, {2, 4, 5}, [(4, ("会", "想"))]),
        ({2, 4}, {2, 4}, []),
    ],
)
def test_only_the_smallest_stretch_with_other_words_is_a_correction(
    old: set[int], new: set[int], changed: list[tuple[int, tuple[str, ...]]]
) -> None:
    assert recut("推理模型会想", old, new) == changed
