"""Dates as publications print them, as ISO 8601 where the year is known."""

from __future__ import annotations

import re

_FULL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:年|[-/.])\s?(1[0-2]|0?[1-9])\s?(?:月|[-/.])\s?(3[01]|[12]\d|"
    r"0?[1-9])(?!\d)\s?日?"
)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?(?:年|-)\s?(1[0-2]|0?[1-9])(?!\d)\s?月?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?\s)?(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]{0,6}\.?\s"
    r"(?:(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s)?(?P<year>(?:19|20)\d{2})"
)
_CLOCK = r"(?:\s*(?:上午|下午)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
PRINTED = re.compile(
    rf"(?:(?:{_FULL.pattern}|{_MONTH.pattern})(?:\s?[（(]?(?:星期|周)[一二三四五六日天][）)]?)?{_CLOCK}"
    rf"|{_ENGLISH.pattern}|(?<!\d)(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日{_CLOCK}"
    r"|\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|周|週|星期|个月|個月|年)[前内]"
    rf"|(?:刚刚|今天|昨天|前天|昨日|今日){_CLOCK})"
)


def iso(printed: str) -> str | None:
    """The date in a printed one, as precise as it says; None where the year is missing."""
    found = _FULL.search(printed)
    if found:
        year, month, day = (int(part) for part in found.groups())
        return f"{year}-{month:02d}-{day:02d}"
    found = _ENGLISH.search(printed)
    if found:
        month = _ENGLISH_MONTHS.index(found["month"].lower()) + 1
        day_printed = found["day1"] or found["day2"]
        return f"{found['year']}-{month:02d}" + (f"-{int(day_printed):02d}" if day_printed else "")
    found = _MONTH.search(printed)
    if found:
        return f"{found.group(1)}-{int(found.group(2)):02d}"
    found = _YEAR.search(printed)
    return found.group(1) if found else None
