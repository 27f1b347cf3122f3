"""A small glossary in which every field, status, region and guard is used, and what goes out with it."""

from __future__ import annotations

from reader.glossary.exporters.export import Export, MentionRecord
from reader.glossary.model import Category, Concept, Form, Region, Status

AGENT = Concept(
    id="agent",
    category=Category.AI,
    english="AI agent",
    definition='A system that "acts",\nstep by step, at <b>any</b> price & more.',
    forms=(
        Form("智能体", Status.PREFERRED, reading=("zhì", "néng", "tǐ"), unless_in=("智能体验", "智能体系")),
        Form("代理", company=("Agent", "AI|系统")),
        Form("智慧体", region=Region.TAIWAN),
        Form("Agent"),
        Form("智能休", Status.MISSPELLING),
        Form("代理程序", Status.DEPRECATED, Region.HONG_KONG),
    ),
    subject="agents",
    abbreviation="AIA",
    note="=1+1 is no formula.",
    broader=("artificial-intelligence",),
    related=("tool-use", "elsewhere"),
)
TOOL_USE = Concept(
    id="tool-use",
    category=Category.AI,
    english="tool use",
    definition="Calling a program. [really]",
    forms=(Form("工具调用", Status.PREFERRED), Form("使用工具")),
    related=("agent",),
)
AI = Concept(
    id="artificial-intelligence",
    category=Category.AI,
    english="artificial intelligence",
    definition="Machines that reason.",
    forms=(Form("人工智能", Status.PREFERRED), Form("AI")),
    abbreviation="AI",
    note="note: 人工 means made by people.",
)
D3 = Concept(
    id="3d-model",
    category=Category.COMPUTE,
    english="3D model",
    definition="A shape in a computer.",
    forms=(Form("3D模型", Status.PREFERRED),),
)
LEX = Concept(
    id="lin-xi",
    category=Category.PERSON,
    english="Lin Xi'an",
    definition="A made-up guest.",
    forms=(Form("林·西安", Status.PREFERRED, reading=("lín", "xī", "ān")), Form("Lin")),
    subject="people",
)
SAYING = Concept(
    id="drop-in-the-ocean",
    category=Category.OTHER,
    english="a drop in the ocean",
    definition="Very little of very much.",
    forms=(Form("九牛一毛", Status.PREFERRED),),
)
CONCEPTS = (AGENT, TOOL_USE, AI, D3, LEX, SAYING)

SPOKEN = {
    "智能体": ("智能體", ("zhì", "néng", "tǐ")),
    "代理": ("代理", ("dài", "lǐ")),
    "智慧体": ("智慧體", ("zhì", "huì", "tǐ")),
    "智能休": ("智能休", ("zhì", "néng", "xiū")),
    "代理程序": ("代理程序", ("dài", "lǐ", "chéng", "xù")),
    "工具调用": ("工具調用", ("gōng", "jù", "diào", "yòng")),
    "使用工具": ("使用工具", ("shǐ", "yòng", "gōng", "jù")),
    "人工智能": ("人工智能", ("rén", "gōng", "zhì", "néng")),
    "3D模型": ("3D模型", ("mó", "xíng")),
    "林·西安": ("林·西安", ("lín", "xī", "ān")),
    "九牛一毛": ("九牛一毛", ("jiǔ", "niú", "yì", "máo")),
}


def mention(concept: str, text: str, sentence: str, paragraph: int) -> MentionRecord:
    """A mention in a made-up interview."""
    start = sentence.find(text)
    return {
        "concept": concept,
        "file": "interview.txt",
        "paragraph": paragraph,
        "start": start,
        "end": start + len(text),
        "text": text,
        "speaker": "林西",
        "section": "开场",
        "time": "01:20",
        "sentence": sentence,
    }


MENTIONS = (
    mention("agent", "智能体", "这个智能体会自己找工具。", 3),
    mention("agent", "代理", "=代理 <i>也</i> 行。", 4),
    mention("tool-use", "工具调用", "工具调用不难。", 5),
)

PLAIN = Export(CONCEPTS)
FULL = Export(CONCEPTS, mentions=MENTIONS, spoken=SPOKEN)
