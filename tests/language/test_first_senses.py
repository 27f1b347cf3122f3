"""The sense a reader of interviews wants stands first, in the list and in the dictionary that is built from it."""

from __future__ import annotations

from pathlib import Path

from reader.language.first_senses import FirstSenses
from reader.language.model import Entry
from reader.language.sources import Sources
from reader.paths import Paths

LIST = Paths.standard().resources / "language" / "first_senses.tsv"


def test_a_wanted_sense_comes_first_and_the_others_keep_their_order(tmp_path: Path) -> None:
    path = tmp_path / "first_senses.tsv"
    path.write_text("# a remark\n被\t被\tused to indicate\n", encoding="utf-8")
    entry = Entry("被", "被", ("bèi",), ("quilt", "to cover", "used to indicate the passive"))
    ordered = FirstSenses.read(path).ordered("被", [entry])
    assert ordered[0].senses == ("used to indicate the passive", "quilt", "to cover")


def test_an_entry_with_a_wanted_sense_goes_before_the_others(tmp_path: Path) -> None:
    path = tmp_path / "first_senses.tsv"
    path.write_text("后\t後\tafter\n", encoding="utf-8")
    empress = Entry("后", "后", ("hòu",), ("empress",))
    after = Entry("后", "後", ("hòu",), ("back", "after"))
    ordered = FirstSenses.read(path).ordered("后", [empress, after])
    assert [entry.senses[0] for entry in ordered] == ["after", "empress"]


def test_every_line_of_the_list_finds_its_sense_in_the_dictionary() -> None:
    lines = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    wanted = {(simplified, traditional): [] for simplified, traditional, _ in lines}
    with Sources.installed(Paths.standard()).cedict.open(encoding="utf-8") as file:
        for entry in file:
            forms = tuple(entry.split(" ", 2)[:2][::-1])
            if forms in wanted:
                wanted[forms] += entry.strip().strip("/").split("/")[1:]
    missing = [
        (simplified, start)
        for simplified, traditional, start in lines
        if not any(sense == start or sense.startswith(start) for sense in wanted[simplified, traditional])
    ]
    assert missing == []
