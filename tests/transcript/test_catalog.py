"""A copy of a published text is recognised however it is wrapped, and no sentence of it stands in the catalogue."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.paths import Paths
from reader.transcript.catalog import Catalog, CatalogEntry, choose_windows, windows_of
from reader.transcript.loading import load, parse

ENDINGS = ("是一件需要耐心的小事", "的时候大家都在场", "不是谁都愿意去做的", "花掉的时间比想的多")
BODY = "".join(f"第{number}次试验的结果是第{number}号模型{ENDINGS[number % 4]}。" for number in range(400))
HAN_NUMBERS = str.maketrans("0123456789", "零一二三四五六七八九")
TEXT = BODY.translate(HAN_NUMBERS)


def catalog_of(text: str) -> Catalog:
    entry = CatalogEntry(
        "a-text",
        "A text",
        "",
        "",
        "",
        "",
        "2025-02",
        "某刊",
        "zh",
        "",
        {"问": "Mia"},
        frozenset(choose_windows(text)),
    )
    return Catalog([entry])


def test_a_hundred_windows_are_spread_over_the_text() -> None:
    chosen = choose_windows(TEXT)
    assert len(chosen) == len(set(chosen)) == 100
    assert set(chosen) <= set(windows_of(TEXT))
    assert chosen[-1] in set(windows_of(TEXT[len(TEXT) * 9 // 10 :]))


def test_a_copy_wrapped_and_marked_otherwise_is_recognised() -> None:
    catalog = catalog_of(TEXT)
    wrapped = "\n".join(TEXT[at : at + 37] for at in range(0, len(TEXT), 37))
    marked = TEXT.replace("。", "。**\n\n**Q:** ")
    for copy in (TEXT, wrapped, marked, TEXT[: len(TEXT) // 2]):
        assert catalog.recognise(copy) is not None


def test_another_text_or_a_short_quotation_is_not() -> None:
    catalog = catalog_of(TEXT)
    assert catalog.recognise("这是另外一篇文字，讲的是完全不同的事情。" * 50) is None
    assert catalog.recognise(TEXT[: len(TEXT) // 5]) is None
    assert Catalog().recognise(TEXT) is None


def test_the_catalogue_fills_only_what_is_not_printed() -> None:
    text = f"来源：印出来的来源\n\n问：{TEXT}\n\n答：好。\n\n问：完了？\n\n答：完了。\n"
    found = parse(text, catalog_of(TEXT))
    assert (found.catalog_id, found.date, found.source) == ("a-text", "2025-02", "印出来的来源")
    assert {speaker.label: speaker.name for speaker in found.speakers} == {"问": "Mia", "答": None}


def test_a_role_that_the_text_does_not_show_is_that_of_the_catalogue() -> None:
    entry = catalog_of(TEXT).entries["a-text"]
    people = {"甲": "Mia Lind", "乙": "Bo Ek", "丙": "Cleo Park", "众": "Mia Lind, Cleo Park"}
    entry = replace(entry, interviewer="Mia Lind, Bo Ek", guest="Cleo Park", speakers=people)
    text = "".join(f"{label}：{TEXT[:9]}。\n\n" for label in people for _ in range(3)) + f"甲：{TEXT}\n"
    speakers = parse(text, Catalog([entry])).speakers
    assert {speaker.label: speaker.role for speaker in speakers} == {
        "甲": "interviewer",
        "乙": "interviewer",
        "丙": "guest",
        "众": "",
    }


def test_a_missing_catalogue_is_empty_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    assert Catalog.read(tmp_path / "missing.toml").entries == {}
    broken = tmp_path / "broken.toml"
    broken.write_text("[a\n", "utf-8")
    with pytest.raises(FileRefused, match=r"broken\.toml"):
        Catalog.read(broken)


def test_the_shipped_catalogue_holds_facts_and_hashes_only() -> None:
    path = Paths.standard().texts / "catalog.toml"
    catalog = Catalog.read(path)
    assert len(catalog.entries) == 5
    for entry in catalog.entries.values():
        assert len(entry.windows) == 100
        assert entry.title
        assert all(re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", day) for day in (entry.date, entry.interviewed))
    assert max(len(run) for run in re.findall(r"[\u4e00-\u9fff]+", path.read_text("utf-8"))) < 14


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_real_transcripts_are_recognised(real_transcripts: dict[str, Path], name: str) -> None:
    catalog = Catalog.read(Paths.standard().texts / "catalog.toml")
    found = load(real_transcripts[name], catalog=catalog)
    assert found.catalog_id is not None
    assert all(speaker.name for speaker in found.speakers)
    assert all(speaker.role for speaker in found.speakers)


def test_the_samples_are_not_taken_for_them() -> None:
    catalog = Catalog.read(Paths.standard().texts / "catalog.toml")
    for path in Paths.standard().texts.glob("*.zh.txt"):
        assert catalog.recognise(path.read_text("utf-8")) is None
