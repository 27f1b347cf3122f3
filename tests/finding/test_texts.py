"""A text of the library is searched by writing and by sound, before and after its words are known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.engine import Engine
from reader.finding.characters import Characters
from reader.finding.texts import MOST, Found, Source, find_in
from reader.language.cache import AnnotationCache, cache_file
from reader.language.model import Script
from reader.paths import Paths
from reader.terms import text_key
from reader.transcript.loading import parse
from reader.transcript.model import Transcript

TEXT = """问：银行里的算力够不够？

答：不行，酸梨都不够，LLM 更慢。

问：我们重新训练一遍，GPU 够吗？

答：数据很重，𠮷先生👇说蒜粒也算。
"""


@pytest.fixture(scope="module")
def characters(built_language_file: Path) -> Characters:
    return Characters.of_file(built_language_file)


@pytest.fixture
def source(paths: Paths) -> Source:
    return source_of(parse(TEXT), paths)


def source_of(transcript: Transcript, paths: Paths) -> Source:
    def key(loaded: Transcript) -> str:
        return text_key(paths, [each.text for each in loaded.paragraphs], ())

    return Source(transcript.digest, "夜谈", lambda: transcript, key)


def silent(_share: float) -> None:
    pass


def found(
    source: Source, characters: Characters, paths: Paths, query: str, script: Script = Script.AS_PRINTED
) -> Found:
    return find_in(source, query, script, characters, cache_file(paths.cache), silent)


@pytest.fixture
def matches(source: Source, characters: Characters, paths: Paths) -> Callable[[str], list[str]]:
    return lambda query: [hit.match for hit in found(source, characters, paths, query).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("算力", ["算力"]),
        ("數據", ["数据"]),
        ("gpu", ["GPU"]),
        ("llm 更", ["LLM 更"]),
        ("suanli", ["算力", "酸梨", "蒜粒"]),
        ("suan4 li4", ["算力", "蒜粒"]),
        ("suān lí", ["酸梨"]),
        ("shuj", ["数据"]),
        ("yinhang", ["银行"]),
        ("没有的话", []),
        ("", []),
    ],
)
def test_chinese_in_either_script_latin_and_pinyin_are_found(
    matches: Callable[[str], list[str]], query: str, expected: list[str]
) -> None:
    assert matches(query) == expected


def test_a_place_has_who_says_it_and_the_line_around(
    source: Source, characters: Characters, paths: Paths
) -> None:
    (hit,) = found(source, characters, paths, "酸梨").hits
    assert (hit.speaker, hit.before, hit.match, hit.after) == ("答", "不行，", "酸梨", "都不够，LLM 更慢。")
    assert parse(TEXT).paragraphs[hit.paragraph].text[hit.start : hit.end] == "酸梨"
    assert found(source, characters, paths, "算").speakers == (("问", 1), ("答", 1))


def test_known_words_say_which_sounds_are_meant_and_give_the_script(
    source: Source, characters: Characters, ready_paths: Paths
) -> None:
    """行 is háng in 银行 and xíng in 不行; 重 is chóng in 重新."""
    assert len(found(source, characters, ready_paths, "xíng").hits) == 2
    transcript = source.load()
    engine = Engine(ready_paths)
    texts = [each.text for each in transcript.paragraphs]
    engine.open(transcript.digest, texts)
    list(engine.annotate(transcript.digest, range(len(texts))))
    engine.close()
    known = source_of(transcript, ready_paths)
    assert [hit.before for hit in found(known, characters, ready_paths, "xíng").hits] == ["不"]
    (hit,) = found(known, characters, ready_paths, "算力", Script.TRADITIONAL).hits
    assert (hit.before, hit.match, hit.after) == ("銀行裡的", "算力", "夠不夠？") or hit.before == "銀行裏的"


def test_a_record_of_another_reading_of_the_text_is_not_used(
    source: Source, characters: Characters, paths: Paths
) -> None:
    cache = AnnotationCache.open(cache_file(paths.cache), writable=True)
    cache.write(source.digest, "another key", [(0, b"nonsense")])
    cache.write(source.digest, source.key(source.load()), [(2, b"nonsense")])
    cache.close()
    assert [hit.match for hit in found(source, characters, paths, "xunlian").hits] == ["训练"]


def test_a_search_can_be_stopped_on_its_way(characters: Characters, paths: Paths) -> None:
    transcript = parse("".join(f"第{number}段，算力。\n\n" for number in range(5000)))
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        find_in(
            source_of(transcript, paths), "算力", Script.AS_PRINTED, characters, cache_file(paths.cache), stop
        )
    assert 0.5 < heard[-1] < 0.9


def test_of_very_many_places_the_first_are_given_and_all_are_counted(
    characters: Characters, paths: Paths
) -> None:
    transcript = parse("算力，" * 1500)
    result = found(source_of(transcript, paths), characters, paths, "算力")
    assert (len(result.hits), result.count) == (MOST, 1500)


def test_without_a_dictionary_what_is_written_is_found(source: Source, paths: Paths) -> None:
    nothing = Characters.of_file(paths.cache / "none.sqlite3")
    assert [hit.match for hit in found(source, nothing, paths, "算力").hits] == ["算力"]
    assert found(source, nothing, paths, "suanli").hits == ()


def test_either_script_is_one_plain_text(characters: Characters) -> None:
    assert characters.plain("數據發展") == characters.plain("数据发展")
    assert characters.plain("数据") != characters.plain("数字")
