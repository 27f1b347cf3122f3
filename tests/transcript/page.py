"""A transcript as a few short lines, so that a test reads like a page.

= 题目                    title             ! 来源：某刊             front
~ 摘要                    lead              * 要点                    key point
# 小节 @00:41             heading           主持人> 说的话            begins a turn
.. 接着说                 goes on           | 图注                    caption
% 编者按                  note              - 散文                    prose
$ 关注我们                trailing
"""

from __future__ import annotations

from reader.transcript.loading import parse
from reader.transcript.model import ParagraphKind, Transcript

_SIGNS = {
    ParagraphKind.TITLE: "=",
    ParagraphKind.FRONT: "!",
    ParagraphKind.LEAD: "~",
    ParagraphKind.KEY_POINT: "*",
    ParagraphKind.HEADING: "#",
    ParagraphKind.CAPTION: "|",
    ParagraphKind.NOTE: "%",
    ParagraphKind.PROSE: "-",
    ParagraphKind.TRAILING: "$",
}


def page(text: str | Transcript) -> list[str]:
    """The paragraphs of a text in the notation above."""
    transcript = text if isinstance(text, Transcript) else parse(text)
    shown: list[str] = []
    turn: int | None = None
    for paragraph in transcript.paragraphs:
        sign = _SIGNS.get(paragraph.kind, "")
        if paragraph.kind is ParagraphKind.SPEECH:
            sign = ".." if paragraph.turn == turn else f"{paragraph.speaker}>"
            turn = paragraph.turn
        time = f" @{paragraph.time}" if paragraph.time else ""
        shown.append(f"{sign} {paragraph.text}{time}")
    return shown


def turns(text: str) -> dict[str, int]:
    return {speaker.label: speaker.turns for speaker in parse(text).speakers}
