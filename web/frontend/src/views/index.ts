// Draws the view of an answer where it is one that a script draws, from the facts on the page.
// The list below it says the same in words, and stays.

const BLINK = 200; // milliseconds after which a person notices that something takes time

type Draw = (figure: HTMLElement, facts: never) => void;

const views: Record<string, () => Promise<{ draw: Draw }>> = {
  map: () => import("./map"),
  network: () => import("./network"),
};

export async function drawViews(): Promise<void> {
  const figure = document.querySelector<HTMLElement>("figure[data-view]");
  const load = views[figure?.dataset["view"] ?? ""];
  if (!figure || !load) return;
  figure.hidden = false;
  const waiting = setTimeout(() => { figure.textContent = "Drawing …"; }, BLINK);
  const view = await load().catch(() => null).finally(() => clearTimeout(waiting));
  if (!view) {
    figure.hidden = true; // the connection broke; the list below stays
    return;
  }
  const facts: unknown = JSON.parse(document.getElementById("drawing")?.textContent ?? "null");
  view.draw(figure, facts as never);
  figure.setAttribute("aria-busy", "false");
}
