"""A page without a kernel: the built module of a widget, and models that hold what Python says and note what is asked."""

import base64
import http.server
import json
import threading
from pathlib import Path

STATIC = Path(__file__).parents[2] / "dfdm" / "widgets" / "static"

SCRIPT = """
import { default as widget } from "./MODULE";
const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
const value = (given) => given && typeof given === "object" && "base64" in given ? bytes(given.base64) : given;
window.models = [];
window.closers = [];
window.put = (place, traits) => {
  const model = window.models[place];
  for (const [name, given] of Object.entries(traits)) model.traits[name] = value(given);
  for (const name of Object.keys(traits)) for (const act of model.heard[`change:${name}`] ?? []) act();
};
window.show = (traits, kernel) => {
  const place = window.models.length;
  const model = {
    traits: {}, heard: {}, sent: [], saved: 0,
    get(name) { return this.traits[name]; },
    set(name, given) { this.traits[name] = given; for (const act of this.heard[`change:${name}`] ?? []) act(); },
    save_changes() { this.saved++; },
    on(event, act) { (this.heard[event] ??= []).push(act); },
    off(event, act) { this.heard[event] = (this.heard[event] ?? []).filter((other) => other !== act); },
  };
  if (kernel) model.send = (message) => {
    model.sent.push(message);
    window.python?.(place, JSON.stringify(message)).then((answer) => answer && window.put(place, JSON.parse(answer)));
  };
  for (const [name, given] of Object.entries(traits)) model.traits[name] = value(given);
  window.models.push(model);
  const el = document.createElement("div");
  document.querySelector("main").append(el);
  window.closers.push(widget.render({ model, el }));
  return place;
};
window.ready = true;
"""
PAGE = """<!doctype html><html lang="en"><title>Viewer</title><link rel="icon" href="data:,"><style>
body { margin: 0; background: Canvas; color: CanvasText; font: 13px system-ui; }
main { display: grid; gap: 8px; padding: 8px; grid-template-columns: minmax(0, 1fr); }
THEME</style><body><main></main><script type="module" src="./start.js"></script></body></html>"""
DARK = """:root { color-scheme: dark; } body { --jp-layout-color0: #111; --jp-layout-color1: #1c1c1c; --jp-layout-color2: #3a3a3a;
--jp-ui-font-color1: rgba(255,255,255,.92); --jp-border-color1: #777; --jp-border-color2: #5a5a5a; --jp-border-color3: #3a3a3a; background: #111 }"""


def as_json(state):
    """Traits as they can be put into a page."""
    return {
        name: {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        for name, value in state.items()
    }


def traits_of(widget, *names):
    """What a widget tells its front end, without the module itself."""
    kept = names or [
        name for name in widget.keys if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")
    ]
    return as_json({name: getattr(widget, name) for name in kept})


class Pages:
    """Serves the pages on the loopback."""

    def __init__(self, module="viewer.js", *, dark=False):
        files = {
            "/": ("text/html", PAGE.replace("THEME", DARK if dark else "").encode()),
            "/start.js": ("text/javascript", SCRIPT.replace("MODULE", module).encode()),
            f"/{module}": ("text/javascript", (STATIC / module).read_bytes()),
        }

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                kind, content = files.get(self.path, ("", b""))
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def answering(page, widgets):
    """Let widgets answer what their front ends ask, as a kernel would."""

    def python(place, message):
        widget = widgets[place]
        before = {name: getattr(widget, name) for name in ("measured", "picture")}
        widget._handle_custom_msg(json.loads(message), [])
        return json.dumps(
            as_json({name: getattr(widget, name) for name, old in before.items() if getattr(widget, name) != old})
        )

    page.expose_function("python", python)
