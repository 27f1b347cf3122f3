"""An edition as one HTML file: real ruby, speakers, headings, and the end matter; everything escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.attribution import CEDICT_NOTICE
from reader.formats.html import Markup, element, joined, lines, page, ruby
from reader.language.model import Script, Token
from reader.transcript.model import ParagraphKind, Span, SpanKind
from reader.ui.page.page import Voice
from reader.ui.page.ruby import token_readings
from reader.ui.page.shown_text import wide_marks
from reader.ui.paper.edition import Edition, Gloss, Leaf, Wishes

_TRADITIONAL = (Script.TRADITIONAL, Script.TAIWAN, Script.TAIWAN_PHRASES, Script.HONG_KONG)
_QUIET = frozenset({ParagraphKind.CAPTION, ParagraphKind.NOTE, ParagraphKind.FRONT, ParagraphKind.TRAILING})
_CSS = """
main { max-width: 38em; margin: 0 auto; font-size: 1.15rem; } h1, h2, h3, h4 { line-height: 1.4; }
main p { margin: .7em 0; line-height: 1.85; text-align: justify; } main.read p { line-height: 2.5; }
rt { font-size: .5em; } h2 rt, h3 rt, h4 rt { font-weight: normal; }
.who { margin: 1.6em 0 0 !important; font-size: .85em; line-height: 1.5 !important; color: var(--quiet); }
.who b { margin-right: .8em; } .guest { color: var(--guest); } .key { padding-left: 1.6em; text-indent: -1.6em; }
.key > span { display: inline-block; width: 1.6em; text-indent: 0; color: var(--quiet); }
em { font-style: normal; text-emphasis: dot; text-emphasis-position: under; -webkit-text-emphasis: dot;
  -webkit-text-emphasis-position: under; }
:root { --guest: #8c3018; } @media (prefers-color-scheme: dark) { :root { --guest: #ee9576; } }
dl { max-width: 42em; margin: 0 auto; } dt { margin-top: .8em; break-after: avoid; } dt b { font-size: 1.1em; }
dt span { margin-left: .8em; } dd { margin: .1em 0 0 1.6em; } .end { max-width: 38em; margin: 2.6em auto 0; }
@media print { main { max-width: none; font-size: 11pt; } :root { --guest: #000; }
  .who, h2, h3, h4 { break-after: avoid; } p { orphans: 2; widows: 2; } dl, .end { max-width: none; } }
"""


def html_of(edition: Edition, terms: str, words: str) -> bytes:
    """The file; `terms` and `words` are the headings of the end matter."""
    language = _language(edition.wishes)
    read = "read" if edition.wishes.ruby.takes_room else ""
    body: list[str] = []
    if edition.facts:
        body.append(element("p", edition.facts, class_="quiet"))
    body.append(element("main", joined(_blocks(edition), "\n"), lang=language, class_=read))
    for heading, glosses in ((terms, edition.terms), (words, edition.words)):
        if glosses:
            body.append(element("h2", heading, class_="end"))
            body.append(_glosses(glosses, language))
    notice = CEDICT_NOTICE if edition.words else ""
    return page(edition.title, body, notice=notice, css=_CSS, language="en")


def fragment_of(edition: Edition) -> str:
    """The paragraphs alone, to be put on the clipboard."""
    return str(joined(_blocks(edition), "\n"))


def _language(wishes: Wishes) -> str:
    return "zh-Hant" if wishes.script in _TRADITIONAL else "zh-Hans"


def _blocks(edition: Edition) -> Iterator[Markup]:
    voices = {voice.label: voice for voice in edition.voices}
    levels = {section.paragraph: section for section in edition.sections}
    turn: int | None = None
    for number, leaf in enumerate(edition.leaves):
        paragraph = leaf.paragraph
        if paragraph.kind is ParagraphKind.TITLE:
            if paragraph.text != edition.title:
                yield element("h2", _text(leaf, edition.wishes))
        elif paragraph.kind is ParagraphKind.HEADING:
            section = levels.get(number)
            level = min(max(section.level if section is not None else 1, 1), 3)
            time = paragraph.time or (section.time if section is not None else None)
            shown = element("span", f" {time}", class_="quiet") if time else Markup()
            yield element(f"h{level + 1}", _text(leaf, edition.wishes), shown)
        elif paragraph.kind is ParagraphKind.KEY_POINT:
            mark = element("span", paragraph.list_mark or "•")
            yield element("p", mark, _text(leaf, edition.wishes), class_="key")
        else:
            if paragraph.kind is ParagraphKind.SPEECH and paragraph.turn != turn:
                turn = paragraph.turn
                label = paragraph.speaker or ""
                yield _who(voices.get(label, Voice(label, label)), paragraph.time or "")
            quiet = "quiet" if paragraph.kind in _QUIET else ""
            yield element("p", _text(leaf, edition.wishes), class_=quiet)


def _who(voice: Voice, time: str) -> Markup:
    name = element("b", voice.name, class_="guest" if voice.role == "guest" else "")
    return element("p", name, time, class_="who")


def _text(leaf: Leaf, wishes: Wishes) -> Markup:
    """A paragraph with readings over its words, and what is emphasised, strong or a link set off."""
    text = leaf.paragraph.text
    marks = wide_marks(text) if wishes.wide_marks else text
    annotation = leaf.annotation
    tokens = annotation.tokens if annotation is not None else ()
    spans = [span for span in leaf.paragraph.spans if span.kind is not SpanKind.NOTE]
    at, parts = 0, []
    for span in sorted(spans, key=lambda span: span.start):
        if span.start >= at:
            parts.append(_piece(text, marks, tokens, at, span.start, wishes))
            parts.append(_set_off(span, _piece(text, marks, tokens, span.start, span.end, wishes)))
            at = span.end
    parts.append(_piece(text, marks, tokens, at, len(text), wishes))
    return joined(parts)


def _set_off(span: Span, inside: Markup) -> Markup:
    if span.kind is SpanKind.LINK:
        safe = span.url if (span.url or "").startswith(("http://", "https://")) else ""
        return element("a", inside, href=safe or "") if safe else inside
    return element("strong" if span.kind is SpanKind.STRONG else "em", inside)


def _piece(text: str, marks: str, tokens: Sequence[Token], start: int, end: int, wishes: Wishes) -> Markup:
    """Characters of a paragraph; a word that the ends divide is given as printed, without a reading."""
    parts: list[Markup] = []
    at = start
    for token in tokens:
        if token.start < at or token.end > end:
            continue
        parts.append(ruby([(marks[at : token.start], "")]))
        form = token.form(wishes.script)
        form = marks[token.start : token.end] if form == text[token.start : token.end] else form
        parts.append(ruby(_pairs(form, token, wishes)))
        at = token.end
    parts.append(ruby([(marks[at:end], "")]))
    return joined(parts)


def _pairs(form: str, token: Token, wishes: Wishes) -> Iterator[tuple[str, str]]:
    at = 0
    if wishes.ruby.takes_room and wishes.ruby.stands_over(token):
        for reading in token_readings(token, wishes.script, wishes.ruby.script):
            yield form[at : reading.start], ""
            at = reading.start + reading.length
            yield form[reading.start : at], reading.text
    yield form[at:], ""


def _glosses(glosses: Sequence[Gloss], language: str) -> Markup:
    items: list[Markup] = []
    for gloss in glosses:
        other = element("span", gloss.other, lang="zh", class_="quiet") if gloss.other else Markup()
        reading = element("span", gloss.reading, class_="quiet") if gloss.reading else Markup()
        items.append(element("dt", element("b", gloss.headword, lang=language), other, reading))
        more = element("div", lines(gloss.more), class_="quiet") if gloss.more else Markup()
        items.append(element("dd", gloss.meaning, more))
    return element("dl", joined(items, "\n"))
