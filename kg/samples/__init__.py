"""Sample articles about public facts, written for newskg; README.md tells about each."""
