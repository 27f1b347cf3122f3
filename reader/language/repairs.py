"""Words that the graph cuts wrongly and the words around put right.

The cheapest path knows words and not grammar. `cuts.tsv` lists words that are two where something else stands beside
them (三|个人 is 三|个|人, 缓慢|地点|头 is 缓慢|地|点头).
"""

from __future__ import annotations

import re
from pathlib import Path

from reader.language import rules
from reader.language.lexemes import LexemeMaker
from reader.language.lexicon import Lexicon
from reader.language.line import Line
from reader.language.model import Why

_NOT = ("不", "没")
_NEVER = (Why.YOURS, Why.DOCUMENT)


class Repairs:
    """Mends a line after the graph; what the reader or the document says is not touched."""

    def __init__(self, lists: Path, maker: LexemeMaker, lexicon: Lexicon) -> None:
        self._rules = rules.load(lists / "cuts.tsv")
        self._suspects = re.compile("|".join(map(re.escape, ("地", *self._rules))))
        self._maker = maker
        self._lexicon = lexicon

    def mend(self, line: Line) -> None:
        """Cut again what needs it, from the left."""
        if self._suspects.search(line.plain) is None:
            return
        at = 0
        while at < len(line.lexemes):
            lexeme = line.lexemes[at]
            text = lexeme.text
            if text in self._rules:
                self._by_table(line, at)
            elif text[0] == "地" and len(text) > 1:
                self._manner(line, at)
            elif text[0] in _NOT and at:
                self._question(line, at)
            at += 1

    def _by_table(self, line: Line, at: int) -> None:
        found = rules.first(self._rules, line.lexemes, at)
        if found is None:
            return
        words = found.split("|")
        last, length = at, len(line.lexemes[at].text)
        while length < sum(map(len, words)) and last + 1 < len(line.lexemes):
            last += 1
            length += len(line.lexemes[last].text)
        if "".join(lexeme.text for lexeme in line.lexemes[at : last + 1]) == "".join(words):
            self._put(line, at, last, words)

    def _manner(self, line: Line, at: int) -> None:
        """Manner, 地 and verb where the graph saw a word with 地: 缓慢|地点|头 is 缓慢|地|点头."""
        if at == 0 or at + 1 == len(line.lexemes):
            return
        before, after = line.lexemes[at - 1], line.lexemes[at + 1]
        if len(before.text) < 2 or before.tag[:1] not in ("a", "d", "z", "i", "l"):
            return
        verb = line.lexemes[at].text[1:] + after.text
        known = self._lexicon.word(verb)
        if known is not None and known.why is Why.DICTIONARY and line.ends[at] == line.starts[at + 1]:
            self._put(line, at, at + 1, ["地", verb])

    def _question(self, line: Line, at: int) -> None:
        """Verb, 不 or 没 and the same verb where the graph saw 不能 in 能不能: one word if the dictionary has it.

        会|不会 is 会不会, 能|不能 is 能|不|能, 愿|不愿意 is 愿|不|愿意, 是|不|是 is 是不是.
        """
        verb, text = line.lexemes[at - 1].text, line.lexemes[at].text
        last = at if len(text) > 1 else at + 1
        if len(verb) > 1 or last >= len(line.lexemes) or not _touch(line, at - 1, last):
            return
        again = text[1:] or line.lexemes[last].text
        if again[0] != verb:
            return
        whole = self._lexicon.word(verb + text[0] + again)
        is_one = whole is not None and whole.why is Why.DICTIONARY
        words = [verb + text[0] + again] if is_one else [verb, text[0], again]
        self._put(line, at - 1, last, words)

    def _put(self, line: Line, first: int, last: int, words: list[str]) -> None:
        if all(lexeme.why not in _NEVER for lexeme in line.lexemes[first : last + 1]):
            line.replace(first, last, [self._maker.word(word) for word in words])


def _touch(line: Line, first: int, last: int) -> bool:
    """Whether nothing, no space either, stands between these tokens."""
    return all(line.ends[at] == line.starts[at + 1] for at in range(first, last))
