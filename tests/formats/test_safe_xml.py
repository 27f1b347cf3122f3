"""XML of unknown origin is a tree with lines, or refused before it can do harm."""

from __future__ import annotations

import pytest

from reader.errors import FileRefused
from reader.formats import safe_xml
from reader.formats.safe_xml import parse

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {new} "{("&" + old + ";") * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>\n<tbx>&i;</tbx>"
)


def test_names_attributes_text_and_lines() -> None:
    root = parse('<a xmlns="urn:x" xml:lang="zh">\n <b id="1">智能体 &amp; <c>x</c></b>\n</a>'.encode())
    assert (root.name, root.attributes) == ("a", {"xml:lang": "zh"})
    (child,) = root.of("b")
    assert (child.line, child.attributes, child.of("c")[0].text) == (2, {"id": "1"}, "x")
    assert [node.name for node in root.all("b", "c")] == ["b", "c"]


def test_a_line_that_was_wrapped_is_whole_again() -> None:
    assert parse(b"<a>one\n   two</a>").text == "one two"
    assert parse(b"<a>one\ntwo</a>").text == "one\ntwo"


@pytest.mark.parametrize(
    "content",
    [
        BOMB.encode(),
        b'<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>',
        b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>',
        b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]>\n<a/>',
    ],
)
def test_a_document_type_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused, match="document type") as caught:
        parse(content)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "content", [b"", b"id,english\n", b"<a>\n<b>\n</a>", b"<a>&unknown;</a>", b"<a/><b/>"]
)
def test_what_is_not_xml_is_refused_with_a_line(content: bytes) -> None:
    with pytest.raises(FileRefused, match="not XML") as caught:
        parse(content)
    assert caught.value.line is not None


def test_encodings_of_xml() -> None:
    assert parse('<?xml version="1.0" encoding="utf-16"?><a>算</a>'.encode("utf-16")).text == "算"
    with pytest.raises(FileRefused):
        parse(b'<?xml version="1.0" encoding="klingon"?><a/>')


def test_depth_and_length_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileRefused, match="deep"):
        parse(b"<a>" * 100_000)
    monkeypatch.setattr(safe_xml, "_MOST", 100)
    with pytest.raises(FileRefused, match="more than 100 elements"):
        parse(b"<a>" + b"<b/>" * 200 + b"</a>")
    monkeypatch.setattr(safe_xml, "LARGEST", 10)
    with pytest.raises(FileRefused, match="too long"):
        parse(b"<a>0123456789</a>")
