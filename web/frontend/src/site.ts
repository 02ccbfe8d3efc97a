// What every page runs. The pages work without it; each part adds one thing.

import { showStretches } from "./article-text";
import { offerWhileTyping } from "./ask-box";
import { offerCopies } from "./copying";
import { enhanceForms } from "./forms";

showStretches();
enhanceForms();
offerCopies();
offerWhileTyping();
