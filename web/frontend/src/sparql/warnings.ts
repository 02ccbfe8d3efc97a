// What the server points out about a query that it could answer.

import type { Parser } from "@zazuko/yasr";

const HEADER = "Newskg-Warning";

/** Characters beyond ASCII come as \xe9, \u4e2d or \U0001f30a, since headers have none. */
function decoded(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (_, two, four, eight) =>
    String.fromCodePoint(parseInt(two ?? four ?? eight, 16)),
  );
}

/** The warnings about the query that `results` answer; browsers join headers of one name. */
export function warningsOf(results: Parser): string[] {
  const header = results["res"]?.headers.get(HEADER);
  return header ? header.split(/, (?=\S+: not in the graph|PREFIX |\d+ more terms)/).map(decoded) : [];
}
