"""Small glossaries on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ENTRY = """
[[concept]]
id = "agent"
category = "ai"
subject = "agents"
english = "AI agent"
definition = "A system that acts."
forms = [
  { text = "智能体", status = "preferred", reading = "zhì néng tǐ" },
]
"""
"""A concept without a fault; its id stands on line 3."""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of a glossary folder and gives its path."""

    def write_file(text: str, name: str = "ai.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file
