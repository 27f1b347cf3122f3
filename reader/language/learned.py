"""What a document itself teaches: names beside their foreign spelling, abbreviations beside what they stand for.

`莱克斯·弗里德曼（Lex Fridman）` teaches the whole name and both parts, `桑达尔（Sundar Pichai）` the name before the
bracket, `安全咨询小组(SAG)` and `SSC(安全与保障委员会)` the full form. What is taught holds for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from reader.language.model import TokenKind
from reader.language.names import NameFinder
from reader.language.numbers import HAN

_BEFORE_LATIN = re.compile(rf"([{HAN}]+(?:·[{HAN}]+)*)[ \n]?[（(]([A-Z][A-Za-zÀ-ɏ.'’\- \n]{{1,60}})[)）]")
_AFTER_LATIN = re.compile(rf"(?<![A-Za-z])([A-Z]{{2,6}}) ?[（(]([{HAN}]{{4,14}})[)）]")
_DOTTED = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)+")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_STOP = frozenset("的了和与及是在有为把被对从到个名位家种些这那其之或我你他会能要可开")


class Lesson:
    """What a document teaches; `places` finds it in a run of Han characters."""

    def __init__(self, taught: dict[str, TokenKind]) -> None:
        self.taught = taught
        pattern = "|".join(re.escape(text) for text in sorted(taught, key=lambda text: (-len(text), text)))
        first = re.escape(
            "".join(sorted({text[0] for text in taught}))
        )  # looked at before all of them are tried
        self._pattern = re.compile(f"(?=[{first}])(?=({pattern}))") if taught else None

    def places(self, run: str) -> Iterator[tuple[int, int, TokenKind]]:
        """Where what was taught stands: start, end, kind."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(run):
            text = found[1]
            yield found.start(), found.start() + len(text), self.taught[text]


def learn(
    paragraphs: Iterable[str],
    names: NameFinder,
    words: Callable[[str], list[str]],
    is_common: Callable[[str], bool],
) -> Lesson:
    """Read the whole text once. `words` cuts a string into words, `is_common` knows words that are no names."""
    taught: dict[str, TokenKind] = {}
    for paragraph in paragraphs:
        if "(" in paragraph or "（" in paragraph:
            for found in _BEFORE_LATIN.finditer(paragraph):
                for text, kind in _before(found[1], found[2], names, words):
                    taught.setdefault(text, kind)
            for found in _AFTER_LATIN.finditer(paragraph):
                taught.setdefault(found[2], TokenKind.NAME)
        if "·" in paragraph:
            for found in _DOTTED.finditer(paragraph):
                for text in words(found[0]):
                    if "·" in text and len(text) > 3:
                        taught.setdefault(text, TokenKind.NAME)
    for text in list(taught):
        for part in text.split("·") if "·" in text else ():
            if len(part) > 1 and not is_common(part):
                taught.setdefault(part, TokenKind.NAME)
    return Lesson(taught)


def _before(
    run: str, latin: str, names: NameFinder, words: Callable[[str], list[str]]
) -> Iterator[tuple[str, TokenKind]]:
    """What the end of a run is when that Latin stands in brackets behind it."""
    capitals = len(latin.split())
    if latin.isupper() and " " not in latin:
        yield from _abbreviated(run, len(latin), words)
        return
    if not latin[0].isupper():
        return
    if "·" in run:
        tail = names.tail(run)
        if tail:
            yield tail, TokenKind.NAME
        return
    tail = names.tail(run)
    last = words(run)[-1] if run else ""
    if len(tail) >= 3 or (len(tail) == 2 and last == tail):
        yield tail, TokenKind.NAME
    elif capitals in (2, 3) and latin.istitle():
        for length in (3, 2):
            name = run[-length:]
            if len(name) == length and name[0] in _SURNAMES and not _STOP.intersection(name):
                yield name, TokenKind.NAME
                return


def _abbreviated(
    run: str, letters: int, words: Callable[[str], list[str]]
) -> Iterator[tuple[str, TokenKind]]:
    """The last words of a run, one a letter: 内部的|安全|咨询|小组 (SAG)."""
    parts = words(run)[-letters:]
    text = "".join(parts)
    is_list = len(parts) == letters >= 3 and all(len(part) < 4 for part in parts)
    if is_list and 4 <= len(text) <= 14 and not _STOP.intersection(text):
        yield text, TokenKind.NAME
