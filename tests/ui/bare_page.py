"""One widget on a bare page with its Python object behind it: what the page changes Python hears, and the other way round."""

import base64
import json

BARE = {"_dom_classes", "_esm", "_css", "_anywidget_id", "layout", "tabbable", "tooltip"}
LIGHT = {
    "--jp-layout-color0": "#fff", "--jp-layout-color1": "#fff", "--jp-layout-color2": "#eee", "--jp-layout-color3": "#bdbdbd",
    "--jp-ui-font-color1": "rgba(0,0,0,0.87)", "--jp-ui-font-color2": "rgba(0,0,0,0.54)", "--jp-border-color1": "#bdbdbd",
    "--jp-border-color2": "#e0e0e0", "--jp-brand-color1": "#1976d2", "--jp-content-link-color": "#1976d2",
    "--jp-ui-font-family": "system-ui, sans-serif", "--jp-ui-font-size1": "13px",
}  # fmt: skip
DARK = {
    **LIGHT, "--jp-layout-color0": "#111", "--jp-layout-color1": "#212121", "--jp-layout-color2": "#424242",
    "--jp-layout-color3": "#616161", "--jp-ui-font-color1": "rgba(255,255,255,1)",
    "--jp-ui-font-color2": "rgba(255,255,255,0.7)", "--jp-border-color1": "#616161", "--jp-border-color2": "#424242",
    "--jp-brand-color1": "#2196f3", "--jp-content-link-color": "#64b5f6",
}  # fmt: skip
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>widget</title><style>
:root {{ {colors} color-scheme: {scheme}; }}
body {{ margin: 0; background: var(--jp-layout-color0); }}
#here {{ width: {width}px; }}
</style></head><body data-jp-theme-light="{light}"><main id="here"></main></body></html>"""
START = """async ([code, state]) => {
  const read = (v) => v && v.bytes !== undefined
    ? new DataView(Uint8Array.from(atob(v.bytes), (c) => c.charCodeAt(0)).buffer) : v;
  const values = Object.fromEntries(Object.entries(state).map(([k, v]) => [k, read(v)]));
  const heard = {};
  const fire = (event, ...more) => (heard[event] ?? []).forEach((handler) => handler(...more));
  let dirty = {};
  const model = {
    get: (name) => values[name],
    set: (name, value) => { if (values[name] !== value) { values[name] = value; dirty[name] = value; fire(`change:${name}`); } },
    save_changes: async () => { const sent = dirty; dirty = {}; window.answer(await window.toPython(sent)); },
    on: (event, handler) => { (heard[event] ??= []).push(handler); },
    off: (event, handler) => { heard[event] = (heard[event] ?? []).filter((h) => h !== handler); },
    send: () => {},
  };
  window.answer = (changed) => {
    for (const [name, value] of Object.entries(changed)) values[name] = read(value);
    for (const name of Object.keys(changed)) fire(`change:${name}`);
  };
  window.model = model;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  window.dispose = await widget.render({ model, el: document.getElementById("here") });
}"""


def written(value):
    return {"bytes": base64.b64encode(bytes(value)).decode()} if isinstance(value, bytes | memoryview) else value


class Bare:
    """A page with one widget; `errors` are what it complained of, `foreign` what it asked for."""

    def __init__(self, browser, widget, *, width=700, height=900, dark=False, ratio=1):
        self.widget, self.errors, self.foreign, self._changed = widget, [], [], None
        self.page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=ratio)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "request", lambda r: None if r.url.startswith(("blob:", "data:", "about:")) else self.foreign.append(r.url)
        )
        colors = " ".join(f"{key}: {value};" for key, value in (DARK if dark else LIGHT).items())
        self.page.set_content(
            PAGE.format(colors=colors, scheme="dark" if dark else "light", width=width, light=str(not dark).lower())
        )
        self.page.expose_function("toPython", self._hear)
        state = {
            name: written(widget.get_state(name)[name]) for name in widget.keys if name not in BARE and name[0] != "_"
        }
        self._names = [name for name in state if name != "comm"]
        widget.observe(self._note, self._names)
        code = str(widget._esm)
        self.page.evaluate(START, [code, json.loads(json.dumps(state))])

    def _note(self, change):
        if self._changed is not None:
            self._changed.add(change["name"])

    def _hear(self, sent):
        """Set what the page has changed, and say what Python changed because of it."""
        self._changed = set()
        for name, value in sent.items():
            setattr(self.widget, name, value)
        changed, self._changed = self._changed, None
        return {
            n: written(self.widget.get_state(n)[n])
            for n in changed
            if n not in sent or self.widget.get_state(n)[n] != sent[n]
        }

    def tell(self, act):
        """Let Python do something with its widget, and the page hear of it."""
        self._changed = set()
        act(self.widget)
        changed, self._changed = self._changed, None
        self.page.evaluate(
            "changed => window.answer(changed)", {n: written(self.widget.get_state(n)[n]) for n in changed}
        )

    def close(self):
        self.page.close()
