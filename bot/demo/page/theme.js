// Light and dark: as the system has it, until somebody switches.

import { $ } from "./state.js";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";

function show() {
  const button = $("theme");
  button.textContent = isDark() ? "☀" : "☾";
  const label = isDark() ? button.dataset.light : button.dataset.dark;
  button.setAttribute("aria-label", label);
  button.title = label;
}

export function listen() {
  const kept = localStorage.getItem("theme");
  if (kept) document.documentElement.dataset.theme = kept;
  prefersDark.addEventListener("change", show);
  $("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
    show();
  });
  show();
}
