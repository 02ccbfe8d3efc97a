// What a mark of a drawing stands for, shown beside it while it is pointed at or has the focus.

const LEAVING = 200; // milliseconds in which the pointer may move from the mark onto its tip
const GAP = 10; // pixels between a mark and its tip

export interface Tip {
  /** Shows `text`, a line for each line of it, while `mark` is pointed at or has the focus. */
  attach(mark: SVGElement, text: string): void;
  hide(): void;
}

/** The tip of the drawing in `frame`, which must be positioned. Escape hides it. */
export function makeTip(frame: HTMLElement): Tip {
  const box = document.createElement("div");
  box.className = "tip";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true"); // marks carry the same words as their name
  frame.append(box);
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => { box.hidden = true; };
  const leave = (): void => { leaving = setTimeout(hide, LEAVING); };
  const stay = (): void => clearTimeout(leaving);
  box.addEventListener("pointerenter", stay);
  box.addEventListener("pointerleave", leave);
  frame.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  const show = (mark: SVGElement, text: string): void => {
    stay();
    box.textContent = text;
    box.hidden = false;
    const around = frame.getBoundingClientRect();
    const of = mark.getBoundingClientRect();
    const left = of.left + of.width / 2 - box.offsetWidth / 2 - around.left;
    const above = of.top - around.top - box.offsetHeight - GAP;
    box.style.left = `${Math.max(0, Math.min(left, around.width - box.offsetWidth))}px`;
    box.style.top = `${above < 0 ? of.bottom - around.top + GAP : above}px`;
  };

  return {
    attach(mark, text) {
      mark.addEventListener("pointerenter", () => show(mark, text));
      mark.addEventListener("pointerleave", leave);
      mark.addEventListener("focus", () => show(mark, text));
      mark.addEventListener("blur", hide);
    },
    hide,
  };
}
