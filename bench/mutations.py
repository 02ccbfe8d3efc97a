"""Sources that nobody means well with: good ones broken at random, and bad ones made on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "kg" / "samples", ROOT / "tests" / "articles" / "pages")
SENTENCE = "The mayor of Northhaven met the governor in the town hall on Monday about the bridge."

SEEDS: Mapping[str, str] = {
    "": f"Talks on the Bridge\n\nJan 12, 2026\n\n{SENTENCE}\n\n{SENTENCE}\n",
    ".xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>Northhaven Post</title><item>'
    "<title>Talks on the Bridge</title><link>https://post.example/1</link>"
    f"<pubDate>Mon, 12 Jan 2026 09:00:00 GMT</pubDate><description>{SENTENCE}</description>"
    "</item></channel></rss>",
    ".json": f'[{{"title": "Talks on the Bridge", "date": "2026-01-12", "text": "{SENTENCE}"}}]',
    ".jsonl": f'{{"title": "Talks on the Bridge", "date": "2026-01-12", "text": "{SENTENCE}"}}\n',
    ".csv": f'title,date,text\nTalks on the Bridge,2026-01-12,"{SENTENCE}"\n',
    ".warc": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
    "WARC-Date: 2026-01-12T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    "Content-Length: {length}\r\n\r\n",
}
"""What a suffix's specimens are where no file is at hand, by suffix."""

_HTTP = (
    f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{SENTENCE}</p></body></html>"
)
_RESPONSE = SEEDS[".warc"].replace("{length}", str(len(_HTTP))) + _HTTP + "\r\n\r\n"
_KINDS = {
    ".htm": ".html",
    ".xhtml": ".html",
    ".text": ".txt",
    ".markdown": ".md",
    ".atom": ".xml",
    ".rss": ".xml",
    ".ndjson": ".jsonl",
    ".tsv": ".csv",
}
"""Suffixes of the same format as others, whose specimens they share."""
_MARKUP = (b"<div>", b"</p>", b"<table>", b"<!--", b"-->", b"<script>", b"</html>", b"<![CDATA[")
_NOISE = (
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    "\u202e\u2066\u200f".encode(),
    "e\u0301\u0301\u0301\u0301".encode(),
    "\u2028\x85\x1c".encode(),
    b"&#x110000;&#0;&#xD800;",
    b"&lt;&amp;&nbsp;&bogus;",
    b"\r",
    b"]]>",
    b'"}]',
)
_LONGEST = 400_000


def specimens(suffix: str) -> list[bytes]:
    """Good sources with a suffix: the files at hand, or one that is made."""
    kind = _KINDS.get(suffix, suffix)
    files = [
        file
        for folder in FOLDERS
        for file in sorted(folder.glob(f"*{kind}"))
        if kind and file.stem != "README"
    ]
    if files:
        return [file.read_bytes() for file in files]
    seed = _RESPONSE if kind == ".warc" else SEEDS.get(kind, SEEDS[""])
    return [seed.encode()]


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A source broken in one to four places."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_MUTATIONS)(content, others, chance)[:_LONGEST]
    return content


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(content))


def _flip(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    changed = bytearray(content or b" ")
    for _number in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _leave_out(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = sorted((_place(content, chance), _place(content, chance)))
    return content[:start] + content[end:]


def _splice(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _repeat(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = sorted((_place(content, chance), _place(content, chance)))
    part = content[start : min(end, start + 2000)]
    return content[:end] + part * chance.randint(2, 200) + content[end:]


def _insert(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = _place(content, chance)
    return (
        content[:place] + chance.choice(_NOISE + _MARKUP) * chance.randint(1, 50) + content[place:]
    )


def _nest(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = _place(content, chance)
    opening = chance.choice((b"<div>", b"<b>", b"<ul><li>", b"[", b"{", b"> ", b"- ", b"("))
    return content[:place] + opening * chance.choice((10, 200, 300, 5000)) + content[place:]


def _recode(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp932", "utf-7", "cp037"))
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _swap(content: bytes, _: list[bytes], chance: random.Random) -> bytes:
    old, new = chance.choice(
        (
            (b"<p>", b"<div><span>"),
            (b"</", b"<"),
            (b">", b" x='" + b"y" * 5000 + b"'>"),
            (b'"', b"'"),
            (b" ", b"\xc2\xa0"),
            (b"utf-8", b"utf-16"),
            (b"\n", b"\r"),
            (b"2026", b"0000"),
            (b".", b""),
        )
    )
    return content.replace(old, new, chance.randint(1, 40))


_MUTATIONS: tuple[Callable[[bytes, list[bytes], random.Random], bytes], ...] = (
    *(_flip, _cut, _leave_out, _splice, _repeat, _insert, _nest, _recode, _swap),
)


def hostile() -> dict[str, bytes]:
    """Sources made to hang, to take all memory or to overflow the stack, by what they are."""
    page = SENTENCE.encode()
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    bomb = b'<!DOCTYPE x [<!ENTITY l0 "lol">' + entities + b"]>"
    return {
        "tags 100,000 deep": b"<html><body>" + b"<div>" * 100_000 + page,
        "inline tags 100,000 deep": b"<html><body><p>" + b"<b>" * 100_000 + page,
        "lists 100,000 deep": b"<html><body>" + b"<ul><li>" * 100_000 + page,
        "tables 10,000 deep": b"<html><body>" + b"<table><tr><td>" * 10_000 + page,
        "a million elements": b"<html><body>" + b"<p>a</p>" * 1_000_000,
        "a million empty elements": b"<html><body>" + b"<br>" * 1_000_000 + page,
        "breaks without end": b"<html><body><p>" + page + b"<br>" * 2_900 + page,
        "many paragraphs": b"<html><body><div>" + (b"<p>" + page + b"</p>") * 2_900 + b"</div>",
        "entity bomb": bomb + b"<html><body><p>&l9;</p></body></html>",
        "entity bomb of XML": b'<?xml version="1.0"?>'
        + bomb
        + b"<rss><channel>&l9;</channel></rss>",
        "quadratic entity": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
        + b"a" * 50_000
        + b'">]><x>'
        + b"&a;" * 50_000
        + b"</x>",
        "external entity": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
        b"]><rss><channel><item><title>&a;</title></item></channel></rss>",
        "huge attribute": b"<html><body><p class='" + b"x" * 15_000_000 + b"'>" + page,
        "many attributes": b"<html><body><p "
        + b" ".join(b"a%d=1" % n for n in range(100_000))
        + b">"
        + page,
        "huge class list": b"<html><body><p class='" + b"newsletter-box " * 500_000 + b"'>" + page,
        "JSON 100,000 deep": b"[" * 100_000,
        "JSON-LD 100,000 deep": b"<html><head><script type='application/ld+json'>"
        + b"[" * 100_000
        + b"</script></head><body><p>"
        + page,
        "JSON-LD without end": b"<html><head><script type='application/ld+json'>"
        b'{"@type":"Article","articleBody":"'
        + page * 100_000
        + b'"}</script></head><body><p>'
        + page,
        "JSON-LD beside many lines": b"<html><head><script type='application/ld+json'>"
        b'{"@type":"Article","articleBody":"'
        + page * 2_000
        + b'"}</script></head><body>'
        + (b"<div>" + b"<p>a b c</p>" * 2_000 + b"</div>") * 20,
        "half of the paragraphs lost": b"<html><body><div>"
        + (b"<p>" + page + b"</p><p>" + page.upper() + b"</p>") * 1_400,
        "NULs": b"\0" * 1_000_000,
        "a NUL in a page": b"<html><body><p>The mayor\0 met" + page,
        "one line": page * 100_000,
        "one word": b"a" * 15_000_000,
        "nothing but spaces": b" " * 15_000_000,
        "nothing but breaks": b"\n" * 15_000_000,
        "nothing but marks": "\ufeff\u200b".encode() * 1_000_000,
        "lone surrogates": b"<html><body><p>" + b"\xed\xa0\x80" * 10_000 + page,
        "surrogates in UTF-16": b"\xff\xfe" + b"\x00\xd8" * 100_000,
        "half of UTF-16": b"\xff\xfe" + SENTENCE.encode("utf-16-le") * 100 + b"\x41",
        "from right to left": ("\u202e" + SENTENCE + "\u2066\u200f").encode() * 2_000,
        "combining marks": ("e" + "\u0301" * 100_000).encode(),
        "citation brackets": b"[" * 500_000 + page,
        "Markdown quotes": b"# a\n" + b"> " * 200_000 + page,
        "Markdown lists": b"# a\n" + b"- " * 100_000 + page,
        "Markdown emphasis": b"# a\n" + b"*_" * 200_000 + page,
        "Markdown links": b"# a\n" + b"[a](" * 100_000 + page,
        "dates": b"Jan 12, 2026 " * 80_000,
        "stamps": b"Jan 12, 2026\n" * 80_000,
        "unclosed comment": b"<html><body><!--" + b"-" * 5_000_000 + page,
        "unclosed script": b"<html><body><script>" + b"if(a<b)" * 500_000 + page,
        "many scripts": b"<html><body>"
        + b"<script type='application/ld+json'>{}</script>" * 2_900
        + page,
        "meta without end": b"<html><head>" + b"<meta name='a' content='b'>" * 40_000 + page,
        "select without end": b"<html><body><select>" + b"<option>a" * 2_900 + page,
        "frames": b"<html><frameset>" + b"<frame src=a>" * 2_900,
        "links to itself": b"<html><body>" + b"<a href='#'>Read more news here</a>" * 2_900 + page,
        "headings": b"<html><body>"
        + b"<h2><a href=x>Most read stories of the week</a></h2><p>a</p>" * 1_400
        + page,
        "live blog": b"<html><body class=liveblog>"
        + b"<div><time datetime='2026-01-12'>a</time><p>" * 200
        + page,
        "live blog that is long": b"<html><body class=liveblog>"
        + (b"<div><time datetime='2026-01-12'>a</time><p>" + page + b"</p></div>") * 2_900,
        "CSV field": b"title,text\n" + b'"' + page * 100_000,
        "CSV columns": b"title,text" + b",a" * 500_000 + b"\n" + page,
        "CSV rows": b"title,text\n" + b"a,b\n" * 200_000,
        "JSON number": b'{"text": 1e999999, "title": ' + b"9" * 1_000_000 + b"}",
        "gzip bomb": b"\x1f\x8b\x08\x00" + b"\x00" * 100_000,
    }
