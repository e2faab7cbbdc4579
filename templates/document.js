// What a page can do besides: choose and order the activities of the plan. Without it all of them are there.
(() => {
  const $ = (id) => document.getElementById(id);
  const value = (id) => ($("choose." + id) ? $("choose." + id).value : "");
  const form = $("choose");
  // A region that does not scroll is no stop on the way through the page.
  const scrolled = new ResizeObserver((all) => {
    for (const { target } of all) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".scroll").forEach((each) => scrolled.observe(each));
  if (!form) return;
  form.hidden = false;

  const activities = [...document.querySelectorAll("tbody.activity")];
  const tables = [...document.querySelectorAll("table.plan")];
  const words = new Map(activities.map((each) => [each, each.textContent.toLowerCase()]));
  const written = new Map(tables.map((each) => [each, [...each.tBodies]]));
  const first = (id) => ($("choose." + id) ? [...$("choose." + id).options].map((each) => each.value) : []);
  const owners = first("owner"), statuses = first("status");

  const fits = (each, text, status, owner, goal, age) =>
    (!text || words.get(each).includes(text)) &&
    (!status || each.dataset.status === status) &&
    (!owner || each.dataset.owners.split(" ").includes(owner)) &&
    (!goal || each.dataset.goals.split(" ").includes(goal)) &&
    (age === "" || each.dataset.ages.split(" ").filter(Boolean).some((span) => {
      const [from, until] = span.split("-").map(Number);
      return from <= +age && +age <= until;
    }));

  // What is not known comes last.
  const rank = (list, id) => String(list.includes(id) && id ? list.indexOf(id) : 9999).padStart(4, "0");
  const key = {
    title: (each) => each.dataset.title,
    start: (each) => each.dataset.start || "9999",
    end: (each) => each.dataset.end || "9999",
    owner: (each) => rank(owners, each.dataset.owners.split(" ")[0]),
    status: (each) => rank(statuses, each.dataset.status),
  };
  const compare = new Intl.Collator("sv", { numeric: true }).compare;

  const order = (table, by) => {
    const rows = written.get(table);
    const sorted = by ? rows.filter((each) => each.matches(".activity")).sort((a, b) => compare(key[by](a), key[by](b))) : rows;
    table.append(...sorted);
    table.classList.toggle("sorted", Boolean(by));
  };

  // A group of which nothing is shown is not shown, and so is a table.
  const tidy = (table) => {
    let group = null, any = false;
    for (const each of written.get(table)) {
      if (each.matches(".groups")) {
        group = each;
        group.hidden = true;
      } else if (!each.hidden) {
        any = true;
        if (group) group.hidden = false;
      }
    }
    table.parentElement.hidden = !any;
  };

  let by = "";
  const show = () => {
    const chosen = [value("text").trim().toLowerCase(), value("status"), value("owner"), value("goal"), value("age")];
    let shown = 0;
    for (const each of activities) {
      each.hidden = !fits(each, ...chosen);
      shown += !each.hidden;
    }
    if (by !== value("order")) tables.forEach((each) => order(each, value("order")));
    by = value("order");
    tables.forEach(tidy);
    form.classList.toggle("chosen", chosen.some(Boolean));
    const count = $("choose.count");
    count.textContent = count.dataset.shows.replace("{n}", shown).replace("{all}", activities.length);
  };
  const reset = () => {
    form.querySelectorAll("input, select").forEach((each) => { each.value = ""; });
    show();
  };
  form.addEventListener("input", show);
  $("choose.reset").addEventListener("click", reset);
  // A link to an activity that is not shown shows all again.
  addEventListener("hashchange", () => {
    const target = $(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      reset();
      target.scrollIntoView();
    }
  });
  show();
})();
