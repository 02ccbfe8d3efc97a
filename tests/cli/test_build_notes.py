"""What `kg build` tells of how articles were read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

TALKS = "Mayor Lena Holt met Governor Karl Brandt in Varna on Tuesday."


def test_days_that_are_not_certain_are_told_once_for_a_file(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"{day}/06/2025,{TALKS}\n" for day in ("05", "08", "11"))
    (tmp_path / "talks.csv").write_text(f"date,text\n{rows}")
    told = run("build", str(tmp_path / "talks.csv"), "--workers", "1").err
    note = "“05/06/2025” under “date” is no certain day; write it as 2025-06-05 or 2025-05-06"
    assert f"talks.csv#row=1: publication date: {note} (and so in 2 more of this file)" in told
    assert "08/06/2025" not in told
