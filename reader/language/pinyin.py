"""Which reading a word has where it stands: the likeliest of the dictionary's, put right by the words around it.

Most rules are rows of `resources/language/reading_rules.tsv`; the ones here need to look further than one word. The
grammar behind them: 吕叔湘《现代汉语八百词》 on 得 地 为; 《普通话异读词审音表》 for the readings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.language import data, rules
from reader.language.lexicon import Lexeme
from reader.language.model import TokenKind
from reader.language.rules import classes_of

Lexemes = Sequence[Lexeme]

_CLAUSE = 12
_ASPECT = frozenset({"了", "过", "着"})
_NOUN_VERBS = frozenset(
    {"命名", "定价", "服务", "买单", "着想", "代言", "辩护", "祝贺", "鼓掌", "道歉", "投票", "配音"}
)
_CLAUSE_END = frozenset({"是", "时", "之后", "后", "以后", "之前", "的话"})


_MOVED = frozenset("气传急吓乐疼累饿冻")
"""Verbs that jieba takes for nouns, before 得 and what comes of it: 气得她说不出话, 传得很快."""

_BEYOND = frozenset({"惊人", "可怕", "没有", "没", "没人", "看不", "离谱", "出奇", "要命"})
"""What a thing is so long that: 长得没人看得完."""


class Readings:
    """Chooses readings in context; words that only have one are answered by the lexeme itself."""

    def __init__(self, lists: Path) -> None:
        self._rules = rules.load(lists / "reading_rules.tsv")
        self._far = FarRules(
            {name: frozenset(text.split()) for name, text in data.table(lists / "word_sets.tsv").items()}
        )
        self.words = frozenset(self._rules) | frozenset(FarRules.WORDS)

    def choose(self, lexemes: Lexemes, at: int) -> tuple[str, bool]:
        """The reading of the word at that place, and whether the context settled it."""
        lexeme = lexemes[at]
        found = rules.first(self._rules, lexemes, at)
        if found is None and lexeme.text in FarRules.WORDS:
            found = self._far.choose(lexemes, at)
        if found is not None:
            return found, True
        is_settled = len(lexeme.text) == 1  # a word that rules are about, and none of them holds
        return (lexeme.readings[0] if lexeme.readings else "?"), is_settled


class FarRules:
    """The rules for 得 地 为; `sets` are the word sets of the resources by name."""

    WORDS = ("得", "地", "为", "长", "当")

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        nothing: frozenset[str] = frozenset()
        self._degree = sets.get("degree", nothing)
        self._result = sets.get("result", nothing)
        self._must = sets.get("before must", nothing) | sets.get("pronoun", nothing)
        self._as = sets.get("verb before as", nothing)
        self._as_adverb = sets.get("adverb before as", nothing)
        self._for = sets.get("before for", nothing)
        self._ground_after = sets.get("after ground", nothing)
        self._ground_before = sets.get("before ground", nothing)

    def choose(self, lexemes: Lexemes, at: int) -> str:
        """The reading of 得, 地, 为, 长 or 当 at that place."""
        left = lexemes[at - 1] if at else None
        right = lexemes[at + 1] if at + 1 < len(lexemes) else None
        if lexemes[at].text == "得":
            return self._obtain(left, right)
        if lexemes[at].text == "地":
            return self._manner(left, right)
        if lexemes[at].text == "长":
            return self._long(lexemes, at)
        if lexemes[at].text == "当":
            return _regard_or_be(lexemes, at)
        return self._as_or_for(lexemes, at, left, right)

    def _long(self, lexemes: Lexemes, at: int) -> str:
        """长: zhǎng “grow” before 得 and a quality, cháng “long” else.

        长|得|很|高 zhǎng, 长|得|真|快 zhǎng; 路|长|得|很 cháng, 长|得|多 cháng, 很|长 cháng.
        """
        after = [_text(lexeme) for lexeme in lexemes[at + 1 : at + 4]] + ["", "", ""]
        if after[0] != "得":
            return "cháng"
        is_degree = after[1] in ("多", "很") and (
            after[1] == "多" or not after[2] or after[2] in "，。！？；,.!?"
        )
        return "cháng" if is_degree or after[1] in _BEYOND else "zhǎng"

    def _obtain(self, left: Lexeme | None, right: Lexeme | None) -> str:
        """得: děi “must”, de after a verb or adjective, dé “obtain”.

        你|得|多|休息 děi, 这|得|看|情况 děi, 跑|得|很|快 de, 高|得|多 de, 比|得|上 de, 气|得|她|哭 de,
        他|得|了|一|种|病 dé.
        """
        before, after = _text(left), _text(right)
        after_is_mark = "mark" in classes_of(right)
        tag = left.tag[:1] if left else ""
        if left is None or "mark" in classes_of(left):
            return "dé" if after_is_mark or after in ("了", "过") else "děi"
        if after in ("了", "过") or "num" in classes_of(right):
            return "de" if tag == "v" and after in ("了", "过") else "dé"
        if after_is_mark:
            return "de"
        if before in self._must:
            return "de" if after == "很" else "děi"
        if before in _MOVED:
            return "de"
        if after in self._result and len(before) == 1:
            return "de"
        is_subject = tag in ("n", "r", "t", "f", "s", "d", "c", "e") and not _is_misnamed(left)
        if not is_subject and (
            left is None or left.kind not in (TokenKind.NAME, TokenKind.LATIN, TokenKind.TERM)
        ):
            return "de"
        return "de" if after in self._degree and after != "先" else "děi"

    def _manner(self, left: Lexeme | None, right: Lexeme | None) -> str:
        """地: de between manner and verb, dì “ground”.

        慢慢|地|走 de, 一|步|一|步|地|改 de, 这|块|地 dì, 地|上|有|水 dì, 种|地 dì.
        """
        before, after = _text(left), _text(right)
        if not after or "mark" in classes_of(right):
            return "dì"
        if not before or "mark" in classes_of(left):
            return "de" if before in ("”", "’", "」", "』", "）", ")", "》") else "dì"
        if before in self._ground_before:
            return "dì"
        is_doubled = len(before) == 4 and before[0] == before[1] and before[2] == before[3]
        is_adverbial = is_doubled or (
            left is not None and left.tag[:1] in ("a", "d", "z", "i", "l") and len(before) > 1
        )
        if after in self._ground_after:
            return (
                "de"
                if is_doubled or (is_adverbial and after in ("不", "也", "都", "在", "和", "与", "有"))
                else "dì"
            )
        return "de"

    def _as_or_for(self, lexemes: Lexemes, at: int, left: Lexeme | None, right: Lexeme | None) -> str:
        """为: wéi “as, become”, wèi “for”.

        转变|为|公司 wéi, 更|为|重要 wéi, 以|用户|为|中心 wéi, 时长|为|3|小时 wéi;
        为|用户|提供|服务 wèi, 为|此 wèi, 不|为|钱 wèi.
        """
        before, after = _text(left), _text(right)
        is_adverbial = right is not None and right.tag[:1] in ("m", "q")
        if after in ("此", "何", "什么", "啥", "谁", "着"):
            return "wèi"
        if before in self._for or (before in ("只", "就", "没有", "没") and not is_adverbial):
            return "wèi"
        if before in self._as_adverb or "mark" in classes_of(right):
            return "wéi"
        if before in self._as or before.endswith(
            ("成", "作", "称", "视", "译", "变", "改", "化", "选", "评", "名", "率", "额", "值")
        ):
            return "wéi"
        if any(lexeme.text in ("以", "由") for lexeme in _clause_before(lexemes, at)):
            return "wéi"
        if after in ("人", "主", "例", "首", "准", "止", "零", "空", "真", "假", "佳", "宜", "妙", "辅"):
            return "wéi"
        return "wèi" if _verb_follows_noun(lexemes, at) else "wéi"


def _regard_or_be(lexemes: Lexemes, at: int) -> str:
    """当: dàng “take for” in a clause with 把 and before 没, dāng “be, when” else.

    把|盐|当|糖|放 dàng, 我|就|当|没|看见 dàng; 他|当|老师 dāng, 当|他|来|时 dāng.
    """
    after = _text(lexemes[at + 1]) if at + 1 < len(lexemes) else ""
    before = {lexeme.text for lexeme in _clause_before(lexemes, at)}
    taken = bool(before & {"把", "将", "拿", "别把"}) or after in (
        "没",
        "没有",
        "笑话",
        "玩笑",
        "耳旁风",
        "儿戏",
    )
    return "dàng" if taken else "dāng"


def _text(lexeme: Lexeme | None) -> str:
    return lexeme.text if lexeme is not None else ""


def _is_misnamed(lexeme: Lexeme | None) -> bool:
    """Whether a plain word carries a name's tag, as many of jieba's do (安静, 高明)."""
    return (
        lexeme is not None and lexeme.kind is TokenKind.WORD and lexeme.tag in ("nr", "ns", "nz", "nt", "nrt")
    )


def _clause_before(lexemes: Lexemes, at: int) -> list[Lexeme]:
    """The words between the last mark and that place, the nearest first, eight at most."""
    found: list[Lexeme] = []
    for lexeme in reversed(lexemes[max(0, at - 8) : at]):
        if lexeme.kind is TokenKind.PUNCTUATION:
            break
        found.append(lexeme)
    return found


def _verb_follows_noun(lexemes: Lexemes, at: int) -> bool:
    """Whether a verb comes behind what follows, before the clause ends: what 为 “for” needs and 为 “as” lacks."""
    former = ""
    for distance, lexeme in enumerate(lexemes[at + 1 : at + 1 + _CLAUSE]):
        if lexeme.kind is TokenKind.PUNCTUATION or lexeme.text in _CLAUSE_END:
            return False
        if distance and (lexeme.text in _ASPECT or _is_verb(lexeme, former)):
            return True
        former = lexeme.text
    return False


def _is_verb(lexeme: Lexeme, former: str) -> bool:
    """Whether a word is used as a verb; 服务 and 命名 can be nouns too and are so behind 的."""
    if lexeme.tag == "vn" or lexeme.text in _NOUN_VERBS:
        return former not in ("的", "")
    return lexeme.tag[:1] in ("v", "p", "d")
