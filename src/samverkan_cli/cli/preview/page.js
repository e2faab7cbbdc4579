// Shows what is new as soon as it is made. The place where the reader is in the page is kept.
(() => {
  const findings = document.getElementById("findings");
  const page = document.getElementById("page");
  const ended = document.getElementById("ended");
  let made = findings.dataset.made, place = 0;

  // A link out of the page opens beside the preview, which may show nothing else.
  page.addEventListener("load", () => {
    const inside = page.contentDocument;
    if (!inside) return;
    for (const each of inside.querySelectorAll('a[href]:not([href^="#"])')) {
      each.target = "_blank";
      each.rel = "noopener";
    }
    if (place) page.contentWindow.scrollTo({ top: place, behavior: "instant" });
    place = 0;
  });

  const renew = async () => {
    const answer = await fetch("");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = fresh.getElementById("findings");
    document.title = fresh.title;
    for (const each of ["h1", "#count"]) {
      document.querySelector(each).textContent = fresh.querySelector(each).textContent;
    }
    findings.replaceChildren(...found.childNodes);
    if (findings.dataset.page !== found.dataset.page) {
      place = page.contentWindow.scrollY;
      page.contentWindow.location.reload();
    }
    Object.assign(findings.dataset, found.dataset);
    made = found.dataset.made;
  };

  const events = new EventSource("events");
  events.onmessage = (event) => {
    ended.hidden = true;
    if (event.data !== made) renew();
  };
  events.onerror = () => { ended.hidden = false; };
})();
