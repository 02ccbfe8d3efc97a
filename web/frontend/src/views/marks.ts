// The marks of a map: a circle for each place, with how many rows name it. Places that would cover
// each other are one mark until the map is zoomed; those at the very same point open like a fan.

import { joined, radii, type Spot } from "./clusters";
import { press, type Frame } from "./frame";
import { placeLabels } from "./labels";
import { svg } from "./svg";

export interface Place {
  label: string; href: string | null; number: number; where: string | null;
  point: [number, number] | null; country: string | null;
}

/** A point of the map with its places; `open` where they are shown apart. */
export interface Site { key: string; x: number; y: number; places: Place[]; open: boolean }

const LISTED = 8; // names in a tip
const FAN = 34; // pixels between a point and its places when it is open
const MARGIN = 40; // pixels beyond the edges where marks are drawn all the same

const inWords = (number: number): string => number.toLocaleString("en");

/** Draws the marks of `sites` that are in sight into `layer`; who had the focus keeps it. */
export function drawMarks(frame: Frame, layer: SVGGElement, sites: readonly Site[]): void {
  const focused = layer.contains(document.activeElement)
    ? (document.activeElement as SVGElement).dataset["key"] : undefined;
  frame.tip.hide();
  const { camera } = frame;
  const all = sites.map((site) => spotOf(site, camera.x(site.x), camera.y(site.y)));
  const radiusOf = radii(Math.max(...all.map((spot) => spot.number)));
  const seen = all.filter(({ x, y }) =>
    x > -MARGIN && y > -MARGIN && x < camera.width + MARGIN && y < camera.height + MARGIN);
  const spots = joined(seen, radiusOf);
  const marks = spots.flatMap((spot) => fanned(spot) ?? [spot]);
  const places = placeLabels(
    marks.map((spot) => ({ x: spot.x, y: spot.y, radius: radiusOf(spot.number), label: nameOf(spot) })),
    camera.width, camera.height);
  // Numbers and names stand beside the marks, whose own names say them in full.
  const texts = marks.flatMap((spot, index) => {
    const place = places[index];
    const number = svg("text", { class: `number${isVague(spot) ? " vague" : ""}`, x: spot.x, y: spot.y }, inWords(spot.number));
    if (!place) return [number];
    return [number, svg("text", { x: place.x, y: place.y, "text-anchor": place.anchor }, nameOf(spot))];
  });
  layer.replaceChildren(
    ...marks.map((spot) => drawn(frame, layer, sites, spot, radiusOf(spot.number))), svg("g", { "aria-hidden": "true" }, ...texts));
  if (focused !== undefined) focus(frame, layer, focused);
}

function spotOf(site: Site, x: number, y: number): Spot<Site> {
  return { x, y, number: site.places.reduce((sum, place) => sum + place.number, 0), places: [site] };
}

const placesOf = (spot: Spot<Site>): Place[] => spot.places.flatMap((site) => site.places);

/** The places of an open site in a ring around it; null where the spot is no such site. */
function fanned(spot: Spot<Site>): Spot<Site>[] | null {
  const [site] = spot.places;
  if (!site?.open || spot.places.length > 1) return null;
  return site.places.map((place, index) => {
    const angle = 2 * Math.PI * index / site.places.length - Math.PI / 2;
    const alone = { ...site, key: `${site.key},${index}`, places: [place], open: false };
    const far = FAN * Math.max(1, site.places.length / 8);
    return spotOf(alone, spot.x + far * Math.cos(angle), spot.y + far * Math.sin(angle));
  });
}

/** Whether it stands for one place of which only the country is known. */
const isVague = (spot: Spot<Site>): boolean => placesOf(spot).length === 1 && !placesOf(spot)[0]!.point;

function nameOf(spot: Spot<Site>): string {
  const [first, ...others] = placesOf(spot);
  return others.length === 0 ? first!.label : `${first!.label} + ${inWords(others.length)}`;
}

function drawn(frame: Frame, layer: SVGGElement, sites: readonly Site[], spot: Spot<Site>, radius: number): SVGElement {
  const places = placesOf(spot);
  const [only, ...others] = places;
  const single = others.length === 0;
  const text = single ? placeInWords(only!) : severalInWords(places, spot.number);
  const attributes = {
    class: `mark${isVague(spot) ? " vague" : ""}${single ? "" : " several"}`,
    tabindex: 0, "data-key": spot.places[0]!.key, "aria-label": text.replaceAll("\n", "; "),
  };
  const circle = svg("circle", { cx: spot.x, cy: spot.y, r: radius });
  const mark = single
    ? svg("a", { ...attributes, href: only!.href }, circle)
    : svg("g", { ...attributes, role: "button" }, circle);
  if (!single) press(mark, () => open(frame, layer, sites, spot));
  frame.tip.attach(mark, text);
  return mark;
}

/** Zooms until the places of a mark stand apart, or opens the one point that they share. */
function open(frame: Frame, layer: SVGGElement, sites: readonly Site[], spot: Spot<Site>): void {
  const xs = spot.places.map((site) => site.x);
  const ys = spot.places.map((site) => site.y);
  const wide = Math.max(...xs) - Math.min(...xs);
  const high = Math.max(...ys) - Math.min(...ys);
  const apart = wide > 0 || high > 0;
  if (apart && frame.camera.zoom < frame.camera.most) {
    frame.camera.fit({
      left: Math.min(...xs) - wide / 2, right: Math.max(...xs) + wide / 2,
      top: Math.min(...ys) - high / 2, bottom: Math.max(...ys) + high / 2,
    });
    return;
  }
  for (const site of sites) site.open = site === spot.places[0];
  drawMarks(frame, layer, sites);
  focus(frame, layer, `${spot.places[0]!.key},0`);
}

/** Gives the focus to the mark of that key, or to the map where it is no longer to be seen. */
function focus(frame: Frame, layer: SVGGElement, key: string): void {
  const mark = layer.querySelector<SVGElement>(`[data-key="${key}"]`);
  (mark ?? frame.surface).focus({ preventScroll: true });
}

function placeInWords(place: Place): string {
  const number = `${place.label}: ${inWords(place.number)}`;
  return place.where ? `${number}\n${place.where}` : number;
}

function severalInWords(places: readonly Place[], number: number): string {
  const lines = places.slice(0, LISTED).map((place) => `${place.label}: ${inWords(place.number)}`);
  const more = places.length > LISTED ? [`and ${inWords(places.length - LISTED)} more`] : [];
  return [`${inWords(places.length)} places, ${inWords(number)} in all`, ...lines, ...more].join("\n");
}
