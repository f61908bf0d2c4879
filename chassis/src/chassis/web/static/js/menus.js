// Menus (details[data-menu]) close on Escape or a click elsewhere; [data-dialog="id"] opens a dialog.
export function startMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      opener.closest("details[data-menu]")?.removeAttribute("open");
      document.getElementById(opener.dataset.dialog)?.showModal();
    }
    if (event.target instanceof HTMLDialogElement) event.target.close(); // a click on the backdrop
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
