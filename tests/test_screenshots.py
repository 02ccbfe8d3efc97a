"""The README's pictures can be taken at any time, and are those that it shows."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from scripts.take_screenshots import IMAGES, NAMES, take
from tests.web.browser import chromium_program

README = Path(__file__).parents[1] / "README.md"
WIDTH, HEIGHT = 1180, 860


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG in pixels, as its first chunk says."""
    start = picture.read_bytes()[:24]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", start[16:24])
    return width, height


def test_pictures_are_taken_from_the_sample_graph(tmp_path: Path) -> None:
    take(chromium_program(), tmp_path)
    assert {each.stem for each in tmp_path.iterdir()} == {*NAMES}
    for name in NAMES:
        width, height = size(tmp_path / f"{name}.png")
        assert (width, height) == (WIDTH, HEIGHT) or (name == "answer" and height > HEIGHT), name
        # An error page or a blank view would be a fraction of that.
        assert (tmp_path / f"{name}.png").stat().st_size > 40_000, name


def test_readme_shows_each_picture_with_words_for_it() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\(docs/images/([a-z]+)\.png\)", README.read_text())
    assert sorted(name for _, name in shown) == sorted(NAMES)
    assert all(len(words) > 40 for words, _ in shown)
    assert {each.name for each in IMAGES.iterdir()} == {f"{name}.png" for name in NAMES}
    assert {size(IMAGES / f"{name}.png")[0] for name in NAMES} == {WIDTH}
    assert sum(each.stat().st_size for each in IMAGES.iterdir()) < 1_500_000
