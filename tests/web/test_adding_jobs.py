"""Jobs outlive the process that has them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.web.adding import jobs as adding_jobs
from kg.web.adding.jobs import STOPPED, Jobs, Sent
from kg.web.adding.summary import Summary, Thing

ADDED = Sent(
    "a.txt",
    "/uploads/a/a.txt",
    "added",
    None,
    Summary(
        Thing("Talks", "https://x.example/id/article/a"), (("people", (Thing("Ann", "x:a"),)),)
    ),
)
READING = Sent("b.txt", "/uploads/b/b.txt", "reading")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    job = jobs.new((ADDED, READING))
    assert Jobs(tmp_path).get(job.id) == job
    jobs.keep(done := replace(job, articles=(ADDED,)))
    assert Jobs(tmp_path).get(job.id) == done


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        Jobs(tmp_path / "file").new((ADDED,))
    assert "articles cannot be kept here (Not a directory)" in str(caught.value)


@pytest.mark.parametrize("job_id", ["aaaaaaaaaaa", "../../../x", "", "a" * 5000])
def test_no_such_job(tmp_path: Path, job_id: str) -> None:
    assert Jobs(tmp_path).get(job_id) is None


def test_a_job_whose_process_is_gone_is_over(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    job = jobs.new((ADDED, READING))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for gone in (replace(job, number=ended.pid), replace(job, process="an earlier one")):
        jobs.keep(gone)
        found = jobs.get(job.id)
        assert found is not None
        assert found.articles == (ADDED, replace(READING, state="failed", problem=STOPPED))


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding_jobs, "KEPT", 3)
    jobs = Jobs(tmp_path)
    made = [jobs.new((READING,)).id for _ in range(5)]
    assert len(list((tmp_path / ".jobs").iterdir())) == 3
    assert jobs.get(made[-1]) is not None


def test_files_of_jobs_are_plain(tmp_path: Path) -> None:
    job = Jobs(tmp_path).new((ADDED,))
    stated = json.loads((tmp_path / ".jobs" / f"{job.id}.json").read_text())
    assert stated["articles"][0]["name"] == "a.txt"
