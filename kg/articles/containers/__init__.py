"""Files that hold many articles: feeds, JSON, JSON Lines, CSV and TSV, WARC archives.

`kg.articles.containers.unpacking` finds the articles in them; the other modules know one format
each.
"""
