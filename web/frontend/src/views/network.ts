// Draws who met whom: people as circles, their meetings as lines. The same answer always gives
// the same picture.

import {
  forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY,
  type SimulationLinkDatum, type SimulationNodeDatum,
} from "d3-force";
import { makeFrame, type Frame } from "./frame";
import { placeLabels } from "./labels";
import { set, svg } from "./svg";

interface Person extends SimulationNodeDatum { label: string; href: string | null; weight: number; others: number }
interface Line extends SimulationLinkDatum<Person> { number: number; held: boolean }
export interface Network { unit: string; nodes: Person[]; lines: Line[] }

const TICKS = 300;
const MARGIN = 70; // pixels around the outermost circles, for their names
const NARROW = 600; // pixels of width below which a drawing is higher than wide
const FLAT = 2; // how much stronger than to the sides people are drawn to the middle, else less

const FEW = 12; // meetings; where nobody has more, circles stay small

const SMALL = 0.6; // to which part of their size circles shrink where all are to be seen

type Radius = (person: Person) => number;

/** By area; the largest circle has a radius of 16 pixels. */
function radii({ nodes }: Network): Radius {
  const most = Math.max(FEW, ...nodes.map((person) => person.weight));
  return (person) => 4 + 12 * Math.sqrt(person.weight / most);
}
const many = (number: number, one: string): string =>
  `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

/** Always the same sequence of numbers from 0 to 1. */
function repeatable(): () => number {
  let state = 1;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function layOut({ nodes, lines }: Network, radius: Radius, narrow: boolean): void {
  const flat = narrow ? 1 / FLAT : FLAT;
  forceSimulation(nodes)
    .randomSource(repeatable())
    .force("lines", forceLink<Person, Line>(lines).distance((line) => 70 + radius(ends(line)[0]) + radius(ends(line)[1])))
    .force("apart", forceManyBody<Person>().strength(-380).distanceMax(600))
    .force("size", forceCollide<Person>((person) => radius(person) + 14))
    .force("x", forceX<Person>(0).strength(0.07 / Math.sqrt(flat)))
    .force("y", forceY<Person>(0).strength(0.07 * Math.sqrt(flat)))
    .stop()
    .tick(TICKS);
}

const ends = (line: Line): [Person, Person] => [line.source as Person, line.target as Person];

export function draw(figure: HTMLElement, network: Network): void {
  const radius = radii(network);
  layOut(network, radius, figure.clientWidth < NARROW);
  const xs = network.nodes.map((person) => person.x ?? 0);
  const ys = network.nodes.map((person) => person.y ?? 0);
  const content = {
    left: Math.min(...xs) - MARGIN, right: Math.max(...xs) + MARGIN,
    top: Math.min(...ys) - MARGIN / 2, bottom: Math.max(...ys) + MARGIN / 2,
  };
  const most = Math.max(FEW, ...network.lines.map((line) => line.number));
  const lines = network.lines.map((line) => svg("line", {
    class: line.held ? "line" : "line unheld",
    "stroke-width": 1 + 5 * Math.sqrt(line.number / most),
  }));
  const names = network.nodes.map((person) => svg("text", { "aria-hidden": "true" }, person.label));
  const circles = network.nodes.map(() => svg("circle"));
  const marks = network.nodes.map((person, index) => svg(
    "a", { class: "mark", href: person.href, tabindex: 0, "aria-label": words(person, network.unit).replace("\n", ": ") },
    circles[index]!, names[index]!,
  ));
  const frame = makeFrame(figure, content, 3, ({ camera }) => {
    network.lines.forEach((line, index) => {
      const [one, other] = ends(line);
      set(lines[index]!, {
        x1: camera.x(one.x ?? 0), y1: camera.y(one.y ?? 0),
        x2: camera.x(other.x ?? 0), y2: camera.y(other.y ?? 0),
      });
    });
    const scale = Math.min(Math.max(Math.sqrt(camera.zoom), SMALL), 1);
    const spots = network.nodes.map((person) => ({
      x: camera.x(person.x ?? 0), y: camera.y(person.y ?? 0), radius: scale * radius(person), label: person.label,
    }));
    const placed = placeLabels(spots, camera.width, camera.height);
    spots.forEach((spot, index) => {
      set(circles[index]!, { cx: spot.x, cy: spot.y, r: spot.radius });
      const place = placed[index];
      set(names[index]!, place
        ? { x: place.x, y: place.y, "text-anchor": place.anchor, class: null }
        : { x: spot.x + spot.radius + 4, y: spot.y, "text-anchor": "start", class: "crowded" });
    });
  });
  frame.surface.append(svg("g", {}, ...lines), svg("g", {}, ...marks));
  marks.forEach((mark, index) => {
    frame.tip.attach(mark, words(network.nodes[index]!, network.unit));
    singleOut(frame, network, mark, network.nodes[index]!, lines, marks);
  });
}

function words(person: Person, unit: string): string {
  return `${person.label}\n${many(person.weight, unit)} with ${many(person.others, "other")}`;
}

/** While a person is pointed at or has the focus, all but the people met fade. */
function singleOut(
  { surface }: Frame, network: Network, mark: SVGElement, person: Person,
  lines: SVGElement[], marks: SVGElement[],
): void {
  const near = new Set<Person>([person]);
  network.lines.forEach((line) => {
    const [one, other] = ends(line);
    if (one === person) near.add(other);
    if (other === person) near.add(one);
  });
  const on = (): void => {
    surface.classList.add("singled");
    network.lines.forEach((line, index) => lines[index]!.classList.toggle("near", ends(line).includes(person)));
    network.nodes.forEach((each, index) => marks[index]!.classList.toggle("near", near.has(each)));
  };
  const off = (): void => surface.classList.remove("singled");
  mark.addEventListener("pointerenter", on);
  mark.addEventListener("pointerleave", off);
  mark.addEventListener("focus", on);
  mark.addEventListener("blur", off);
}
