// The SPARQL page: YASGUI instead of the form, where scripts run. Its tabs, its editor and its
// frame for answers are used as they are; completion, answers, errors and links are ours.

import Yasgui from "@zazuko/yasgui";
import type { Yasr } from "@zazuko/yasr";
import { answerOnPage } from "./answered";
import { completeTerms } from "./completion";
import { element } from "./elements";
import { failurePlugin } from "./failure";
import { defineMode, MODE } from "./mode";
import { rowsPlugin } from "./rows";
import { endpoint, graphs, isOpened, linkTo, place, type Request } from "./settings";
import { Toolbar } from "./toolbar";

const NEW_QUERY = `SELECT ?person ?name
WHERE {
  ?person a schema:Person ; rdfs:label ?name .
}
LIMIT 50
`;

type Tab = InstanceType<typeof Yasgui.Tab>;

const form = document.getElementById("without-editor") as HTMLElement;
const examples = document.getElementById("examples") as HTMLDetailsElement;
const stated = (document.getElementById("query") as HTMLTextAreaElement).value;
const ran = new WeakMap<Tab, Request>(); // what the answer that a tab shows answers
const running = new WeakSet<Tab>();

const tabs = (): Tab[] => Object.values(yasgui._tabs);
const tabOf = (yasr: Yasr): Tab | undefined => tabs().find((tab) => tab.getYasr() === yasr);

/** What stands in a tab now, or would be asked by it before it was first shown. */
function requestIn(tab: Tab): Request {
  const { yasqe, requestConfig } = tab.getPersistedJson();
  const args = requestConfig.args as Request["args"];
  return { query: tab.getYasqe()?.getValue() ?? yasqe.value, args };
}

function requestOf(yasr: Yasr): Request {
  const tab = tabOf(yasr);
  return (tab && ran.get(tab)) ?? { query: "", args: [] };
}

/** The tab that has `request`, shown; a new one where none has. */
function open(request: Request, name?: string): Tab {
  const same = tabs().find((tab) => linkTo(requestIn(tab)) === linkTo(request));
  if (same) yasgui.selectTabId(same.getId());
  const { requestConfig } = Yasgui.Tab.getDefaults(yasgui);
  return same ?? yasgui.addTab(true, {
    name: yasgui.createTabName(name),
    yasqe: { value: request.query },
    requestConfig: { ...requestConfig, args: request.args },
  });
}

/** Opens what the address asks for, with the answer that the page has. */
function openAddress(): void {
  const request = { query: stated, args: graphs };
  const tab = open(request);
  const answer = answerOnPage();
  if (!answer) return run(tab);
  ran.set(tab, request);
  tab.getYasr()?.setResponse(answer);
}

/** Errors are shown where the answer would be. */
function run(tab = yasgui.getTab()): void {
  tab?.query().catch(() => {});
}

/** Toolbar and address are those of the tab that is shown. */
function showState(): void {
  const tab = yasgui.getTab();
  const editor = tab?.getYasqe();
  if (!tab || !editor) return;
  if (toolbar.root.previousElementSibling !== editor.rootEl) editor.rootEl.after(toolbar.root);
  const rows = tab.getYasr()?.results?.getBindings();
  if (running.has(tab)) toolbar.start();
  else toolbar.end(rows ? `${rows.length} rows` : "");
  const request = ran.get(tab);
  history.replaceState(null, "", request ? linkTo(request) : endpoint);
}

/** An example opens in a tab; without this, its link opens a page with it. */
async function openExample(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(`${link.href}.rq`).catch(() => undefined);
  if (!response?.ok) return location.assign(link.href);
  examples.open = false;
  run(open({ query: await response.text(), args: [] }, link.textContent ?? undefined));
  place.scrollIntoView();
}

defineMode(Yasgui);
Yasgui.Yasqe.defaults.editorHeight = "auto";
completeTerms(Yasgui);
Yasgui.Yasr.registerPlugin("table", rowsPlugin(requestOf) as never);
Yasgui.Yasr.registerPlugin("error", failurePlugin((yasr) => tabOf(yasr)?.getYasqe()) as never);
delete Yasgui.Yasr.defaults.plugins["boolean"];

form.hidden = true;
place.hidden = false;
const toolbar = new Toolbar({
  run,
  stop: () => yasgui.getTab()?.getYasqe()?.abortQuery(),
  link: () => {
    const tab = yasgui.getTab();
    return tab ? linkTo(requestIn(tab)) : endpoint;
  },
});
const yasgui = new Yasgui(place, {
  persistenceId: "newskg",
  populateFromUrl: false,
  autofocus: false,
  autoAddOnInit: !isOpened,
  requestConfig: { endpoint },
  endpointCatalogueOptions: { getData: () => [] } as never,
  yasqe: {
    value: isOpened ? NEW_QUERY : stated,
    mode: MODE,
    highlightSelectionMatches: false,
    // Tab goes on to the next thing on the page, as everywhere else.
    extraKeys: { Tab: false, "Shift-Tab": false, Esc: () => toolbar.focus() },
    screenReaderLabel: "SPARQL query",
  } as never,
  // An old answer could be taken for what the graph says now.
  yasr: { maxPersistentResponseSize: 0 },
});

// YASGUI's own button for this stands inside its list of tabs, where only tabs may be.
const newTab = element("button", { type: "button", class: "new-tab plain" }, "New tab");
newTab.addEventListener("click", () => yasgui.addTab(true));
yasgui.rootEl.prepend(newTab);

// YASGUI changes its state, and YASR has the answer, only after these events: hence the microtasks.
yasgui.on("tabSelect", () => queueMicrotask(showState));
yasgui.on("tabAdd", () => queueMicrotask(showState));
yasgui.on("tabClose", () => queueMicrotask(() => {
  if (tabs().length === 0) yasgui.addTab(true);
}));
yasgui.on("query", (_yasgui, tab) => {
  ran.set(tab, requestIn(tab));
  running.add(tab);
  showState();
});
for (const event of ["queryResponse", "queryAbort"]) {
  yasgui.on(event, (_yasgui: Yasgui, tab: Tab) => queueMicrotask(() => {
    running.delete(tab);
    showState();
  }));
}
examples.addEventListener("click", (event) => {
  const link = (event.target as HTMLElement).closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  void openExample(link);
});
if (isOpened) openAddress();
showState();
