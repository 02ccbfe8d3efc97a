"""Questions in plain words: taken apart, laid over the examples of the questions' headers, asked.

::

    text --periods, event_periods--> Period, and the rest
    rest --taking_apart (name_spotting, ordinals, wording)--> Said
    Said and the examples (patterns) --readings--> Reading, the most certain first
    Reading --kg.questions.request--> Request --> Answer                          (freetext)
"""
