// Builds what pages load from ../static/built: one style sheet and one script for every page, and
// what single pages add. Each entry of src/ that a template names stands here.

import { rm } from "node:fs/promises";
import { build } from "esbuild";

const target = "../static/built";

await rm(target, { recursive: true, force: true });
await build({
  entryPoints: {
    site: "src/site.ts",
    "site-style": "styles/site.css",
  },
  outdir: target,
  bundle: true,
  splitting: true, // what a page needs only sometimes (a map) is a chunk of its own
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  minify: true,
  legalComments: "linked", // licences of what is bundled, in files beside it
  chunkNames: "chunk-[name]-[hash]",
  logLevel: "warning",
});
