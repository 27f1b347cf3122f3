"""Other ways to write a reading: numbered pinyin, zhuyin, and the tones as they are spoken (sandhi).

What is stored are dictionary tones; these are made from them for the page, never stored. Rules after 现代汉语
(黄伯荣, 廖序东), chapter on 变调.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reader.language.tones import marked, split_tone
from reader.language.zhuyin import zhuyin

Reading = tuple[str | None, ...]
Word = tuple[str, Sequence[str | None]]
"""A word in simplified characters with one syllable a Han character; one without syllables ends a phrase."""

_DIGITS = frozenset("〇零一二两三四五六七八九十百千万亿")
_SMALL_DIGITS = frozenset("〇零一二三四五六七八九")
_ORDINAL_BEFORE = frozenset("第初周期拜")
_ORDINAL_AFTER = frozenset("月号楼班")
_OPEN_BEFORE = frozenset("这那哪每某同任另上下前后有")


class PinyinForm(StrEnum):
    """How a reading is written."""

    MARKS = "marks"
    NUMBERS = "numbers"
    ZHUYIN = "zhuyin"


def written(syllables: Sequence[str | None], form: PinyinForm) -> Reading:
    """A reading in a form; what zhuyin cannot write (a Latin letter's name) stays as it is."""
    if form is PinyinForm.MARKS:
        return tuple(syllables)
    write = numbered if form is PinyinForm.NUMBERS else lambda syllable: zhuyin(syllable) or syllable
    return tuple(write(syllable) if syllable else syllable for syllable in syllables)


def numbered(syllable: str) -> str:
    """A syllable with its tone as a number: `lǜ` gives `lü4`, `de` gives `de5`, `r` gives `r5`, `D` stays."""
    letters, tone = split_tone(syllable)
    is_letter = len(syllable) == 1 and syllable.isascii() and syllable.isupper()
    return letters if is_letter or not letters.isalpha() else letters + tone


def spoken(words: Sequence[Word]) -> list[Reading]:
    """The words of a phrase with their tones as they are spoken.

    不是 bú shì · 一个 yí gè · 一起 yì qǐ · 你好 ní hǎo · 展览馆 zhán lán guǎn · 我很好 wó hén hǎo · 看一看 kàn yi kàn
    """
    spoken_words: list[Reading] = []
    phrase: list[Word] = []
    for word in [*words, ("", ())]:
        if word[1]:
            phrase.append(word)
            continue
        spoken_words += _phrase(phrase)
        phrase = []
        spoken_words.append(tuple(word[1]))
    return spoken_words[:-1]


def _phrase(words: Sequence[Word]) -> list[Reading]:
    text = "".join(text for text, _ in words)
    syllables = [syllable for _, reading in words for syllable in reading]
    sizes = [len(reading) for _, reading in words]
    if len(text) == len(syllables):
        ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
        for at, character in enumerate(text):
            if character == "不":
                syllables[at] = bu(text, syllables, at)
            elif character == "一":
                syllables[at] = yi(text, syllables, at, ends)
    syllables = third_tones(syllables, sizes)
    made, at = [], 0
    for size in sizes:
        made.append(tuple(syllables[at : at + size]))
        at += size
    return made


def bu(text: str, syllables: Sequence[str | None], at: int) -> str | None:
    """不 rises before a fourth tone (不是 bú shì, but 不好 bù hǎo) and is light in 好不好 hǎo bu hǎo."""
    if _tone(syllables, at) == "5":
        return syllables[at]
    if 0 < at < len(text) - 1 and text[at - 1] == text[at + 1]:
        return "bu"
    return "bú" if _tone(syllables, at + 1) == "4" else "bù"


def yi(text: str, syllables: Sequence[str | None], at: int, ends: Sequence[int]) -> str | None:
    """一 rises before a fourth tone (一个 yí gè, 一样 yí yàng), falls before the others (一天 yì tiān, 一起 yì qǐ).

    It is light between two alike (看一看 kàn yi kàn), and keeps its tone where it counts in order or ends a word: 第一
    dì yī, 一月 yī yuè, 二十一 èr shí yī, 统一 tǒng yī, 一九九八 yī jiú jiǔ bā.
    """
    if _tone(syllables, at) == "5":
        return syllables[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and before == after and before not in _DIGITS:
        return "yi"
    ends_word = at + 1 in ends and at not in (0, *ends) and before not in _OPEN_BEFORE
    in_order = (
        before in _ORDINAL_BEFORE or before in _DIGITS or after in _ORDINAL_AFTER or after in _SMALL_DIGITS
    )
    tone = _tone(syllables, at + 1)
    if not after or (before and ends_word) or (in_order and (before or after)) or not tone:
        return "yī"
    if tone == "5":
        return "yí" if after == "个" else "yī"
    return "yí" if tone == "4" else "yì"


def third_tones(syllables: Sequence[str | None], sizes: Sequence[int]) -> list[str | None]:
    """A third tone before a third tone rises: first inside words and pairs of single syllables, then between these.

    展览馆 zhán lán guǎn · 我|有|五|把 wó yǒu wú bǎ · 我|很|好 wó hén hǎo · 我|喜欢 wó xǐ huan · 小|老虎 xiǎo láo hǔ
    """
    made = list(syllables)
    feet = _feet(sizes)
    for start, end in feet:
        for at in range(start, end - 1):
            if _tone(syllables, at) == "3" == _tone(syllables, at + 1):
                made[at] = _rising(made[at])
    for start, _ in feet[1:]:
        if _tone(made, start - 1) == "3" == _tone(made, start):
            made[start - 1] = _rising(made[start - 1])
    return made


def _feet(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Where words begin and end, with single syllables in pairs from the left."""
    feet: list[tuple[int, int]] = []
    at, waiting = 0, False
    for size in sizes:
        if size == 1 and waiting:
            feet[-1] = (feet[-1][0], at + 1)
        elif size:
            feet.append((at, at + size))
        waiting = size == 1 and not waiting
        at += size
    return feet


def _rising(syllable: str | None) -> str | None:
    return marked(split_tone(syllable)[0] + "2") if syllable else syllable


def _tone(syllables: Sequence[str | None], at: int) -> str:
    """The tone at that place, "" where there is none."""
    syllable = syllables[at] if 0 <= at < len(syllables) else None
    return split_tone(syllable)[1] if syllable else ""
