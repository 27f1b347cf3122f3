"""Who interviews and who is interviewed, where the text shows it: by the word for the role, else by who asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.transcript import words
from reader.transcript.model import Paragraph

INTERVIEWER = "interviewer"
GUEST = "guest"
_ASKS = 0.4
_ANSWERS = 0.1
_FEWEST_TURNS = 2
_FEWEST_ASKED = 2


def find_roles(
    labels: Sequence[str],
    full_names: Mapping[str, str],
    people: Mapping[str, str],
    paragraphs: Sequence[Paragraph],
) -> dict[str, str]:
    """The role of each label, "" where the text does not show it."""
    roles = {label: _by_word(label, full_names.get(label, ""), people) for label in labels}
    asking = _asking(paragraphs)
    if INTERVIEWER not in roles.values():
        asker = _asker(labels, asking)
        if asker and not roles[asker]:
            roles[asker] = INTERVIEWER
    if INTERVIEWER in roles.values():
        for label in labels:
            share, turns = asking.get(label, (0.0, 0))
            if not roles[label] and turns >= _FEWEST_TURNS and (share <= _ANSWERS or len(labels) == 2):
                roles[label] = GUEST
    return roles


def _asker(labels: Sequence[str], asking: Mapping[str, tuple[float, int]]) -> str:
    """Who asks the most questions, if that is what most of their turns do."""
    often = [
        label
        for label in labels
        if asking.get(label, (0.0, 0))[0] >= _ASKS and asking[label][1] >= _FEWEST_ASKED
    ]
    return (
        max(often, key=lambda label: asking[label][0] * asking[label][1]) if often and len(labels) > 1 else ""
    )


def _by_word(label: str, full_name: str, people: Mapping[str, str]) -> str:
    """The role that the label itself, its long form or a line such as `嘉宾：…` says."""
    told = [
        key for key, value in people.items() if value.startswith(label) or (full_name and full_name in value)
    ]
    for name in (label, full_name, *told):
        if not name:
            continue
        if name in words.QUESTION_LABELS or name.rstrip("0123456789 ") in words.INTERVIEWER_ROLES:
            return INTERVIEWER
        if name in words.ANSWER_LABELS or name.rstrip("0123456789 甲乙丙丁一二三四ABCD") in words.GUEST_ROLES:
            return GUEST
        if name.startswith(("主持", "记者", "記者")) or name.endswith(("主持人", "记者", "記者", "编辑部")):
            return INTERVIEWER
    return ""


def _asking(paragraphs: Sequence[Paragraph]) -> dict[str, tuple[float, int]]:
    """For each label the share of its turns that end in a question, and how many turns there are."""
    last: dict[int, Paragraph] = {}
    for paragraph in paragraphs:
        if paragraph.turn is not None and paragraph.speaker is not None:
            last[paragraph.turn] = paragraph
    asked: dict[str, int] = {}
    turns: dict[str, int] = {}
    for paragraph in last.values():
        label = paragraph.speaker or ""
        turns[label] = turns.get(label, 0) + 1
        asked[label] = asked.get(label, 0) + paragraph.text.rstrip("”’」』\"'）)").endswith(("？", "?"))
    return {label: (asked[label] / count, count) for label, count in turns.items()}
