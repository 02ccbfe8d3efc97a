"""The trained reader: one small neural model that finds sentences, names, attributions and trees.

`words` splits a text, `pieces` prepares each word for the model, `runtime` runs it, `reading`
decodes its scores over the whole text. All of it counts in word numbers; the modules of
`kg.language` turn these into offsets. How the model was made: `training/` in the source tree;
what it was made from and how well it reads: ``MODEL.md`` beside this package.
"""
