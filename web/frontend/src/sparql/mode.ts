// SPARQL as the endpoint reads it: some prefixes need not be declared.

import type Yasgui from "@zazuko/yasgui";
import { prefixes } from "./settings";

/** CodeMirror's name for the mode. */
export const MODE = "newskg-sparql";

interface Mode {
  startState: () => object;
}

interface Modes {
  defineMode: (name: string, make: (config: object) => Mode) => void;
  getMode: (config: object, name: string) => Mode;
}

/** Makes editors know the prefixes, which are errors to YASQE's own mode. */
export function defineMode(yasgui: typeof Yasgui): void {
  // YASQE is a CodeMirror and has all that its class has, which its types do not tell.
  const codeMirror = yasgui.Yasqe as unknown as Modes;
  codeMirror.defineMode(MODE, (config) => {
    const mode = codeMirror.getMode(config, "sparql11");
    return { ...mode, startState: () => ({ ...mode.startState(), prefixes: { ...prefixes } }) };
  });
}
