"""How much each sign of a sentence's start counts, learned from texts that the reader was not.

The reader's own scores for where sentences begin are too sure of themselves on texts unlike those
it was trained on. What its tree says, that few words are tied over a gap, corrects them.
"""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from kg.language.trained.reading import Reader, Scored
from kg.language.trained.sentence_starts import UNLIKELY, evidence
from kg.language.trained.viterbi import Array
from kg.language.trained.words import split

from .corpus_columns import Inventory, read_trees
from .evaluate_trees import running_text, sentence_starts


def fitted(reader: Reader, corpora: Path) -> Array:
    """The weights of `kg.language.trained.sentence_starts.evidence` on UD EWT's development part.

    The last one counts for every word.
    """
    known = reader.constants
    labels = Inventory(known.xpos), Inventory(known.relations)
    rows, begin = [], []
    for example in read_trees(corpora / "corpora/ud/ewt-dev.conllu.gz", *labels):
        words = split(running_text(example))
        scored = Scored(words, reader)
        scores = scored.columns["starts"]
        starts = {example.words.spans[number][0] for number in sentence_starts(example)}
        likely = scores > UNLIKELY
        rows.append(evidence(words, scores, scored.crossing)[likely])
        begin.append(np.array([start in starts for start, _ in words.spans])[likely])
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    model.fit(np.concatenate(rows), np.concatenate(begin))
    scaler, regression = (step for _, step in model.steps)
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - weights @ scaler.mean_
    return np.array([*weights, bias], dtype=np.float32)
