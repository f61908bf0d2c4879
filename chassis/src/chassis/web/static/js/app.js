// What every page does beyond what the server rendered. Each module works alone, and the page is whole without any.
import { startComposers } from "./composer.js";
import { startDrafts } from "./drafts.js";
import { startErrors } from "./errors.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startMenus } from "./menus.js";
import { startSession } from "./session.js";
import { startTheme } from "./theme.js";
import { startTimes } from "./times.js";
import { startToasts } from "./toasts.js";

document.documentElement.dataset.js = "";
for (const start of [startDrafts, startSession, startTheme, startTimes, startToasts, startErrors, startMenus, startKeys, startComposers, startLive]) {
  start();
}
