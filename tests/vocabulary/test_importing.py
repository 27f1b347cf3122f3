"""Words of other programs come in line by line, what is here stays, and everything is told before it is done."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace

import pytest

from reader.errors import FileRefused
from reader.store import Store
from reader.vocabulary.exchange import Export, anki_text_of, csv_of
from reader.vocabulary.importing import Plan, Resolved, carry_out, plan, take_back
from reader.vocabulary.incoming import Incoming, of_list
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.reading import plain, read_file, read_text
from reader.vocabulary.store import Vocabulary
from tests.vocabulary.conftest import MET, word

KNOWN = WordStatus.KNOWN
POWER = word("算力", "suàn lì", "computing power", sightings=(MET,))


def resolve(words: Iterable[Incoming]) -> dict[Incoming, Resolved]:
    """A dictionary in which every word but 无 is read as it is written."""
    return {
        each: Resolved(
            WordKey(each.text, tuple(each.pinyin.split()) or tuple(each.text)), each.text, ("sense",)
        )
        for each in words
        if each.text != "无"
    }


def texts(content: str, name: str = "words.txt") -> list[str]:
    return [each.text for each in read_file(name, content.encode()).words]


@pytest.mark.parametrize(
    "content",
    [
        "算力\n模型\n",
        "算力 模型",
        "算力、模型，",
        "1. 算力\n2. 模型\n",
        "- 算力\r\n- 模型\r\n",
        "\ufeff算力,模型",
        "算力\tcomputing power\n模型\tmodel\n",
        "word,meaning\n算力,power\n模型,model\n",
        "power;算力\nmodel;模型\n",
        "算力[算力]\tsuànlì\tpower\n//Cards\n模型\tmóxíng\tmodel\n",
        "#separator:tab\n#html:true\n<b>算力</b>\tpower\n模型[sound:a.mp3]\tmodel\n",
        "#separator:Comma\n#tags column:3\n算力,power,tag\n模型,model,tag\n",
    ],
)
def test_the_words_of_many_files_are_found(content: str) -> None:
    name = "words.csv" if ";" in content or content.startswith("word,") else "words.txt"
    assert texts(content, name) == ["算力", "模型"]


def test_other_encodings_are_read() -> None:
    assert [each.text for each in read_file("w.txt", "算力\n模型".encode("gb18030")).words] == [
        "算力",
        "模型",
    ]
    assert [each.text for each in read_file("w.txt", "算力\n模型".encode("utf-16")).words] == ["算力", "模型"]


def test_lines_without_a_word_are_refused_by_their_number() -> None:
    read = of_list("算力\nhello\n\n" + "长" * 31)
    assert [(each.line, "no Chinese word" in each.reason) for each in read.refused] == [(2, True), (4, True)]
    table = read_file("w.csv", b"\xe7\xae\x97\xe5\x8a\x9b,power\nhello,x\n\xe6\xa8\xa1\xe5\x9e\x8b,model\n")
    assert [each.line for each in table.refused] == [2]


def test_pleco_keeps_senses_and_reading() -> None:
    (card,) = read_text("//Duidu\n智能体[智能體]\tzhìnéngtǐ\tAI agent\ueab1second\n").words
    assert (card.text, card.traditional, card.pinyin) == ("智能体", "智能體", "zhìnéngtǐ")
    assert (card.senses, card.kept) == (("AI agent", "second"), True)


def test_html_becomes_text() -> None:
    html = "<style>.a{}</style><div>a<br>b</div><ruby>汉<rt>hàn</rt></ruby>&amp;&nbsp;[sound:x.mp3]<i></i>"
    assert plain(html) == "a\nb\n汉&\xa0"


def archive(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("_", "."), content)
    return written.getvalue()


def test_the_newest_package_is_refused_with_what_to_do() -> None:
    package = archive(collection_anki21b=b"\x28\xb5\x2f\xfd", collection_anki2=b"", meta=b"\x08\x03")
    with pytest.raises(FileRefused) as told:
        read_file("deck.apkg", package)
    assert "Support older Anki versions" in told.value.advice


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"PK\x03\x04", archive(other=b""), archive(collection_anki2=b"no"), b"\x00\x01"],
)
def test_what_holds_no_words_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_file("file", content)


def planned(store: Store, content: str, name: str = "w.txt", status: WordStatus | None = None) -> Plan:
    return plan(read_file(name, content.encode()), resolve, Vocabulary(store), status)


def test_a_list_marks_words_known_and_keeps_none(store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.set_status(
        {WordKey("看", ("看",)): WordStatus.LEARNING_2, WordKey("说", ("说",)): WordStatus.IGNORED}
    )
    trial = planned(store, "算力\n算力\n看\n说\n无\n")
    assert trial.told.new == ("算力 算 力",)
    assert [(each.id, each.fields) for each in trial.told.changed] == [("看 看", {"status": "known"})]
    assert [(each.id, each.here, each.there) for each in trial.told.conflicts] == [
        ("说 说", "ignored", "known")
    ]
    assert [each.line for each in trial.told.refused] == [5]
    before = vocabulary.statuses()
    undo = carry_out(store, trial)
    assert vocabulary.words() == []
    assert vocabulary.statuses()[WordKey("看", ("看",))] is KNOWN
    assert planned(store, "算力\n看\n").told.new == ()
    take_back(store, undo)
    assert vocabulary.statuses() == before


TABLE = "simplified,pinyin,senses,note,tags,status\n算力,suàn lì,power / force,theirs,chips,known\n新,xīn,new,,,\n"


def test_a_table_of_ours_brings_words_and_leaves_what_the_reader_wrote(
    store: Store, vocabulary: Vocabulary
) -> None:
    vocabulary.put([replace(POWER, note="mine", edited=("note", "senses"))])
    before = vocabulary.words()
    trial = planned(store, TABLE, "w.csv")
    assert trial.told.new == ("新 xīn",)
    (changed,) = trial.told.changed
    assert changed.fields == {"tags": "chips", "status": "known"}
    assert {(each.field, each.here) for each in trial.told.conflicts} == {
        ("note", "mine"),
        ("senses", "computing power"),
    }
    undo = carry_out(store, trial)
    power, new = vocabulary.word(POWER.key), vocabulary.word(WordKey("新", ("xīn",)))
    assert power is not None
    assert new is not None
    assert (power.senses, power.note, power.tags, power.status) == (POWER.senses, "mine", ("chips",), KNOWN)
    assert (new.senses, new.status) == (("new",), WordStatus.LEARNING_1)
    take_back(store, undo)
    assert vocabulary.words() == before


def test_what_came_out_of_here_changes_nothing_here(store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.put(
        [word("算力", "suàn lì", "compute", "sense of the glossary", concept="compute", tags=("two words",))]
    )
    export = Export(tuple(vocabulary.words()), "")
    for content, name in ((csv_of(export), "w.csv"), (anki_text_of(export), "w.txt")):
        told = planned(store, content.decode(), name).told
        assert (told.new, told.changed, told.conflicts) == ((), (), ()), name


def test_a_status_never_falls(store: Store, vocabulary: Vocabulary) -> None:
    vocabulary.put([replace(POWER, status=KNOWN)])
    table = "simplified,pinyin,status\n算力,suàn lì,learning 2\n"
    assert planned(store, table, "w.csv").told.conflicts[0].field == "status"
    carry_out(store, planned(store, table, "w.csv"))
    assert vocabulary.status_of([POWER.key])[POWER.key] is KNOWN


def test_the_same_word_in_many_lines_is_one(store: Store, vocabulary: Vocabulary) -> None:
    table = "simplified,pinyin,tags\n新,xīn,a\n新,xīn,b\n"
    carry_out(store, planned(store, table, "w.csv"))
    (kept,) = vocabulary.words()
    assert kept.tags == ("a", "b")


def test_bad_rows_of_a_table_of_ours_are_named() -> None:
    read = read_file("w.csv", b"simplified,status\nhello,known\n\xe6\x96\xb0,odd\n")
    assert [(each.line, each.reason.split("”")[1]) for each in read.refused] == [
        (2, " is no Chinese word"),
        (3, f" is no status ({', '.join(WordStatus)})"),
    ]
