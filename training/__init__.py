"""The recipe for the shipped reader: from openly available data to one small ONNX file.

Start with `train.py` (the loop), `model.py` (what is learned) and `words.py` (what the model
sees). `words.py`, `labels.py`, `decode.py` and `runtime.py` need no PyTorch: they are what
reading takes at run time.
"""
