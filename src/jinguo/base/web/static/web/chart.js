// Draws every element with data-spec as a Vega-Lite chart. `ast` lets Vega run without eval; without its own styles
// vega-embed puts no style element into the page: app.css dresses the tooltip.
const OPTIONS = {
  ast: true,
  renderer: "svg",
  actions: false,
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
};

async function draw(element) {
  const answer = await fetch(element.dataset.spec, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    element.textContent = "图暂时画不出来，数据表里有同样的数字。";
    return;
  }
  const { view } = await vegaEmbed(element, await answer.json(), OPTIONS);
  // A mark that carries an address opens the rows behind it.
  view.addEventListener("click", (event, item) => {
    if (item && item.datum && item.datum.url) window.location.assign(item.datum.url);
  });
  element.dataset.ready = "1";
}

function drawAll(root) {
  root.querySelectorAll("[data-spec]:not([data-ready])").forEach(draw);
}

document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:afterSwap", (event) => drawAll(event.detail.target));
