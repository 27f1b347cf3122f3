#!/usr/bin/env python3
"""Everything a developer does, with nothing but Python: run, test, check, bench.

    python3 dev.py run [-- FILE ...]    the program, on its sample texts
    python3 dev.py test [PYTEST ...]    all tests, without a screen
    python3 dev.py check                format, lint, types, walls, glossary, then the fast tests
    python3 dev.py bench [NAME ...]     the speeds in benchmarks/

Each of them first makes `.venv` from the locked requirements, and installs the system libraries Qt needs where that
is allowed (Debian and its relatives, as root); where it is not, it prints the one line to type.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads at run time, and the Debian package that has it."""


def main(arguments: list[str]) -> int:
    """Do what the first word says; give its exit code."""
    commands = {"run": run, "test": test, "check": check, "bench": bench}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    rest = arguments[1:]
    prepare()
    return commands[arguments[0]](rest[1:] if rest[:1] == ["--"] else rest)


def prepare() -> None:
    """Make the system packages and the environment ready; quick where they are."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(f"Duidu needs Python 3.11 to 3.13; this is {sys.version.split()[0]}.")
    install_packages(missing_packages())
    make_environment()


def missing_packages() -> list[str]:
    """Debian packages that Qt or the page needs and this system lacks; none where the system is no Debian."""
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        return []
    known = subprocess.run(
        [shutil.which("ldconfig") or "/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False
    ).stdout
    missing = [package for library, package in LIBRARIES.items() if library not in known]
    if not has_chinese_font():
        missing.append("fonts-noto-cjk")
    if not has_venv():
        missing.append("python3-venv")
    return missing


def has_chinese_font() -> bool:
    """Whether a font with Chinese characters lies where fontconfig looks."""
    folders = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"]
    patterns = ["*CJK*", "*wqy*", "*SourceHan*", "*NotoSansSC*", "*NotoSansTC*"]
    return any(
        next(Path(folder).expanduser().rglob(pattern), None) for folder in folders for pattern in patterns
    )


def has_venv() -> bool:
    """Whether this Python can make an environment with pip in it (Debian ships that apart)."""
    command = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install_packages(missing: list[str]) -> None:
    """Install system packages as root, or say what to type and stop."""
    if not missing:
        return
    if os.geteuid() != 0:
        sys.exit(
            "Some system packages are missing. Type this, then try again:\n"
            f"  sudo apt-get install -y {' '.join(missing)}"
        )
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL).returncode:
        sys.exit(f"These packages could not be installed: {' '.join(missing)}")


def make_environment() -> None:
    """Make `.venv` anew when the locked requirements or the Python have changed."""
    stamp = VENV / "duidu-stamp"
    wanted = fingerprint()
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Making .venv (once; a minute or two) …", flush=True)
    call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    install = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    call([*install, "--require-hashes", "-r", str(HERE / "requirements.txt")])
    call([*install, "--no-deps", "--no-build-isolation", "-e", str(HERE)])
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What the environment is made of, as one line."""
    digest = hashlib.sha256((HERE / "requirements.txt").read_bytes())
    return f"{sys.version_info[0]}.{sys.version_info[1]} {digest.hexdigest()}"


def call(command: list[str]) -> None:
    """Run a step that must succeed."""
    if subprocess.run(command, check=False, cwd=HERE).returncode:
        sys.exit(f"This step failed: {' '.join(command)}")


def tool(*command: str, environment: dict[str, str] | None = None) -> int:
    """Run the environment's Python with `command`; give its exit code."""
    variables = os.environ | {"PYTHONUTF8": "1"} | (environment or {})
    return subprocess.run([str(PYTHON), *command], check=False, cwd=HERE, env=variables).returncode


def run(arguments: list[str]) -> int:
    """The program; without a display, a picture of it."""
    files = [
        str(Path(argument).absolute()) if Path(argument).exists() else argument for argument in arguments
    ]
    if has_display() or any(argument in ("-h", "--help") for argument in files):
        return tool("-m", "reader", *files)
    picture = HERE / "build" / "duidu.png"
    picture.parent.mkdir(exist_ok=True)
    sample = files[0] if files else str(sorted((HERE / "texts").glob("*.zh.txt"))[0])
    print("There is no display here, so the window is drawn into a picture.", flush=True)
    code = tool(
        "-m", "reader", "screenshot", sample, "-o", str(picture), environment={"QT_QPA_PLATFORM": "offscreen"}
    )
    print(f"The picture: {picture}")
    print("For a window, start this on a desktop, or with a virtual screen: xvfb-run python3 dev.py run")
    return code


def has_display() -> bool:
    """Whether a window can open here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def test(arguments: list[str]) -> int:
    """All tests, on every core, without a screen."""
    return pytest(arguments or ["-n", "auto"])


def pytest(arguments: list[str]) -> int:
    """Run pytest without a screen."""
    return tool("-m", "pytest", *arguments, environment={"QT_QPA_PLATFORM": "offscreen"})


def check(_arguments: list[str]) -> int:
    """Format, lint, types, the wall between rooms, the glossary, then the fast tests; stops at the first failure."""
    steps = (
        ("format", lambda: tool("-m", "ruff", "format", "--check", ".")),
        ("lint", lambda: tool("-m", "ruff", "check", ".")),
        ("types", lambda: tool("-m", "mypy")),
        ("walls", lambda: tool("-c", "import importlinter.cli as c; raise SystemExit(c.lint_imports())")),
        ("glossary", lambda: tool("-m", "reader.glossary.check")),
        ("fast tests", lambda: pytest(["-n", "auto", "-m", "not slow"])),
    )
    for name, step in steps:
        print(f"== {name}", flush=True)
        if step():
            print(f"check failed: {name}")
            return 1
    return 0


def bench(arguments: list[str]) -> int:
    """The named benchmarks, or all of them; each prints its figures beside a baseline of the same run."""
    names = arguments or sorted(path.stem for path in (HERE / "benchmarks").glob("*.py"))
    return max((tool(str(HERE / "benchmarks" / f"{name}.py")) for name in names), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
