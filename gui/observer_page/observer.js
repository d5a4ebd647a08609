// The read-only page of an observer: what the seat "observer" sees, kept up to date by JSON Merge Patches (RFC 7386,
// lists by their changes: drill/view_patch.hpp) over the host's WebSocket. Everything people wrote is set as text, never as markup. The join code stands in the
// part of the address behind "#", which no server and no proxy is sent, and is taken out of it at once.
"use strict";

const words = {
  "zh-TW": {
    join_title: "旁觀演練", join_about: "輸入主持人給你的觀察員代碼。這個頁面只能看，不能操作。",
    code: "代碼", name: "你的名字", join: "開始旁觀",
    last_hour: "近一小時貼文", mood: "情緒（−2 至 2）", negative: "負面比例", views: "累計瀏覽", articles: "媒體報導",
    posts_curve: "每 10 分鐘貼文（紅：負面）", mood_curve: "情緒走勢", news: "新聞", statements: "已發布聲明", team: "團隊",
    nothing: "目前沒有", paused: "暫停中", lost: "連線中斷，正在重新連線……", another_language: "English",
    stage: { readiness: "整備", running: "進行中", learning: "檢討", finished: "結束" },
    seat: { pr: "公關", marketing: "行銷", service: "客服", legal: "法務", lead: "總指揮" },
    automated: "自動隊友", person: "真人", kind: { holding: "初步聲明", full: "完整聲明", update: "最新說明", press_release: "新聞稿" },
    refused: {
      wrong_code: "沒有這個代碼。每個代碼只能用一次，請向主持人再要一個。", wrong_token: "你的席次已交給別人，請向主持人要新的代碼。",
      too_many_tries: "代碼錯太多次，請一分鐘後再試。", not_an_observer: "這是席次用的代碼，請改用 Stormdrill 程式加入。",
    },
    likes: "讚", shares: "分享", comments: "留言",
  },
  en: {
    join_title: "Watch the exercise", join_about: "Enter the observer's code that the facilitator gave you. This page only shows; nothing can be done here.",
    code: "Code", name: "Your name", join: "Watch",
    last_hour: "Posts, last hour", mood: "Mood (−2 to 2)", negative: "Negative", views: "Views so far", articles: "Media reports",
    posts_curve: "Posts per 10 minutes (red: negative)", mood_curve: "Mood", news: "News", statements: "Published statements", team: "Team",
    nothing: "Nothing yet", paused: "paused", lost: "The connection is lost; trying again …", another_language: "中文",
    stage: { readiness: "readiness", running: "running", learning: "lessons", finished: "over" },
    seat: { pr: "PR", marketing: "Marketing", service: "Customer service", legal: "Legal", lead: "Lead" },
    automated: "automated", person: "person", kind: { holding: "holding statement", full: "full statement", update: "update", press_release: "press release" },
    refused: {
      wrong_code: "No chair has this code. A code works once; ask the facilitator for another.", wrong_token: "Your chair has been given to somebody else; ask the facilitator for a new code.",
      too_many_tries: "Too many wrong codes; try again in a minute.", not_an_observer: "This code belongs to a seat; join it with the Stormdrill program.",
    },
    likes: "likes", shares: "shares", comments: "comments",
  },
};

const at = (id) => document.getElementById(id);
const kept = (key) => { try { return sessionStorage.getItem(key) || ""; } catch { return ""; } };
const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* private windows refuse: then a reload asks again */ } };

let language = kept("language") || ((navigator.language || "").startsWith("zh") ? "zh-TW" : "en");
let token = kept("token");
let code = decodeURIComponent(location.hash.slice(1));
let view = {};
let viewed_at = 0;
let wait = 500;
let platform = 0;
let socket = null;
let has_joined = false;
if (code) history.replaceState(null, "", location.pathname);

function t(key) { return words[language][key]; }
function bilingual(pair) { return pair ? (language === "zh-TW" ? pair.zh_TW || pair.en : pair.en || pair.zh_TW) || "" : ""; }

function merge_patch(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const out = target !== null && typeof target === "object" && !Array.isArray(target) ? target : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === "__proto__") continue;
    if (value === null) delete out[key];
    else if (Array.isArray(out[key]) && Array.isArray(value.$list)) out[key] = changed_list(out[key], value.$list);
    else out[key] = merge_patch(out[key], value);
  }
  return out;
}

function changed_list(old, steps) {
  return steps.flatMap((step) => {
    if (Array.isArray(step)) return old.slice(step[0], step[0] + step[1]);
    return "came" in step ? step.came : [merge_patch(old[step.changed], step.by)];
  });
}

function element(name, text, cls) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (cls) made.className = cls;
  return made;
}

function drawn(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function say(text) {
  at("banner").hidden = !text;
  at("banner").textContent = text;
}

function clock_text(seconds) {
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  return `T+${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function draw_clock() {
  const clock = view.clock;
  if (!clock) return;
  // Between two views the clock goes on at its pace; half a second ahead at most, then it waits for the host.
  const since = Math.min((performance.now() - viewed_at) / 1000, 0.5);
  at("clock").textContent = clock_text((clock.now || 0) + (clock.paused || view.stage !== "running" ? 0 : since * (clock.pace || 1)));
  at("local-time").textContent = clock.local_time ? `(${clock.local_time})` : "";
  at("pace").textContent = clock.paused ? t("paused") : `×${clock.pace || 1}`;
}

function draw_curves(buckets) {
  const posts = at("posts-curve"), mood = at("mood-curve");
  posts.replaceChildren(drawn("line", { class: "axis", x1: 0, x2: 600, y1: 130, y2: 130 }));
  mood.replaceChildren(drawn("line", { class: "axis", x1: 0, x2: 600, y1: 45, y2: 45 }));
  if (!buckets.length) return;
  const most = Math.max(1, ...buckets.map((b) => b.posts || 0));
  const width = 600 / Math.max(buckets.length, 24);
  buckets.forEach((bucket, i) => {
    const all = 125 * (bucket.posts || 0) / most, bad = 125 * (bucket.negative || 0) / most;
    posts.append(drawn("rect", { class: "all", x: i * width, y: 130 - all, width: width * 0.8, height: all }));
    posts.append(drawn("rect", { class: "negative", x: i * width, y: 130 - bad, width: width * 0.8, height: bad }));
  });
  posts.append(drawn("text", { x: 2, y: 12 }, String(most)));
  posts.append(drawn("text", { x: 2, y: 146 }, clock_text(buckets[0].from || 0)));
  const points = buckets.filter((b) => b.posts).map((b) => `${(buckets.indexOf(b) + 0.4) * width},${45 - 20 * (b.mood || 0)}`);
  mood.append(drawn("polyline", { class: "mood", points: points.join(" ") }));
}

function fill(list, items) {
  at(list).replaceChildren(...(items.length ? items : [element("li", t("nothing"))]));
}

function draw() {
  for (const labelled of document.querySelectorAll("[data-words]")) labelled.textContent = t(labelled.dataset.words);
  document.documentElement.lang = language;
  at("language").textContent = t("another_language");
  at("join").hidden = has_joined;
  at("room").hidden = !has_joined || !view.clock;
  if (!view.clock) return;
  const facts = view.facts_of_drill || {}, listening = view.listening || {};
  at("organisation").textContent = bilingual(facts.organisation);
  at("title").textContent = bilingual(facts.title);
  at("stage").textContent = t("stage")[view.stage] || "";
  draw_clock();
  at("posts-last-hour").textContent = listening.posts_last_hour || 0;
  at("mood").textContent = (listening.mood || 0).toFixed(1).replace("-", "−");
  at("negative").textContent = `${Math.round(100 * (listening.negative_share || 0))} %`;
  at("views").textContent = (listening.views || 0).toLocaleString(language);
  at("articles").textContent = listening.articles || 0;
  draw_curves(listening.buckets || []);
  fill("headlines", (view.headlines || []).slice(0, 6).map((headline) => {
    const item = element("li", headline.text + " ");
    item.append(element("small", headline.outlet));
    return item;
  }));
  const shown = (view.statements || []).filter((statement) => statement.published_at !== undefined).reverse();
  fill("statements", shown.slice(0, 4).map((statement) => {
    const item = element("li", ((statement.variants || [])[0] || {}).text || "");
    item.prepend(element("small", `${t("kind")[statement.kind] || statement.kind} · ${clock_text(statement.published_at)} `));
    return item;
  }));
  fill("team", (view.team || []).map((member) =>
    element("li", `${t("seat")[member.seat] || member.seat} · ${member.automated ? t("automated") : t("person")}`)));
  at("platforms").replaceChildren(...(view.platforms || []).map((known, index) => {
    const tab = element("button", bilingual(known.name));
    tab.type = "button";
    tab.setAttribute("aria-pressed", String(index === (view.feed_platform || 0)));
    tab.addEventListener("click", () => { platform = index; look(); });
    return tab;
  }));
  at("feed").replaceChildren(...(view.feed || []).slice(0, 24).map((id) => {
    const post = (view.posts || {})[id] || {};
    const card = element("article", undefined, post.own ? "post own" : "post");
    card.append(element("b", post.author || ""), element("small", ` @${post.handle || ""} · ${clock_text(post.at || 0)}`),
      element("p", post.text || ""),
      element("small", `${t("comments")} ${post.comments || 0} · ${t("shares")} ${post.shares || 0} · ${t("likes")} ${post.likes || 0}`));
    return card;
  }));
}

function send(type, body) {
  if (socket && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ v: 1, type, number: 0, body }));
}

function look() { send("look", { platform, filter: "matching", open_threads: [] }); }

function received(message) {
  const body = message.body || {};
  if (message.type === "welcome") {
    token = body.token;
    keep("token", token);
    code = ""; // used up; what brings us back is the token
    view = {};
    has_joined = true;
    wait = 500;
    say("");
    look();
  } else if (message.type === "view") {
    view = merge_patch(view, body);
    viewed_at = performance.now();
    say(view.fault || "");
  } else if (message.type === "refused") {
    const lost_chair = body.code === "wrong_token";
    if (lost_chair) keep("token", token = "");
    code = "";
    has_joined = false;
    say(t("refused")[body.code] || body.reason || "");
  } else {
    return; // the log at the end is for programs
  }
  draw();
}

function connect() {
  if (!token && !code) return;
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/`);
  socket.addEventListener("open", () => {
    send("hello", token ? { token } : { code, name: at("name").value.trim(), only_look: true });
  });
  socket.addEventListener("message", (event) => received(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    if (!has_joined) return draw();
    say(t("lost"));
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 5000);
  });
}

at("language").addEventListener("click", () => {
  keep("language", language = language === "en" ? "zh-TW" : "en");
  draw();
});
at("join").addEventListener("submit", (event) => {
  event.preventDefault();
  code = at("code").value;
  connect();
});
setInterval(draw_clock, 200);
draw();
connect();
