"""A small interview written for these tests, and an annotator that takes every two Han characters for a word."""

from __future__ import annotations

import re

from reader.language.model import Annotation, Mention, Token, TokenKind
from reader.transcript.model import Image, Paragraph, ParagraphKind, Section, Span, SpanKind
from reader.transcript.paragraphs import Paragraphs
from reader.ui.page.page import Page, Voice

_PIECE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{1,2}|[A-Za-z0-9][A-Za-z0-9.+-]*|\S")
_TRADITIONAL = str.maketrans("数据软种么这问题练时间员", "數據軟種麼這問題練時間員")

TITLE = "慢下来，把模型训练清楚：一位工程师的一天"
PLAIN = (
    "我们每天早上先看昨晚的训练曲线，再决定今天要不要改数据。很多人以为这份工作全靠灵感，其实大部分时间"
    "都在对照表格、核对日志，一点一点排除自己的误会。"
)
MARKS = "他反复说：“先把问题写下来，再谈答案。”《工程师手记》里也有这样一句话——慢，就是快……"
LATIN = "后来我们用Python重写了一遍，GPU利用率从40%升到85%，代码放在GitHub上，大家都能看见。"
_LINK = LATIN.index("GitHub")
RARE = "名单里有一位姓𠮷的同事，他在群里发了一个👇，提醒大家看下一行。"


def speech(text: str, speaker: str, turn: int, **more: object) -> Paragraph:
    """One paragraph that somebody says."""
    return Paragraph(ParagraphKind.SPEECH, text, speaker, turn, **more)  # type: ignore[arg-type]


def sample_page() -> Page:
    """Every kind of paragraph once."""
    kind = ParagraphKind
    paragraphs = [
        Paragraph(kind.FRONT, "点击上方蓝字关注我们"),
        Paragraph(kind.FRONT, "编辑：小林"),
        Paragraph(kind.TITLE, TITLE),
        Paragraph(kind.LEAD, "本刊走进一间不大的机房，听一位工程师讲他怎样和模型相处。" + PLAIN),
        Paragraph(kind.KEY_POINT, "训练的快慢不只看显卡，更看数据是否干净。", list_mark="1"),
        Paragraph(kind.KEY_POINT, "遇到问题先写下来，写清楚了，答案往往就在旁边。" + LATIN, list_mark="2"),
        Paragraph(kind.HEADING, "一间不大的机房", section=0, time="00:41"),
        speech("您一天的工作是从什么时候开始的？", "主持人", 0, time="00:45"),
        speech(PLAIN, "嘉宾", 1, time="00:52"),
        speech(MARKS, "嘉宾", 1, spans=(Span(0, 4, SpanKind.STRONG), Span(24, 30, SpanKind.EMPHASIS))),
        Paragraph(kind.CAPTION, "图：机房一角。"),
        speech(RARE, "嘉宾", 1),
        speech("那么软件的部分呢？", "主持人", 2),
        speech(LATIN, "嘉宾", 3, spans=(Span(_LINK, _LINK + 6, SpanKind.LINK, "https://example.org/code"),)),
        Paragraph(kind.HEADING, "慢就是快", section=1),
        Paragraph(kind.PROSE, PLAIN + MARKS),
        Paragraph(kind.NOTE, "（编者注：文中数字由受访者提供。）"),
        Paragraph(kind.TRAILING, "本文首发于本刊"),
    ]
    return Page(
        TITLE,
        Paragraphs(paragraphs),
        (Voice("主持人", "主持人", "interviewer"), Voice("嘉宾", "嘉宾", "guest")),
        (Section("一间不大的机房", 1, "00:41", 6), Section("慢就是快", 2, None, 14)),
        (Image("训练曲线", "https://example.org/curve.png", 9, 1),),
    )


def long_page(turns: int) -> Page:
    """Question and answer, again and again."""
    paragraphs = []
    for turn in range(turns):
        if turn % 2:
            paragraphs += [speech(PLAIN + MARKS + LATIN, "嘉宾", turn), speech(PLAIN, "嘉宾", turn)]
        else:
            paragraphs.append(speech(f"这是第{turn}个问题，您怎么看？", "主持人", turn))
    return Page("长谈", Paragraphs(paragraphs), sample_page().voices)


def annotate(text: str) -> Annotation:
    """Every two Han characters are a word; 训练 and 数据 are terms."""
    tokens = tuple(_token(match) for match in _PIECE.finditer(text))
    mentions = tuple(Mention(m.start(), m.end(), "training") for m in re.finditer("训练|数据", text))
    return Annotation(tokens, mentions)


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    han = text[0] >= "\u3400" and not text.isascii() and text[0] not in "，。：；！？（）《》“”——……👇"
    kind = TokenKind.WORD if han else TokenKind.LATIN if text[0].isalnum() else TokenKind.PUNCTUATION
    other = text.translate(_TRADITIONAL)
    phrase = other.replace("軟件", "軟體").replace("同事", "同事們")
    pinyin = tuple("x" for _ in text) if han else ()
    return Token(match.start(), match.end(), text, kind, None, pinyin, text, other, other, phrase, other)
