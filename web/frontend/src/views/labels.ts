// Names beside the marks of a drawing, as many as fit without covering each other.

const LETTER = 8; // pixels, about, that a letter is wide
const LINE = 16; // pixels that a line is high

const CORNER = { width: 52, height: 132 }; // pixels that the buttons take, at the top right
const NARROW = 600; // pixels below which they stand under the drawing

interface Area { left: number; right: number; top: number; bottom: number }

export interface Spot { x: number; y: number; radius: number; label: string }

export interface Placed { x: number; y: number; anchor: "start" | "end" | "middle" }

const overlaps = (one: Area, other: Area): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/**
 * Where the label of each spot goes, in the order in which they matter; null where there is no
 * room in a drawing so many pixels wide and high.
 */
export function placeLabels(spots: readonly Spot[], width: number, height: number): (Placed | null)[] {
  const taken: Area[] = spots.map(({ x, y, radius }) => (
    { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  if (width > NARROW) taken.push({ left: width - CORNER.width, right: width, top: 0, bottom: CORNER.height });
  return spots.map((spot, own) => {
    for (const { placed, area } of candidates(spot)) {
      const inside = area.left >= 0 && area.right <= width && area.top >= 0 && area.bottom <= height;
      if (!inside || taken.some((other, index) => index !== own && overlaps(area, other))) continue;
      taken.push(area);
      return placed;
    }
    return null;
  });
}

function candidates({ x, y, radius, label }: Spot): { placed: Placed; area: Area }[] {
  const wide = label.length * LETTER;
  const gap = radius + 4;
  const rows = (middle: number): { top: number; bottom: number } =>
    ({ top: middle - LINE / 2, bottom: middle + LINE / 2 });
  return [
    { placed: { x: x + gap, y, anchor: "start" }, area: { left: x + gap, right: x + gap + wide, ...rows(y) } },
    { placed: { x: x - gap, y, anchor: "end" }, area: { left: x - gap - wide, right: x - gap, ...rows(y) } },
    ...[y + gap + LINE / 2, y - gap - LINE / 2].map((middle) => ({
      placed: { x, y: middle, anchor: "middle" as const },
      area: { left: x - wide / 2, right: x + wide / 2, ...rows(middle) },
    })),
  ];
}
