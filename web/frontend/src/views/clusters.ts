// Marks that would cover each other, drawn as one.

export interface Spot<P> { x: number; y: number; number: number; places: P[] }

const CLOSE = 6; // pixels between two marks from which they are drawn as one

/** The radius, in pixels, of a mark for so many. */
export const radiusOf = (number: number): number => Math.min(6 + 2.4 * Math.sqrt(number), 26);

/**
 * Spots that overlap on the screen, joined into the largest of them; so many marks as have room,
 * however many places there are.
 */
export function joined<P>(spots: readonly Spot<P>[]): Spot<P>[] {
  const found: Spot<P>[] = [];
  const grid = new Map<string, Spot<P>[]>();
  const cell = 2 * radiusOf(Infinity) + CLOSE;
  const key = (x: number, y: number): string => `${x},${y}`;
  for (const spot of [...spots].sort((one, other) => other.number - one.number)) {
    const column = Math.floor(spot.x / cell);
    const row = Math.floor(spot.y / cell);
    let into: Spot<P> | undefined;
    for (let x = column - 1; x <= column + 1 && !into; x += 1) {
      for (let y = row - 1; y <= row + 1 && !into; y += 1) {
        into = grid.get(key(x, y))?.find((other) => Math.hypot(spot.x - other.x, spot.y - other.y)
          < radiusOf(spot.number) + radiusOf(other.number) + CLOSE);
      }
    }
    if (into) {
      into.number += spot.number;
      into.places.push(...spot.places);
    } else {
      const made = { ...spot, places: [...spot.places] };
      found.push(made);
      grid.set(key(column, row), [...(grid.get(key(column, row)) ?? []), made]);
    }
  }
  return found;
}
