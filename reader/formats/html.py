"""HTML from text: everything that is not made here is escaped, so that no definition becomes markup.

    element("p", "a < b", element("b", "c"), lang="zh")  →  <p lang="zh">a &lt; b<b>c</b></p>

Readings are real `<ruby>` (HTML Living Standard, 4.5.10), with brackets for what cannot show it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from reader.formats.plain_text import printable

_EMPTY = frozenset({"br", "hr", "meta", "wbr"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """The text as HTML; markup stays as it is."""
    return text if isinstance(text, Markup) else Markup(html.escape(printable(text)))


def element(tag: str, *children: str, **attributes: str) -> Markup:
    """An element; plain children are escaped, `class_` stands for class, empty attributes are left out."""
    shown = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{html.escape(printable(value))}"'
        for name, value in attributes.items()
        if value
    )
    if tag in _EMPTY:
        return Markup(f"<{tag}{shown}>")
    return Markup(f"<{tag}{shown}>{joined(children)}</{tag}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after another, each escaped unless it is markup."""
    return Markup(escaped(between).join(escaped(part) for part in parts))


def lines(text: str) -> Markup:
    """Text of several lines, with a break between each two."""
    return Markup("<br>".join(escaped(line) for line in text.splitlines()))


def ruby(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Pieces of text with the reading over each; a piece without one stands by itself."""
    shown = []
    for text, reading in pairs:
        over = f"<rp>(</rp><rt>{escaped(reading)}</rt><rp>)</rp>"
        shown.append(f"<ruby>{escaped(text)}{over}</ruby>" if reading else escaped(text))
    return Markup("".join(shown))


CSS = """
:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #6b675f; --rule: #d9d4c8; --paper: #fdfcf9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e4da; --quiet: #a29c90; --rule: #3d3a35; --paper: #1b1a18; }
}
body { margin: 2.5em auto; max-width: 46em; padding: 0 1.2em; color: var(--ink); background: var(--paper);
  font: 1rem/1.6 "Noto Serif", Georgia, "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.7em; } h2 { margin-top: 2.2em; border-bottom: 1px solid var(--rule); }
:lang(zh) { font-family: "Noto Serif CJK SC", "Songti SC", "Source Han Serif SC", SimSun, serif; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Songti TC", "Source Han Serif TC", PMingLiU, serif; }
ruby { ruby-align: center; } rt { font: .55em/1 "Noto Sans", Arial, sans-serif; color: var(--quiet); }
.quiet { color: var(--quiet); font-size: .9em; } a { color: inherit; } footer { margin-top: 4em; }
@page { margin: 18mm 16mm; }
@media print {
  :root { --ink: #000; --quiet: #444; --rule: #999; --paper: #fff; }
  body { margin: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; }
  article, li, tr { break-inside: avoid; } a { text-decoration: none; }
}
"""
"""What every page wears: readable on a screen in the light and in the dark, and on paper."""


def page(title: str, body: Iterable[str], *, notice: str = "", css: str = "", language: str = "en") -> bytes:
    """One file that needs no other: head, style, the body, and a notice at its foot."""
    head = joined(
        [
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", title),
            element("style", Markup(f"{CSS}{css}")),
        ],
        "\n",
    )
    foot = element("footer", element("p", lines(notice), class_="quiet")) if notice else Markup()
    shown = joined([element("h1", title), *body, foot], "\n")
    document = element("html", element("head", head), "\n", element("body", shown), lang=language)
    return f"<!DOCTYPE html>\n{document}\n".encode()
