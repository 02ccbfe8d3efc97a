// What every page runs. The pages work without it; each part adds one thing.

import { enhanceAdding } from "./adding";
import { showStretches } from "./article-text";
import { offerCopies } from "./copying";
import { enhanceForms } from "./forms";

showStretches();
enhanceForms();
offerCopies();
enhanceAdding();
