// Buttons that copy the text of the element whose id stands in `data-copy`.

const CONFIRMED = 2000; // milliseconds for which a button says that it has copied

async function copy(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset["copy"] ?? "");
  const label = button.textContent;
  await navigator.clipboard.writeText(source?.textContent ?? "");
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, CONFIRMED);
}

/** Shows the buttons where the browser can copy (over http only from this machine). */
export function offerCopies(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}
