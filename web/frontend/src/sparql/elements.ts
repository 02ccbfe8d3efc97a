// Makes elements: everything that comes from a query is text, never markup.

type Attributes = Record<string, string | boolean | null | undefined>;

/** An element with attributes (none for false, null and undefined) and content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...content);
  return made;
}
