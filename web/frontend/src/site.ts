// What every page runs. The pages work without it; each part adds one thing.

import { showStretches } from "./article-text";
import { offerCopies } from "./copying";
import { enhanceForms } from "./forms";
import { drawViews } from "./views";
import { swapAnswers } from "./views/swap";

showStretches();
enhanceForms();
offerCopies();
swapAnswers();
void drawViews();
