// Marks that would cover each other, drawn as one.

export interface Spot<P> { x: number; y: number; number: number; places: P[] }

const CLOSE = 10; // pixels between two marks from which they are drawn as one

const SMALLEST = 7; // radius in pixels
const LARGEST = 28;
const DIGIT = 4.6; // pixels of radius that each digit of a number needs
const FEW = 30; // where no place has more, marks stay small

export type Radius = (number: number) => number;

/** Gives the radius, in pixels, of a mark for so many, where `most` stand at one place. */
export function radii(most: number): Radius {
  const scale = Math.max(most, FEW);
  return (number) => {
    const area = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(number / scale) / 1.5;
    return Math.min(Math.max(area, DIGIT * number.toLocaleString("en").length + 3), LARGEST);
  };
}

/**
 * Spots that overlap on the screen, joined into the largest of them; so many marks as have room,
 * however many places there are.
 */
export function joined<P>(spots: readonly Spot<P>[], radiusOf: Radius): Spot<P>[] {
  const found: Spot<P>[] = [];
  const grid = new Map<string, Spot<P>[]>();
  const cell = 2 * LARGEST + CLOSE;
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
