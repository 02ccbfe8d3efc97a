"""The canned questions: one .rq file each, as data."""
