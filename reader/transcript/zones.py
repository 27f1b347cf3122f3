"""What each block is on the page: front matter, key points, headings and captions, turns, trailing matter.

The zones follow each other: title and metadata, lead and key points, the interview, what trails after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.transcript import headings, matter
from reader.transcript.blocks import Block, Form
from reader.transcript.characters import ends_sentence, has_finished_sentence, has_letter
from reader.transcript.inline import plain
from reader.transcript.joining import is_torn
from reader.transcript.model import ParagraphKind
from reader.transcript.words import QUESTION_LABELS

_LONGEST_POINT = 220
_MOST_POINTS = 24
_LONGEST_TAIL = 2500
_TRAILS = (Form.TEXT, Form.ITEM, Form.HEADING, Form.IMAGE)


def find_kinds(blocks: list[Block]) -> list[Block]:
    """Give every block that is shown its kind, and put torn paragraphs together; the blocks are changed."""
    words = [
        plain(block.raw) if block.form in (Form.TEXT, Form.ITEM, Form.HEADING) else "" for block in blocks
    ]
    turns = [index for index, block in enumerate(blocks) if block.speaker is not None]
    first_turn = turns[0] if turns else None
    _give_times(blocks)
    _find_key_points(blocks, words, first_turn)
    _find_trailing(blocks, words, turns[-1] if turns else len(blocks) // 2)
    _find_short_lines(blocks, words, first_turn)
    body = first_turn if first_turn is not None else _first_of_prose(blocks, words)
    _find_front(blocks, words, body)
    _find_body(blocks, words, body, _only_asks(blocks))
    return _mend_torn(blocks)


def _give_times(blocks: Sequence[Block]) -> None:
    """A time alone on its line belongs to the next words."""
    waiting: str | None = None
    for block in blocks:
        if block.form is Form.RULE and block.time is not None:
            waiting = block.time
        elif waiting is not None and block.form in (Form.TEXT, Form.ITEM, Form.HEADING):
            block.time = block.time or waiting
            waiting = None


def _find_key_points(blocks: Sequence[Block], words: Sequence[str], first_turn: int | None) -> None:
    """The items, or unmarked lines, after a line that announces key points, outside of turns."""
    index = 0
    end = first_turn if first_turn is not None else len(blocks)
    while index < end:
        block = blocks[index]
        if block.form in (Form.TEXT, Form.HEADING) and _introduces(block, words[index]):
            found = _items(blocks, index + 1, end)
            if not found and matter.introduces_points(words[index]):
                found = _lines(blocks, words, index + 1, end)
            if found and block.form is Form.TEXT:
                block.kind = ParagraphKind.LEAD
            for point in found:
                blocks[point].kind = ParagraphKind.KEY_POINT
            index += len(found)
        index += 1


def _introduces(block: Block, text: str) -> bool:
    """Whether key points can follow: a line that says so, a summary's heading, a lead that ends in a colon."""
    if matter.introduces_points(text):
        return True
    if block.form is Form.HEADING:
        return matter.heads_summary(text) and not matter.lists_other_things(text)
    return text.endswith(("：", ":")) and not matter.lists_other_things(text)


def _items(blocks: Sequence[Block], start: int, end: int) -> list[int]:
    """The list that begins at `start`, perhaps after one more line of introduction."""
    if start < end and blocks[start].is_plain and start + 1 < end and blocks[start + 1].form is Form.ITEM:
        start += 1
    found = []
    for index in range(start, end):
        if blocks[index].form is Form.ITEM:
            found.append(index)
        elif blocks[index].form not in (Form.IMAGE, Form.RULE):
            break
    return found


def _lines(blocks: Sequence[Block], words: Sequence[str], start: int, end: int) -> list[int]:
    """Unmarked key points: short paragraphs up to the first that is a full sentence, if the first is none."""
    found: list[int] = []
    unfinished = start < end and not ends_sentence(words[start])
    for index in range(start, end):
        text = words[index]
        if not blocks[index].is_plain or len(text) > _LONGEST_POINT or matter.begins_interview(text):
            break
        if unfinished and (ends_sentence(text) or text.endswith(("：", ":"))):
            break
        found.append(index)
    reaches_end = start + len(found) == end or not blocks[start + len(found)].is_plain
    return found if len(found) <= _MOST_POINTS and (unfinished or reaches_end) else []


def _find_trailing(blocks: Sequence[Block], words: Sequence[str], last_turn: int) -> None:
    """Everything from the first notice, follow-us line or list of other articles after the last turn."""
    for index in range(last_turn + 1, len(blocks)):
        if blocks[index].speaker is None and not blocks[index].fixed and _trails(blocks[index], words[index]):
            if sum(len(text) for text in words[index:]) <= _LONGEST_TAIL or matter.heads_related(
                words[index]
            ):
                _mark_trailing(blocks, range(index, len(blocks)))
                return
            _mark_trailing(blocks, range(index, index + 1))


def _trails(block: Block, text: str) -> bool:
    """Whether a block after the last turn is no longer the interview."""
    if not text:
        return False
    if matter.heads_related(text):
        return True
    if block.form is Form.HEADING:
        return False
    return matter.follows_us(text) or matter.is_continued(text) or matter.is_notice(text)


def _mark_trailing(blocks: Sequence[Block], indices: Sequence[int]) -> None:
    for index in indices:
        block = blocks[index]
        if block.is_plain and not block.fixed and index + 1 in indices and matter.heads_related(block.raw):
            block.form, block.level = Form.HEADING, 1
        if not block.fixed and block.form in _TRAILS:
            block.kind = ParagraphKind.TRAILING


def _find_short_lines(blocks: Sequence[Block], words: Sequence[str], first_turn: int | None) -> None:
    """Short lines without a mark: headings before a turn (or, where nobody speaks, before text), else captions."""
    heading_follows = False
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.form in (Form.IMAGE, Form.RULE, Form.REPEAT, Form.OUTLINE):
            continue
        if block.is_plain and block.kind is None and not block.fixed and matter.is_caption(words[index]):
            block.kind = ParagraphKind.CAPTION
            continue
        if not block.is_plain or block.kind is not None or not _is_short(block, words[index]):
            in_turn = first_turn is not None and index >= first_turn
            heading_follows = block.speaker is not None or (not in_turn and _can_follow_heading(block))
            continue
        if heading_follows and not _after_title(blocks, index):
            block.form, block.level = Form.HEADING, 1
        elif first_turn is not None and index > first_turn:
            block.kind = ParagraphKind.CAPTION
    _find_dated_captions(blocks, words, first_turn)


def _is_short(block: Block, text: str) -> bool:
    number = headings.number(text)
    bare = text[number.end :] if number is not None and number.style in ("bracketed", "han") else text
    if block.fixed or block.section is not None or not headings.is_short_line(bare):
        return False
    if matter.begins_interview(text):
        return False
    return not (matter.follows_us(text) or matter.is_continued(text) or matter.is_notice(text))


def _can_follow_heading(block: Block) -> bool:
    return block.form in (Form.TEXT, Form.ITEM, Form.HEADING) and block.kind is None


def _after_title(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line stands directly under the title and its metadata, as a subtitle does."""
    before = next(
        (blocks[at].form for at in range(index - 1, -1, -1) if blocks[at].form is not Form.RULE), None
    )
    return before in (Form.TITLE, Form.METADATA, Form.REPEAT)


def _find_dated_captions(blocks: Sequence[Block], words: Sequence[str], first_turn: int | None) -> None:
    """A short dated sentence between paragraphs of a turn was printed under a picture."""
    if first_turn is None:
        return
    for index in range(first_turn + 1, len(blocks)):
        block = blocks[index]
        if block.is_plain and block.kind is None:
            block.kind = ParagraphKind.CAPTION if matter.is_dated_caption(words[index]) else None


def _first_of_prose(blocks: Sequence[Block], words: Sequence[str]) -> int:
    """Where the body of a text without turns begins: at its first heading, else with its first paragraph."""
    first: int | None = None
    for index, block in enumerate(blocks):
        if block.section is not None or (block.form is Form.HEADING and not matter.heads_summary(block.raw)):
            return index
        running = block.form in (Form.TEXT, Form.ITEM) and block.kind is None
        if first is None and running and _front_kind(words[index], False) is ParagraphKind.LEAD:
            first = index
    return len(blocks) if first is None else first


def _find_front(blocks: Sequence[Block], words: Sequence[str], body: int) -> None:
    """Lead, notes and notices before the interview."""
    under_heading = False
    for index in range(body):
        block = blocks[index]
        if block.form is Form.HEADING:
            under_heading = not (matter.heads_summary(words[index]) or matter.begins_interview(words[index]))
        elif block.form in (Form.TEXT, Form.ITEM) and block.kind is None:
            block.kind = _front_kind(words[index], under_heading)


def _front_kind(text: str, under_heading: bool) -> ParagraphKind:
    if not has_letter(text) or matter.follows_us(text):
        return ParagraphKind.FRONT
    if matter.is_editors_note(text) or matter.says_edited(text):
        return ParagraphKind.NOTE
    if matter.begins_interview(text) and not matter.introduces_points(text):
        return ParagraphKind.FRONT
    if matter.is_notice(text) and not matter.says_what_follows(text):
        return ParagraphKind.FRONT
    return ParagraphKind.PROSE if under_heading else ParagraphKind.LEAD


def _only_asks(blocks: Sequence[Block]) -> bool:
    """Whether the only label is one for questions, so that answers stand without a label."""
    return {block.speaker for block in blocks if block.speaker is not None} <= QUESTION_LABELS


def _find_body(blocks: Sequence[Block], words: Sequence[str], body: int, only_asks: bool) -> None:
    """Speech where somebody speaks, prose elsewhere; a heading with a time does not end a turn, others do."""
    speaking = False
    for index in range(body, len(blocks)):
        block = blocks[index]
        if block.speaker is not None:
            speaking = True
        elif block.form is Form.HEADING and block.time is None:
            speaking = False
        if block.form not in (Form.TEXT, Form.ITEM) or block.kind is not None:
            speaking = speaking and block.kind is not ParagraphKind.TRAILING
            continue
        if block.speaker is None and matter.is_editors_note(words[index]):
            block.kind = ParagraphKind.NOTE
        elif block.speaker is None and _interrupts(words[index]):
            block.kind = ParagraphKind.TRAILING
        else:
            block.kind = ParagraphKind.SPEECH if speaking else ParagraphKind.PROSE
            speaking = speaking and not only_asks


def _interrupts(text: str) -> bool:
    """Whether a line in the middle of the interview only asks to follow an account."""
    return (
        len(text) <= 60
        and any(sign in text for sign in ("👇", "👆", "公众号", "二维码", "公眾號", "星标"))
        and (matter.follows_us(text))
    )


def _mend_torn(blocks: Sequence[Block]) -> list[Block]:
    """Join a paragraph that was torn to the next one of its kind; nothing is joined over anything else."""
    mended: list[Block] = []
    end, finished = "", False
    for block in blocks:
        last = mended[-1] if mended else None
        if last is not None and _goes_on(last, block) and is_torn(end, finished):
            last.add(block)
        else:
            if last is not None:
                last.settle()
            mended.append(block)
            finished = False
        end = block.raw
        finished = finished or has_finished_sentence(end)
    if mended:
        mended[-1].settle()
    return mended


def _goes_on(last: Block, block: Block) -> bool:
    """Whether two neighbouring blocks are running text of one kind."""
    running = (ParagraphKind.SPEECH, ParagraphKind.PROSE, ParagraphKind.LEAD)
    if not block.is_plain or block.section is not None or last.form not in (Form.TEXT, Form.ITEM):
        return False
    return last.kind is block.kind and block.kind in running
