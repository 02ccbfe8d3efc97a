// Builds what pages load from ../static/built: one style sheet and one script for every page, and
// what single pages add. Each entry of src/ that a template names stands here.

import { readFile, rm } from "node:fs/promises";
import { build } from "esbuild";
import { writeLicences } from "./licences.mjs";

const target = "../static/built";

// YASGUI writes one style attribute into HTML, which the Content-Security-Policy refuses; the element
// around it shows the same. All else that it does to styles goes through element.style.
const withoutStyleAttributes = {
  name: "without-style-attributes",
  setup({ onLoad }) {
    onLoad({ filter: /yasgui\.esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replaceAll("<strong style='text-decoration:underline'>", "<strong>");
      if (contents === source) throw new Error(`${path}: nothing to replace; is the plugin still needed?`);
      return { contents };
    });
  },
};

await rm(target, { recursive: true, force: true });
await build({
  entryPoints: {
    site: "src/site.ts",
    "site-style": "styles/site.css",
    sparql: "src/sparql/page.ts",
    "sparql-style": "styles/sparql.css",
  },
  outdir: target,
  plugins: [withoutStyleAttributes],
  bundle: true,
  splitting: true, // what a page needs only sometimes (a map) is a chunk of its own
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  minify: true,
  legalComments: "linked", // licences of what is bundled, in files beside it
  chunkNames: "chunk-[name]-[hash]",
  logLevel: "warning",
});
await writeLicences(`${target}/licences.txt`);
