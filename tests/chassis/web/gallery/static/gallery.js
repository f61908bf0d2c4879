document.body.addEventListener("live:tick", (event) => (document.getElementById("ticks").textContent = event.detail.count));
