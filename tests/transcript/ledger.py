"""What went in and what came out of a text: the characters that are neither white space nor listed markup.

Listed markup: Markdown's marks, the addresses of links and pictures, HTML tags and what is left of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reader.transcript import inline, residue
from reader.transcript.blocks import Block, Form
from reader.transcript.layout import read_layout
from reader.transcript.line_ends import unify
from reader.transcript.lines import split
from reader.transcript.zones import find_kinds

_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)")
_RULE = re.compile(r"[^\w\u4e00-\u9fff]|_")


@dataclass(frozen=True, slots=True)
class Ledger:
    """`source` is what was printed, `shown` what is text on the page, `apart` labels, times and list marks."""

    source: str
    shown: str
    apart: str

    @property
    def balance(self) -> Counter[str]:
        """What is missing (positive) or came out too often (negative)."""
        difference = Counter(self.source)
        difference.subtract(self.shown + self.apart)
        return Counter({character: count for character, count in difference.items() if count})

    @property
    def in_order(self) -> bool:
        """Whether the text on the page stands in the order of the source."""
        characters = iter(self.source)
        return all(character in characters for character in self.shown)


def ledger(text: str) -> Ledger:
    """Account for every letter, digit and Han character of a text."""
    text = unify(text)
    lines = [piece for line in text.split("\n") for piece in residue.clean(line)]
    source = letters("\n".join(_ADDRESS.sub("]", line) for line in lines))
    blocks = find_kinds(read_layout(split(text), text, {}).blocks)
    shown = "".join(_shown(block) for block in blocks)
    apart = "".join(_apart(block) for block in blocks)
    return Ledger(source, letters(shown), letters(apart))


def letters(text: str) -> str:
    return _RULE.sub("", text)


def _shown(block: Block) -> str:
    if block.form is Form.RULE and block.time is None:
        return ""
    rendered = inline.render(block.raw)
    return rendered.text + "".join(caption for caption, _ in rendered.pictures)


def _apart(block: Block) -> str:
    time = "" if block.form in (Form.RULE, Form.OUTLINE, Form.REPEAT) else block.time or ""
    return f"{block.label} {block.label_title} {time} {block.mark or ''}"
