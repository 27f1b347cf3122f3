"""What the engine reaches on sentences it was not made for, beside common libraries: `dev.py bench unseen`.

The scorer lies beside the gold excerpts (`../shared/gold/score.py`), which are no part of the project; where it is not
there, nothing can be scored. Every set in `unseen/` is scored as it stands, and the gold excerpts too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCORER = HERE.parents[1] / "shared" / "gold" / "score.py"
ENGINES = ("baseline_adapter", "gold_adapter")
SCRIPTS = ("s2t", "s2tw", "s2twp")


def main() -> int:
    """Print a row a set: each figure as the libraries' / ours, in percent."""
    if not SCORER.is_file():
        print(f"The scorer is not there: {SCORER.relative_to(HERE.parents[1])}")
        return 1
    print("| sentences | words | with parts | cuts | pinyin | s2t | s2tw | s2twp |")
    print("|---|---|---|---|---|---|---|---|")
    unseen = sorted(path.parent for path in (HERE / "unseen").rglob("segmentation.jsonl"))
    for folder in [SCORER.parent, *unseen]:
        theirs, ours = (figures(folder, engine) for engine in ENGINES)
        cells = [f"{a:.1f} / **{b:.1f}**" for a, b in zip(theirs, ours, strict=True)]
        name = folder.relative_to(HERE / "unseen").as_posix() if folder in unseen else folder.name
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    return 0


def figures(gold: Path, engine: str) -> list[float]:
    """Words, words with acceptable parts, cuts, pinyin and the three script forms that are right, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        adapter = f"{engine}.py"
        subprocess.run(
            [sys.executable, str(SCORER), str(HERE / adapter), "--gold", str(gold), "--json", str(result)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        scored = json.loads(result.read_text(encoding="utf-8"))[adapter]
    words, pinyin, script = scored["segmentation"]["ALL"], scored["pinyin"]["ALL"], scored["script"]
    whole = words.get("exact", 0)
    counts = [
        (whole, words["words"]),
        (whole + words.get("parts ok", 0), words["words"]),
        (words["cuts ok"], words["cuts"]),
        (pinyin["ok"], pinyin["n"]),
        *((script[form]["ok"], script[form]["n"]) for form in SCRIPTS),
    ]
    return [100 * right / total for right, total in counts]


if __name__ == "__main__":
    sys.exit(main())
