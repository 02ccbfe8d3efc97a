// The plugin of YASR that shows answers: a table with names, or yes or no; warnings above it.

import type { Parser, Plugin, Yasr } from "@zazuko/yasr";
import { element } from "./elements";
import { grid } from "./grid";
import { linkTo, type Request } from "./settings";
import { type Solutions, solutionsOf } from "./solutions";
import { warningsOf } from "./warnings";

const FOR_ROWS: [string, string][] = [["JSON", "json"], ["XML", "xml"], ["CSV", "csv"], ["TSV", "tsv"]];
const FOR_GRAPHS: [string, string][] = [["Turtle", "turtle"], ["JSON-LD", "json-ld"]];

let headings = 0; // one id for each heading on the page

function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** The plugin; `requestOf` tells what an answer answers. */
export function rowsPlugin(requestOf: (yasr: Yasr) => Request): new (yasr: Yasr) => Plugin<never> {
  return class Rows implements Plugin<never> {
    priority = 10;
    label = "Table";
    private read: { results: Parser; solutions: Solutions } | undefined;

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      const results = this.yasr.results;
      if (!results || results.hasError()) return false;
      return results.getBindings() !== null || results.getBoolean() !== undefined;
    }

    getIcon(): undefined {}

    async initialize(): Promise<void> {
      const results = this.yasr.results;
      if (!results || this.read?.results === results) return;
      this.read = { results, solutions: await solutionsOf(results) };
    }

    draw(): void {
      if (!this.read) return;
      const { results, solutions } = this.read;
      const warnings = warningsOf(results);
      if (warnings.length > 0) {
        const list = element("ul", {}, ...warnings.map((each) => element("li", {}, each)));
        this.yasr.resultsEl.append(element("div", { class: "notice", role: "status" }, list));
      }
      const id = `result-${headings++}`;
      this.yasr.resultsEl.append(this.heading(id, results, solutions));
      if (solutions.rows.length > 0) {
        this.yasr.resultsEl.append(grid(solutions.columns, solutions.rows, id));
      }
    }

    private heading(id: string, results: Parser, solutions: Solutions): HTMLElement {
      const isGraph = results.getType() === "ttl";
      const answered = solutions.boolean === undefined
        ? counted(solutions.rows.length, isGraph ? "statement" : "row")
        : solutions.boolean ? "Yes" : "No";
      const milliseconds = results.getResponseTime();
      const time = milliseconds ? ` in ${(milliseconds / 1000).toFixed(2)} s` : "";
      const formats = isGraph ? FOR_GRAPHS : solutions.boolean === undefined ? FOR_ROWS : FOR_ROWS.slice(0, 2);
      const request = requestOf(this.yasr);
      const links = formats.map(([label, format]) =>
        element("li", {}, element("a", { href: linkTo(request, format) }, label)),
      );
      return element(
        "div",
        { class: "answer-tools" },
        element("h2", { id }, answered, element("span", { class: "soft small" }, time)),
        element("ul", { "aria-label": "This result as data" }, ...links),
      );
    }
  };
}
