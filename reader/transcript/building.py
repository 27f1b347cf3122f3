"""Blocks become the Transcript: markup to spans, headings to sections, labels to speakers, lines to roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.transcript import inline
from reader.transcript.blocks import Block, Form
from reader.transcript.front import account, dateline
from reader.transcript.layout import Layout
from reader.transcript.line_roles import LineRoles
from reader.transcript.lines import strip
from reader.transcript.model import (
    Image,
    LineRole,
    Link,
    Paragraph,
    ParagraphKind,
    Section,
    Speaker,
    Transcript,
)
from reader.transcript.paragraphs import Paragraphs
from reader.transcript.roles import find_roles
from reader.transcript.speakers import is_role_and_name
from reader.transcript.times import seconds

_KINDS = {
    Form.TITLE: ParagraphKind.TITLE,
    Form.METADATA: ParagraphKind.FRONT,
    Form.HEADING: ParagraphKind.HEADING,
}
_ENDS_TURN = (ParagraphKind.HEADING, ParagraphKind.PROSE, ParagraphKind.LEAD, ParagraphKind.KEY_POINT)
_ROLES = {
    Form.TITLE: LineRole.TITLE,
    Form.METADATA: LineRole.METADATA,
    Form.OUTLINE: LineRole.OUTLINE,
    Form.REPEAT: LineRole.REPEAT,
    Form.IMAGE: LineRole.IMAGE,
    Form.HEADING: LineRole.HEADING,
}


@dataclass(slots=True)
class _Page:
    """What has been built so far."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    turn: int = -1
    speaker: str | None = None


def build(digest: str, source: Sequence[str], layout: Layout, blocks: Sequence[Block]) -> Transcript:
    """The Transcript of a text with these source lines."""
    page = _Page()
    for block in blocks:
        _add(page, block)
    _place_outline(page, layout)
    facts = layout.facts
    _read_lead(page, layout)
    return Transcript(
        digest=digest,
        title=inline.plain(facts.title),
        source=facts.source,
        author=facts.author,
        date=facts.date,
        date_printed=facts.date_printed,
        links=tuple(page.links.values()),
        sections=tuple(page.sections),
        speakers=_speakers(page, layout),
        paragraphs=Paragraphs(page.paragraphs),
        images=tuple(page.images),
        line_roles=_line_roles(source, blocks),
    )


def _add(page: _Page, block: Block) -> None:
    """Append what a block shows."""
    kind = block.kind or _KINDS.get(block.form)
    if block.form is Form.IMAGE:
        _add_pictures(page, inline.render(block.raw), block)
        return
    if kind is None or block.form in (Form.OUTLINE, Form.REPEAT, Form.RULE):
        return
    rendered = inline.render(block.raw)
    if not rendered.text:
        _add_pictures(page, rendered, block)
        return
    if block.form is Form.HEADING or block.section is not None:
        title = block.section and inline.plain(block.section)
        page.sections.append(
            Section(title or rendered.text, block.level or 1, block.time, len(page.paragraphs))
        )
    _follow_speaker(page, block, kind)
    page.paragraphs.append(_paragraph(page, block, kind, rendered))
    for link in _named(rendered, block):
        page.links.setdefault(link.url, link)
    _add_pictures(page, rendered, block)


def _follow_speaker(page: _Page, block: Block, kind: ParagraphKind) -> None:
    """Begin a turn, go on in it, or leave it."""
    if block.speaker is not None:
        page.turn += 1
        page.speaker = block.speaker
        page.turns[block.speaker] = page.turns.get(block.speaker, 0) + 1
        if block.label_title:
            page.titles.setdefault(block.speaker, block.label_title)
    elif kind in _ENDS_TURN and not (kind is ParagraphKind.HEADING and block.time is not None):
        page.speaker = None


def _paragraph(page: _Page, block: Block, kind: ParagraphKind, rendered: inline.Rendered) -> Paragraph:
    spoken = kind is ParagraphKind.SPEECH
    in_turn = page.speaker is not None and (spoken or kind in (ParagraphKind.CAPTION, ParagraphKind.NOTE))
    return Paragraph(
        kind=kind,
        text=rendered.text,
        speaker=page.speaker if spoken else None,
        turn=page.turn if in_turn else None,
        section=len(page.sections) - 1 if page.sections else None,
        time=block.time,
        spans=rendered.spans,
        source_lines=(block.first, block.last),
        list_mark=block.mark,
    )


def _named(rendered: inline.Rendered, block: Block) -> list[Link]:
    """The links of a paragraph; the only one of a metadata line takes the words before it."""
    if block.form is not Form.METADATA or len(rendered.links) != 1:
        return list(rendered.links)
    link = rendered.links[0]
    name = rendered.text.split(link.text)[0].rstrip(" :：")
    return [Link(name or link.text, link.url)]


def _add_pictures(page: _Page, rendered: inline.Rendered, block: Block) -> None:
    """Record pictures; a caption that is printed with one becomes a paragraph."""
    for caption, url in rendered.pictures:
        page.images.append(Image(caption, url, len(page.paragraphs) - 1, block.first))
        if caption:
            trails = block.kind is ParagraphKind.TRAILING
            speaking = page.speaker is not None and not trails
            page.paragraphs.append(
                Paragraph(
                    kind=ParagraphKind.TRAILING if trails else ParagraphKind.CAPTION,
                    text=caption,
                    turn=page.turn if speaking else None,
                    section=len(page.sections) - 1 if page.sections else None,
                    source_lines=(block.first, block.last),
                )
            )


def _place_outline(page: _Page, layout: Layout) -> None:
    """Entries of the time list that no heading of the text repeats are in the outline too, placed by their times."""
    entries = [(time, inline.plain(title)) for time, title in layout.times.entries]
    known = {section.time: section.paragraph for section in page.sections if section.time is not None}
    missing = [entry for entry in entries if entry[0] not in known]
    if not missing:
        return
    old = list(page.sections)
    timed = [(seconds(p.time), i) for i, p in enumerate(page.paragraphs) if p.time is not None and p.speaker]
    starts = sorted([*timed, *((seconds(s.time), s.paragraph) for s in old if s.time is not None)])
    first = next((i for i, p in enumerate(page.paragraphs) if p.speaker is not None), 0)
    for time, title in missing:
        later = (index for when, index in starts if when >= seconds(time))
        page.sections.append(
            Section(title, 1, time, next(later, len(page.paragraphs) - 1 if starts else first))
        )
    page.sections.sort(key=lambda section: (section.paragraph, seconds(section.time or "0")))
    if timed:
        _number_sections(page)
    else:
        moved = {index: page.sections.index(section) for index, section in enumerate(old)}
        page.paragraphs = [
            replace(p, section=moved.get(-1 if p.section is None else p.section)) for p in page.paragraphs
        ]


def _number_sections(page: _Page) -> None:
    """Tell every paragraph the last section that begins at or before it."""
    current = -1
    for index, paragraph in enumerate(page.paragraphs):
        while current + 1 < len(page.sections) and page.sections[current + 1].paragraph <= index:
            current += 1
        page.paragraphs[index] = replace(paragraph, section=current if current >= 0 else None)


def _read_lead(page: _Page, layout: Layout) -> None:
    """A dateline or an account named in the first paragraphs says source and date, where no line of its own does."""
    facts = layout.facts
    for paragraph in page.paragraphs[:12]:
        if paragraph.kind not in (ParagraphKind.LEAD, ParagraphKind.FRONT, ParagraphKind.PROSE):
            continue
        found = dateline(paragraph.text)
        if found is not None:
            facts.source = facts.source or found[0]
            facts.suppose_date(found[1])
        facts.source = facts.source or account(paragraph.text)


def _speakers(page: _Page, layout: Layout) -> tuple[Speaker, ...]:
    cast, people = layout.cast, layout.facts.people
    roles = find_roles(list(page.turns), cast.full_names, people, page.paragraphs)
    return tuple(
        Speaker(label, _name(label, layout), turns, roles[label], page.titles.get(label, ""))
        for label, turns in page.turns.items()
    )


def _name(label: str, layout: Layout) -> str | None:
    """Who a label is, where it is printed: its long form, or the name after `嘉宾：` in the front matter."""
    full = layout.cast.full_names.get(label)
    if full is not None and not is_role_and_name(full):
        return full
    return layout.facts.people.get(label)


def _line_roles(source: Sequence[str], blocks: Sequence[Block]) -> LineRoles:
    """One role a source line that is not blank; a line of marks alone has the role of what stands before it."""
    found: dict[int, LineRole] = {}
    for block in blocks:
        role = _role(block)
        if role is not None:
            for line in range(block.first, block.last + 1):
                if line not in found or block.form is Form.IMAGE:
                    found[line] = role
    last = LineRole.METADATA
    roles: list[LineRole | None] = []
    for number, line_text in enumerate(source, start=1):
        last = found.get(number, last)
        roles.append(last if strip(line_text) else None)
    return LineRoles(roles)


def _role(block: Block) -> LineRole | None:
    if block.form is Form.RULE:
        return None
    if block.form is Form.HEADING and block.kind is ParagraphKind.TRAILING:
        return LineRole.TRAILING
    if block.form in _ROLES:
        return _ROLES[block.form]
    if block.kind is ParagraphKind.FRONT:
        return LineRole.FRONT
    return LineRole.TRAILING if block.kind is ParagraphKind.TRAILING else LineRole.PARAGRAPH
