// The licences of the packages that are bundled, which their authors want to go with them.

import { readdir, readFile, writeFile } from "node:fs/promises";

/** Writes name, version and licence of each package of the lock file that is not for building alone. */
export async function writeLicences(path) {
  const { packages } = JSON.parse(await readFile("package-lock.json", "utf8"));
  const bundled = Object.entries(packages).filter(([place, { dev }]) => place !== "" && !dev);
  const notices = bundled.map(async ([place, { version }]) => {
    const { name, license = "licence below", author } = JSON.parse(await readFile(`${place}/package.json`, "utf8"));
    const files = (await readdir(place)).filter((file) => /^licen[cs]e/i.test(file));
    const texts = await Promise.all(files.map((file) => readFile(`${place}/${file}`, "utf8")));
    const by = author ? `, by ${author.name ?? author}` : "";
    return [`${name} ${version} (${license})${by}`, ...texts].join("\n\n").trim();
  });
  await writeFile(path, `${(await Promise.all(notices)).join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
}
