"""What people decide about what was read: accept, reject, correct, merge, split, undo.

::

    file --parsing--> Judgements          in the order of the file, with what is undone
    read Extraction --applying--> Judged  what holds of it, and what was decided about it
    Judgements --identity--> Corrections  merges and splits, for resolution

`file` reads and adds to the file, `matching` finds what a judgement means, `things` names what the
graph has in such words, `replaying` keeps the articles of a store in step with the file.
"""
