"""Adding articles in the browser or by a program."""
