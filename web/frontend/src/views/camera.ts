// Which part of a drawing is seen: zoom and pan by buttons, keys and pointer.

const STEP = 1.6; // how much one press of a button or key zooms
const STRIDE = 60; // pixels that one arrow key moves
const SLACK = 4; // pixels that a click may move without being a drag

export interface Box { left: number; top: number; right: number; bottom: number }

/** Maps a point of the drawing to the screen: `x * zoom + left`, `y * zoom + top`. */
export class Camera {
  zoom = 1;
  left = 0;
  top = 0;
  width = 0;
  height = 0;
  private home: Box | null = null;

  constructor(
    readonly content: Box, readonly most: number, private readonly draw: () => void,
  ) {}

  x(x: number): number { return x * this.zoom + this.left; }
  y(y: number): number { return y * this.zoom + this.top; }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.fit(this.home ?? this.content);
  }

  /** Shows all of `box`, and comes back to it on `reset`. */
  start(box: Box): void {
    this.home = box;
    this.fit(box);
  }

  reset(): void { this.fit(this.home ?? this.content); }

  fit(box: Box): void {
    const wide = Math.max(box.right - box.left, 1e-6);
    const high = Math.max(box.bottom - box.top, 1e-6);
    this.zoom = this.within(Math.min(this.width / wide, this.height / high));
    this.left = this.width / 2 - this.zoom * (box.left + box.right) / 2;
    this.top = this.height / 2 - this.zoom * (box.top + box.bottom) / 2;
    this.settle();
  }

  /** Zooms by `factor`; the point at `x`, `y` of the screen stays where it is. */
  zoomBy(factor: number, x = this.width / 2, y = this.height / 2): void {
    const zoom = this.within(this.zoom * factor);
    this.left = x - (x - this.left) * zoom / this.zoom;
    this.top = y - (y - this.top) * zoom / this.zoom;
    this.zoom = zoom;
    this.settle();
  }

  panBy(x: number, y: number): void {
    this.left += x;
    this.top += y;
    this.settle();
  }

  private within(zoom: number): number {
    const { content } = this;
    const all = Math.min(
      this.width / (content.right - content.left), this.height / (content.bottom - content.top));
    return Math.min(Math.max(zoom, all), Math.max(this.most, all));
  }

  /** Keeps the content in sight, and centred where it is smaller than the screen. */
  private settle(): void {
    this.left = held(this.left, this.content.left, this.content.right, this.zoom, this.width);
    this.top = held(this.top, this.content.top, this.content.bottom, this.zoom, this.height);
    this.draw();
  }
}

function held(offset: number, first: number, last: number, zoom: number, room: number): number {
  const size = (last - first) * zoom;
  if (size <= room) return (room - size) / 2 - first * zoom;
  return Math.min(Math.max(offset, room - last * zoom), -first * zoom);
}

/** Lets people move `camera`: keys and pointer on `surface`, and buttons put into `frame`. */
export function steer(camera: Camera, surface: SVGSVGElement, frame: HTMLElement): void {
  const controls = document.createElement("div");
  controls.className = "controls";
  const button = (label: string, sign: string, act: () => void): void => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = sign;
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", act);
    controls.append(made);
  };
  button("Zoom in", "+", () => camera.zoomBy(STEP));
  button("Zoom out", "−", () => camera.zoomBy(1 / STEP));
  button("As at first", "⟲", () => camera.reset());
  frame.append(controls);

  const keys: Record<string, () => void> = {
    "+": () => camera.zoomBy(STEP),
    "=": () => camera.zoomBy(STEP),
    "-": () => camera.zoomBy(1 / STEP),
    "0": () => camera.reset(),
    ArrowLeft: () => camera.panBy(STRIDE, 0),
    ArrowRight: () => camera.panBy(-STRIDE, 0),
    ArrowUp: () => camera.panBy(0, STRIDE),
    ArrowDown: () => camera.panBy(0, -STRIDE),
  };
  surface.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  surface.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls; pinching zooms
    event.preventDefault();
    const { x, y } = at(surface, event);
    camera.zoomBy(Math.exp(-event.deltaY / 200), x, y);
  }, { passive: false });
  surface.addEventListener("dblclick", (event) => {
    const { x, y } = at(surface, event);
    camera.zoomBy(STEP, x, y);
  });
  drag(camera, surface);
}

function drag(camera: Camera, surface: SVGSVGElement): void {
  let from: { x: number; y: number } | null = null;
  let dragged = false;
  surface.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, y: event.clientY };
    dragged = false;
  });
  surface.addEventListener("pointermove", (event) => {
    if (!from || event.buttons === 0) { from = null; return; }
    const x = event.clientX - from.x;
    const y = event.clientY - from.y;
    if (!dragged && Math.hypot(x, y) < SLACK) return;
    if (!dragged) surface.setPointerCapture(event.pointerId);
    dragged = true;
    from = { x: event.clientX, y: event.clientY };
    camera.panBy(x, y);
  });
  surface.addEventListener("pointerup", () => { from = null; });
  surface.addEventListener("dragstart", (event) => event.preventDefault());
  // A drag that ends on a link must not follow it.
  surface.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
}

function at(surface: Element, event: MouseEvent): { x: number; y: number } {
  const box = surface.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
