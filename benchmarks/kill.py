"""Kill a process that adds, edits and imports words at random moments, and look at what is left.

    python benchmarks/kill.py [ROUNDS]      200 rounds

After each round every word, note and import that was acknowledged must be there, an import must be there whole or not
at all, and the database must pass its check. Exit code 1 where one round fails.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reader.backup import back_up_daily
from reader.store import Store
from reader.vocabulary.checking import problems
from reader.vocabulary.importing import Imported, Plan, carry_out
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from reader.vocabulary.store import Vocabulary

_IN_AN_IMPORT = 150
_ROUNDS_A_FILE = 25
_LONGEST_LIFE = 0.25


def write(folder: Path, name: str) -> None:
    """Change words until killed; a line for every change that is on disk."""
    store = Store.open(folder / "data.sqlite3", folder / "backups")
    back_up_daily(store, folder / "backups")
    vocabulary = Vocabulary(store)
    print("ready", flush=True)
    number = 0
    while True:
        key = WordKey(f"词{name}-{number}", ("cí",))
        met = Sighting(f"这是{key.simplified}。", 2, "嘉宾", name, "访谈", None, None, "")
        vocabulary.keep(key, traditional="詞", senses=("word",), sighting=met)
        print("kept", number, flush=True)
        vocabulary.edit(key, note=f"note {number}")
        print("edited", number, flush=True)
        carry_out(store, _import(name, number))
        print("imported", number, flush=True)
        number += 1


def _import(name: str, number: int) -> Plan:
    keys = [WordKey(f"批{name}-{number}-{each}", ("pī",)) for each in range(_IN_AN_IMPORT)]
    half = len(keys) // 2
    words = tuple(Word(key, "批", (), WordStatus.LEARNING_1, None, "2025", "2025") for key in keys[:half])
    return Plan(Imported(), words, dict.fromkeys(keys[half:], WordStatus.KNOWN))


def round_of(folder: Path, name: str, life: float) -> tuple[list[str], int]:
    """Let a process live so long after it is ready, then kill it; what is wrong, and how much it acknowledged."""
    command = [sys.executable, __file__, "--write", str(folder), name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if life > 0:
            process.stdout.readline()
        time.sleep(abs(life))
        os.kill(process.pid, signal.SIGKILL)
        said = [line.split() for line in process.stdout.read().split("\n")[:-1]]
    with closing(Store.open(folder / "data.sqlite3", folder / "backups")) as store:
        return problems(store) + _missing(store, name, said), sum(line[0] != "ready" for line in said)


def _missing(store: Store, name: str, said: list[list[str]]) -> list[str]:
    done = {
        what: [int(line[1]) for line in said if line[0] == what] for what in ("kept", "edited", "imported")
    }
    vocabulary = Vocabulary(store)
    words = {word.key.simplified: word for word in vocabulary.words()}
    wrong = [f"word {number} is gone" for number in done["kept"] if f"词{name}-{number}" not in words]
    wrong += [
        f"note {number} is gone"
        for number in done["edited"]
        if words[f"词{name}-{number}"].note != f"note {number}"
    ]
    wrong += [
        f"word {text} has no sentence"
        for text, word in words.items()
        if text[0] == "词" and not word.sightings
    ]
    batches = Counter(
        key.simplified.rsplit("-", 1)[0] for key in vocabulary.statuses() if key.simplified[0] == "批"
    )
    wrong += [f"import {batch} is half" for batch, count in batches.items() if count != _IN_AN_IMPORT]
    wrong += [
        f"import {number} is gone" for number in done["imported"] if f"批{name}-{number}" not in batches
    ]
    return wrong


def main(rounds: int) -> int:
    """Run all rounds and tell of them."""
    chance = random.Random(6)
    wrong: list[str] = []
    acknowledged = 0
    begin = time.perf_counter()
    for first in range(0, rounds, _ROUNDS_A_FILE):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(first, min(first + _ROUNDS_A_FILE, rounds)):
                # one in ten is killed while it starts: on opening, migrating, backing up
                life = -chance.uniform(0, 0.3) if number % 10 == 0 else chance.uniform(0.0001, _LONGEST_LIFE)
                found, count = round_of(Path(folder), str(number), life)
                wrong += [f"round {number}: {each}" for each in found]
                acknowledged += count
    seconds = time.perf_counter() - begin
    print(
        f"{rounds} kills in {seconds:.0f} s: {acknowledged} changes acknowledged, {len(wrong)} things wrong"
    )
    print("\n".join(wrong[:20]))
    return 1 if wrong or not acknowledged else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), sys.argv[3])
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
