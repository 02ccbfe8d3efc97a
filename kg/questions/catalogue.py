"""The catalogue: all questions of the bundled folder and of folders that the user adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from kg.errors import QuestionError
from kg.questions.nearest import nearest
from kg.questions.question import Question, parse_question


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Questions by name, in order of their names; ``own`` are those that the user added."""

    questions: Mapping[str, Question]
    own: frozenset[str] = frozenset()

    def own_first(self) -> list[Question]:
        """All questions, the user's own first: of two that fit some words, these are meant."""
        return sorted(self.questions.values(), key=lambda question: question.name not in self.own)

    def question(self, name: str) -> Question:
        """The question of that name.

        Raises QuestionError that names the nearest ones where there is none.
        """
        if name in self.questions:
            return self.questions[name]
        near = nearest(name, self.questions)
        hint = f"did you mean {' or '.join(near)}?" if near else "see 'kg questions' for all"
        raise QuestionError(f"{name[:80]!r}: no such question; {hint}")


def load_catalogue(folders: Sequence[Path] = ()) -> Catalogue:
    """The bundled questions and those of ``folders`` (each ``.rq`` file is one).

    Raises QuestionError for a folder that is missing, a file that cannot be read, a broken
    question, and a name that two files share.
    """
    questions = dict(_bundled())
    for folder in {Path(each).resolve(): Path(each) for each in folders}.values():
        for source, text in folder_texts(folder).items():
            question = parse_question(text, source)
            if question.name in questions:
                raise QuestionError(
                    f"{source}: the question {question.name!r} exists already in "
                    f"{questions[question.name].source}; give this file another name"
                )
            questions[question.name] = question
    return Catalogue(
        dict(sorted(questions.items())), frozenset(questions.keys() - _bundled().keys())
    )


@lru_cache(maxsize=1)
def _bundled() -> Mapping[str, Question]:
    questions = (parse_question(text, source) for source, text in bundled_texts().items())
    return {question.name: question for question in questions}


def bundled_texts() -> dict[str, str]:
    """The content of each bundled file, by its place."""
    return {
        f"queries/{entry.name}": entry.read_text(encoding="utf-8")
        for entry in sorted(files("kg.queries").iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".rq")
    }


def folder_texts(folder: Path) -> dict[str, str]:
    """The content of each ``.rq`` file of a folder, by its path.

    Raises QuestionError for a folder that is missing and a file that cannot be read.
    """
    if not folder.is_dir():
        raise QuestionError(f"{folder}: no such folder of questions; give a folder of .rq files")
    return {str(path): _content(path) for path in sorted(folder.glob("*.rq"))}


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path}: not UTF-8 text; save the file as UTF-8") from error
    except OSError as error:
        raise QuestionError(
            f"{path}: cannot be read ({error.strerror}); mend or remove it"
        ) from error
