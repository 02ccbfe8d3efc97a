// Draws the places of an answer on a map whose land comes with the page: nothing is fetched from
// elsewhere.

import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countries from "world-atlas/countries-50m.json";
import type { Box } from "./camera";
import { makeFrame } from "./frame";
import { drawMarks, type Place, type Site } from "./marks";
import { set, svg } from "./svg";

const WORLD: Box = { left: 0, right: 1000, top: 0, bottom: 487 };
const MOST = 60; // at this zoom towns of one country stand apart
const CLOSEST = 70; // units of the map that are seen at first at least: a subcontinent

type Shapes = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const topology = countries as unknown as Shapes;
const projection = geoEqualEarth().fitSize([WORLD.right, WORLD.bottom], { type: "Sphere" });
const path = geoPath(projection);

export function draw(figure: HTMLElement, places: Place[]): void {
  const { countries: each, land } = topology.objects;
  const sites = sitesOf(places);
  const earth = svg("g", { "aria-hidden": "true" },
    svg("path", { class: "land", d: path(feature(topology, land)) }),
    svg("path", { class: "borders", d: path(mesh(topology, each, (one, other) => one !== other)) }));
  const marks = svg("g");
  const frame = makeFrame(figure, WORLD, MOST, (seen) => {
    const { left, top, zoom } = seen.camera;
    set(earth, { transform: `translate(${left} ${top}) scale(${zoom})` });
    drawMarks(seen, marks, sites);
  });
  frame.surface.append(earth, marks);
  frame.camera.start(around(sites));
}

/** Places with their points on the map; those at one point are one site. */
function sitesOf(places: Place[]): Site[] {
  const shapes = feature(topology, topology.objects.countries) as FeatureCollection;
  const byCode = new Map(shapes.features.map((shape) => [String(shape.id), shape]));
  const sites = new Map<string, Site>();
  for (const place of places) {
    const shape = byCode.get(place.country ?? "");
    const degrees = place.point ?? (shape ? geoCentroid(mainland(shape)) : null);
    const point = degrees && projection(degrees);
    if (!point) continue;
    const [x, y] = point;
    const key = `${x.toFixed(3)},${y.toFixed(3)}`;
    const site = sites.get(key) ?? { key, x, y, places: [], open: false };
    site.places.push(place);
    sites.set(key, site);
  }
  return [...sites.values()];
}

/** The largest part of a country: overseas territories would move its middle into the sea. */
function mainland({ geometry }: Feature): Geometry {
  if (geometry.type !== "MultiPolygon") return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.reduce((largest, part) => (geoArea(part) > geoArea(largest) ? part : largest));
}

/** What is seen at first: all sites, with some of the land around them. */
function around(sites: readonly Site[]): Box {
  if (sites.length === 0) return WORLD;
  const xs = sites.map((site) => site.x);
  const ys = sites.map((site) => site.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wide = Math.max(1.3 * (right - left), CLOSEST) / 2;
  const high = Math.max(1.5 * (bottom - top), CLOSEST / 2) / 2;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}
