// The answer that the page came with, so that the query of an address is not run a second time.

/** What YASR takes for the server's response; undefined where the page has no answer, or a part. */
export function answerOnPage(): object | undefined {
  const problem = document.getElementById("problem")?.textContent;
  if (problem) return new Error(JSON.stringify({ error: problem }));
  const answer = document.getElementById("answer")?.textContent;
  if (!answer) return undefined;
  const [type, content] = JSON.parse(answer) as [string, string];
  const warnings = [...document.querySelectorAll("#warnings li")].map((item) => item.textContent);
  const headers: Record<string, string> = { "content-type": type, "newskg-warning": warnings.join(", ") };
  return { status: 200, ok: true, content, headers: { get: (name: string) => headers[name.toLowerCase()] ?? null } };
}
