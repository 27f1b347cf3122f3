"""The engine: language and glossary joined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.engine import Engine, EngineClosed
from reader.language.build import ensure_language_file
from reader.language.cache import AnnotationCache, cache_file
from reader.language.dictionary import Dictionary
from reader.language.lines import mention_record, token_record
from reader.language.model import Annotation, Correction, TokenKind, Why
from reader.language.packed import unpack
from reader.language.sources import language_file
from reader.paths import Paths
from reader.terms import Term, terms_digest, text_key
from reader.text_keys import TextKeys

TERMS = (
    Term("智能体", "agent"),
    Term("代理", "agent", company=("Agent",)),
    Term("山姆·奥特曼", "sam-altman", is_name=True),
    Term("OpenAI", "openai", is_name=True),
    Term("共享文档", "shared-document", whole=False),
)
PARAGRAPHS = (
    "作者沈若溪（Ruoxi Shen）介绍了智能体。",
    "沈若溪说，OpenAI的智能体还不够好。",
    "我们用共享文档讨论代理。",
    "",
)


@pytest.fixture(scope="session")
def engine_paths(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """The language file of the tests in a cache folder of this run's own."""
    built = Paths.under(Path(pytestconfig.rootpath) / ".pytest_cache" / "language")
    ensure_language_file(built)
    paths = Paths.under(tmp_path_factory.mktemp("engine"))
    paths.cache.mkdir(parents=True)
    language_file(paths).hardlink_to(language_file(built))
    return paths


@pytest.fixture
def engine(engine_paths: Paths) -> Iterator[Engine]:
    for file in engine_paths.cache.glob("annotations*"):
        file.unlink()
    engine = Engine(engine_paths)
    yield engine
    engine.close()


def _annotations(engine: Engine, indices: list[int]) -> dict[int, Annotation]:
    return {index: unpack(record, PARAGRAPHS[index]) for index, record in engine.annotate("text", indices)}


def test_paragraphs_come_in_the_order_asked_for(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    assert [index for index, _ in engine.annotate("text", [3, 0, 2, 1])] == [3, 0, 2, 1]


def test_what_the_text_teaches_holds_before_it_is_annotated(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    token = _annotations(engine, [1])[1].tokens[0]
    assert (token.text, token.why) == ("沈若溪", Why.DOCUMENT)


def test_the_order_of_annotation_changes_nothing(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    forwards = dict(engine.annotate("text", [0, 1, 2, 3]))
    engine.close("text")
    engine.open("text", PARAGRAPHS, TERMS, [Correction(("不会出现",))])
    backwards = dict(engine.annotate("text", [3, 2, 1, 0]))
    assert forwards == backwards


def test_terms_are_mentions_and_guards_hold(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    annotations = _annotations(engine, [1, 2])
    assert [mention.concept for mention in annotations[1].mentions] == ["openai", "agent"]
    assert [mention.concept for mention in annotations[2].mentions] == ["shared-document"]
    kinds = {token.text: token.kind for token in annotations[1].tokens}
    assert (kinds["OpenAI"], kinds["智能体"]) == (TokenKind.NAME, TokenKind.TERM)


def test_corrections_are_applied(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS, [Correction(("还不", "够好"))])
    assert {"还不", "够好"} <= {token.text for token in _annotations(engine, [1])[1].tokens}


def test_a_cancelled_text_stops_before_its_next_paragraph(engine: Engine) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    answers = engine.annotate("text", [0, 1, 2])
    next(answers)
    engine.cancel("text")
    assert list(answers) == []
    assert len(list(engine.annotate("text", [0, 1, 2]))) == 3


def test_a_dictionary_loaded_meanwhile_is_read_with_the_next_text(
    engine: Engine, engine_paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.open("text", PARAGRAPHS)
    _annotations(engine, [1])
    other = tmp_path / "language-other.sqlite3"
    other.symlink_to(language_file(engine_paths))
    asked = []
    monkeypatch.setattr("reader.engine.language_file", lambda _paths: other)
    monkeypatch.setattr("reader.engine.ensure_language_file", lambda *_: asked.append(other) or other)
    for name in ("one", "two"):
        engine.open(name, ["又一段没有见过的话。"])
        _annotations_of(engine, name)
    assert asked == [other]


def _annotations_of(engine: Engine, name: str) -> None:
    assert len(list(engine.annotate(name, [0]))) == 1


def test_a_text_that_is_not_open_is_refused(engine: Engine) -> None:
    with pytest.raises(EngineClosed):
        next(engine.annotate("unknown", [0]))
    engine.open("text", PARAGRAPHS)
    with pytest.raises(IndexError):
        list(engine.annotate("text", [99]))
    engine.close("text")
    with pytest.raises(EngineClosed):
        list(engine.annotate("text", [0]))


def test_a_known_text_needs_no_dictionary(engine: Engine, engine_paths: Paths) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    made = dict(engine.annotate("text", [0, 1, 2, 3]))
    engine.close()
    again = Engine(engine_paths)
    again._ready = lambda: pytest.fail("the engine was made ready")  # type: ignore[assignment, method-assign]
    again.open("text", PARAGRAPHS, TERMS)
    assert dict(again.annotate("text", [0, 1, 2, 3])) == made
    again.close()


def test_a_line_of_annotate_has_all_fields(engine: Engine, engine_paths: Paths) -> None:
    engine.open("text", PARAGRAPHS, TERMS)
    annotation = _annotations(engine, [1])[1]
    with_senses = Dictionary.open(language_file(engine_paths))
    record = next(token_record(token, with_senses) for token in annotation.tokens if token.text == "不够")
    assert record["pinyin"] == ["bù", "gòu"]
    assert record["traditional"] == "不夠"
    assert record["why"] == "dictionary"
    assert record["senses"]
    assert mention_record(annotation.mentions[0], "OpenAI")["english"] == "OpenAI"
    with_senses.close()


def _words(engine: Engine, paragraphs: list[str], *corrections: Correction) -> list[str]:
    engine.open("corrected", paragraphs, (), corrections)
    return [
        "/".join(token.text for token in unpack(record, paragraphs[index]).tokens)
        for index, record in engine.annotate("corrected", range(len(paragraphs)))
    ]


def test_a_correction_of_one_place_leaves_all_others_alone(engine: Engine) -> None:
    paragraphs = ["他会推理，她也会推理。", "我们会推理。"]
    here = Correction(("会推理",), (), 0, 1)
    assert _words(engine, paragraphs, here) == ["他/会推理/，/她/也/会/推理/。", "我们/会/推理/。"]


def test_the_narrower_correction_that_comes_first_holds(engine: Engine) -> None:
    paragraphs = ["他会推理，她也会推理。"]
    here = Correction(("会推理",), (), 0, 1)
    everywhere = Correction(("会推", "理"))
    assert _words(engine, paragraphs, here, everywhere) == ["他/会推理/，/她/也/会推/理/。"]


def test_a_reading_can_be_corrected_at_one_place(engine: Engine) -> None:
    paragraphs = ["行，就这样，行。"]
    engine.open("corrected", paragraphs, (), (Correction(("行",), ("háng",), 0, 6),))
    (_, record) = next(engine.annotate("corrected", [0]))
    readings = [token.pinyin for token in unpack(record, paragraphs[0]).tokens if token.text == "行"]
    assert readings == [("xíng",), ("háng",)]


def test_records_are_found_again_whatever_the_corrections_came_in(engine_paths: Paths) -> None:
    correction = Correction(("共享", "文档"))
    keys = {text_key(engine_paths, PARAGRAPHS, TERMS, kind([correction])) for kind in (list, tuple)}
    assert len(keys) == 1
    assert text_key(engine_paths, PARAGRAPHS, TERMS) not in keys


def test_the_window_finds_what_is_cached_whatever_the_order_of_terms(
    engine: Engine, engine_paths: Paths
) -> None:
    engine.open("cached", PARAGRAPHS, TERMS, [])
    made = dict(engine.annotate("cached", range(len(PARAGRAPHS))))
    key = TextKeys(engine_paths, terms_digest(TERMS[::-1])).of(list(PARAGRAPHS), ())
    cache = AnnotationCache.open(cache_file(engine_paths.cache))
    assert cache.read("cached", key) == made
    cache.close()
