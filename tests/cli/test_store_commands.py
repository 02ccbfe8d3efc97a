"""`kg copy`, `kg compact`, `kg export --output`, and stores that fail, as a user meets them."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph import retries, sending
from kg.graph.store import open_store
from tests.cli.conftest import Run
from tests.graph.servers import EMPTY, Server, told_server

HALF = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Welcome</h1>"
CUT = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n"
    + EMPTY[:40].encode()
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(retries, "sleep", lambda _: None)
    with told_server() as told:
        yield told


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A store that the test may change."""
    gc.collect()  # a store that is still open in a cycle of references may change its files
    return Path(shutil.copytree(built, tmp_path / "own"))


# copies


def test_back_up_and_restore(run: Run, own: Path) -> None:
    before = run("export", "--store", str(own)).out
    outcome = run("copy", str(own), "backup")
    count = len(before.splitlines())
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"kg: {count:,} statements copied into backup\n"
    assert run("remove", "oslo.txt", "--store", str(own)).code == 0
    refused = run("copy", "backup", str(own))
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        f"kg: {own}: there is a store already; name another folder, or add --replace, which removes"
        " it\n"
    )
    assert run("copy", "backup", str(own), "--replace").code == 0
    assert run("export", "--store", str(own)).out == before
    assert run("check", "--store", str(own)).code == 0


def test_copy_what_is_not_there(run: Run) -> None:
    outcome = run("copy", "nowhere", "backup")
    assert outcome.code == 2
    assert outcome.err.startswith("kg: nowhere: no store here;")
    assert list(Path().iterdir()) == []


def test_compact(run: Run, own: Path) -> None:
    before = run("export", "--store", str(own)).out
    for _ in range(3):
        assert run("copy", str(own), "more", "--replace").code == 0
    outcome = run("compact", "--store", str(own))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("kg: ")
    assert outcome.err.endswith(" MB now\n")
    assert run("export", "--store", str(own)).out == before
    outcome = run("compact", "--store", "memory:")
    assert (outcome.code, outcome.err) == (
        2,
        "kg: memory:: not a folder here, and looked after elsewhere; name a folder\n",
    )


# files for other engines


def test_export_into_files_and_back(run: Run, built: Path) -> None:
    exported = run("export", "--store", str(built)).out
    count = len(exported.splitlines())
    outcome = run("export", "--store", str(built), "--output", "out", "--shard-size", "300")
    files = sorted(Path("out").iterdir())
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"kg: {len(files)} files with {count:,} statements in out\n"
    assert len(files) == -(-count // 300)
    # Graphs of newskg's own go on from file to file.
    for _ in range(2):
        assert run("import", *map(str, files), "--store", "back").code == 0
        assert run("export", "--store", "back").out == exported


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--shard-size", "5"], "--shard-size 5: says how files are written; add --output DIR"),
        (["--compress", "none"], "--compress none: says how files are written; add --output DIR"),
        (
            ["--output", "out", "--format", "trig"],
            "--format trig: files in a folder are N-Quads; leave it out",
        ),
    ],
)
def test_export_options_that_do_not_fit(
    run: Run, built: Path, arguments: list[str], said: str
) -> None:
    outcome = run("export", "--store", str(built), *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"kg: {said}\n")
    assert not Path("out").exists()


def test_export_an_empty_store_into_files(run: Run) -> None:
    open_store("empty", create=True).close()
    outcome = run("export", "--store", "empty", "--output", "out")
    assert (outcome.code, outcome.err) == (1, "kg: the store is empty\n")
    assert not Path("out").exists()


def test_import_of_a_file_that_was_cut_off(run: Run, built: Path) -> None:
    assert run("export", "--store", str(built), "--output", "out").code == 0
    file = Path("out/graph-00000.nq.gz")
    file.write_bytes(file.read_bytes()[:-200])
    outcome = run("import", str(file), "--store", "back")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"kg: {file}: cannot be unpacked (")
    assert run("export", "--store", "back").out == ""


# servers that fail


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"status": 500}, "answered 500 Internal Server Error (no word about why)"),
        ({"status": 503}, "it is busy or starting; repeat the command later"),
        ({"status": 401}, "set NEWSKG_STORE_USER and NEWSKG_STORE_PASSWORD"),
        ({"raw": PAGE}, "instead of JSON (<h1>Welcome</h1>)"),
        ({"raw": b""}, "cannot be reached or broke off"),
        ({"raw": HALF}, "cannot be reached or broke off"),
        ({"raw": CUT}, "the server's answer is incomplete"),
        ({"wait": None}, "no answer within 0.2 seconds"),
    ],
)
@pytest.mark.parametrize("command", ["ask", "build", "copy"])
def test_a_server_that_fails(
    run: Run,
    server: Server,
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, object],
    said: str,
    command: str,
) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 0.2)
    for name, value in told.items():
        setattr(server, name, threading.Event() if name == "wait" else value)
    server.body = ""
    arguments = {
        "ask": ["ask", "who-met-whom", "--store", server.address],
        "build": ["build", str(built.parent / "articles"), "--store", server.address],
        "copy": ["copy", server.address, "backup"],
    }[command]
    outcome = run(*arguments)
    if server.wait is not None:
        server.wait.set()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith(f"kg: {server.address}: ")
    assert said in outcome.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("status", [401, 403, 500, 503])
def test_a_server_that_takes_no_changes(run: Run, server: Server, built: Path, status: int) -> None:
    server.changes_only, server.status, server.body = True, status, "no"
    outcome = run(
        "build", str(built.parent / "articles"), "--store", server.address, "--workers", "1"
    )
    address = server.address.replace("query", "update")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"kg: {address}: the server answered {status} ")
    assert outcome.err.count("\n") == 1


# folders that fail

LIMITED = """
import resource, signal, sys
# Writing past the limit is an error then, as on a full disk, not the end of the process.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from kg.cli import main
main(sys.argv[2:])
"""


def limited(size: int, *arguments: str) -> tuple[int, str, str]:
    """Runs a command that may write no file longer than so many bytes."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *arguments], capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", ["import", "copy", "export"])
def test_a_disk_that_is_full(run: Run, own: Path, command: str) -> None:
    before = run("export", "--store", str(own)).out
    Path("graph.nq").write_text(before)
    arguments = {
        "import": ["import", "graph.nq", "--store", "new"],
        "copy": ["copy", str(own), "new"],
        "export": ["export", "--store", str(own), "--output", "new", "--compress", "none"],
    }[command]
    code, out, err = limited(20_000, *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1, err
    assert "the disk is full, or a limit on the size of files is reached" in err
    if command == "import":
        assert run("export", "--store", "new").out == ""
        assert run("import", "graph.nq", "--store", "new").code == 0
    else:
        assert sorted(path.name for path in Path().iterdir()) == ["graph.nq"]
    assert run("export", "--store", str(own)).out == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for twelve megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "none", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only the superuser of a machine may mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_becomes_full(run: Run, built: Path, small_disk: Path) -> None:
    """What was stored until then stays, and the next command goes on from there."""
    articles, store = str(built.parent / "articles"), str(small_disk / "store")
    assert run("build", articles, "--store", store, "--workers", "1").code == 0
    before = run("export", "--store", store).out
    words = "x" * 8_000_000
    Path("large.nt").write_text(
        "".join(f'<https://b.test/{n}> <https://b.test/b> "{words}" .\n' for n in range(4))
    )
    code, out, err = limited(1 << 30, "import", "large.nt", "--store", store)
    assert (code, out) == (2, "")
    assert err == (
        f"kg: {store}: the disk is full, or a limit on the size of files is reached; free some"
        " space and repeat the command\n"
    )
    assert run("export", "--store", store).out == before
    larger = ["mount", "-o", "remount,size=64m", str(small_disk)]
    subprocess.run(larger, check=True)
    assert run("remove", "oslo.txt", "--store", store).code == 0
    assert run("build", articles, "--store", store, "--workers", "1").code == 0
    assert run("export", "--store", store).out == before
    assert run("check", "--store", store).code == 0


def test_a_folder_that_may_not_be_written(built: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    # The superuser may write everywhere, unless that right is given up.
    give_up = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    copy = ["copy", str(built), str(tmp_path / "closed" / "backup")]
    done = subprocess.run(
        [*give_up, sys.executable, "-m", "kg", *copy], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written here" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_that_goes_away(run: Run, own: Path) -> None:
    with open_store(str(own), read_only=True) as store:
        shutil.rmtree(own)
        outcome = run("stats", "--store", str(own))
        assert outcome.code == 2
        assert outcome.err.startswith(f"kg: {own}: no store here;")
        assert store.location == str(own)


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
@pytest.mark.parametrize("command", ["stats", "check", "export"])
def test_a_damaged_store(run: Run, own: Path, pattern: str, command: str) -> None:
    assert run("compact", "--store", str(own)).code == 0
    for file in own.glob(pattern):
        data = bytearray(file.read_bytes())
        data[len(data) // 3 :] = b"\0" * (len(data) - len(data) // 3)
        file.write_bytes(data)
    outcome = run(command, "--store", str(own))
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert f"{own}: the store is damaged (" in outcome.err
