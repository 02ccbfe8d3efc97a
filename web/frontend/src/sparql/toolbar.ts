// The buttons below the editor: run or stop, copy a link.

import { element } from "./elements";

const BLINK = 200; // milliseconds after which a person notices that something takes time
const CONFIRMED = 2000; // milliseconds for which a button says that it has copied

interface Actions {
  run: () => void;
  stop: () => void;
  link: () => string;
}

export class Toolbar {
  readonly root: HTMLElement;
  private readonly runButton = element("button", { type: "button" }, "Run query");
  private readonly working = element("span", { class: "working", role: "status" });
  private announcing: number | undefined;
  private running = false;

  constructor(actions: Actions) {
    this.runButton.addEventListener("click", () => (this.running ? actions.stop() : actions.run()));
    const copyButton = element("button", { type: "button", class: "plain", hidden: !navigator.clipboard }, "Copy link");
    copyButton.addEventListener("click", () => void this.copy(copyButton, actions.link()));
    const keys = element(
      "p",
      { class: "keys soft small" },
      element("kbd", {}, "Ctrl+Enter"), " runs, ",
      element("kbd", {}, "Ctrl+Space"), " completes, ",
      element("kbd", {}, "Esc"), " or ", element("kbd", {}, "Tab"), " leaves the editor",
    );
    this.root = element("div", { class: "editor-tools" }, this.runButton, copyButton, this.working, keys);
  }

  focus(): void {
    this.runButton.focus();
  }

  /** Says that a query runs, once that takes long enough to be noticed. */
  start(): void {
    this.running = true;
    clearTimeout(this.announcing);
    this.announcing = window.setTimeout(() => this.say("Stop", "Running…"), BLINK);
  }

  /** Says that it has ended: `summary` is only heard, the answer is seen. */
  end(summary: string): void {
    this.running = false;
    clearTimeout(this.announcing);
    this.say("Run query", summary);
  }

  private say(action: string, state: string): void {
    this.runButton.textContent = action;
    this.working.textContent = state;
    this.working.classList.toggle("unseen", !this.running);
  }

  private async copy(button: HTMLButtonElement, link: string): Promise<void> {
    await navigator.clipboard.writeText(link);
    button.textContent = "Link copied";
    setTimeout(() => { button.textContent = "Copy link"; }, CONFIRMED);
  }
}
