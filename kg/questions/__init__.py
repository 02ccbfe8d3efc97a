"""Questions: a catalogue of ``.rq`` files, asked by name or in plain words, answered with evidence.

::

    .rq file --header, parameters, question--> Question      (catalogue: all of them)
    names and values --request--> Request --binding--> SPARQL --> rows --> Answer --> text
    plain words --freetext--> Request
    SPARQL of one's own --custom--> CustomAnswer

Adding a file adds a question: nothing here knows any question by name.
"""

from kg.questions.answer import Answer, Coverage, Understood, coverage
from kg.questions.asking import MOST_ROWS, ask
from kg.questions.catalogue import Catalogue, load_catalogue
from kg.questions.custom import CustomAnswer, ask_sparql
from kg.questions.formats import FORMATS, render
from kg.questions.parameters import Parameter
from kg.questions.question import Question
from kg.questions.words.freetext import ask_text

__all__ = [
    "FORMATS",
    "MOST_ROWS",
    "Answer",
    "Catalogue",
    "Coverage",
    "CustomAnswer",
    "Parameter",
    "Question",
    "Understood",
    "ask",
    "ask_sparql",
    "ask_text",
    "coverage",
    "load_catalogue",
    "render",
]
