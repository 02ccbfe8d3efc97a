// What every page runs. The pages work without it; each part adds one thing.

import { enhanceAdding } from "./adding";
import { showStretches } from "./article-text";
import { offerWhileTyping } from "./ask-box";
import { offerCopies } from "./copying";
import { enhanceForms } from "./forms";
import { drawViews } from "./views";
import { swapAnswers } from "./views/swap";

showStretches();
enhanceForms();
offerCopies();
enhanceAdding();
swapAnswers();
void drawViews();
offerWhileTyping();
