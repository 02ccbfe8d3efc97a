// Other views, pages and orders of an answer without loading the whole page: what is marked with
// `data-swap` leads to the same address as it would without a script, and only the part of the page
// that shows the answer is exchanged.

import { drawViews } from ".";

const BLINK = 200; // milliseconds after which a person notices that something takes time
const TYPING = 350; // milliseconds without a key after which a filter is complete

let underway = new AbortController();

const shown = (): HTMLElement | null => document.getElementById("shown");

/** The address without its fragment. */
const here = (): string => location.pathname + location.search;

export function swapAnswers(): void {
  if (!shown()) return;
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.body.append(said);
  let seen = here();
  const show = (address: string): void => {
    seen = here();
    void exchange(address, said);
  };

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>("a[data-swap]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const address = new URL(link.getAttribute("href") ?? "", location.href).href;
    history.pushState(null, "", address);
    show(address);
  });
  const submit = (form: HTMLFormElement): void => {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "") address.searchParams.append(name, value);
    }
    history.replaceState(null, "", address.href);
    show(address.href);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-swap]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submit(form);
  }, true);
  let typing: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("input", (event) => {
    const form = (event.target as HTMLInputElement).form;
    if (!form?.matches("[data-swap]")) return;
    clearTimeout(typing);
    typing = setTimeout(() => submit(form), TYPING);
  });
  window.addEventListener("popstate", () => {
    if (seen !== here()) show(location.href); // a step to #main changes nothing
  });
}

async function exchange(address: string, said: HTMLElement): Promise<void> {
  underway.abort();
  underway = new AbortController();
  const old = shown();
  const waiting = setTimeout(() => old?.setAttribute("aria-busy", "true"), BLINK);
  try {
    const response = await fetch(address, { signal: underway.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("shown");
    if (!old || !fresh) return location.assign(address);
    const focus = focusKept(old, fresh);
    old.replaceWith(fresh);
    focus();
    if (fresh.getBoundingClientRect().top < 0) fresh.scrollIntoView();
    said.textContent = fresh.querySelector(".extent")?.textContent ?? "";
    await drawViews();
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) location.assign(address);
  } finally {
    clearTimeout(waiting);
  }
}

/** Gives the focus in `fresh` to what had it in `old`: the same link, or the filter as typed. */
function focusKept(old: HTMLElement, fresh: HTMLElement): () => void {
  const active = document.activeElement;
  if (!active || !old.contains(active)) return () => undefined;
  if (active instanceof HTMLInputElement) {
    const { value, selectionStart, selectionEnd } = active;
    return () => {
      const field = document.getElementById(active.id) as HTMLInputElement;
      field.value = value;
      field.focus({ preventScroll: true });
      field.setSelectionRange(selectionStart, selectionEnd);
    };
  }
  const words = active.textContent;
  return () => {
    const same = [...fresh.querySelectorAll<HTMLElement>("a[data-swap]")].find((link) => link.textContent === words);
    (same ?? fresh).focus({ preventScroll: true });
  };
}
