// Reloads the page when the preview has a newer version, where the reader left it, and lets the problems be dismissed.
// Only the preview adds this script to a page; it keeps nothing but the place in the page, and only until the reload.
(() => {
  "use strict";
  const version = document.currentScript.dataset.version;
  const problems = document.getElementById("preview-problems");
  let stream;

  function reload() {
    stream.close();
    const focused = document.activeElement ? document.activeElement.id : "";
    history.replaceState({ ...history.state, preview: { x: scrollX, y: scrollY, focused } }, "");
    location.reload();
  }

  // A hidden tab does not listen: browsers allow few connections to one server, and it learns the version when it is shown.
  function listen() {
    if (document.hidden) {
      if (stream) stream.close();
      stream = undefined;
    } else if (!stream) {
      stream = new EventSource("/_preview/events");
      stream.addEventListener("version", (event) => {
        if (event.data !== version) reload();
      });
    }
  }

  function takeUp() {
    const state = history.state;
    if (!state || !state.preview) return;
    const { x, y, focused } = state.preview;
    const { preview: _, ...rest } = state;
    history.replaceState(Object.keys(rest).length ? rest : null, "");
    const element = focused && document.getElementById(focused);
    if (element) element.focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  function showProblems() {
    const button = problems.querySelector("button");
    const dismiss = () => {
      problems.hidden = true;
    };
    button.hidden = false;
    button.addEventListener("click", dismiss);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") dismiss();
    });
    setTimeout(() => {
      problems.querySelector("[role=status]").textContent = problems.querySelector("summary").textContent;
    }, 100);
  }

  if (problems) showProblems();
  document.addEventListener("visibilitychange", listen);
  addEventListener("load", takeUp);
  addEventListener("pagehide", () => {
    if (stream) stream.close();
    stream = undefined;
  });
  addEventListener("pageshow", listen);
})();
