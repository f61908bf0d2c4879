// Light, dark, or as the system is. Kept in a cookie, so that the server renders it and nothing flashes.
const ORDER = ["auto", "light", "dark"];

export function startTheme() {
  document.querySelector("[data-theme-toggle]")?.addEventListener("click", () => {
    const root = document.documentElement;
    const theme = ORDER[(ORDER.indexOf(root.dataset.theme) + 1) % ORDER.length];
    root.dataset.theme = theme;
    document.querySelector("[data-theme-name]").textContent = theme;
    document.cookie = `saypro_theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
  });
}
