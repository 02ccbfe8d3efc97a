"""Text to annotated document: sentences, names, titles, dates and attributions.

`annotate` is all that later stages call; `Document` is all that they see. How the names and
attributions are found is the inside of this package and may be replaced without touching them.
"""

from kg.language.document import Attribution, DateExpression, Document, Name, Sentence, Token
from kg.language.reader import annotate

__all__ = ["Attribution", "DateExpression", "Document", "Name", "Sentence", "Token", "annotate"]
