// Adding articles: what was chosen is listed, and how far each article is shows by itself.

const BETWEEN = 500; // milliseconds from one look to the next

interface Article { words: string; progress: number }
interface Job { finished: boolean; message: string; articles: Article[] }

/** Shows how far each article is; what did not change is left alone. */
function show(page: HTMLElement, job: Job): void {
  const message = page.querySelector("[data-message]");
  if (message) message.textContent = job.message;
  page.querySelectorAll(".sent > li").forEach((item, index) => {
    const article = job.articles[index];
    const bar = item.querySelector("progress");
    const words = item.querySelector("[data-words]");
    if (article && bar) bar.value = article.progress;
    if (article && words && words.textContent !== article.words) words.textContent = article.words;
  });
}

/** Puts what the server shows of the finished job in the place of the bars, and says it aloud. */
async function showOutcome(page: HTMLElement, job: Job): Promise<void> {
  const response = await fetch(location.href);
  const loaded = new DOMParser().parseFromString(await response.text(), "text/html");
  const outcome = loaded.getElementById("job");
  if (!outcome) return location.reload();
  document.title = loaded.title;
  page.replaceWith(outcome);
  const said = document.querySelector("[data-said]");
  if (said) said.textContent = `${outcome.querySelector("h1")?.textContent}: ${job.message}`;
}

async function watch(page: HTMLElement, address: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    let job: Job;
    try {
      const response = await fetch(address);
      if (!response.ok) return location.reload();
      job = await response.json() as Job;
    } catch {
      continue; // the server may be starting anew
    }
    show(page, job);
    if (job.finished) return showOutcome(page, job);
  }
}

/** Lists the chosen files with their sizes, and says at once where they are too many or too large. */
function listChosen(input: HTMLInputElement, list: HTMLElement): void {
  const files = Array.from(input.files ?? []);
  const most = Number(input.dataset["most"]);
  const megabytes = Number(input.dataset["megabytes"]);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  input.setCustomValidity(
    files.length > most ? `These are ${files.length} files; choose at most ${most}.`
    : size > megabytes * 1e6 ? `These files are larger than ${megabytes} MB together; choose fewer.`
    : "",
  );
  input.reportValidity();
  const kilobytes = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
  list.replaceChildren(...files.slice(0, most).map((file) => {
    const [item, name, weight] = ["li", "span", "span"].map((tag) => document.createElement(tag));
    name!.textContent = file.name;
    weight!.textContent = kilobytes.format(Math.ceil(file.size / 1000));
    item!.append(name!, weight!);
    return item!;
  }));
}

export function enhanceAdding(): void {
  const job = document.querySelector<HTMLElement>("[data-job]");
  if (job) void watch(job, job.dataset["job"] ?? "");
  const input = document.querySelector<HTMLInputElement>("input[data-most]");
  const list = document.querySelector<HTMLElement>("[data-chosen]");
  if (input && list) {
    input.addEventListener("change", () => listChosen(input, list));
    if (input.files?.length) listChosen(input, list); // chosen before, or kept by the browser on a reload
  }
}
