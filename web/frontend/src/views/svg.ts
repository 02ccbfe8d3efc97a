// Elements of SVG, made in one call.

const NAMESPACE = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number | null | undefined>;

/** Sets the attributes that have a value, and takes away the others. */
export function set<E extends Element>(element: E, attributes: Attributes): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
  return element;
}

/** A new element of SVG with these attributes and children; strings become text. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: (Element | string)[]
): SVGElementTagNameMap[K] {
  const element = set(document.createElementNS(NAMESPACE, name), attributes);
  element.append(...children);
  return element;
}
