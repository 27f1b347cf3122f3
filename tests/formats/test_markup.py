"""No text becomes markup: HTML, Markdown, Anki's fields."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats import anki, html, markdown
from reader.formats.html import Markup, element, page, ruby

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'`*_[]()#|\\{}$\n\t算"), max_size=20
)
EVIL = '<script>alert("1")</script> & <b onclick=x>'


class Seen(HTMLParser):
    """What a browser would find."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS, TEXTS)
def test_text_in_an_element_is_text(text: str, value: str) -> None:
    seen = Seen(element("p", text, title=value))
    assert seen.tags == ["p"]
    assert seen.text == html.printable(text)


def test_ruby_is_real() -> None:
    shown = ruby([("智", "zhì"), ("<", ""), ("能", "néng")])
    assert "<ruby>智<rp>(</rp><rt>zhì</rt><rp>)</rp></ruby>&lt;<ruby>能" in shown


def test_a_page_stands_alone_prints_and_carries_its_notice() -> None:
    content = page(EVIL, [element("h2", EVIL), Markup("<hr>")], notice=f"CC BY-SA\n{EVIL}").decode()
    assert content.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<script" not in content
    assert "@media print" in content
    assert "prefers-color-scheme: dark" in content
    assert "CC BY-SA<br>" in content
    assert "src=" not in content
    assert "http" not in content


@given(TEXTS)
def test_an_anki_field_shows_the_text(text: str) -> None:
    shown = anki.field(text)
    seen = Seen(shown)
    assert set(seen.tags) <= {"br", "i"}
    assert "\t" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize(
    "text", ["[sound:x.mp3]", "[latex]x[/latex]", "[$]x[/$]", "{{Front}}", r"\(x\)", r"\[x\]"]
)
def test_anki_does_not_take_text_for_its_own(text: str) -> None:
    shown = anki.field(text)
    assert text not in shown
    assert Seen(shown).text == text


def test_anki_keeps_markup_that_is_meant() -> None:
    assert anki.field(Markup("<ruby>算<rt>suàn</rt></ruby>")) == "<ruby>算<rt>suàn</rt></ruby>"
    assert anki.tag(" my tag ") == "my_tag"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        ("a | b", r"a \| b"),
        ("one\ntwo\tthree", "one two three"),
        ("GPT-4 (2023), 3.5 & C++", "GPT-4 (2023), 3.5 & C++"),
        ("=== ", r"\==="),
        ("---", r"\---"),
    ],
)
def test_markdown_keeps_signs_as_signs(text: str, shown: str) -> None:
    assert markdown.escaped(text) == shown


@given(TEXTS)
def test_a_markdown_text_stays_on_its_line(text: str) -> None:
    assert "\n" not in markdown.escaped(text)


def test_blocks_of_markdown() -> None:
    content = markdown.document(
        [markdown.heading(2, "A #"), markdown.bullets(["a", "b"]), "", markdown.table(["x"], [["|"]])]
    )
    assert content.decode() == "## A \\#\n\n- a\n- b\n\n| x |\n| --- |\n| \\| |\n"
    assert markdown.quotation(["a", "b"]) == "> a\\\n> b"
