"""Whatever a reader writes leaves whole, comes back whole where a format can be read, or is refused with its word."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.formats.anki import Note
from reader.vocabulary.cards import FIELDS, Scripts, coloured, guid, tone
from reader.vocabulary.exchange import FORMATS, Export, Options, Order, format_named, notes_of
from reader.vocabulary.incoming import Incoming
from reader.vocabulary.model import Word, WordStatus
from reader.vocabulary.reading import read_file
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

NOTICE = "Senses from CC-CEDICT, licensed CC BY-SA 4.0."
POWER = word(
    "计算", "jì suàn", "to compute", "=SUM(A1)", traditional="計算", sightings=(MET,), tags=("chips",)
)
NASTY = [
    '=cmd|"/C calc"!A0',
    "+1 -1 @x",
    "<script>alert(1)</script> & </div>{{Word}} [sound:x] \\(x\\) [latex]",
    "tab\there",
    "line\nbreak\nthird",
    "\"quotes\" 'single' “中文” «»",
    "emoji 👇🏽 👩‍👩‍👧 𠮷 \u200d",
    "a / b",
    '["json"]',
    "| pipe | `code` **bold** #head",
    "'=guarded",
    "#hash",
    "_x000D_ and \\n",
    "_x005F_x000D_ _x_ __x0041__ x005F_ _x005F_ \ue000",
    "//comment",
    "x" * 100_000,
]


def back(name: str, words: list[Word], **more: object) -> tuple[Incoming, ...]:
    form = format_named(name)
    assert form is not None
    content = form.write(Export(tuple(words), NOTICE, **more))  # type: ignore[arg-type]
    return read_file(f"words{form.suffix}", content).words


@pytest.mark.parametrize("name", ["csv", "xlsx", "apkg", "anki-text"])
@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_notes_and_senses_survive_or_are_refused_with_the_word(name: str, text: str) -> None:
    several = replace(POWER, note=text, senses=(text.replace("\n", " "), "second"))
    if name == "xlsx" and len(text) > 32_767:
        with pytest.raises(ReaderError, match="“计算”"):
            back(name, [word("新", "xīn"), several])
        return
    (came,) = back(name, [several])
    assert came.note == text
    assert came.senses == several.senses
    assert (came.text, came.traditional, came.pinyin) == ("计算", "計算", "jì suàn")
    assert (came.tags, came.status) == (("chips",), WordStatus.LEARNING_1)
    assert came.sighting is not None
    assert came.sighting.sentence == MET.sentence


@pytest.mark.parametrize("name", [form.name for form in FORMATS])
@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_nothing_in_a_word_breaks_a_file(name: str, text: str) -> None:
    form = format_named(name)
    assert form is not None
    odd = replace(POWER, note=text[:30_000], sightings=(replace(MET, title=text[:50], speaker=text[:50]),))
    content = form.write(Export((odd, word("新", "xīn", "new")), NOTICE))
    if name in ("pleco", "quizlet", "skritter", "anki-text"):
        lines = content.decode().splitlines()
        assert len(lines) == {"pleco": 5, "quizlet": 3, "skritter": 2, "anki-text": 9}[name]
    if name not in ("markdown", "quizlet"):
        assert [each.text for each in read_file(f"w{form.suffix}", content).words] == ["计算", "新"]


def test_pleco_keeps_senses_apart() -> None:
    (came,) = back("pleco", [POWER])
    assert (came.text, came.traditional, came.pinyin, came.senses) == ("计算", "計算", "jìsuàn", POWER.senses)


def test_the_notice_goes_out_with_every_format_that_carries_senses() -> None:
    for form in FORMATS:
        content = form.write(Export((POWER,), NOTICE))
        if form.name in ("xlsx", "apkg"):
            continue
        shown = content.decode("utf-8-sig").replace("／", "/").replace("\\", "")
        assert ("CC BY-SA 4.0" in shown) == (form.name != "skritter"), form.name


def test_script_order_and_fields_are_chosen() -> None:
    new, old = replace(POWER, added="2025-02-02"), word("阿", "ā", "a", added="2025-01-01")
    options = Options(scripts=Scripts.TRADITIONAL, columns=("traditional", "pinyin"), order=Order.OLDEST)
    csv = format_named("csv")
    quizlet = format_named("quizlet")
    assert csv is not None
    assert quizlet is not None
    rows = csv.write(Export((new, old), "", options=options)).decode("utf-8-sig").splitlines()
    assert rows == ["traditional,pinyin", "阿,ā", "計算,jì suàn"]
    assert (
        quizlet.write(Export((new,), "", options=options))
        .decode()
        .startswith("計算 [计算]\tjì suàn to compute")
    )
    only = replace(options, scripts=Scripts.SIMPLIFIED_ONLY, order=Order.READING)
    assert quizlet.write(Export((new, old), "", options=only)).decode().splitlines()[1].startswith("计算\t")
    bare = notes_of(Export((POWER,), "", options=Options(sentence=False, note=False)))[0]
    assert (bare.fields[4], bare.fields[5], bare.fields[6]) == ("", "", "")


def test_a_long_export_tells_how_far_it_is_and_can_be_stopped() -> None:
    heard: list[float] = []
    many = tuple(word(f"词{number}", "cí") for number in range(450))
    notes_of(Export(many, "", progressed=heard.append))
    assert heard == [0, 100 / 450, 200 / 450, 300 / 450, 400 / 450]

    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        notes_of(Export(many, "", progressed=stop))


def the_note(**more: object) -> dict[str, str]:
    note: Note = notes_of(Export((replace(POWER, **more),), NOTICE))[0]  # type: ignore[arg-type]
    return dict(zip(FIELDS, note.fields, strict=True))


def test_the_card_has_tones_sentence_source_and_both_scripts() -> None:
    met = replace(MET, sentence="先计算，再想。", offset=1)
    shown = the_note(sightings=(met,))
    assert shown["Word"] == "计算"
    assert shown["Other script"] == "計算"
    assert shown["Pinyin"] == '<span class="tone4">jì</span> <span class="tone4">suàn</span>'
    assert shown["Sentence"] == '先<span class="met">计算</span>，再想。'
    assert shown["Source"] == "嘉宾 · 访谈 一 · 01:02"
    assert shown["Attribution"] == NOTICE
    traditional = the_note(sightings=(replace(met, sentence="先計算。"),))
    assert traditional["Sentence"] == '先<span class="met">計算</span>。'


def test_tones_are_read_off_the_syllable() -> None:
    assert [tone(each) for each in ("mā", "má", "mǎ", "mà", "ma", "lǜ", "nǚ", "r", "ér")] == [
        1,
        2,
        3,
        4,
        5,
        4,
        3,
        5,
        2,
    ]
    assert coloured(()) == ""


def test_ids_stay_for_ever() -> None:
    """A changed guid would add every word again to the decks that readers have."""
    assert guid(POWER.key) == "duidu-5617f9abca9dbc46ba2a"


def test_half_a_character_is_refused_with_its_word(vocabulary: Vocabulary) -> None:
    vocabulary.put([POWER])
    for text in ("half \ud83d", "nul \x00"):
        with pytest.raises(ReaderError, match="“计算”"):
            vocabulary.edit(POWER.key, note=text)
    assert vocabulary.words() == [POWER]


IMPORT = """
import json, sys
from anki.collection import Collection
from anki.collection import ImportAnkiPackageRequest, ImportAnkiPackageOptions
collection = Collection(sys.argv[1])
told = []
for package in sys.argv[2:]:
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=package)).log
    told.append({"new": len(log.new), "updated": len(log.updated), "notes": collection.note_count()})
card = collection.find_cards("")[0]
shown = collection.get_card(card)
print(json.dumps({"told": told, "question": shown.question(), "answer": shown.answer()}))
collection.close()
"""


@pytest.mark.slow
def test_a_package_imported_twice_is_all_new_and_then_all_updated(tmp_path: Path) -> None:
    apkg = format_named("apkg")
    assert apkg is not None
    words = [POWER, *(word(f"词{number}", "cí", f"word {number}") for number in range(50))]
    for number, name in enumerate(("first", "second")):
        later = [replace(each, senses=(*each.senses, name)) for each in words]
        content = apkg.write(Export(tuple(later), NOTICE, moment=1_750_000_000 + 100 * number))
        (tmp_path / f"{name}.apkg").write_bytes(content)
    packages = [str(tmp_path / f"{name}.apkg") for name in ("first", "second")]
    command = [sys.executable, "-c", IMPORT, str(tmp_path / "collection.anki2"), *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["told"] == [
        {"new": 51, "updated": 0, "notes": 51},
        {"new": 0, "updated": 51, "notes": 51},
    ]
    assert "计算" in said["question"]
    for part in (
        "tone4",
        "計算",
        "to compute",
        "second",
        "CC BY-SA",
        'class="met"' if POWER.sightings else "",
    ):
        assert part in said["answer"], part
