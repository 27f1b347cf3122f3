"""Markup inside a paragraph becomes spans over bare text.

Markdown's own rules would leave `**主持人：**您` as asterisks, because they ask for spaces where Chinese has none: so
strong marks are paired one after the other, and only the single `*` and `_` are judged by what stands around them
(`Q*` is a name, not the beginning of emphasis).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.transcript.characters import wants_space
from reader.transcript.model import Link, Span, SpanKind

_URL = r"https?://[!-;=?-Z\\^-z|~]{1,4000}(?<![.,;:!?'\")*_])"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!>~|])"
    r"|!\[(?P<alt>[^\[\]]{0,500})\]\((?P<picture>[^()\s]{0,4000})(?:\s[^()]{0,300})?\)"
    r"|"
    r"(?<!!)\[(?P<words>[^\[\]]{1,1000})\]\(<?(?P<target>[^()\s<>]{0,4000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?)>?"
    r"(?:\s[^()]{0,300})?\)"
    rf"|<?(?P<bare>{_URL})>?"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<mark>[*_])"
)
_SPECIAL = re.compile(r"[\\\[*_]|https?:")
_NOTE = re.compile(
    r"[（(【\[](?:(?:编者|編者|译者|譯者|编辑|編輯)?[注註按][：:，,][^（()）】\]]{1,300}|译注|譯註|众笑|"
    r"眾笑|笑声?|笑聲|大笑|掌声|掌聲|鼓掌)"
    r"[）)】\]]"
)
_EMPHASIS_REACH = 500


@dataclass(slots=True)
class Rendered:
    """A paragraph's bare text with what was marked in it; `pictures` are (caption, address)."""

    text: str
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Builder:
    """The text so far, and which marks are open in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    at_edge: bool = False
    spans: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append text; one space beside a strong mark goes where Chinese stands on either side."""
        if self.at_edge and text[:1] == " " and text[1:2].strip() and not wants_space(self.last, text[1:2]):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]
            self.at_edge = False

    def drop_space_before(self, following: str) -> None:
        """Take back the space that ends the text so far, if the next character wants none."""
        if self.last == " " and self.parts and not wants_space(self.parts[-1][-2:-1], following):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
            self.last = self.parts[-1][-1:]

    def span(self, start: int, kind: SpanKind, url: str | None = None) -> None:
        """Mark what was added since `start`."""
        if start < self.length:
            self.spans.append(Span(start, self.length, kind, url))


def render(raw: str) -> Rendered:
    """Take the markup out of one paragraph."""
    if _SPECIAL.search(raw) is None:
        return Rendered(raw, _notes(raw))
    builder = _Builder()
    tokens = list(_TOKEN.finditer(raw))
    _build(raw, tokens, builder)
    text = "".join(builder.parts)
    spans = sorted((*builder.spans, *_notes(text)), key=lambda span: (span.start, -span.end))
    return _stripped(text, spans, builder)


def plain(raw: str) -> str:
    """The bare text alone."""
    return render(raw).text


def _stripped(text: str, spans: list[Span], builder: _Builder) -> Rendered:
    """White space that markup had hidden at the ends goes, and the offsets with it."""
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    kept = (
        Span(max(span.start - lead, 0), min(span.end - lead, len(text)), span.kind, span.url)
        for span in spans
    )
    return Rendered(
        text,
        tuple(span for span in kept if span.start < span.end),
        tuple(builder.links),
        tuple(builder.pictures),
    )


def _notes(text: str) -> tuple[Span, ...]:
    """Notes of an editor and stage directions: （笑）, （编者注：……）."""
    if "（" not in text and "(" not in text and "【" not in text and "[" not in text:
        return ()
    return tuple(Span(found.start(), found.end(), SpanKind.NOTE) for found in _NOTE.finditer(text))


def _build(raw: str, tokens: list[re.Match[str]], builder: _Builder) -> None:
    """Walk over the markup in order."""
    strong_left = sum(token["strong"] is not None for token in tokens)
    closers = _emphasis_pairs(raw, tokens)
    openers = set(closers.values())
    strong_from: int | None = None
    emphasis_from: dict[int, int] = {}
    at = 0
    for index, token in enumerate(tokens):
        builder.add(raw[at : token.start()])
        at = token.end()
        if token["strong"] is not None:
            strong_left -= 1
            strong_from = _strong(raw, token, builder, strong_from, strong_left)
        elif token["mark"] is not None:
            if index in closers:
                builder.span(emphasis_from[closers[index]], SpanKind.EMPHASIS)
            elif index in openers:
                emphasis_from[index] = builder.length
            else:
                builder.add(token.group())
        else:
            _other(token, builder)
    builder.add(raw[at:])


def _strong(
    raw: str, token: re.Match[str], builder: _Builder, strong_from: int | None, left: int
) -> int | None:
    """Open or close strong text; give where it is open from, None when closed. A single mark goes without effect."""
    if strong_from is not None:
        builder.span(strong_from, SpanKind.STRONG)
        builder.at_edge = True
        return None
    if left == 0:
        before, after = _around(raw, token)
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            builder.add(token.group())
        return None
    builder.drop_space_before(raw[token.end() : token.end() + 1])
    return builder.length


def _other(token: re.Match[str], builder: _Builder) -> None:
    """An escape, a picture, a link or a bare address."""
    if token["escaped"] is not None:
        builder.add(token["escaped"])
    elif token["alt"] is not None:
        builder.pictures.append((token["alt"].strip(), token["picture"]))
    elif token["words"] is not None:
        start = builder.length
        words = plain(token["words"])
        builder.add(words)
        builder.span(start, SpanKind.LINK, token["target"])
        builder.links.append(Link(words, token["target"]))
    else:
        _address(token, builder)


def _address(token: re.Match[str], builder: _Builder) -> None:
    """A bare address; marks after it belong to the sentence."""
    url = token["bare"]
    start = builder.length
    builder.add(url)
    builder.span(start, SpanKind.LINK, url)
    builder.links.append(Link(url, url))


def _emphasis_pairs(raw: str, tokens: list[re.Match[str]]) -> dict[int, int]:
    """Which single marks close which: {index of the closing token: index of the opening one}."""
    pairs: dict[int, int] = {}
    waiting: dict[str, int] = {}
    for index, token in enumerate(tokens):
        mark = token["mark"]
        if mark is None:
            continue
        opener = waiting.get(mark)
        if opener is not None and token.start() - tokens[opener].end() > _EMPHASIS_REACH:
            opener = None
        if opener is not None and _closes(raw, token):
            pairs[index] = opener
            del waiting[mark]
        elif _opens(raw, token):
            waiting[mark] = index
    return pairs


def _opens(raw: str, token: re.Match[str]) -> bool:
    before, after = _around(raw, token)
    return bool(after.strip()) and not (before.isascii() and before.isalnum())


def _closes(raw: str, token: re.Match[str]) -> bool:
    before, after = _around(raw, token)
    return bool(before.strip()) and not (after.isascii() and after.isalnum())


def _around(raw: str, token: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a token, empty at the ends."""
    start, end = token.span()
    return raw[max(start - 1, 0) : start], raw[end : end + 1]
