// Completes prefixes, classes and properties from our own vocabulary; nothing is asked elsewhere.

import type Yasgui from "@zazuko/yasgui";
import type { Hint, Yasqe } from "@zazuko/yasqe";
import { element } from "./elements";
import { completionAddress, place, prefixes } from "./settings";

interface Term {
  term: string;
  kind: "class" | "property" | "prefix";
  label: string | null;
  comment: string | null;
}

const SHOWN = 60; // terms in one list
const OF_CLASSES = new Set(["a", "rdf:type", "rdfs:subClassOf", "rdfs:domain", "rdfs:range"]);

let known = new Map<string, Term>();
let loading: Promise<Term[]> | undefined;

async function load(): Promise<Term[]> {
  const response = await fetch(completionAddress);
  const all = Object.entries(prefixes).map(
    ([prefix, namespace]): Term => ({ term: `${prefix}:`, kind: "prefix", label: namespace, comment: null }),
  );
  if (response.ok) all.push(...((await response.json()) as Term[]));
  known = new Map(all.map((term) => [term.term, term]));
  return all;
}

/** Which terms can stand at the cursor: classes behind `a`, properties behind a subject, or any. */
function wanted(yasqe: Yasqe): Term["kind"] | undefined {
  const token = yasqe.getCompleteToken();
  const before = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
  if (OF_CLASSES.has(before.string)) return "class";
  return token.state.possibleCurrent?.includes("a") ? "property" : undefined;
}

/** How well a term fits what was typed, the lowest best; undefined where it does not. */
function rank(term: Term, typed: string): number | undefined {
  const name = term.term.toLowerCase();
  if (name === typed) return -1;
  if (name.startsWith(typed)) return 0;
  if (name.slice(name.indexOf(":") + 1).startsWith(typed)) return 1;
  return name.includes(typed) || (term.kind !== "prefix" && term.label?.toLowerCase().includes(typed)) ? 2 : undefined;
}

async function suggestions(yasqe: Yasqe, typed: string): Promise<string[]> {
  const kind = wanted(yasqe);
  const ranked = (await (loading ??= load())).flatMap((term) => {
    if (kind && term.kind !== "prefix" && term.kind !== kind) return [];
    const fit = rank(term, typed.toLowerCase());
    return fit === undefined ? [] : [{ term, fit }];
  });
  ranked.sort((one, other) => one.fit - other.fit);
  return [...new Set(ranked.map(({ term }) => term.term))].slice(0, SHOWN);
}

/** Each suggestion with what it means beside it. */
function explained(_yasqe: Yasqe, hints: Hint[]): Hint[] {
  return hints.map((hint) => ({
    ...hint,
    render: (item: HTMLElement) => {
      const term = known.get(hint.text);
      item.title = term?.comment ?? "";
      item.append(element("span", { class: "hint-term" }, hint.text));
      if (term?.label) item.append(element("span", { class: "hint-label" }, term.label));
    },
  }));
}

/** Whether a term is being typed: it has a prefix, or nothing but a term can stand there. */
function isTyping(yasqe: Yasqe): boolean {
  const { type, string } = yasqe.getCompleteToken();
  if (type === "comment" || type === "string" || !/^[a-z][\w-]*:?[\w-]*$/i.test(string)) return false;
  return string.includes(":") || wanted(yasqe) !== undefined;
}

/** Lets every editor complete our terms while they are typed and, where none is, on Ctrl+Space. */
export function completeTerms(yasgui: typeof Yasgui): void {
  const get = (yasqe: Yasqe, token?: { autocompletionString?: string; string: string }): Promise<string[]> =>
    suggestions(yasqe, token?.autocompletionString ?? token?.string ?? "");
  yasgui.Yasqe.registerAutocompleter({
    name: "terms",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: isTyping,
    get,
    postprocessHints: explained,
  });
  yasgui.Yasqe.registerAutocompleter({
    name: "terms-anywhere",
    bulk: false,
    isValidCompletionPosition: (yasqe) => yasqe.getCompleteToken().string.trim() === "",
    preProcessToken: (yasqe, token) => {
      const cursor = yasqe.getDoc().getCursor();
      return { ...token, string: "", autocompletionString: "", from: cursor };
    },
    get,
    postprocessHints: explained,
  });
  place.addEventListener("focusin", () => void (loading ??= load()), { once: true });
  yasgui.Yasqe.defaults.autocompleters = ["variables", "terms", "terms-anywhere"];
}
