// One request with cells, and what its answer means: saved · offline (try again) · stopped (somebody has to look).
const PATIENCE = 30000; // milliseconds until an answer is given up
const CARRIED = 20000; // characters, of which a browser takes 64 KiB along
const LATER = [429, 502, 503, 504]; // the server is there and cannot now
const LOGGED_OUT = "没有保存：登录已经过期。请刷新本页，重新登录。";

export async function send(url, token, cells) {
  const body = JSON.stringify({ cells: cells.map(written) });
  try {
    const answer = await fetch(url, {
      method: "POST",
      redirect: "manual", // to the log-in
      keepalive: body.length < CARRIED, // arrives when the page is left meanwhile
      signal: AbortSignal.timeout(PATIENCE),
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
      body,
    });
    return LATER.includes(answer.status) ? { state: "offline" } : await heard(answer);
  } catch {
    return { state: "offline" };
  }
}

// An explanation that was not touched is not sent.
const written = ({ key, text, seen, comment, storedComment, isExplained }) => ({
  key,
  text,
  version: seen,
  comment: isExplained || comment !== storedComment ? comment : null,
});

async function heard(answer) {
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  if (!isJson) return { state: "stopped", because: LOGGED_OUT };
  const told = await answer.json();
  if (answer.ok) return { state: "saved", told };
  const number = answer.status >= 500 ? `编号 ${told.reference}。` : "";
  return { state: "stopped", because: `没有保存：${told.error.replace(/^没有保存：/, "")}${number}` };
}
