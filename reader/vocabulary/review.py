"""Spaced repetition by FSRS-6: what a card remembers, what an answer does to it. No store, no clock.

The intervals carry no chance, so that the dates shown before an answer are those it leads to.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from reader.records import dataclass


class Answer(StrEnum):
    """How well a word was remembered."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of how well a word sits: the state as FSRS writes it (JSON) and when it is due."""

    state: str
    due: datetime


def begun(moment: datetime) -> Memory:
    """A word that has never been reviewed, due at once."""
    from fsrs import Card  # not with the window: reviews are asked for

    return _memory(Card(card_id=1, due=moment.astimezone(UTC)))


def answered(memory: Memory, answer: Answer, moment: datetime) -> Memory:
    """The memory after an answer."""
    from fsrs import Card, Rating

    card = Card.from_dict(json.loads(memory.state))
    card, _ = _scheduler().review_card(card, Rating[answer.name.capitalize()], moment.astimezone(UTC))
    return _memory(card)


def outlook(memory: Memory, moment: datetime) -> dict[Answer, timedelta]:
    """In how long each answer would bring the word again."""
    return {answer: answered(memory, answer, moment).due - moment.astimezone(UTC) for answer in Answer}


def recalled(memory: Memory, moment: datetime) -> float:
    """How likely the word is remembered at that moment, 0 to 1; 0 for one never reviewed."""
    from fsrs import Card

    card = Card.from_dict(json.loads(memory.state))
    return float(_scheduler().get_card_retrievability(card, moment.astimezone(UTC)))


@cache
def _scheduler() -> Any:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def _memory(card: Any) -> Memory:
    state = json.dumps(card.to_dict(), separators=(",", ":"))
    return Memory(state, card.due)
