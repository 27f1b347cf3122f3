"""A newer dictionary is taken when every line of it is sound, and refused with the line where one is not."""

from __future__ import annotations

import gzip
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileRefused
from reader.language.cedict_file import Bounds, read_file
from reader.language.own_dictionary import load, own_file, remove, restore_former, shown
from reader.language.sources import Sources, cedict_date, language_file
from reader.paths import Paths

HEADER = "# CC-CEDICT\n# Community maintained dictionary.\n#! version=1\n#! entries={}\n#! date={}\n"
OLD = [
    "傳統 传统 [chuan2 tong3] /tradition/traditional/",
    "女 女 [nu:3] /woman/",
    "三Q 三Q [san1 Q] /(slang) thank you/",
]
NEW = ["傳統 传统 [[chuan2tong3]] /tradition/traditional/", "西安 西安 [[Xi1'an1]] /Xi'an/"]
SMALL = Bounds(least_entries=2, most_entries=4, packed=4_000, text=9_000, line=200)


def edition(lines: list[str], date: str = "2026-11-01T08:00:00Z", count: int | None = None) -> bytes:
    text = HEADER.format(len(lines) if count is None else count, date) + "\n".join(lines) + "\n"
    return text.encode()


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("lines", [OLD, NEW], ids=["old", "new"])
@pytest.mark.parametrize("kind", ["txt", "u8", "gz", "zip", "crlf", "bom"])
def test_every_packing_and_line_form_is_read(tmp_path: Path, lines: list[str], kind: str) -> None:
    plain = edition(lines)
    content = {
        "gz": gzip.compress(plain, mtime=0),
        "zip": zipped({"cedict_ts.u8": plain, "readme.txt": b"about"}),
        "crlf": plain.replace(b"\n", b"\r\n"),
        "bom": b"\xef\xbb\xbf" + plain,
    }.get(kind, plain)
    checked = read_file(write(tmp_path, f"cedict.{kind}", content), SMALL)
    assert checked.entries == len(lines)
    assert checked.date == "2026-11-01"
    assert checked.text.encode() == plain


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (edition(OLD, count=4), 9),
        (edition([OLD[0], "傳統 传统 [chuan2 tong3] /trad", OLD[1]]), 7),
        (edition([OLD[0], OLD[1], "傳統 传统 chuan2 tong3 /tradition/"]), 8),
        (edition([OLD[0], "女 女 [nu:3] //", OLD[1]]), 7),
        (edition([OLD[0], "女 女 [] /woman/", OLD[1]]), 7),
        (edition([OLD[0], "女 女 [nu:3] /wo\x00man/", OLD[1]]), 7),
        (edition([OLD[0], f"女 女 [nu:3] /{'woman ' * 40}/", OLD[1]]), 7),
        (edition([OLD[0]]), 7),
        (edition(OLD + NEW), 11),
        ("\n".join(OLD).encode(), 1),
        (b"# a diary\n" + OLD[0].encode(), 2),
        (edition(OLD).replace("传统".encode(), "传统".encode("gb18030")), 6),
        ("\ufeff".encode("utf-16") + edition(OLD).decode().encode("utf-16-le"), 1),
        (b"", 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, content: bytes, line: int) -> None:
    file = write(tmp_path, "cedict.txt", content)
    with pytest.raises(FileRefused) as refused:
        read_file(file, SMALL)
    assert refused.value.line == line
    assert refused.value.path == file


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(edition(OLD), mtime=0)[:-9],
        gzip.compress(edition(OLD), mtime=0)[:30] + b"\xff" * 40,
        zipped({"cedict_ts.u8": edition(OLD)})[:-30],
        zipped({"cedict_ts.u8": edition(OLD)}).replace(b"\x1f", b"\x2f", 1)[:120],
        zipped({"one.u8": edition(OLD), "two.txt": edition(NEW)}),
        zipped({"picture.png": b"x"}),
        edition(OLD) * 40,
    ],
)
def test_a_damaged_package_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_file(write(tmp_path, "cedict.zip", content), SMALL)


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"cedict.u8": content})])
def test_what_unpacks_without_end_is_refused(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    bomb = pack(edition(OLD) + b"# " + b" " * 1_000_000)
    assert len(bomb) < SMALL.packed
    with pytest.raises(FileRefused, match="larger than"):
        read_file(write(tmp_path, "cedict.gz", bomb), SMALL)


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.u8"):
        with pytest.raises(FileRefused):
            read_file(path, SMALL)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 200))
def test_whatever_the_bytes_nothing_but_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    file = tmp_path_factory.mktemp("noise") / "cedict.gz"
    packed = gzip.compress(edition(OLD), mtime=0)
    for content in (noise, packed[:place] + noise, edition(OLD)[:place] + noise):
        file.write_bytes(content)
        with suppress(FileRefused):
            assert read_file(file, SMALL).entries in range(2, 5)


def test_a_loaded_file_is_used_and_the_former_one_kept(paths: Paths, tmp_path: Path) -> None:
    shipped, first_file = Sources.installed(paths).cedict, language_file(paths)
    first = load(paths, write(tmp_path, "a.u8", edition(OLD, "2026-05-02T00:00:00Z")), SMALL)
    assert Sources.installed(paths).cedict == own_file(paths) != shipped
    assert cedict_date(paths) == first.date == "2026-05-02"
    assert language_file(paths) != first_file
    second = load(paths, write(tmp_path, "b.u8", edition(NEW)), SMALL)
    assert shown(paths).current == second
    assert shown(paths).former == first
    assert len(list((paths.data / "dictionary").iterdir())) == 3
    third = load(paths, write(tmp_path, "c.u8", edition(OLD[:2])), SMALL)
    assert (shown(paths).current, shown(paths).former) == (third, second)
    assert len(list((paths.data / "dictionary").iterdir())) == 3


def test_the_shipped_dictionary_and_the_former_one_come_back(paths: Paths, tmp_path: Path) -> None:
    shipped = Sources.installed(paths).cedict
    assert remove(paths) is None
    loaded = load(paths, write(tmp_path, "a.u8", edition(OLD)), SMALL)
    assert load(paths, tmp_path / "a.u8", SMALL).file == loaded.file
    assert shown(paths).former is None
    again = remove(paths)
    assert again is not None
    assert again.file == loaded.file
    assert Sources.installed(paths).cedict == shipped
    assert restore_former(paths) == again
    assert own_file(paths) is not None


def test_a_refused_file_changes_nothing(paths: Paths, tmp_path: Path) -> None:
    load(paths, write(tmp_path, "a.u8", edition(OLD)), SMALL)
    before = {path.name: path.read_bytes() for path in (paths.data / "dictionary").iterdir()}
    with pytest.raises(FileRefused):
        load(paths, write(tmp_path, "b.u8", edition(NEW)[:-9]), SMALL)
    assert {path.name: path.read_bytes() for path in (paths.data / "dictionary").iterdir()} == before


@pytest.mark.parametrize(
    "record",
    ["", "[]", "{", '{"current": 3}', '{"current": {"file": "../x.txt"}}', '{"current": {"file": "gone"}}'],
)
def test_a_spoiled_list_means_the_shipped_dictionary(paths: Paths, record: str) -> None:
    (paths.data / "dictionary").mkdir(parents=True)
    (paths.data / "dictionary" / "dictionary.json").write_text(record)
    assert own_file(paths) is None


def test_the_shipped_edition_passes_its_own_check(paths: Paths) -> None:
    checked = read_file(Sources.installed(paths).cedict)
    assert checked.entries > 100_000
    assert checked.date
