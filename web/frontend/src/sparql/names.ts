// What to read instead of IRIs, from the server: it knows the labels, and where on this site a
// thing has its page.

import { namesAddress } from "./settings";

export interface Name {
  text: string;
  href: string | null;
}

const AT_ONCE = 5000; // IRIs that the server takes in one request

/** The names of `iris`. What has none is missing; without an answer, all are. */
export async function namesOf(iris: Iterable<string>): Promise<Map<string, Name>> {
  const wanted = [...new Set(iris)];
  const found = new Map<string, Name>();
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const response = await fetch(namesAddress, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted.slice(start, start + AT_ONCE)),
    }).catch(() => undefined);
    if (!response?.ok) break;
    const named = (await response.json()) as Record<string, Name>;
    for (const [iri, name] of Object.entries(named)) found.set(iri, name);
  }
  return found;
}
