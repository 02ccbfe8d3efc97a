"""The wheel: it holds every file, and works in an empty folder without network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = {"kg": "kg", "web": "kg/web", "ontology": "kg/ontology", "queries": "kg/queries"}

NOT_PACKED = shutil.ignore_patterns("__pycache__", "frontend")

NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise RuntimeError(f"the network was used: {arguments[-1]!r}")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: setuptools leaves its traces beside what it builds."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=NOT_PACKED)
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    built = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment with the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    command = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-index"]
    subprocess.run([sys.executable, *command, "--no-deps", str(wheel)], check=True)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    # The dependencies are those of the running environment. A path in a .pth file brings its
    # packages but not its own .pth files, so not the editable newskg.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (packages / "sitecustomize.py").write_text(NO_NETWORK)
    return folder / "bin"


def test_wheel_holds_every_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        f"{package}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, package in FOLDERS.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", "frontend"} & set(path.parts)
    }
    assert "kg/web/static/built/site.js" in expected, "make builds what the web pages load"
    assert packed == expected


def test_wheel_states_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
        names = archive.namelist()
    assert "Name: newskg" in lines
    assert "License-Expression: Apache-2.0" in lines
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_works_in_an_empty_folder_without_network(installed: Path, tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text(
        "Talks in Geneva\n\nMay 4, 2024\n\n"
        "President Anna Lind met Prime Minister Olga Petrova in Geneva on May 3, 2024.\n"
    )
    environment = {"PATH": os.environ["PATH"]}

    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(installed / "kg"), *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    built = kg("build", "talks.txt")
    assert (built.returncode, built.stdout) == (0, "")
    assert built.stderr == "kg: 1 article read, 0 unchanged\n"
    asked = kg("ask", "who-met-whom", "--person", "Anna Lind", "--format", "json")
    assert (asked.returncode, asked.stderr) == (0, "")
    (row,) = json.loads(asked.stdout)["rows"]
    assert (row["person"], row["other"], row["start"], row["place"], row["status"]) == (
        "Anna Lind",
        "Olga Petrova",
        "2024-05-03",
        "Geneva",
        "held",
    )
    checked = kg("check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
