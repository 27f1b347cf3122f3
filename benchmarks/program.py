"""The whole program in processes of its own: start-up, the card, stalls and memory, against a bare window.

    python -m benchmarks.program [--rounds 5] [--rest 10] [--megabytes 10]

`benchmarks.reading` prints these rows with its own. Each child process does one thing and prints one line of JSON.
Start-up is compared by the processor's time of the window's process, which other programs do not lengthen; modules are
compiled beforehand, as they are after the first start.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from reader.language.build import ensure_language_file  # noqa: E402
from reader.language.lookup import ensure_lookup_file  # noqa: E402
from reader.paths import Paths  # noqa: E402

_PATIENCE = 240.0
"""Seconds after which a child gives up waiting."""

Row = dict[str, Any]


def rows(rounds: int = 5, rest: float = 10.0, megabytes: float = 10.0) -> list[Row]:
    """All figures: what, p50, p99, work and baseline in ms, or MB of memory."""
    with tempfile.TemporaryDirectory(prefix="duidu-bench-") as name:
        folder = Path(name)
        large, middle = _text(folder / "large.txt", megabytes), _text(folder / "middle.txt", 1.0)
        known = folder / "known"
        for data in (known, folder / "fresh"):
            ensure_language_file(Paths.under(data))  # else the children build these, and are measured at that
            ensure_lookup_file(Paths.under(data))
        _child("rest", known, *_samples(), rest=0.0)
        # in turn, so that all three meet the same weather of the machine
        starts = [[_child(what, known) for what in ("bare", "page", "card")] for _ in range(rounds)]
        bare, page, card = (list(each) for each in zip(*starts, strict=True))
        made = [
            _started("start until the page is painted", page, bare),
            _started("start until a full card", card, bare),
        ]
        cards = _child("cards", known)
        made.append(_row("pointer to card painted, 500 words", cards["passed"], cards["work"], 0.0))
        stalls = _child("stall", folder / "fresh", middle)
        made.append(
            _row("turns of the window, 1 MB annotated and scrolled", stalls["passed"], stalls["work"], 0.0)
        )
        made.append(_longest("longest of them", stalls))
        making = stalls["making"]
        made.append(_row("longest turn before, while the window is made", [making], [making], 0.0))
        floor = _child("bare", known, rest=1.0)["memory"]
        five, ten = (
            _child("rest", known, *_samples(), rest=rest),
            _child("rest", folder / "fresh", large, rest=rest),
        )
        made += [
            _memory("window over the bare one, five transcripts", five["memory"] - floor, floor),
            _memory(f"window over the bare one, {megabytes:g} MB", ten["memory"] - floor, floor),
            _memory("engine, five transcripts", five["engine"], floor),
            _memory(f"engine, {megabytes:g} MB", ten["engine"], floor),
        ]
    return made


def _samples() -> list[Path]:
    return sorted(Paths.standard().texts.glob("*.zh.txt"))


def _text(path: Path, megabytes: float) -> Path:
    """A transcript of this size made of the samples' sentences, shuffled."""
    chance = random.Random(7)
    whole = "".join(sample.read_text(encoding="utf-8") for sample in _samples())
    sentences = re.findall(r"[^\s。！？]+[。！？]+", whole)
    lines = ["长谈", ""]
    size = 0
    while size < megabytes * 1_000_000:
        said = "".join(chance.choices(sentences, k=chance.choice((1, 1, 2, 3))))
        lines.append(f"{'问' if len(lines) % 4 else '答'}：{said}")
        size += len(lines[-1].encode()) + 2
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def _child(what: str, data: Path, *files: Path, rest: float = 0.0) -> Row:
    """Do one thing in a process of its own; what it printed, with the milliseconds from its start."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.program",
        "--child",
        what,
        "--data",
        str(data),
        f"--rest={rest}",
    ]
    started = time.time()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, check=False, env=environment, cwd=_ROOT
    )
    if done.returncode:
        raise RuntimeError(f"{what}: {done.stderr[-2000:]}")
    told: Row = json.loads(done.stdout.splitlines()[-1])
    if "at" in told:
        told["passed"] = [(told["at"] - started) * 1000]
    return told


def _row(what: str, passed: list[float], work: list[float], baseline: float) -> Row:
    ordered = sorted(passed)
    last = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    return {"what": what, "p50": median(passed), "p99": last, "work": median(work), "baseline": baseline}


def _started(what: str, children: list[Row], bare: list[Row]) -> Row:
    passed = [each["passed"][0] for each in children]
    return _row(what, passed, [each["work"] for each in children], median(each["work"] for each in bare))


def _longest(what: str, stalls: Row) -> Row:
    passed, work = max(stalls["passed"]), max(stalls["work"])
    return {"what": what, "p50": passed, "p99": passed, "work": work, "baseline": 0.0}


def _memory(what: str, megabytes: float, floor: float) -> Row:
    return {
        "what": f"PSS in MB: {what}",
        "p50": megabytes,
        "p99": megabytes,
        "work": megabytes,
        "baseline": floor,
    }


def pss(pid: int) -> float:
    """Megabytes of memory of a process, what is shared counted in parts; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _tell(**said: object) -> None:
    print(json.dumps(said), flush=True)
    os._exit(0)


def child_bare(_data: Path, _files: list[Path], rest: float) -> None:
    """One window with one label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("对读"))
    window.resize(1280, 820)
    window.show()
    application.processEvents()
    at, work = time.time(), time.process_time() * 1000
    _wait(application, rest, lambda: False)
    _tell(at=at, work=work, memory=pss(os.getpid()))


def _wait(application: Any, seconds: float, done: Callable[[], bool]) -> bool:
    """Let events be handled until it is done; whether it is."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and not done():
        application.processEvents()
        time.sleep(0.001)
    return done()


class _Opened:
    """A program in this process, shown on the text read last or on files, and when its page was painted first."""

    def __init__(self, data: Path, files: list[Path]) -> None:
        gc.disable()  # as `reader.__main__` does

        from reader.app import Program, make_application
        from reader.desk import Desk

        paths = Paths.under(data)
        self.application = make_application(paths)
        self.program = Program(self.application, paths, Desk.open(paths))
        self.program.desk.prefer(hover_delay_ms=0)
        self.page = self.program.window.page
        self.painted = self.cards = 0

        from PySide6.QtCore import QEvent, QObject

        class Watch(QObject):
            def eventFilter(_watch, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    self.painted += watched is self.page.viewport()
                    self.cards += watched is not self.page.viewport()
                return False

        self._watch = Watch()
        self.page.viewport().installEventFilter(self._watch)
        self.program.start(files)
        self.wait(lambda: self.painted > 0)

    def wait(self, done: Callable[[], bool]) -> None:
        if not _wait(self.application, _PATIENCE, done):
            raise TimeoutError

    @cached_property
    def card(self) -> Any:
        """The card of a word, which the program makes when the page has been painted."""
        self.program.window.card.installEventFilter(self._watch)
        return self.program.window.card

    def known(self, paragraph: int) -> bool:
        return not self.page.unannotated(paragraph, paragraph)

    def point(self, paragraph: int, token: int) -> None:
        """Move the pointer onto a word."""
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent

        at = QPointF(self.page.word_rect(paragraph, token).center())
        none = Qt.MouseButton.NoButton
        where = self.page.viewport().mapToGlobal(at)
        event = QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, Qt.KeyboardModifier.NoModifier)
        self.application.sendEvent(self.page.viewport(), event)

    def words(self, paragraph: int) -> list[int]:
        """The Chinese words of a paragraph that are in sight."""
        annotation = self.page.annotation(paragraph)
        area = self.page.viewport().rect()
        found = enumerate(annotation.tokens if annotation is not None else ())
        return [n for n, token in found if token.pinyin and area.contains(self.page.word_rect(paragraph, n))]


def child_page(data: Path, files: list[Path], _rest: float) -> None:
    """Until the page is painted."""
    _Opened(data, files)
    _tell(at=time.time(), work=time.process_time() * 1000)


def child_card(data: Path, files: list[Path], _rest: float) -> None:
    """Until a word answers with a card that has been looked up."""
    opened = _Opened(data, files)
    first, last = opened.page.visible_paragraphs()

    def place() -> tuple[int, int] | None:
        return next(((each, n) for each in range(first, last + 1) for n in opened.words(each)[:1]), None)

    def answered() -> bool:
        card = opened.card.card
        if card is None and (at := place()) is not None:
            opened.point(*at)
        return (
            card is not None and card.looked_up and bool(card.readings or card.concept) and opened.cards > 0
        )

    opened.wait(answered)
    _tell(at=time.time(), work=time.process_time() * 1000)


def child_cards(data: Path, files: list[Path], _rest: float) -> None:
    """Word after word until its card is painted."""
    opened = _Opened(data, files)
    opened.wait(lambda: opened.program.complete)
    assert opened.card is not None  # watched from now on
    passed: list[float] = []
    work: list[float] = []
    while len(passed) < 500:
        first, last = opened.page.visible_paragraphs()
        opened.wait(lambda first=first, last=last: not opened.page.unannotated(first, last))
        for paragraph in range(first, last + 1):
            for token in opened.words(paragraph):
                before, start, used = opened.cards, time.perf_counter(), time.process_time()
                opened.point(paragraph, token)
                while opened.cards == before and time.perf_counter() - start < 0.5:
                    opened.application.processEvents()
                if opened.cards > before:
                    passed.append((time.perf_counter() - start) * 1000)
                    work.append((time.process_time() - used) * 1000)
        place = opened.page.position()
        opened.page.scroll_page_down()
        _wait(opened.application, 0.3, lambda: False)
        if opened.page.position() == place:
            opened.page.scroll_to_start()
    _tell(passed=passed[:500], work=work[:500])


def child_stall(data: Path, files: list[Path], _rest: float) -> None:
    """How long each turn of the window's loop takes: while all is made, then while a text is annotated and scrolled.

    The engine starts when all is made.
    """
    opened = _Opened(data, files)
    making: list[float] = []
    while not opened.program.complete:
        start = time.perf_counter()
        opened.application.processEvents()
        making.append((time.perf_counter() - start) * 1000)
        time.sleep(0.001)
    passed: list[float] = []
    work: list[float] = []
    end = time.perf_counter() + 30
    scrolled = time.perf_counter()
    while time.perf_counter() < end:
        start, used = time.perf_counter(), time.process_time()
        if start - scrolled > 0.1:
            opened.page.scroll_page_down()
            scrolled = start
        opened.application.processEvents()
        turn = (time.process_time() - used) * 1000
        if turn > 0.05:
            passed.append((time.perf_counter() - start) * 1000)
            work.append(turn)
        time.sleep(0.001)
    _tell(passed=passed, work=work, making=max(making))


def child_rest(data: Path, files: list[Path], rest: float) -> None:
    """Open, let everything be annotated to its end, and rest; what memory is then taken."""
    opened = _Opened(data, files)
    desk = opened.program.desk
    opened.wait(lambda: opened.program.complete)
    digests = {entry.digest for entry in desk.library.entries()}
    opened.program.reading.read_library()
    _wait(opened.application, _PATIENCE, lambda: bool(digests) and desk.concordance.complete)
    _wait(opened.application, rest, lambda: False)
    engines = [pss(each) for each in _children_of(os.getpid())]
    memory = pss(os.getpid())
    opened.program.close()
    _tell(memory=memory, engine=sum(engines))


CHILDREN: dict[str, Callable[[Path, list[Path], float], None]] = {
    "bare": child_bare,
    "page": child_page,
    "card": child_card,
    "cards": child_cards,
    "stall": child_stall,
    "rest": child_rest,
}


def main(arguments: list[str]) -> int:
    """Measure and print JSON, or be one of the children."""
    parser = argparse.ArgumentParser(description="Start-up, cards, stalls and memory of the whole program.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rest", type=float, default=10.0)
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("--child", choices=sorted(CHILDREN))
    parser.add_argument("--data", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.child:
        CHILDREN[options.child](options.data, options.files, options.rest)
        return 0
    for row in rows(options.rounds, options.rest, options.megabytes):
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
