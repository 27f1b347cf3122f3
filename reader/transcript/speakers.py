"""Which names at the beginning of lines are speakers, and which of them are the same person.

A colon alone makes no speaker. What does: a word for a role (问, 主持人, Q), a name or an unknown short word that comes
back at the beginning of many lines, a bold mark around it, a time beside it. Words that lead sentences in
(注意, 比如, 他说) never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.transcript import words
from reader.transcript.characters import ends_sentence
from reader.transcript.labels import Label
from reader.transcript.lines import Line

_LATIN_NAME = re.compile(r"[A-Z][a-z'’.-]{1,20}(?: [A-Z][A-Za-z'’.-]{0,20}){0,3}")
_CREDIT = re.compile(
    r"(?:本期|本文|责任|責任|执行|執行|文字|视觉|視覺).{0,2}(?:编辑|編輯|主编|主編|记者|記者|作者|设计|設計)"
)
_NUMBERED = re.compile(rf"(?:{'|'.join(words.NUMBERED_ROLES)})\s?\d{{1,3}}")
_NUMBER_AFTER_QA = re.compile(r"([QA问答問])\s?\d{1,3}")
_TRANSLITERATED = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·・•‧.][\u4e00-\u9fffA-Z]{1,8}){1,3}")
_BETWEEN_NAMES = re.compile(r"[\s·・•‧]+")
_ROLE_WORDS = words.INTERVIEWER_ROLES | words.GUEST_ROLES | words.OTHER_ROLES
_PROFESSION = tuple("员員师師家长長者")
_LONGEST_HAN_LABEL = 14
_SHARE_OF_THE_COMMONEST = 0.1
_SHARE_OF_LINES = 0.3
_SHARE_OF_QUESTIONS = 0.25
_FEWEST_TURNS = 3


@dataclass(slots=True)
class _Tally:
    """How often, and in which forms, a name begins a line."""

    first: int
    colon: int = 0
    bold: int = 0
    alone: int = 0
    other: int = 0
    asks: int = 0
    times: set[str] = field(default_factory=set)
    untimed: int = 0

    @property
    def count(self) -> int:
        """Occurrences; a line of a time list that is repeated counts once."""
        return min(self.colon + self.alone + self.other, self.untimed + len(self.times))


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of one text: `labels` maps every printed name to the label it counts under."""

    labels: Mapping[str, str]
    alone: frozenset[str]
    full_names: Mapping[str, str]
    set_off: frozenset[str] = frozenset()
    """Those that stand only in brackets or bold before what is said."""

    def label_of(self, line: Line) -> Label | None:
        """The label that begins a line, if its name is one of the cast."""
        label = line.label
        if label is not None and printed_name(label) in self.labels and self._fits(label):
            return label
        alone = line.alone
        if alone is not None and printed_name(alone) in self.alone:
            return alone
        return None

    def _fits(self, label: Label) -> bool:
        """Labels without a colon are believed where the word itself means a speaker, or never has a colon."""
        name = printed_name(label)
        return label.form in ("colon", "timed") or name in self.set_off or is_role(name)


def printed_name(label: Label) -> str:
    """The name by which turns are counted: Q1, Q2 … are all Q."""
    found = _NUMBER_AFTER_QA.fullmatch(label.name)
    return found.group(1) if found else label.name


def is_role(name: str) -> bool:
    """Whether a name is a word for someone who speaks."""
    return (
        name in words.QUESTION_LABELS
        or name in words.ANSWER_LABELS
        or name in words.INTERVIEWER_ROLES
        or name in words.GUEST_ROLES
        or name in words.OTHER_ROLES
        or name in words.ASKING_ROLES
        or name.endswith(words.ROLE_ENDINGS)
        or _NUMBERED.fullmatch(name) is not None
        or is_role_and_name(name)
    )


def is_role_and_name(name: str) -> bool:
    """`主持人 林岚`: a role and a name with a space between."""
    role, space, rest = name.partition(" ")
    return bool(space) and is_name(rest) and is_role(role)


def is_never(name: str) -> bool:
    """Whether a name is a phrase that leads a sentence in, or is too long for a label."""
    if name in words.ASKING_ROLES or name in words.QUESTION_LABELS or name in words.ANSWER_LABELS:
        return False
    if name in words.NEVER_SPEAKERS or _CREDIT.fullmatch(name):
        return True
    return name.endswith(words.SAYING_ENDINGS) or (not name.isascii() and len(name) > _LONGEST_HAN_LABEL)


def is_name(name: str) -> bool:
    """Whether it looks like the name of a person."""
    if _LATIN_NAME.fullmatch(name) or _TRANSLITERATED.fullmatch(name):
        return True
    return 2 <= len(name) <= 3 and name[0] in words.SURNAMES and not name.isascii()


def find_cast(
    lines: Sequence[Line], skipped: frozenset[int] = frozenset(), told: frozenset[str] = frozenset()
) -> Cast:
    """Read all lines once and decide who speaks.

    `skipped` are indices of lines that are front matter, `told` names that the reader says are speakers.
    """
    tallies = _count(lines, skipped, told)
    sure = _sure(tallies, len(lines)) | (told & tallies.keys())
    if not sure:
        return Cast({}, frozenset(), {})
    merged = _merge(sure, tallies)
    accepted = {*sure, *merged}
    labels = {name: _last(merged, name) for name in accepted}
    alone = frozenset(name for name in accepted if tallies[name].alone)
    full_names = {
        short: long for long, short in merged.items() if tallies[long].first <= tallies[short].first
    }
    return Cast(labels, alone, full_names, _set_off(accepted, tallies))


def _count(lines: Sequence[Line], skipped: frozenset[int], told: frozenset[str]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    for index, line in enumerate(lines):
        if index in skipped:
            continue
        label = line.label or _alone_before_text(lines, index)
        if label is None:
            continue
        name = printed_name(label)
        guarded = label.form == "guarded" or (label.form == "alone" and line.text.startswith("#"))
        if (is_never(name) or (guarded and not _is_sure_of_itself(name, label))) and name not in told:
            continue
        tally = tallies.setdefault(name, _Tally(index))
        _add(tally, label)
        said = label.rest or (lines[index + 1].text if index + 1 < len(lines) else "")
        tally.asks += said.rstrip("*_”」 ").endswith(("？", "?"))
    return tallies


def _is_sure_of_itself(name: str, label: Label) -> bool:
    """Whether a word behind the mark of a list or a heading can be a speaker: a role, or a name that stands alone."""
    return is_role(name) or (label.form == "alone" and is_name(name))


def _set_off(accepted: Iterable[str], tallies: Mapping[str, _Tally]) -> frozenset[str]:
    """Speakers of a text in which 【主持人】 is followed by a question and 【林工】 by the answer, without a colon."""
    found = frozenset(
        name
        for name in accepted
        if tallies[name].other >= 2 and not tallies[name].colon + tallies[name].alone
    )
    return found if len(found) >= 2 and any(map(is_role, found)) else frozenset()


def _add(tally: _Tally, label: Label) -> None:
    if label.form == "colon":
        tally.colon += 1
    elif label.form == "alone":
        tally.alone += 1
    else:
        tally.other += 1
    tally.bold += label.bold
    if label.time is None:
        tally.untimed += 1
    else:
        tally.times.add(label.time)


def _alone_before_text(lines: Sequence[Line], index: int) -> Label | None:
    """A short line that could be a name, if what follows could be what is said."""
    label = lines[index].alone
    if label is None or index + 1 >= len(lines):
        return None
    following = lines[index + 1]
    if len(following.text) > 14 or ends_sentence(following.text) or following.alone is None:
        return label
    return None


def _sure(tallies: Mapping[str, _Tally], lines: int) -> set[str]:
    """The names that are speakers by themselves, without a shorter form."""
    roles = {name for name in tallies if _role_counts(name, tallies[name])}
    names = {name for name in tallies if is_name(name) and name not in roles}
    role_turns = sum(tallies[name].count for name in roles)
    if role_turns < 2:
        roles = set()
    sure = roles | {name for name in names if tallies[name].count >= 2}
    commonest = max((tallies[name].count for name in sure), default=0)
    sure = {name for name in sure if name in roles or tallies[name].count >= commonest * 0.04}
    everyone = {name for name in tallies if name in sure or _comes_back(name, tallies[name], commonest)}
    turns = sum(tallies[name].count for name in everyone)
    if sure or turns >= lines * _SHARE_OF_LINES or _converse([tallies[name] for name in everyone]):
        sure = everyone
    turns += sum(tallies[name].count for name in names - sure)
    if len(sure | names) >= 2 and turns >= 2 and (turns >= lines * _SHARE_OF_LINES or turns >= 4):
        sure |= {name for name in names if _single_name(name, tallies[name], turns, lines)}
    return sure | _late_comers(tallies, sure)


def _converse(tallies: Sequence[_Tally]) -> bool:
    """Whether lines that begin with unknown words are a talk with long answers: questions are among them."""
    often = [tally for tally in tallies if tally.count >= _FEWEST_TURNS]
    turns = sum(tally.count for tally in often)
    return len(often) >= 2 and sum(tally.asks for tally in often) >= turns * _SHARE_OF_QUESTIONS


def _late_comers(tallies: Mapping[str, _Tally], sure: set[str]) -> set[str]:
    """Among names on their own lines: a role that speaks once, and someone first given in full, then short."""
    alone = {name for name, tally in tallies.items() if tally.alone}
    if len(alone & sure) < 2 or sum(tallies[name].alone for name in alone & sure) < 4:
        return set()
    found = {name for name in alone if name in _ROLE_WORDS}
    for long in alone - sure:
        parts = _parts(long) & alone if is_name(long) else frozenset()
        if any(_is_part(short, long) and tallies[long].first < tallies[short].first for short in parts):
            found |= {short for short in parts if _is_part(short, long)}
    return found


def _role_counts(name: str, tally: _Tally) -> bool:
    """A role counts with a colon from the first time, alone on a line or in brackets from the second."""
    return is_role(name) and (tally.colon > 0 or tally.count >= 2)


def _comes_back(name: str, tally: _Tally, commonest: int) -> bool:
    """Whether a word that is neither role nor name begins so many lines that it must be a speaker."""
    count = tally.count
    if tally.bold >= 2 and count >= 2:
        return True
    needed = max(3.0, commonest * _SHARE_OF_THE_COMMONEST)
    few = count == 2 and 0 < commonest <= 4 and len(name) <= 6
    if tally.alone == count and count:
        return (count >= needed and len(name) <= 12) or few
    return count >= needed or few


def _single_name(name: str, tally: _Tally, turns: int, lines: int) -> bool:
    """Whether someone who speaks once is a speaker all the same."""
    if tally.colon == 0:
        return False
    dense = turns >= lines * _SHARE_OF_LINES
    return dense or " " in name or "·" in name or not name.isascii()


def _merge(sure: Iterable[str], tallies: Mapping[str, _Tally]) -> dict[str, str]:
    """Long forms that stand for a shorter, commoner one: {long: short}."""
    accepted = frozenset(sure)
    found: dict[str, str] = {}
    for long, tally in tallies.items():
        shorter = [
            short
            for short in _parts(long) & accepted
            if _is_part(short, long) and _may_stand_for(tally, tallies[short], long)
        ]
        if shorter:
            found[long] = max(shorter, key=lambda short: (len(short), tallies[short].count))
    targets = list(found.values())
    return {long: short for long, short in found.items() if targets.count(short) == 1}


def _parts(name: str) -> frozenset[str]:
    """Everything that a name begins or ends with."""
    pieces = [piece for cut in range(1, len(name)) for piece in (name[:cut], name[cut:])]
    return frozenset(piece.strip(" ·・•‧") for piece in pieces)


def _may_stand_for(long: _Tally, short: _Tally, name: str) -> bool:
    """A long form is used once or twice, before the short one, unless its parts are written apart."""
    if is_role_and_name(name):
        return True
    apart = _BETWEEN_NAMES.search(name) is not None
    return long.count <= min(2, short.count) and (apart or long.first < short.first)


def _is_part(short: str, long: str) -> bool:
    """Whether a short form is the first or last part of a long one.

    Sam of Sam Altman, 负责人 of 评测负责人, 安德鲁 or 主持人 of 主持人安德鲁; but not 奥特曼 of 奥特曼认错.
    """
    if len(short) >= len(long) or len(short) < 2:
        return False
    parts = _BETWEEN_NAMES.split(long)
    if len(parts) > 1:
        return short in (parts[0], parts[-1]) and (
            is_name(long) or all(is_role(p) or is_name(p) for p in parts)
        )
    if long.endswith(short):
        before = long.removesuffix(short)
        return is_role(short) or is_role(before) or before.endswith(_PROFESSION)
    return long.startswith(short) and _is_addition(long.removeprefix(short), short)


def _is_addition(rest: str, short: str) -> bool:
    """Whether what follows a short form is a title after a name, or a name after a role."""
    return is_role(rest) or (is_role(short) and is_name(rest))


def _last(merged: Mapping[str, str], name: str) -> str:
    return merged.get(name, name)
