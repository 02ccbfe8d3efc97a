"""Runs the commands that the README and the tour show and puts what they print below them.

``make readme`` writes the files; a test compares. A session is a ``console`` block whose first line
is ``$ COMMAND``; those of one file run one after the other in a folder that holds nothing but the
samples and the tour's articles. Then the lines of Python in ``pycon`` blocks run there.
"""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.question_catalogue import catalogue_markdown

ROOT = Path(__file__).parents[1]
SAMPLES = Path("kg/samples")
README = ROOT / "README.md"
TOUR = ROOT / "docs" / "tour.md"
CATALOGUE = ROOT / "docs" / "questions.md"
_SESSION = re.compile(r"```console\n\$ (.+)\n(?:.*\n)*?```")
_DAY = "1772700000"
"""5 March 2026, the day on which the tour is taken."""
_PYTHON = re.compile(r"```pycon\n(.*?)```", re.DOTALL)


class _Recorder(doctest.DocTestRunner):
    """Keeps what each example prints; a traceback counts as printed."""

    def __init__(self) -> None:
        super().__init__()
        self.session = ""

    def report_success(
        self,
        out: object,  # noqa: ARG002 - the module calls it so
        test: doctest.DocTest,  # noqa: ARG002
        example: doctest.Example,
        got: str,
    ) -> None:
        first, *more = example.source.splitlines()
        lines = [f">>> {first}", *(f"... {line}" for line in more)]
        self.session += "\n".join(lines) + "\n" + got

    report_failure = report_success


def prepare(folder: Path) -> None:
    """Puts what the commands read into the folder, at the paths that they give it."""
    for path in (SAMPLES, Path("docs")):
        (folder / path.parent).mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(ROOT / path)


def run(command: str, folder: Path, **variables: str) -> str:
    """What a command prints in ``folder``, messages included."""
    places = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={**kept, "PATH": places, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def run_python(session: str, folder: Path) -> str:
    """An interactive session of Python with what it prints in ``folder``."""
    recorder = _Recorder()
    with contextlib.chdir(folder):
        recorder.run(doctest.DocTestParser().get_doctest(session, {}, "README.md", None, None))
    return recorder.session


def refreshed(text: str, folder: Path, **variables: str) -> str:
    """A file's text with what its commands print now."""

    def session(found: re.Match[str]) -> str:
        return f"```console\n$ {found[1]}\n{run(found[1], folder, **variables)}```"

    text = _SESSION.sub(session, text)
    return _PYTHON.sub(lambda found: f"```pycon\n{run_python(found[1], folder)}```", text)


def refreshed_tour(text: str, folder: Path) -> str:
    """The tour's text with what its commands print on the day of the tour."""
    return refreshed(text, folder, SOURCE_DATE_EPOCH=_DAY)


def main() -> None:
    """Writes the README, the tour and the catalogue of questions anew."""
    for file, fresh in ((README, refreshed), (TOUR, refreshed_tour)):
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name))
            text = file.read_text(encoding="utf-8")
            file.write_text(fresh(text, Path(name)), encoding="utf-8")
    CATALOGUE.write_text(catalogue_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
