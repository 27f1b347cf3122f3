"""How headings and times of chapters are written.

## 标题      01 标题      1.标题？正文……      一、标题      第一部分 标题      Part 1 标题      00:41 标题
"""

from __future__ import annotations

import re

from reader.records import dataclass
from reader.transcript.characters import has_letter
from reader.transcript.labels import TIME, normal_time

LONGEST_HEADING = 48
_LONGEST_SHORT_LINE = 30
_LONGEST_LATIN_SHORT_LINE = 64
CUT_WITHIN = 30

_MARKDOWN = re.compile(r"(#{1,6})(?:\s+|(?=[^\s#0-9A-Za-z]))(.{1,400}?)\s*#*$")
_TIME = re.compile(
    rf"[\[(（【]?(?P<time>{TIME})[\])）】]?(?:\s?[-–—~～至]{{1,2}}\s?[\[(（【]?{TIME}[\])）】]?)?\s*[-–—:：|"
    rf"｜、.·]?\s*(?P<title>\S.*)$"
)
_TIME_LAST = re.compile(rf"(?P<title>\S.{{0,60}}?)\s+[\[(（【]?(?<!\d)(?P<time>{TIME})[\])）】]?$")
_ONLY_TIME = re.compile(rf"[\[(（【]?({TIME})[\])）】]?$")
_NUMBERS = (
    ("padded", re.compile(r"(0\d|[1-9]\d)(?:\s*[.、．|｜/:：-]\s*|\s+)(?=[^\s\d])")),
    (
        "part",
        re.compile(r"(?:Part|PART|Chapter|CHAPTER|Section)\s?(\d{1,2}|[IVX]{1,4})[\s.:：、|｜-]*(?=\S)"),
    ),
    (
        "ordinal",
        re.compile(
            r"第([一二三四五六七八九十百\d]{1,3})(?:部分|章|节|節|幕|回|篇|编|編|问|問|讲|講)[\s.:：、|｜—-]*"
        ),
    ),
    ("han", re.compile(r"([一二三四五六七八九十]{1,3})、\s*(?=\S)")),
    ("bracketed", re.compile(r"[（(【]([一二三四五六七八九十]{1,3}|\d{1,2})[）)】]\s*(?=\S)")),
    ("plain", re.compile(r"(\d{1,2})(?:[.．、](?!\d)|[)）])\s*(?=\S)")),
    ("bare", re.compile(r"(\d{1,2})\s+(?=[^\s\d])")),
)
_NUMBER_BEGINS = frozenset("0123456789PCS第（(【一二三四五六七八九十")
_BARE_NUMBER = re.compile(
    r"(?:0\d|[1-9]\d?|(?:Part|PART|Chapter)\s?\d{1,2}|第[一二三四五六七八九十]{1,3}(?:部分|章|节|"
    r"節))[.、．]?$"
)
_SENTENCE_MARK = "。！？!?；;…：:，,、"
_INNER_MARK = re.compile(r"[。！？!?；;]")
_FIRST_SENTENCE = re.compile(r".{1,400}?[。！？!?；;]")
_QUESTION = re.compile(r"[?？!！]")
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Number:
    """The number a line begins with: its style, its value, and where the words begin."""

    style: str
    value: int
    end: int


def markdown(text: str) -> tuple[int, str] | None:
    """The level and words of a Markdown heading."""
    found = _MARKDOWN.match(text) if text[0] == "#" and len(text) < 500 else None
    return (len(found.group(1)), found.group(2).strip()) if found else None


def time_line(text: str) -> tuple[str, str] | None:
    """The time and words of `00:41 标题`, also with the time in brackets, as a range or at the end."""
    head = text[:200]
    if ":" not in head and "：" not in head:
        return None
    found = _TIME.match(head) if head[0].isdigit() or head[0] in "[(（【" else None
    found = found or (_TIME_LAST.match(head) if len(text) <= 80 else None)
    if found is None or not has_letter(found["title"]):
        return None
    title = found["title"] if len(text) <= 200 or found.re is _TIME_LAST else text[found.start("title") :]
    return normal_time(found["time"]), title.strip()


def only_time(text: str) -> str | None:
    """The time of a line that holds nothing else."""
    found = _ONLY_TIME.match(text) if len(text) < 16 else None
    return normal_time(found.group(1)) if found else None


def number(text: str) -> Number | None:
    """The number at the beginning of a line, as a heading or a list item would have it."""
    if text[:1] not in _NUMBER_BEGINS:
        return None
    head = text[:40]
    for style, pattern in _NUMBERS:
        found = pattern.match(head)
        if found is not None:
            return Number(style, _value(found.group(1)), found.end())
    return None


def bare_number(text: str) -> bool:
    """Whether a line is only the number of a heading that stands on the next line."""
    return len(text) <= 16 and _BARE_NUMBER.match(text.strip("*_ ")) is not None


def is_short_line(text: str) -> bool:
    """Whether a line without a sentence mark is short enough for a heading or a caption."""
    bare = text.strip("*_ ")
    limit = _LONGEST_LATIN_SHORT_LINE if bare.isascii() else _LONGEST_SHORT_LINE
    if not bare or len(bare) > limit or bare[-1] in _SENTENCE_MARK + "." or bare[0] in "“「\"'‘（(【[":
        return False
    return has_letter(bare) and _INNER_MARK.search(bare) is None and "http" not in bare


def is_heading_text(text: str) -> bool:
    """Whether the words after a number are those of a heading and not of a paragraph."""
    bare = text.strip("*_ ")
    if not bare or len(bare) > LONGEST_HEADING or bare[-1] in "。；;，,、：:":
        return False
    return "。" not in bare


def cut_glued(text: str, start: int) -> int:
    """Where a numbered heading glued to its paragraph ends: after the first ?！？ within 30 characters, else 0."""
    found = _QUESTION.search(text, start, start + CUT_WITHIN)
    return found.end() if found else 0


def outline_title(text: str) -> str:
    """A paragraph's first sentence as the title of the section it begins; what lists it may shorten it."""
    found = _FIRST_SENTENCE.match(text)
    sentence = found.group() if found else text
    return sentence.rstrip("。；;")


def level_of(text: str) -> int:
    """The level that a number such as 2.1 shows; 1 where nothing shows it."""
    found = re.match(r"\d{1,2}((?:\.\d{1,2}){1,3})[.\s、]", text[:20])
    return 1 + found.group(1).count(".") if found else 1


def _value(printed: str) -> int:
    """The value of a printed number, Arabic or Chinese; 0 for Roman ones."""
    if printed.isdigit():
        return int(printed)
    total = 0
    for character in printed:
        digit = _HAN_DIGITS.get(character, 0)
        total = (total or 1) * 10 if digit == 10 else total + digit
    return total
