// Adds to pages that already work without it: marks a stretch of an article's text that the
// address names, shows that a form is being answered, keeps addresses short, copies a query.

"use strict";

// Characters are counted as Unicode code points, as offsets of newskg are.
const codePoints = (text) => Array.from(text);

// The part of `node`'s text between two code points, as indexes of a JavaScript string.
function stringIndex(text, points) {
  return codePoints(text).slice(0, points).join("").length;
}

// Wraps the text from `start` to `end` (code points of the stored text) in <mark class="shown">;
// gives the first of them.
function markStretch(start, end) {
  let first = null;
  for (const run of document.querySelectorAll("[data-start]")) {
    const offset = Number(run.dataset.start);
    const length = codePoints(run.textContent).length;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, length);
    if (from >= to || run.firstChild?.nodeType !== Node.TEXT_NODE) continue;
    const range = document.createRange();
    range.setStart(run.firstChild, stringIndex(run.textContent, from));
    range.setEnd(run.firstChild, stringIndex(run.textContent, to));
    const mark = document.createElement("mark");
    mark.className = "shown";
    range.surroundContents(mark);
    first ??= mark;
  }
  return first;
}

function unmark() {
  for (const mark of document.querySelectorAll("mark.shown")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

// Shows what the address' fragment (RFC 5147: #char=START,END) names. A sentence that has an
// element of its own is found and coloured by the browser; anything else is marked here.
function showFragment() {
  unmark();
  const match = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!match) return;
  const known = document.getElementById(location.hash.slice(1));
  const shown = known ?? markStretch(Number(match[1]), Number(match[2]));
  shown?.scrollIntoView({ block: "center" });
}

// A form whose answer takes longer than a blink says so.
function announceWork(event) {
  const form = event.target;
  setTimeout(() => form.setAttribute("aria-busy", "true"), 200);
}

// Fields left blank need not stand in the address that people keep and share.
function leaveOutBlanks(event) {
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
}

async function copyQuery(event) {
  const button = event.currentTarget;
  const label = button.textContent;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, 2000);
}

if (document.querySelector("[data-start]")) {
  window.addEventListener("hashchange", showFragment);
  showFragment();
}
document.addEventListener("submit", announceWork);
document.addEventListener("formdata", leaveOutBlanks);
window.addEventListener("pageshow", () => {
  for (const form of document.forms) form.removeAttribute("aria-busy");
});
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", copyQuery);
}
