// Offers names and questions under an ask box while somebody types: an editable combobox with a
// list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). Without it the box is a plain field.

interface Offer { text: string; kind: string; href: string | null }

const PAUSE = 120; // milliseconds without a key after which the server is asked

/** Which list belongs to which box. */
let boxes = 0;

class AskBox {
  private readonly list = document.createElement("ul");
  private readonly said = document.createElement("p");
  private offers: Offer[] = [];
  private active = -1;
  private timer = 0;
  private asked: AbortController | null = null;

  constructor(private readonly input: HTMLInputElement, private readonly address: string) {
    boxes += 1;
    this.list.id = `offers-${boxes}`;
    this.list.className = "offers";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names and questions");
    this.said.className = "unseen";
    this.said.setAttribute("role", "status");
    input.removeAttribute("list");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.after(this.list, this.said);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // A press must not take the focus out of the box, or the list is gone before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.click(event));
  }

  private wait(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    this.asked?.abort();
    const text = this.input.value;
    if (text.trim() === "") return this.close();
    this.asked = new AbortController();
    try {
      const url = `${this.address}?${new URLSearchParams({ q: text })}`;
      const response = await fetch(url, { signal: this.asked.signal });
      const offers = response.ok ? ((await response.json()) as Offer[]) : [];
      if (this.input.value === text && document.activeElement === this.input) this.show(offers);
    } catch {
      // Typed on, or the server is gone: the box is a plain field then.
      this.close();
    }
  }

  private show(offers: Offer[]): void {
    this.offers = offers;
    this.active = -1;
    this.list.replaceChildren(...offers.map((offer, place) => this.option(offer, place)));
    this.list.hidden = offers.length === 0;
    this.input.setAttribute("aria-expanded", String(offers.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.said.textContent = offers.length === 1 ? "1 suggestion" : `${offers.length} suggestions`;
  }

  private option(offer: Offer, place: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = offer.kind;
    option.append(offer.text, " ", kind);
    return option;
  }

  private press(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    }
  }

  /** Goes down or up; beyond either end stands the box itself. */
  private move(by: number): void {
    const places = this.offers.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
    });
    const option = this.list.children[this.active];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private click(event: MouseEvent): void {
    const option = (event.target as Element).closest("li");
    if (option) this.take([...this.list.children].indexOf(option));
  }

  private take(place: number): void {
    const offer = this.offers[place];
    if (!offer) return;
    this.input.value = offer.text;
    this.close();
    if (offer.href !== null) {
      location.assign(offer.href);
      return;
    }
    this.input.value += " ";
    this.wait();
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Makes every field that names where its offers are (`data-offers`) offer them. */
export function offerWhileTyping(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-offers]")) {
    new AskBox(input, input.dataset["offers"] ?? "");
  }
}
