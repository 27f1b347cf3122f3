"""Entries are found by Chinese in either script, by pinyin and by English, best first and as one types."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import lookup_file as building
from reader.language.build import ensure_language_file
from reader.language.dictionary import DictionaryMissing
from reader.language.levels import SCHEMA as RANKS
from reader.language.lookup import Lookup, ensure_lookup_file, lookup_file
from reader.language.typed import english_words, is_chinese, plain_sense, stored_sound, typed_sound
from reader.paths import Paths


@pytest.fixture(scope="module")
def lookup(built_paths: Paths) -> Iterator[Lookup]:
    ensure_language_file(built_paths)
    ensure_lookup_file(built_paths)
    with closing(Lookup.open(built_paths)) as opened:
        yield opened


def words(lookup: Lookup, typed: str, limit: int = 12) -> list[str]:
    """The distinct headwords of the first finds."""
    return list(dict.fromkeys(found.entry.simplified for found in lookup.find(typed)))[:limit]


@pytest.mark.parametrize(
    "typed",
    ["数据", "數據", " 数据 ", "shuju", "ShuJu", "shu ju", "shu4ju4", "shu4 ju4", "shù jù", "shùjù", "shu'ju", "shù ju",
     "shuju4", "shu4ju", "data", "Data"],
)  # fmt: skip
def test_one_word_is_found_by_all_that_is_typed(lookup: Lookup, typed: str) -> None:
    assert words(lookup, typed)[0] == "数据"


@pytest.mark.parametrize("typed", ["lvse", "lv4se4", "lu:4se4", "lu:se", "lüsè", "lǜ sè", "LV SE"])
def test_the_umlaut_is_typed_in_three_ways(lookup: Lookup, typed: str) -> None:
    assert words(lookup, typed)[0] == "绿色"


@pytest.mark.parametrize(
    ("typed", "found", "not_found"),
    [
        ("xi'an", "西安", "先"),
        ("xi an", "西安", "先"),
        ("xi1an1", "西安", "先"),
        ("xian", "先", "咸阳"),
        ("mai3", "买", "卖"),
        ("mǎi", "买", "卖"),
        ("mai4", "卖", "买"),
        ("peng2you3", "朋友", "盆"),
        ("dong1xi1", "东西", "洞悉"),
        ("wanr", "玩儿", "玩"),
        ("wan2r", "玩儿", "腕儿"),
        ("ma5", "吗", "妈"),
        ("3c", "3C", "爱"),
        ("卡拉ok", "卡拉OK", "拉"),
    ],
)
def test_tones_and_edges_that_are_typed_must_be_there(
    lookup: Lookup, typed: str, found: str, not_found: str
) -> None:
    first = words(lookup, typed)
    assert found in first
    assert not_found not in first


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("computer", {"电脑", "计算机"}),
        ("eat", {"吃"}),
        ("to eat", {"吃"}),
        ("happy", {"高兴", "快乐"}),
        ("can", {"能", "可以"}),
        ("lawsuits", {"官司", "诉讼"}),
        ("neural network", {"神经网络"}),
        ("neural netw", {"神经网络"}),
        ("agent", {"代理人"}),
        ("quantum mech", {"量子力学"}),
    ],
)
def test_english_finds_the_common_words_first(lookup: Lookup, typed: str, expected: set[str]) -> None:
    assert expected <= set(words(lookup, typed, 6))


def test_beginnings_come_before_what_contains_it(lookup: Lookup) -> None:
    found = words(lookup, "数据", 60)
    assert found.index("数据") < found.index("数据库") < found.index("大数据")
    assert words(lookup, "zhongg")[0] == "中国"


def test_a_phrase_is_taken_apart(lookup: Lookup) -> None:
    assert [word for word in words(lookup, "开源模型的价格") if len(word) > 1] == ["开源", "模型", "价格"]


def test_a_record_has_both_scripts_reading_senses_and_level(lookup: Lookup) -> None:
    record = lookup.find("數據")[0].record()
    assert set(record) == {"simplified", "traditional", "pinyin", "senses", "level"}
    assert (record["simplified"], record["traditional"], record["level"]) == ("数据", "數據", "4")
    assert record["pinyin"] == ["shù", "jù"]
    assert "data" in record["senses"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "\n", '"', "'", "*", "^", "(", "龘龘龘龘", "qwrtz", "𠮷", "👇", "\ud800", "\0"]
)
def test_what_is_nothing_finds_nothing_or_little(lookup: Lookup, typed: str) -> None:
    assert len(lookup.find(typed)) < 10


@given(st.text(max_size=30))
def test_anything_may_be_typed(lookup: Lookup, typed: str) -> None:
    assert len(lookup.find(typed, 20)) <= 20


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("shù jù", "shuju"),
        ("lu:4", "lv"),
        ("lǜ", "lv"),
        ("nü3", "nv"),
        ("xi'an", "xian"),
        ("4", None),
        ("数", None),
        ("", None),
    ],
)
def test_typed_pinyin_is_read(typed: str, letters: str | None) -> None:
    sound = typed_sound(typed)
    assert (sound.letters if sound else None) == letters


@given(
    st.lists(
        st.sampled_from(["shù", "jù", "lǜ", "xī", "ān", "ma", "r", "nǚ", "zhuāng", "ér", "ê̄"]),
        min_size=1,
        max_size=4,
    )
)
def test_every_spelling_of_a_reading_means_it(syllables: list[str]) -> None:
    sound = stored_sound(tuple(syllables))
    for spelling in (
        " ".join(syllables),
        "".join(syllables),
        sound,
        sound.replace("v", "u:"),
        sound.replace("5", ""),
    ):
        typed = typed_sound(spelling)
        assert typed is not None
        assert typed.is_whole(sound), (spelling, sound, typed.pattern.pattern)
        assert typed.begins(sound + "men5")
        assert not typed.is_whole(sound + "men5")


def test_senses_are_compared_without_what_stands_around_them() -> None:
    assert plain_sense("(coll.) to be Fair (of sth)") == "fair"
    assert plain_sense("a café") == "cafe"
    assert english_words("User's GPT-4") == ["user", "s", "gpt", "4"]
    assert is_chinese("AI芯片")
    assert not is_chinese("AI")


def tiny_language_file(path: Path) -> Path:
    """A language file of three entries."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "CREATE TABLE entries (simplified TEXT, position INTEGER, body TEXT);" + RANKS
        )
        rows = [
            ("书", 0, json.dumps(["書", ["shū"], ["book"], [], []])),
            ("书", 1, json.dumps(["書", ["Shū"], ["abbr. for the Book of History"], [], []])),
            ("书包", 0, json.dumps(["書包", ["shū", "bāo"], ["schoolbag"], [], []])),
        ]
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
        connection.execute("INSERT INTO ranks VALUES ('书', 90, 1, '1')")
        connection.commit()
    return path


def build_tiny(folder: str) -> None:
    """What each of several processes does at the same time."""
    target = Path(folder) / "lookup-test.sqlite3"
    building._build(Path(folder) / "language-test.sqlite3", target, lambda _what, _part: None)


def test_two_processes_may_build_it_together(tmp_path: Path) -> None:
    tiny_language_file(tmp_path / "language-test.sqlite3")
    (tmp_path / "lookup-former.sqlite3").touch()
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=build_tiny, args=(str(tmp_path),)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "language-test.sqlite3",
        "lookup-test.sqlite3",
    ]
    with closing(Lookup.open(Paths.under(tmp_path), tmp_path / "lookup-test.sqlite3")) as lookup:
        assert lookup.find("書")[0].entry.senses == ("book",)
        assert words(lookup, "schoolbag") == ["书包"]


def test_a_build_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    tiny_language_file(tmp_path / "language-test.sqlite3")

    def stop(_what: str, _part: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        building._build(tmp_path / "language-test.sqlite3", tmp_path / "lookup-test.sqlite3", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["language-test.sqlite3"]


def test_without_its_file_it_says_so(paths: Paths) -> None:
    with pytest.raises(DictionaryMissing):
        Lookup.open(paths)


def test_the_file_is_named_after_what_it_is_made_of(built_paths: Paths) -> None:
    assert lookup_file(built_paths).name.startswith("lookup-")
    assert lookup_file(built_paths).parent == built_paths.cache
