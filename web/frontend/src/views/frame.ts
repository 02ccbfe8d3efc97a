// The frame of a drawing: its surface in pixels, its tip, and its camera.

import { Camera, steer, type Box } from "./camera";
import { svg } from "./svg";
import { makeTip, type Tip } from "./tip";

export interface Frame { surface: SVGSVGElement; camera: Camera; tip: Tip }

/**
 * Fills `figure` with a surface for `content` (its extent in the drawing's own units), which is
 * zoomed to `most` at most. `draw` is called whenever something else is seen.
 */
export function makeFrame(
  figure: HTMLElement, content: Box, most: number, draw: (frame: Frame) => void,
): Frame {
  const label = `${figure.dataset["label"] ?? ""}. Arrow keys move it, plus and minus zoom.`;
  const surface = svg("svg", { role: "group", tabindex: 0, "aria-label": label });
  figure.replaceChildren(surface);
  const tip = makeTip(figure);
  const camera = new Camera(content, most, () => draw(frame));
  const frame: Frame = { surface, camera, tip };
  steer(camera, surface, figure);
  new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = surface;
    if (width === camera.width && height === camera.height) return;
    if (width > 0 && height > 0) camera.resize(width, height);
  }).observe(surface);
  return frame;
}

/** Lets Enter and space act like a click on `mark`, which is a button. */
export function press(mark: SVGElement, act: () => void): void {
  mark.addEventListener("click", act);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}
