// The answer to a query as rows of cells.

import type { Parser } from "@zazuko/yasr";
import type { Cell } from "./grid";
import { type Name, namesOf } from "./names";

interface Value {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

interface Document {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Value>[] };
}

export interface Solutions {
  columns: string[];
  rows: Cell[][];
  boolean?: boolean;
}

const NUMBERS = /#(integer|decimal|double|float|int|long|short|byte|(non)?(positive|negative)integer)$/i;

/**
 * The rows of a SELECT, or the statements of a graph, as people read them: names instead of IRIs.
 */
export async function solutionsOf(results: Parser): Promise<Solutions> {
  const found = documentOf(results);
  const bindings = found.results?.bindings ?? [];
  const columns = found.head.vars ?? [];
  const iris = bindings.flatMap((binding) =>
    Object.values(binding).flatMap((value) => (value.type === "uri" ? [value.value] : [])),
  );
  const names = await namesOf(iris);
  const rows = bindings.map((binding) => columns.map((column) => cellOf(binding[column], names)));
  return { columns, rows, boolean: found.boolean };
}

/** YASR rewrites `{{...}}` in the text of JSON answers, which must stay verbatim. */
function documentOf(results: Parser): Document {
  if (results.getType() === "json") return JSON.parse(results.getOriginalResponseAsString()) as Document;
  return (results.getAsJson() || { head: {} }) as Document;
}

function cellOf(value: Value | undefined, names: Map<string, Name>): Cell {
  if (!value) return { text: "" };
  if (value.type === "uri") {
    const name = names.get(value.value);
    return { text: name?.text ?? value.value, href: name?.href, title: value.value };
  }
  if (value.type === "bnode") return { text: `_:${value.value}` };
  const datatype = value.datatype ?? "";
  return {
    text: value.value,
    title: value["xml:lang"] ? `In the language ${value["xml:lang"]}` : undefined,
    number: NUMBERS.test(datatype) ? Number(value.value) : undefined,
  };
}
