// Extras for whoever has scripts. Every page and every form works without them.
import { closeDisclosures } from "./disclosures.js";
import { loadEmbeds } from "./embeds.js";
import { focusErrors } from "./errors.js";
import { quickExit } from "./exit.js";
import { tickAsListed } from "./filters.js";
import { printPage } from "./print.js";
import { readAloud } from "./read-aloud.js";
import { sharePage } from "./share.js";
import { suggestWords } from "./suggest.js";
import { leadToWords } from "./words.js";

closeDisclosures(document);
focusErrors(document);
leadToWords(document);
loadEmbeds(document);
printPage(document);
quickExit(document);
readAloud(document);
sharePage(document);
suggestWords(document);
tickAsListed(document);
