"""How a speaker's label is written; whether the name before a colon is a speaker is decided in `speakers`.

**问：** …      **问**：…      问：…      Q: …      A：…      张三（某公司CEO）：…      【主持人】…
[00:12:30] 主持人：…      主持人 00:12 …      Speaker 1  00:01:02      Sam (alone on its line)
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.records import dataclass

LONGEST_HEAD = 160
TIME = r"(?:\d{1,2}[:：])?\d{1,2}[:：]\d{2}(?:[.,]\d{1,3})?"

_BULLET = r"(?:(?:[>•●○■□◆◇▎▌▪·]|[-–—]{1,2})\s{0,3}|\*\s{1,3})?"
_NAME = r"(?:(?!__)[^\s：:。，,！!？?；;“”\"‘’…\[\]【】「」『』<>()（）|｜丨*#/、=~])"
_NAMES = rf"{_NAME}{{1,30}}(?:\s{{1,2}}{_NAME}{{1,30}}){{0,4}}"
_TITLE = r"(?:[（(](?P<title>[^（）()：:。！？]{1,60})[）)])?"
_T1 = rf"(?:[\[(（【]?(?P<t1>{TIME})[\])）】]?\s{{0,3}}[-–—|]?\s{{0,3}})?"
_T2 = rf"(?:\s{{0,4}}[\[(（【]?(?<!\d)(?P<t2>{TIME})[\])）】]?)?"
_COLON = re.compile(
    rf"{_BULLET}(?P<open>\*\*|__|)\s?{_T1}[【\[「]?(?P<name>{_NAMES}?)[】\]」]?\s{{0,2}}{_TITLE}{_T2}\s{{0,2}}"
    r"(?P<close>\*\*|__|)\s{0,2}[：:](?!//|(?<=\d[:：])\d\d)\s{0,3}(?P<after>\*\*|__|)"
)
_TIMED = re.compile(
    rf"(?P<open>\*\*|__|)\s?[【\[「]?(?P<name>{_NAMES}?)[】\]」]?\s{{0,2}}{_TITLE}\s{{0,4}}"
    rf"[\[(（【]?(?<!\d)(?P<t2>{TIME})[\])）】]?\s{{0,2}}(?P<close>\*\*|__|)(?=\s|$)"
)
_ALONE = re.compile(
    rf"(?:#{{1,6}}\s{{1,3}})?(?P<open>\*\*|__|"
    rf")\s?{_T1}[【\[「]?(?P<name>{_NAMES})[】\]」]?\s{{0,2}}{_TITLE}{_T2}\s{{0,2}}(?P<close>\*\*|__|)$"
)
_BRACKETED = re.compile(rf"(?P<open>\*\*|)【(?P<name>{_NAME}{{1,12}})】(?P<close>\*\*|)\s{{0,3}}(?=\S)")
_MARKED = re.compile(rf"(?P<open>\*\*|__)(?P<name>{_NAME}{{1,12}})(?P<close>\*\*|__)\s{{0,3}}(?=\S)")
_OUTLET = re.compile(r"\d{1,4}[A-Za-z\u4e00-\u9fff]")
_NUMBERED = re.compile(r"\d{1,3}(?:[.、．)）]|\s)")
_BEFORE = re.compile(r"(?:#{1,6}\s|\d{1,3}[.、．)）](?!\d))\s{0,2}(?=\S)")
_LONGEST_ALONE = 48


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written at the start of a line, and the text after it (markup included).

    `form` is "colon", "timed", "alone", "bracketed", "marked", or "guarded" after the mark of a heading or a list
    number.
    """

    name: str
    title: str | None
    time: str | None
    rest: str
    form: str
    bold: bool


def read_label(text: str) -> Label | None:
    """The label that a line could begin with, in any form that has a mark of its own."""
    before = _BEFORE.match(text)
    if before is None:
        return _read(text)
    label = _read(text[before.end() :])
    return replace(label, form="guarded") if label is not None else None


def _read(text: str) -> Label | None:
    head = text[:LONGEST_HEAD]
    found = _COLON.match(head) if ":" in head or "：" in head else None
    if found is not None and not _is_no_name(found["name"]):
        return _label(text, found, "colon")
    timed = _TIMED.match(head) if found is None and (":" in head or "：" in head) else None
    if timed is not None and not _is_no_name(timed["name"]):
        return _label(text, timed, "timed")
    for pattern, form, first in ((_BRACKETED, "bracketed", "【"), (_MARKED, "marked", "*")):
        found = pattern.match(head) if first in head[:3] else None
        if found is not None and found["open"] == found["close"]:
            return _label(text, found, form)
    return None


def read_alone(text: str) -> Label | None:
    """A line that is nothing but a name, perhaps with a time or a title in brackets."""
    if len(text) > _LONGEST_ALONE:
        return None
    found = _ALONE.match(text)
    if found is None or _is_no_name(found["name"]) or bool(found["open"]) != bool(found["close"]):
        return None
    return _label(text, found, "alone")


def normal_time(printed: str) -> str:
    """`00:00:41` as `00:41`, `1：02：03` as `1:02:03`, `75:30` as `1:15:30`."""
    numbers = [int(part) for part in re.split("[:：]", re.split("[.,]", printed)[0])]
    seconds = 0
    for number in numbers:
        seconds = seconds * 60 + number
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute:02d}:{second:02d}"


def _is_no_name(name: str) -> bool:
    """Names begin with a letter, a bracket (《对读》) or like 36氪: not with a list number, a time or a dash."""
    begins = name[0].isalpha() or name[0] == "《" or _OUTLET.match(name) is not None
    return not begins or _NUMBERED.match(name) is not None


def _label(text: str, found: re.Match[str], form: str) -> Label:
    groups = found.groupdict()
    time = groups.get("t1") or groups.get("t2")
    rest = text[found.end() :]
    unclosed = bool(groups["open"]) and not groups["close"] and not groups.get("after")
    if unclosed and rest:
        rest = groups["open"] + rest
    if groups.get("after") and not groups["open"]:
        rest = groups["after"] + rest
    return Label(
        " ".join(groups["name"].split()),
        groups.get("title"),
        normal_time(time) if time else None,
        rest.strip(),
        form,
        bool(groups["open"]),
    )
