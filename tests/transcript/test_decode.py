"""Bytes are opened rightly, or refused with one sentence that names the file and the reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import EncodingInDoubt, FileRefused
from reader.transcript.decode import decode, read_text
from reader.transcript.loading import load

SIMPLIFIED = "主持人：数据从哪里来？\n嘉宾：一部分来自公开的网页，另一部分是我们自己写的。😀𠮷\n"
TRADITIONAL = "主持人：資料從哪裡來？\n嘉賓：一部分來自公開的網頁，另一部分是我們自己寫的。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), Path("a.txt"))[0] == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "big5", "big5hkscs", "gb18030"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), Path("a.txt"))[0] == TRADITIONAL


def test_english_in_utf_16_is_read_too() -> None:
    assert decode("hello, world\n".encode("utf-16-le"), Path("a.txt")) == ("hello, world\n", "utf-16-le")


def test_two_encodings_that_fit_equally_well_are_asked_about() -> None:
    with pytest.raises(EncodingInDoubt) as raised:
        decode("或家场常".encode("gb18030"), Path("short.txt"))
    assert "short.txt" in str(raised.value)
    assert "--encoding" in raised.value.in_command()
    assert {name for name, _ in raised.value.candidates} == {"gb18030", "big5hkscs"}


@pytest.mark.parametrize(
    ("text", "encoding", "other"),
    [("你好", "utf-16-le", "utf-8"), ("专业知识", "gb18030", "utf-8"), ("么常", "gb18030", "big5hkscs")],
)
def test_a_few_characters_that_could_be_another_text_are_asked_about(
    text: str, encoding: str, other: str
) -> None:
    with pytest.raises(EncodingInDoubt) as raised:
        decode(text.encode(encoding), Path("short.txt"))
    candidates = dict(raised.value.candidates)
    assert candidates[encoding] == text
    assert other in candidates


@pytest.mark.parametrize("text", ["好", "谢谢大家", "Hi", "OK\n", "Q: fine?", "naïve", "Привет", "😀"])
def test_short_texts_without_a_double_are_read(text: str) -> None:
    assert decode(text.encode(), Path("short.txt"))[0] == text


def test_a_few_han_characters_in_much_english_decide() -> None:
    text = "A long line in English, and 两个词 in it. " * 30
    assert decode(text.encode("gb18030"), Path("a.txt")) == (text, "gb18030")


def test_english_with_curly_quotes_of_windows_is_not_taken_for_chinese() -> None:
    with pytest.raises(FileRefused, match="save it again as UTF-8"):
        decode("It’s “really” fine".encode("cp1252"), Path("a.txt"))


def test_a_named_encoding_decides() -> None:
    assert decode("或家场常".encode("gb18030"), Path("a.txt"), "big5hkscs")[0] == "麼模部都"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x00" * 50, "empty"),
        (b"abc\x00def", "NUL"),
        (bytes(range(256)) * 8, "NUL"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + b"x" * 40, "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        ("好\ud800的".encode("utf-8", "surrogatepass"), "surrogate"),
        (b"\xff\xfe\x00\xd8a\x00", "utf-16"),
        (("今天的节目到这里。" * 30).encode()[:-1], "damaged"),
        ("café déjà".encode("latin-1"), "recognised"),
    ],
)
def test_what_is_no_text_is_refused_with_file_and_reason(content: bytes, reason: str) -> None:
    with pytest.raises(FileRefused) as raised:
        decode(content, Path("bad.txt"))
    message = str(raised.value)
    assert "bad.txt" in message
    assert reason in message
    assert "\n" not in message


def test_a_wrong_or_unknown_encoding_is_refused() -> None:
    for name in ("utf-8", "klingon"):
        with pytest.raises(FileRefused, match=r"bad\.txt"):
            decode(SIMPLIFIED.encode("gb18030"), Path("bad.txt"), name)


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt", Path("/dev/null")):
        with pytest.raises(FileRefused) as raised:
            read_text(path)
        assert str(path) in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(SIMPLIFIED, "utf-8")
    path.chmod(0)
    with pytest.raises(FileRefused, match=r"secret\.txt"):
        read_text(path)


def test_a_file_that_is_too_long_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(FileRefused, match="too long"):
        read_text(path)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_one_line_of_five_megabytes_is_opened(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "line.txt"
    line = "模型在这一步要处理的数据并不多，但是每一条都要看。" * 70_000
    path.write_bytes(line.encode(encoding))
    transcript = load(path)
    assert [paragraph.text for paragraph in transcript.paragraphs] == [line]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [(b"\xff\xfe\xfd" * 9, None), ("或家场常".encode("gb18030"), None), ("或家".encode("gb18030"), "utf-8")],
)
def test_the_window_is_not_told_of_options_that_only_commands_have(
    content: bytes, encoding: str | None
) -> None:
    with pytest.raises(FileRefused) as raised:
        decode(content, Path("a.txt"), encoding)
    assert "--encoding" not in str(raised.value)
    assert "--encoding" in raised.value.in_command()
