// The plugin of YASR that says why there is no answer, and shows where in the query.

import type { Yasqe } from "@zazuko/yasqe";
import type { Plugin, Yasr } from "@zazuko/yasr";
import { element } from "./elements";

const STOPPED = "The query was stopped.";

interface Place {
  line: number;
  ch: number;
}

/** What the server says is wrong: its errors are JSON, those of what stands between may not be. */
function reasonOf(text: string): string {
  if (/abort/i.test(text)) return STOPPED;
  try {
    const { error } = JSON.parse(text) as { error?: string };
    if (error) return error;
  } catch {
    // Not JSON: the browser's own words for a server that did not answer.
    return "The server did not answer; is it still running?";
  }
  return text;
}

/** The place that a message names as people count, as CodeMirror counts it. */
function placeIn(message: string, editor: Yasqe): Place | undefined {
  const found = /line (\d+), column (\d+)/.exec(message);
  if (!found) return undefined;
  const line = Math.min(Number(found[1]) - 1, editor.getDoc().lastLine());
  const points = Array.from(editor.getDoc().getLine(line));
  return { line, ch: points.slice(0, Number(found[2]) - 1).join("").length };
}

/** Colours the line until the query is changed. */
function mark(editor: Yasqe, { line }: Place): void {
  const marked = editor.addLineClass(line, "background", "failed-line");
  const clear = (): void => {
    editor.removeLineClass(marked, "background", "failed-line");
    editor.off("changes" as never, clear);
  };
  editor.on("changes", clear);
}

/** The plugin; `editorOf` tells in which editor the query stands. */
export function failurePlugin(editorOf: (yasr: Yasr) => Yasqe | undefined): new (yasr: Yasr) => Plugin<never> {
  return class Failure implements Plugin<never> {
    priority = 20;
    hideFromSelection = true;

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      return this.yasr.results?.hasError() ?? false;
    }

    getIcon(): undefined {}

    draw(): void {
      const message = reasonOf(this.yasr.results?.getError()?.text ?? "");
      const kind = message === STOPPED ? { class: "notice", role: "status" } : { class: "notice problem", role: "alert" };
      const notice = element("div", kind, element("p", {}, message));
      const editor = editorOf(this.yasr);
      const place = editor && placeIn(message, editor);
      if (editor && place) {
        mark(editor, place);
        const button = element("button", { type: "button", class: "plain" }, `Go to line ${place.line + 1}`);
        button.addEventListener("click", () => {
          editor.focus();
          editor.getDoc().setCursor(place);
        });
        notice.append(button);
      }
      this.yasr.resultsEl.append(notice);
    }
  };
}
