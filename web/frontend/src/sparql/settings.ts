// What the server tells the editor, in attributes of the element that it goes into.

export const place = document.getElementById("editor") as HTMLElement;

const stated = (name: string): string => new URL(place.dataset[name] ?? "", location.href).href;

export const endpoint = stated("endpoint");
export const completionAddress = stated("completion");
export const namesAddress = stated("names");

/** What queries need not declare: prefixes and their namespaces. */
export const prefixes = JSON.parse(place.dataset["prefixes"] ?? "{}") as Record<string, string>;

/** Whether the address names a query, which is then opened and run. */
export const isOpened = "opened" in place.dataset;

/** A query, and the parameters that choose its graphs (SPARQL 1.1 Protocol, section 2.1.4). */
export interface Request {
  query: string;
  args: { name: string; value: string }[];
}

/** What the address chooses graphs with. */
export const graphs: Request["args"] = [...new URLSearchParams(location.search)]
  .filter(([name]) => name === "default-graph-uri" || name === "named-graph-uri")
  .map(([name, value]) => ({ name, value }));

/** The address that opens `request` on this page, or gives its answer as `format`. */
export function linkTo(request: Request, format?: string): string {
  const link = new URL(endpoint);
  link.searchParams.set("query", request.query);
  for (const { name, value } of request.args) link.searchParams.append(name, value);
  if (format) link.searchParams.set("format", format);
  return link.href;
}
