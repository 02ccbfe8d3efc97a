// Marks the stretch of an article's text that the address names (RFC 5147: #char=START,END).

// Characters are counted as Unicode code points, as offsets of newskg are.
const codePoints = (text: string): string[] => Array.from(text);

/** The part of `text` before so many code points, as an index of a JavaScript string. */
function stringIndex(text: string, points: number): number {
  return codePoints(text).slice(0, points).join("").length;
}

/**
 * Wraps the text from `start` to `end` (code points of the stored text) in <mark class="shown">;
 * gives the first of them.
 */
function markStretch(start: number, end: number): HTMLElement | null {
  let first: HTMLElement | null = null;
  for (const run of document.querySelectorAll<HTMLElement>("[data-start]")) {
    const text = run.firstChild;
    if (!(text instanceof Text)) continue;
    const offset = Number(run.dataset["start"]);
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, codePoints(text.data).length);
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(text, stringIndex(text.data, from));
    range.setEnd(text, stringIndex(text.data, to));
    const mark = document.createElement("mark");
    mark.className = "shown";
    range.surroundContents(mark);
    first ??= mark;
  }
  return first;
}

function unmark(): void {
  for (const mark of document.querySelectorAll("mark.shown")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/** A sentence with an element of its own is coloured by the browser; anything else here. */
function showFragment(): void {
  unmark();
  const match = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!match) return;
  const known = document.getElementById(location.hash.slice(1));
  const shown = known ?? markStretch(Number(match[1]), Number(match[2]));
  shown?.scrollIntoView({ block: "center" });
}

/** On the page of an article, shows what the address names, now and whenever it changes. */
export function showStretches(): void {
  if (!document.querySelector("[data-start]")) return;
  window.addEventListener("hashchange", showFragment);
  showFragment();
}
