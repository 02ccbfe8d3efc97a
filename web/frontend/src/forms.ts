// Forms say that they are being answered, and keep addresses short.

const BLINK = 200; // milliseconds after which a person notices that something takes time

function announceWork(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  setTimeout(() => form.setAttribute("aria-busy", "true"), BLINK);
}

/** Fields left blank need not stand in the address that people keep and share. */
function leaveOutBlanks(event: FormDataEvent): void {
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
}

export function enhanceForms(): void {
  document.addEventListener("submit", announceWork);
  document.addEventListener("formdata", leaveOutBlanks);
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) form.removeAttribute("aria-busy");
  });
}
