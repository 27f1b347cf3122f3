"""The manners of the house that a machine can hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1]
MODULES = sorted((HERE / "reader").rglob("*.py"))
WRITTEN = [*MODULES, *sorted((HERE / "tests").rglob("*.py")), HERE / "dev.py"]
LONGEST = 400
NAMES = frozenset({"Duidu", "Duidu 对读", "— Duidu"})
"""Words that are the same in every language."""

SAYING = frozenset(
    {
        "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "addAction", "addButton",
        "addItem", "addItems", "addMenu", "addRow", "addTab", "addToolBar", "insertItem", "say", "set_progress",
        "setAccessibleDescription", "setAccessibleName", "setDetailedText", "setInformativeText",
        "setPlaceholderText", "setStatusTip", "setSuffix", "setPrefix", "setTabText", "setText", "setTitle",
        "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage",
    }
)  # fmt: skip
"""Calls whose words are read by people."""

TRANSLATING = frozenset({"tr", "_tr", "translate"})
_WORDS = re.compile(r"[A-Za-z]{2,}")


def named(path: Path) -> str:
    return str(path.relative_to(HERE))


def called(call: ast.Call) -> str:
    """The bare name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def untranslated(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words that go to the screen without passing through `tr`, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in SAYING:
            for argument in [*node.args, *[keyword.value for keyword in node.keywords]]:
                yield from strings(argument)


def strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The string constants of an expression that are not inside a call of their own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if _WORDS.search(node.value) and node.value.strip() not in NAMES:
            yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.BoolOp | ast.FormattedValue | ast.List):
        for child in ast.iter_child_nodes(node):
            yield from strings(child)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(tree_of(path))] == []


def test_only_app_and_ui_know_qt() -> None:
    outside = [path for path in MODULES if path.relative_to(HERE / "reader").parts[0] not in ("ui", "app.py")]
    assert [named(path) for path in outside if imported(tree_of(path)) & {"PySide6", "shiboken6"}] == []


def imported(tree: ast.AST) -> set[str]:
    """The packages that a module imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_every_visible_word_can_be_translated() -> None:
    screens = sorted((HERE / "reader" / "ui").rglob("*.py"))
    found = {named(path): list(untranslated(tree_of(path))) for path in screens}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_check_of_visible_words_sees_them() -> None:
    source = (
        'a.setText("Some words"); b = QLabel(f"{x} words"); c.setToolTip(self.tr("fine")); d.say("Duidu")'
    )
    assert [words for _, words in untranslated(ast.parse(source))] == ["Some words", " words"]


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


@pytest.mark.parametrize(
    "leftover",
    [r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b", r"[\"'(\s]/(?:home|Users|root|work)/\w", r"[A-Z]:\\+Users"],
)
def test_nothing_is_left_to_do_and_no_machine_is_named(leftover: str) -> None:
    pattern = re.compile(leftover)
    assert [named(path) for path in WRITTEN if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_every_test_says_a_promise() -> None:
    short = [
        f"{named(path)}: {node.name}"
        for path in (HERE / "tests").rglob("test_*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name.count("_") < 3
    ]
    assert short == []
