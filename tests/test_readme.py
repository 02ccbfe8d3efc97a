"""The README's commands print what it shows, and its example of a question works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"```console\n\$ (.+)\n((?:.*\n)*?)```", README)
SAMPLES = "kg/samples"


def run(command: str, folder: Path) -> str:
    """What the command prints in ``folder``, messages included."""
    assert command.startswith("kg ")
    program = Path(sys.executable).parent / "kg"
    done = subprocess.run(
        f"{program} {command.removeprefix('kg ')}",
        shell=True,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples at the path that the README gives them."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "kg").mkdir()
    (folder / SAMPLES).symlink_to(ROOT / SAMPLES)
    return folder


def test_commands_print_what_the_readme_shows(folder: Path) -> None:
    assert len(SESSIONS) == 5
    assert [(command, run(command, folder)) for command, _ in SESSIONS] == SESSIONS


def test_the_example_of_a_question_works(folder: Path) -> None:
    question = re.search(r"```sparql\n(.*?)```", README, re.DOTALL)
    assert question is not None
    (folder / "my-questions").mkdir()
    (folder / "my-questions" / "who-was-there.rq").write_text(question[1], encoding="utf-8")
    (folder / "kg.yaml").write_text("queries: [my-questions]\n", encoding="utf-8")
    run(f"kg build {SAMPLES}", folder)
    answer = run("kg ask 'Who was in Geneva?' --format csv", folder)
    rows = answer.splitlines()[2:]
    assert [row.split(",")[0] for row in rows] == [
        "Guy Parmelin",
        "Joe Biden",
        "Mikhail Gorbachev",
        "Ronald Reagan",
    ]
