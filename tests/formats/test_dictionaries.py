"""StarDict, Yomitan and SKOS files hold what their programs look for."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.formats.html import Markup
from reader.formats.skos import SkosConcept, SkosScheme, to_skos
from reader.formats.stardict import Article, to_stardict
from reader.formats.yomitan import YomitanTerm, to_yomitan


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def stardict(articles: list[Article]) -> tuple[dict[str, str], list[tuple[str, str]], list[tuple[str, str]]]:
    """The facts, the articles and the synonyms of a dictionary, read as StarDict does."""
    content = to_stardict(articles, name="d", title="D", author="A", description="CC", date="2026.01.01")
    parts = files(content)
    assert list(parts) == ["d.ifo", "d.idx", "d.dict", "d.syn"]
    head, *lines = parts["d.ifo"].decode().splitlines()
    assert head == "StarDict's dict ifo file"
    facts = dict(line.split("=", 1) for line in lines)
    index = []
    for word, numbers in entries(parts["d.idx"], ">II"):
        offset, size = numbers
        index.append((word, parts["d.dict"][offset : offset + size].decode()))
    synonyms = [(word, index[numbers[0]][0]) for word, numbers in entries(parts["d.syn"], ">I")]
    assert facts["idxfilesize"] == str(len(parts["d.idx"]))
    return facts, index, synonyms


def entries(content: bytes, numbers: str) -> list[tuple[str, tuple[int, ...]]]:
    found = []
    while content:
        word, _, content = content.partition(b"\0")
        size = struct.calcsize(numbers)
        found.append((word.decode(), struct.unpack(numbers, content[:size])))
        content = content[size:]
    return found


def test_stardict_gives_each_headword_its_article_and_each_synonym_its_headword() -> None:
    facts, index, synonyms = stardict(
        [
            Article("智能体", Markup("<b>AI agent</b>"), ["智能體", "agent", "智能体"]),
            Article("GPU", Markup("chip")),
            Article("Agent", Markup("one")),
            Article("Agent", Markup("two")),
        ]
    )
    assert facts["version"] == "2.4.2"
    assert facts["wordcount"] == "3"
    assert facts["synwordcount"] == "2"
    assert facts["sametypesequence"] == "h"
    assert facts["description"] == "CC"
    assert index == [("Agent", "one<hr>two"), ("GPU", "chip"), ("智能体", "<b>AI agent</b>")]
    assert synonyms == [("agent", "智能体"), ("智能體", "智能体")]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90), max_size=8))
def test_stardict_is_sorted_as_its_search_expects(words: list[str]) -> None:
    _, index, _ = stardict([Article(word, Markup("x")) for word in words])
    order = [(word.encode().lower(), word.encode()) for word, _ in index]
    assert order == sorted(set(order))
    assert all(len(word.encode()) <= 255 for word, _ in index)


def test_yomitan_has_an_index_and_banks() -> None:
    terms = [YomitanTerm("智能体", "zhìnéngtǐ", ["AI agent", "<b>"], 1, 2)] * 10_001
    found = files(to_yomitan(terms, title="D", revision="1", author="A", attribution="CC"))
    assert list(found) == ["index.json", "term_bank_1.json", "term_bank_2.json"]
    index = json.loads(found["index.json"])
    assert (index["title"], index["format"], index["revision"], index["attribution"]) == ("D", 3, "1", "CC")
    bank = json.loads(found["term_bank_2.json"])
    assert bank == [["智能体", "zhìnéngtǐ", "", "", 2, ["AI agent", "<b>"], 1, ""]]
    assert (
        json.loads(
            files(to_yomitan([], title="", revision="", author="", attribution=""))["term_bank_1.json"]
        )
        == []
    )


def test_skos_keeps_kinds_of_labels_apart() -> None:
    concept = SkosConcept(
        "agent",
        {"en": ["AI agent"], "zh-Hans": ["智能体"]},
        {"en": ["AI agent", "agent"], "zh-Hans": ["代理", "代理", ""]},
        {"zh-Hans": ["代理", "智能休"]},
        definition="A <b>system</b>.",
        broader=["ai"],
        related=["tool", "ai"],
    )
    scheme = SkosScheme(
        "urn:x", "Title", "Rights", "https://example.org/licence", [concept], {"ai": ["agent"]}
    )
    document: dict[str, Any] = json.loads(to_skos(scheme))
    head, agent, group = document["@graph"]
    assert head["@type"] == "skos:ConceptScheme"
    assert head["licence"] == "https://example.org/licence"
    assert agent["prefLabel"] == {"en": "AI agent", "zh-Hans": "智能体"}
    assert agent["altLabel"] == {"en": ["agent"], "zh-Hans": ["代理"]}
    assert agent["hiddenLabel"] == {"zh-Hans": ["智能休"]}
    assert agent["broader"] == ["urn:x:ai"]
    assert agent["related"] == ["urn:x:tool"]
    assert agent["definition"] == {"en": "A <b>system</b>."}
    assert "scopeNote" not in agent
    assert group["member"] == ["urn:x:agent"]
    used = {key for node in document["@graph"] for key in node if not key.startswith("@")}
    assert used <= document["@context"].keys()


def test_skos_relates_nothing_to_what_is_above_or_below_it() -> None:
    def concept(name: str, broader: str, related: list[str]) -> SkosConcept:
        return SkosConcept(name, {"en": [name]}, broader=broader.split(), related=related)

    concepts = [
        concept("animal", "", ["cat"]),
        concept("pet", "animal", []),
        concept("cat", "pet", ["animal", "pet", "milk"]),
        concept("loop", "loop", []),
    ]
    scheme = SkosScheme("urn:x", "A", "", "https://example.org/licence", concepts)
    graph = {each["@id"]: each for each in json.loads(to_skos(scheme))["@graph"]}
    assert "related" not in graph["urn:x:animal"]
    assert graph["urn:x:cat"]["related"] == ["urn:x:milk"]
    assert graph["urn:x:cat"]["broader"] == ["urn:x:pet"]
