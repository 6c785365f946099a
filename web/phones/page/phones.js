// What the page does by itself: it asks for news, sends without a reload, and
// lets Enter send. Without it every form and link works too.
"use strict";
(() => {
  const body = document.body;
  const address = body.dataset.news;
  if (!address) return;
  const byId = (id) => document.getElementById(id);
  const [scroll, thread, text, live, problem, panel] = ["scroll", "thread", "text", "news", "problem", "panel"].map(byId);
  let version = body.dataset.version;
  let asking = false;
  let lost = 0;

  const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };
  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const trouble = (words) => { problem.textContent = words; problem.hidden = !words; };

  // replace changes a piece of the page and leaves alone what somebody is at:
  // an open menu, a choice half made, the place of the keyboard.
  const replace = (node, part) => {
    if (node.dataset.version === part.version) return;
    const open = node.querySelector("details[open]") !== null;
    const at = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    const href = node.contains(document.activeElement) ? document.activeElement.getAttribute("href") : undefined;
    const chosen = node.dataset.busy ? [...node.querySelectorAll("input:checked")].map((i) => i.dataset.key) : null;
    node.innerHTML = part.html;
    node.dataset.version = part.version;
    if (open) node.querySelector("details")?.setAttribute("open", "");
    if (chosen) for (const input of node.querySelectorAll("input[data-key]")) input.checked = chosen.includes(input.dataset.key);
    const back = [...node.querySelectorAll("[data-key], a")].find((n) => (at && n.dataset.key === at) || (href && n.getAttribute("href") === href));
    back?.focus({ preventScroll: true });
  };

  const show = (news) => {
    version = news.version;
    const stay = atEnd();
    const said = [];
    for (const part of news.fixed) replace(byId(part.id), part);
    const there = new Set();
    for (const part of news.rows) {
      there.add(part.id);
      let row = byId(part.id);
      if (!row) {
        row = document.createElement("li");
        row.id = part.id;
        if (part.said) said.push(part.said);
        part.class += " fresh";
      }
      const fresh = row.classList.contains("fresh");
      replace(row, part);
      row.className = part.class + (fresh ? " fresh" : "");
      if (thread.children[there.size - 1] !== row) thread.insertBefore(row, thread.children[there.size - 1] ?? null);
    }
    for (const row of [...thread.children]) if (!there.has(row.id)) row.remove();
    if (said.length) live.textContent = said.slice(-3).join(". ");
    if (stay) toEnd();
  };

  const look = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(address + "?have=" + encodeURIComponent(version), { cache: "no-store" });
      if (answer.status === 200) show(await answer.json());
      if (lost) trouble("");
      lost = 0;
    } catch {
      if (++lost === 3) trouble("The rehearsal has ended: the program that serves this page was stopped.");
    }
    asking = false;
  };
  const turn = async () => { await look(); setTimeout(turn, document.hidden ? 2000 : 500); };

  const send = async (form, button) => {
    const data = new FormData(form, button);
    const writing = form.classList.contains("write");
    const before = text.value;
    if (writing) text.value = "";
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Phones": "1" } });
      if (!answer.ok) throw new Error(await answer.text());
    } catch (fault) {
      if (writing && !text.value) text.value = before;
      trouble(fault instanceof TypeError ? "It could not be sent: the program that serves this page does not answer." : fault.message);
      return;
    }
    trouble("");
    if (writing && location.search) { location.replace(location.pathname); return; }
    if (!writing) {
      const details = form.closest("details");
      details?.removeAttribute("open");
      if (details?.classList.contains("attach")) { form.reset(); text.focus(); } else details?.querySelector("summary")?.focus();
      delete form.closest("li")?.dataset.busy;
    }
    if (!form.closest("li")) toEnd();
    look();
  };

  document.addEventListener("submit", (event) => {
    if (!("quiet" in event.target.dataset)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  document.addEventListener("change", (event) => {
    const row = event.target.closest("li.row");
    if (row) row.dataset.busy = "1";
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === text && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      text.form.requestSubmit();
    }
    if (event.key === "Escape") {
      const open = event.target.closest("details[open]");
      if (open) { open.removeAttribute("open"); open.querySelector("summary").focus(); }
    }
  });
  panel.hidden = false;
  panel.addEventListener("click", () => {
    const shown = !body.classList.toggle("no-panel");
    panel.setAttribute("aria-pressed", String(shown));
  });
  toEnd();
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
  turn();
})();
