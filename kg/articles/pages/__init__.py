"""HTML pages, the web as it is: `kg.articles.pages.page` reads one, the other modules its parts.

What belongs to the page around the article is taken out of its tree first (boxes, dialogs, appeals,
notes, ...), the run of paragraphs that is the article is weighed and written down line by line, and
what the page states about it (JSON-LD, microdata, RDFa, meta, byline) is compared. The words by
which parts are known stand in ``ontology/lexicon/pages.yaml``.
"""
