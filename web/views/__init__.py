"""Views of one answer: besides its table a timeline, a map, a network and a chart.

Which views an answer has follows from its columns (`choice`). Each view is first its facts, plain
data that the page writes as text (the alternative to the picture) and, for a map and a network,
hands to a script that draws the very same. `rows` sorts and filters what all views show.
"""
