"""Corrections are kept apart, replaced and undone one by one, and travel between computers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.language.correction_file import read_file, record_of, to_bytes
from reader.language.corrections import Anchor, Corrections, Scope, StoredCorrection, recut
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


def test_a_word_that_was_joined_stays_so_when_its_reading_is_chosen_and_the_other_way_round(
    corrections: Corrections,
) -> None:
    join = StoredCorrection(Scope.EVERYWHERE, ("的话",))
    reading = StoredCorrection(Scope.EVERYWHERE, ("的话",), ("de", "huà"))
    for first, second in ((join, reading), (reading, join)):
        corrections.add(first)
        former = corrections.add(second)
        assert [(each.reading, each.joins) for each in corrections.all()] == [(("de", "huà"), True)]
        assert former is not None
        corrections.put_back(former)
        assert [(each.reading, each.joins) for each in corrections.all()] == [(first.reading, False)]
        corrections.remove(first)


def test_a_split_lets_nothing_of_the_word_it_parts_live_on(corrections: Corrections) -> None:
    corrections.add(StoredCorrection(Scope.EVERYWHERE, ("数据中心",), ("a", "b", "c", "d"), joins=True))
    corrections.add(SPLIT)
    assert [(each.words, each.reading, each.joins) for each in corrections.all()] == [
        (SPLIT.words, (), False)
    ]


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


def test_what_is_exported_comes_in_elsewhere_and_only_once(
    corrections: Corrections, tmp_path_factory: pytest.TempPathFactory
) -> None:
    corrections.add(SPLIT)
    corrections.add(HERE)
    file = tmp_path_factory.mktemp("out") / "corrections.jsonl"
    file.write_bytes(to_bytes(corrections.all()))
    other = Paths.under(tmp_path_factory.mktemp("other"))
    store = Store.open(other.database, other.backups)
    there = Corrections(store)
    assert len(there.merge(read_file(file), dry_run=True).new) == 2
    assert there.all() == ()
    merged = there.merge(read_file(file))
    assert there.all() == corrections.all()
    assert there.merge(read_file(file)).same == 2
    there.remove_all(merged.new)
    assert there.all() == ()
    store.close()


def test_what_the_reader_has_is_never_overwritten(corrections: Corrections) -> None:
    corrections.add(SPLIT)
    later = StoredCorrection(Scope.EVERYWHERE, ("数", "据", "中心"), changed="2999-01-01T00:00:00Z")
    merged = corrections.merge([later, HERE])
    assert [theirs for theirs, _ in merged.conflicts] == [later]
    assert [ours.words for _, ours in merged.conflicts] == [SPLIT.words]
    assert {each.words for each in corrections.all()} == {SPLIT.words, HERE.words}


HEADER = '{"duidu": "corrections", "version": 1}'
RECORD = record_of(HERE)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([], 1),
        (["[]"], 1),
        (['{"duidu": "glossary", "version": 1}'], 1),
        (['{"duidu": "corrections", "version": 9}'], 1),
        ([HEADER, "{"], 2),
        ([HEADER, json.dumps(RECORD), json.dumps(RECORD | {"scope": "nowhere"})], 3),
        ([HEADER, "", json.dumps(RECORD | {"words": "数据"})], 3),
        ([HEADER, json.dumps(RECORD | {"words": []})], 2),
        ([HEADER, json.dumps(RECORD | {"reading": ["shù"]})], 2),
        ([HEADER, json.dumps(RECORD | {"digest": ""})], 2),
        ([HEADER, json.dumps(RECORD | {"offset": -1})], 2),
        ([HEADER, json.dumps(RECORD | {"before": "x" * 999})], 2),
        ([HEADER, json.dumps(RECORD | {"words": ["\ud800"]})], 2),
        ([HEADER, json.dumps({key: value for key, value in RECORD.items() if key != "after"})], 2),
        ([HEADER, "[" * 100_000], 2),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, lines: list[str], line: int) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_file(file)
    assert refused.value.line == line


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
