// Keeps a page fresh: the stream says that something has changed, and the page
// is fetched again and put in place of the old one. Without this script every
// page works by reloading.
"use strict";
(() => {
  const parts = ["body > header", "body > nav", "main", "body > aside", "body > footer"];

  // stops are what the keyboard stops at, and key knows one again on the next
  // page: by its name, or by where it leads and what it sends.
  const stops = () => [...document.querySelectorAll("a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary")];
  const key = (e) => {
    if (e.id) return "#" + e.id;
    if (e.localName === "summary") return "summary " + e.parentElement.id;
    if (e.localName === "a") return "a " + e.getAttribute("href");
    const table = e.form && e.form.elements.namedItem("table");
    return [e.form && e.form.getAttribute("action"), table && table !== e && table.value, e.name, e.localName === "button" && e.value].join(" ");
  };
  // stand notes where the reader is: at which stop, and how far down which part of the page.
  const stand = (e) => {
    const at = stops().indexOf(e);
    const part = at >= 0 && e.closest("main [id]") || [...document.querySelectorAll("main [id]")].find((x) => x.getBoundingClientRect().top >= 0);
    return { at, key: at >= 0 && key(e), part: part && part.id, top: part && part.getBoundingClientRect().top, y: window.scrollY };
  };
  const returnTo = (was) => {
    if (was.at >= 0) {
      const list = stops();
      const e = list.find((x) => key(x) === was.key) || list[Math.min(was.at, list.length - 1)];
      if (e) e.focus({ preventScroll: true });
    }
    window.scrollTo(0, was.y);
    const part = was.part && document.getElementById(was.part);
    if (part) window.scrollBy(0, part.getBoundingClientRect().top - was.top);
  };
  const news = () => new Set([...document.querySelectorAll("[data-say]")].map((e) => e.textContent.trim().replace(/\s+/g, " ")));

  // place puts the parts of a fetched page in place, and keeps what the reader
  // was about: focus, half-written texts, what is unfolded, the place on the
  // page. What is new and matters is said to those who do not see it.
  const place = (text, url, was) => {
    const next = new DOMParser().parseFromString(text, "text/html");
    if (next.body.className !== document.body.className) {
      location.assign(url || "/");
      return;
    }
    was = was || stand(document.activeElement);
    const known = news();
    const written = new Map(), opened = new Set(), ground = document.getElementById("ground");
    document.querySelectorAll("textarea[id]").forEach((e) => written.set(e.id, e.value));
    document.querySelectorAll("details[open][id]").forEach((e) => opened.add(e.id));
    const chosen = [...document.querySelectorAll("#injects select, #injects input, #settings input, #settings select")].map((e) => [e.form && e.form.action, e.name, e.type === "checkbox" ? e.checked : e.value]);
    const editing = document.activeElement && document.activeElement.closest && document.activeElement.closest("#injects, #settings");
    const olds = parts.flatMap((p) => [...document.querySelectorAll(p)]);
    const fresh = parts.flatMap((p) => [...next.querySelectorAll(p)]);
    olds.forEach((e) => e.remove());
    [...next.body.children].filter((e) => fresh.includes(e)).forEach((e) => document.body.append(document.adoptNode(e)));
    if (ground && document.getElementById("ground")) document.getElementById("ground").replaceWith(ground);
    document.body.dataset.rev = next.body.dataset.rev;
    document.title = next.title;
    written.forEach((v, id) => { const e = document.getElementById(id); if (e && !sent.has(id)) e.value = v; });
    sent.clear();
    opened.forEach((id) => { const e = document.getElementById(id); if (e) e.open = true; });
    if (editing) chosen.forEach(([action, name, value]) => document.querySelectorAll(`[name="${name}"]`).forEach((e) => { if (e.form && e.form.action === action && e.type !== "hidden") { if (e.type === "checkbox") e.checked = value; else e.value = value; } }));
    returnTo(was);
    const said = [...news()].filter((x) => !known.has(x)).join(". ");
    if (said) document.getElementById("said").textContent = said;
    started = Date.now();
  };

  const sent = new Set();
  let busy = false, again = false;
  const refresh = async (changed) => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const text = await answer.text();
      if (changed || !text.includes(`data-rev="${document.body.dataset.rev}"`)) place(text, answer.redirected ? answer.url : "");
      lost(false);
    } catch { lost(true); } finally {
      busy = false;
      if (again) { again = false; refresh(true); }
    }
  };

  // A form is sent in the background, and the answer is the next page.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || !document.body.classList.contains("seat") && !document.body.classList.contains("console")) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    const was = stand(event.submitter || document.activeElement);
    if (event.submitter) event.submitter.disabled = true;
    form.querySelectorAll("textarea[id]").forEach((e) => sent.add(e.id));
    busy = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
      if (!answer.ok) sent.clear();
      const text = await answer.text();
      if (answer.redirected) {
        const to = new URL(answer.url);
        if (to.pathname + to.search !== location.pathname + location.search) history.replaceState(null, "", to.pathname + to.search);
      }
      place(text, answer.url, was);
      if (!answer.ok) window.scrollTo(0, 0);
    } catch { lost(true); if (event.submitter) event.submitter.disabled = false; } finally {
      busy = false;
      if (again) { again = false; refresh(true); }
    }
  });

  // The timer runs between two pages.
  let started = Date.now();
  setInterval(() => {
    document.querySelectorAll("[data-left]").forEach((e) => {
      if ("paused" in e.dataset) return;
      const left = Math.max(0, Number(e.dataset.left) - Math.floor((Date.now() - started) / 1000));
      const text = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
      if (e.textContent !== text) e.textContent = text;
      e.classList.toggle("short", left <= 30);
    });
  }, 250);

  // Without a connection the page says so, and catches up by itself.
  const lost = (yes) => {
    let e = document.getElementById("lost");
    if (yes && !e) {
      e = document.createElement("p");
      e.id = "lost";
      e.setAttribute("role", "status");
      e.textContent = document.body.dataset.lost;
      document.body.append(e);
    } else if (!yes && e) e.remove();
  };

  const live = document.body.dataset.live;
  let opened = false;
  if (live && "EventSource" in window) {
    const stream = new EventSource(live + "?rev=" + encodeURIComponent(document.body.dataset.rev));
    stream.addEventListener("open", () => { opened = true; lost(false); });
    stream.addEventListener("changed", (event) => { opened = true; if (event.data !== document.body.dataset.rev) refresh(true); });
    stream.addEventListener("gone", () => { stream.close(); location.reload(); });
    stream.addEventListener("error", () => { lost(true); if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000); });
  }
  // Where no stream comes through, the page looks by itself from time to time.
  if (live) setInterval(() => { if (!opened) refresh(false); }, 8000);
})();
