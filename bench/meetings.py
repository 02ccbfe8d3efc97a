"""Whole meetings in articles not trained on: ``python -m bench.meetings CORPORA [--failures]``.

Reads the marked articles of ``training/meetings/held_out`` as `kg extract` does and judges what
comes out with the scorer of CORPORA/gold. Our own articles (reports, everyday, vivid) have all
fields; of the real papers the marks tell who met and where, not on which day. Interviews and press
conferences, which the marks leave out, are not counted there.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.articles.readers import file_source
from kg.extraction_json import extraction_to_json
from kg.reading import Failure, read_all
from training.corpus_meetings import Mark, articles_of, unmarked

HELD_OUT = Path(__file__).parent.parent / "training" / "meetings" / "held_out"
_SCORER = Path("gold", "score", "score_newswire_meetings.py")
_UNMARKED_KINDS = frozenset(("interview", "press conference"))
_SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*\s+|\n+")
Record = dict[str, Any]


def own_articles(path: Path) -> Iterator[Record]:
    """Our articles of a file as the scorer takes them; the head says which meetings there are."""
    for name, article in articles_of(path):
        head, _, marked = article.partition("\n---\n")
        text, marks = unmarked(marked)
        published, *lines = head.splitlines()
        meetings = [_of_head(line, text, marks) for line in lines]
        yield {
            "doc_id": name,
            "text": text,
            "published": published.removeprefix("published: "),
            "meetings": [meeting for meeting in meetings if meeting["evidence"]],
        }


def _of_head(line: str, text: str, marks: Sequence[Mark]) -> Record:
    ident, status, day, place, parties, *others = (cell.strip() for cell in line.split("|"))
    start, _, end = day.partition("..")
    return {
        "id": ident.rstrip("?"),
        "participants": _listed(parties),
        "also_participants": _listed("".join(others).removeprefix("also ")),
        "start": None if start == "-" else start,
        "end": end or None,
        "place": None if place == "-" else place,
        "status": status,
        # A graph has no status for what is denied: found or not, it is set aside.
        "optional": ident.endswith("?") or status == "denied",
        "evidence": _evidence(text, marks, ident.rstrip("?")),
    }


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def papers(path: Path, corpora: Path) -> Iterator[Record]:
    """The real papers that a file has marks for."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            content = (corpora / record["text_file"]).read_bytes()
            text = content.decode("utf-8", errors="replace")[: record["read_to"]]
            marks = [Mark(*mark) for mark in record["marks"]]
            yield {
                "doc_id": record["doc_id"],
                "text": text,
                "published": "unknown",
                "meetings": [
                    {
                        "id": ident,
                        "participants": _longest(text, marks, ident, ("who", "party")),
                        "place": next(iter(_longest(text, marks, ident, ("where", "place"))), None),
                        "status": status,
                        "optional": ident in record["unsure"] or status == "denied",
                        "evidence": evidence,
                    }
                    for ident, status in record["states"].items()
                    if (evidence := _evidence(text, marks, ident))
                ],
            }


def _longest(text: str, marks: Sequence[Mark], ident: str, kinds: tuple[str, ...]) -> list[str]:
    """What marks of some kinds name for a meeting, less what a longer one names, too."""
    named = {
        " ".join(text[mark.start : mark.end].split())
        for mark in marks
        if mark.kind in kinds and ident in mark.idents
    }
    return sorted(name for name in named if not any(name in other != name for other in named))


def _evidence(text: str, marks: Sequence[Mark], ident: str) -> list[str]:
    """The sentences with words that tell of a meeting."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    met = [mark.start for mark in marks if mark.kind == "met" and ident in mark.idents]
    found = (
        text[max(end for end in ends if end <= at) : min(end for end in ends if end > at)].strip()
        for at in met
    )
    return list(dict.fromkeys(found))


def judge(
    name: str, records: Sequence[Record], corpora: Path, *, workers: int, failures: bool
) -> None:
    """Read the articles of a set and print its scores on one line."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        sources = []
        for record in records:
            # The day of publication is not in our texts; newskg takes it from a file's name.
            known = record["published"] != "unknown"
            day = record["published"] + "-" if known else ""
            sources.append(scratch / f"{day}{record['doc_id']}.txt")
            sources[-1].write_bytes(record["text"].encode())
        read = read_all([file_source(path) for path in sources], workers=workers)
        for record, (_, outcome) in zip(records, read, strict=True):
            if isinstance(outcome, Failure):
                raise outcome.error()
            content = extraction_to_json(outcome)
            if name == "papers":
                content["meetings"] = [
                    each for each in content["meetings"] if each["kind"] not in _UNMARKED_KINDS
                ]
            (scratch / f"{record['doc_id']}.json").write_text(json.dumps(content), "utf-8")
        gold = scratch / "gold.jsonl"
        gold.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        command = [sys.executable, str(corpora / _SCORER), str(gold), folder, "--json"]
        command += ["--show-failures"] if failures else []
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    scores = json.loads(done.stdout)
    meeting, parties = scores["meeting"], scores["participant"]
    print(
        f"{name:10} {scores['docs']:4} articles  meetings P {meeting['p']:.3f} R {meeting['r']:.3f}"
        f" F1 {meeting['f1']:.3f}  participants F1 {parties['f1']:.3f}",
        *(
            f" {kind} {value['value']:.3f} of {value['n']}"
            for kind in ("start", "place", "status")
            if (value := scores[f"{kind}_accuracy"])["n"]
        ),
        f" all right {scores['all_fields']['ok']}"
        f"  false alarms {scores['false_alarms']['ok']} in {scores['false_alarms']['n']}",
        flush=True,
    )


def main() -> None:
    """Measure and print, a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder with gold/")
    parser.add_argument("sets", nargs="*", help="reports, everyday, vivid, papers (default: all)")
    parser.add_argument("--failures", action="store_true", help="print what was missed or wrong")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    sets = {path.stem: path for path in sorted(HELD_OUT.glob("*.txt"))}
    for name in arguments.sets or [*sets, "papers"]:
        records = (
            papers(HELD_OUT / "newswire.jsonl", arguments.corpora)
            if name == "papers"
            else own_articles(sets[name])
        )
        judge(
            name,
            list(records),
            arguments.corpora,
            workers=arguments.workers,
            failures=arguments.failures,
        )


if __name__ == "__main__":
    main()
