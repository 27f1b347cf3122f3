"""Which words there are, and how common: jieba's list, CC-CEDICT's headwords, and our own lists.

jieba's counts weigh the graph. CC-CEDICT's words that jieba lacks come in at the lowest count. Of jieba's words that
CC-CEDICT lacks those stay that a reader could want as one: names, idioms, plain two-character words. Its collocations
(“错误信息”), verb with complement (“放在”), number with measure word (“一位”) go, since no dictionary has them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reader.language import data
from reader.language.model import TokenKind, Why

LOWEST = 1.0
RARE_NAME = 0.1
_NAME_COUNT = 100.0
_IDIOM_COUNT = 8.0
_FIRMER = 0.2
"""How much less a headword costs than its characters do."""

_ADDED_COUNT = 3.0
"""jieba gives this count to the many words that were added to its list without having been counted."""
NAME_TAGS = frozenset({"nr", "nrfg", "nrt", "ns", "nt", "nz"})

# Characters that as the first or second half of a two-character string make a phrase and not a word.
_PHRASE_STARTS = frozenset(
    "不没無无已还再又也都就才只很最更太越可能会要将该应被让使令把对向从由以为是有在这那哪各每某本此其并且且而或与和"
    "个首篇座栋艘辆匹棵颗粒枚幅株盏担一二三四五六七八九十两几数多第我你他她它您谁何怎所先后刚正曾未别请如像似若乃即均皆仍却虽因当得给跟同于自较极甚挺颇"
)
_PHRASE_ENDS = frozenset(
    "在于好到成完出入上下中里内外后前着过了住开起来去给得为至向往有说是的地们个些只件位名条家次天年月日时种样"
    "吗呢吧啊嘛呀哦我你他她它您谁这那都也就才还不没会能要很更最与和或而之所以"
)
_FUNCTION = frozenset(
    "我你他她它您们的了着过让给把被与谁哪么吗呢啊吧还也都就又更最很太不没会能要想说看去来到得在有是这那为以于之其所人用出上下一地后前时中里"
)
_LOOSE = _PHRASE_STARTS | _PHRASE_ENDS | _FUNCTION
_COMPLEMENTS = frozenset("到了起出见上下开住动懂清完好着通来去及成掉过透准定惯")
_PLACE_ENDS = frozenset("省市县区镇乡州国河江湖海山岛湾港路街桥寺宫")
_NUMERAL = frozenset("一二三四五六七八九十百千万亿两几数零〇第半多余")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the graph: `cost` is the negative logarithm of how likely it is."""

    text: str
    cost: float
    why: Why
    kind: TokenKind
    tag: str


def read_jieba(path: Path) -> dict[str, tuple[float, str]]:
    """jieba's list: word → (count, part of speech)."""
    found: dict[str, tuple[float, str]] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) >= 2:
                found[parts[0]] = (float(parts[1]), parts[2] if len(parts) > 2 else "")
    return found


def is_phrase(word: str, tag: str, headwords: Mapping[str, bool], count: float = 0.0) -> bool:
    """Whether a word that CC-CEDICT lacks is a phrase that nobody can look up.

    `headwords` are CC-CEDICT's, True for those that are names only. “放在” and “一位” are phrases by their halves,
    “错误信息” because both parts are headwords; “弗洛里斯” and “陈道明” are not.
    """
    if len(word) == 1:
        return False
    is_potential = len(word) == 3 and tag == "v" and word[1] in "不得" and word[2] in _COMPLEMENTS
    if is_potential:
        return False
    if count <= _ADDED_COUNT and not (tag == "i" and len(word) == 4):
        return True
    if len(word) == 2:
        halves = word[0] in _PHRASE_STARTS or word[1] in _PHRASE_ENDS
        return halves or tag in NAME_TAGS or tag in {"m", "mq", "t", "r", "i", "l", "p", "c"}
    if word[0] in _NUMERAL and tag in {"m", "mq", "t", "q"}:
        return True
    if tag in {"nr", "nrfg", "nrt"}:
        return True
    if len(word) == 3 and (tag in NAME_TAGS or not _FUNCTION.isdisjoint(word)):
        return word[-1] not in _PLACE_ENDS or not _FUNCTION.isdisjoint(word)
    is_idiom = tag == "i" and len(word) == 4 and count >= _IDIOM_COUNT
    return not is_idiom and _falls_apart(word, headwords, 1 if len(word) < 4 or tag == "i" else 2)


def _falls_apart(word: str, headwords: Mapping[str, bool], spare: int) -> bool:
    """Whether headwords cover the word with at most `spare` single characters."""
    reach: dict[int, int] = {0: 0}
    for start in range(len(word)):
        if start not in reach:
            continue
        for end in range(start + 1, min(len(word), start + 4) + 1):
            if (start, end) == (0, len(word)) or word[start:end] not in headwords:
                continue
            singles = reach[start] + (end - start == 1)
            if singles <= spare:
                reach[end] = min(reach.get(end, singles), singles)
    return len(word) in reach


class WordList:
    """All words with their costs, in the order of the sources; later lists stand over earlier ones."""

    def __init__(
        self, jieba: dict[str, tuple[float, str]], headwords: Mapping[str, bool], lists: Path
    ) -> None:
        self._jieba = jieba
        self._headwords = headwords
        self._apart = frozenset(data.words(lists / "apart.txt"))
        self._counts = {row[0]: float(row[1]) for row in data.rows(lists / "counts.tsv") if len(row) > 1}
        self._own = dict.fromkeys(data.words(lists / "words.txt"), Why.DICTIONARY)
        self._names = frozenset(data.table(lists / "names.tsv")) | frozenset(
            row[0] for row in data.rows(lists / "names.tsv")
        )
        self.total = math.log(sum(count for count, _ in jieba.values()))

    def cost(self, count: float) -> float:
        """What a word of that count costs in the graph."""
        return self.total - math.log(count)

    def __iter__(self) -> Iterator[Word]:
        texts = dict.fromkeys([*self._jieba, *self._headwords, *self._own, *self._names])
        words = {text: word for text in texts if (word := self._word(text)) is not None}
        for text, word in words.items():
            if word.why is Why.DICTIONARY and word.kind is TokenKind.WORD and _is_firm(text):
                letters = sum(words[letter].cost if letter in words else word.cost for letter in text)
                words[text] = replace(word, cost=min(word.cost, letters - _FIRMER))
        yield from words.values()

    def _word(self, text: str) -> Word | None:
        count, tag = self._jieba.get(text, (0.0, ""))
        known = text in self._headwords
        if text in self._names:
            count = max(self._counts.get(text, count), 200.0)
            return Word(text, self.cost(count), Why.NAME, TokenKind.NAME, "nr")
        if text in self._own:
            return Word(
                text,
                self.cost(self._counts.get(text, max(count, 100.0))),
                Why.DICTIONARY,
                TokenKind.WORD,
                tag,
            )
        if text in self._apart or (not known and is_phrase(text, tag, self._headwords, count)):
            return None
        is_name = self._headwords[text] if known else tag in NAME_TAGS
        why = Why.DICTIONARY if known else Why.NAME if is_name else Why.JIEBA
        kind = TokenKind.NAME if is_name and len(text) > 1 else TokenKind.WORD
        lowest = RARE_NAME if is_name and len(text) == 2 and count < _NAME_COUNT else LOWEST
        count = lowest if lowest == RARE_NAME else max(count, lowest)
        return Word(text, self.cost(self._counts.get(text, count)), why, kind, tag)


def _is_firm(text: str) -> bool:
    """Whether a headword is one word wherever its characters stand together and no other word needs them.

    Short ones with a character that is often a word by itself (老是, 不一) are left to their counts.
    """
    if len(text) > 2:
        return True
    return len(text) == 2 and text[0] != text[1] and _LOOSE.isdisjoint(text)


def headwords_of(entries: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Simplified headwords, True where every entry of one is a proper name."""
    found: dict[str, bool] = {}
    for word, is_name in entries:
        found[word] = found.get(word, True) and is_name
    return found
