"""Runs the commands that the README shows and puts what they print below them.

``make readme`` writes the file; a test compares. A session is a ``console`` block whose first
line is ``$ kg ...``; they run one after the other in a folder that holds nothing but the samples.
Then the lines of Python in ``pycon`` blocks run there.
"""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.question_catalogue import catalogue_markdown

ROOT = Path(__file__).parents[1]
SAMPLES = Path("kg/samples")
CATALOGUE = ROOT / "docs" / "questions.md"
_SESSION = re.compile(r"```console\n\$ (kg .+)\n(?:.*\n)*?```")
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
    """Puts the samples into the folder at the path that the README gives them."""
    (folder / SAMPLES.parent).mkdir(parents=True)
    (folder / SAMPLES).symlink_to(ROOT / SAMPLES)


def run(command: str, folder: Path) -> str:
    """What a command of newskg prints in ``folder``, messages included."""
    program = Path(sys.executable).parent / "kg"
    done = subprocess.run(
        [program, *shlex.split(command)[1:]],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
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


def refreshed(text: str, folder: Path) -> str:
    """The README's text with what its commands print now."""
    text = _SESSION.sub(lambda found: f"```console\n$ {found[1]}\n{run(found[1], folder)}```", text)
    return _PYTHON.sub(lambda found: f"```pycon\n{run_python(found[1], folder)}```", text)


def main() -> None:
    """Writes the README and the catalogue of questions anew."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))
        readme.write_text(
            refreshed(readme.read_text(encoding="utf-8"), Path(name)), encoding="utf-8"
        )
    CATALOGUE.write_text(catalogue_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
