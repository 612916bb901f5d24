"""A page that shows a widget as a notebook does, its Python side at work in the test: no server, no kernel."""

import base64
import json
from pathlib import Path

PAGE = "http://localhost:8000/"  # never asked for: a page of a secure context, so that there is a clipboard
HTML = """<!doctype html><meta charset="utf-8"><title>widget</title>
<style>
  body { margin: 0; padding: 8px; background: var(--jp-layout-color0); color: var(--jp-ui-font-color1);
         --jp-layout-color0: #fff; --jp-layout-color1: #fff; --jp-layout-color2: #eee; --jp-ui-font-color1: rgba(0,0,0,.87);
         --jp-ui-font-color2: rgba(0,0,0,.54); --jp-border-color1: #bdbdbd; --jp-border-color2: #e0e0e0;
         --jp-border-color3: #eee; --jp-brand-color1: #1976d2; --jp-error-color1: #d32f2f;
         --jp-ui-font-size1: 13px; --jp-ui-font-family: system-ui, sans-serif; }
  body.dark { color-scheme: dark;
         --jp-layout-color0: #111; --jp-layout-color1: #212121; --jp-layout-color2: #424242;
         --jp-ui-font-color1: rgba(255,255,255,.87); --jp-ui-font-color2: rgba(255,255,255,.54);
         --jp-border-color1: #616161; --jp-border-color2: #424242; --jp-border-color3: #212121;
         --jp-brand-color1: #2196f3; --jp-error-color1: #ff8a80; }
</style><div id="here"></div>"""
MOUNT = """async ({code, state}) => {
  const handlers = {};
  const model = {
    state,
    pending: {},
    get: (name) => model.state[name],
    set: (name, value) => { model.state[name] = value; model.pending[name] = value; },
    save_changes: () => {
      const changed = model.pending;
      model.pending = {};
      for (const name of Object.keys(changed)) fire(name);
      window.pythonSaves(changed).then(model.update);
    },
    send: (message) => { window.pythonHears(message).then(model.update); },
    on: (event, act) => { (handlers[event] ??= new Set()).add(act); },
    off: (event, act) => { handlers[event]?.delete(act); },
    update: (changed) => {
      Object.assign(model.state, changed);
      for (const name of Object.keys(changed)) fire(name);
    },
  };
  const fire = (name) => { for (const act of handlers['change:' + name] ?? []) act(); };
  const module = await import('data:text/javascript;base64,' + code);
  window.model = model;
  window.leave = module.default.render({model, el: document.getElementById('here')});
}"""


class Mounted:
    """A widget of Python in a page; `push` brings what changed in Python to the page."""

    def __init__(self, browser, widget, *, size=(700, 900), dark=False, grant=()):
        self.widget = widget
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        if grant:
            self.context.grant_permissions(list(grant), origin=PAGE.rstrip("/"))
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", lambda route: route.fulfill(body=HTML, content_type="text/html"))
        self.page.goto(PAGE)
        if dark:
            self.page.evaluate("document.body.classList.add('dark')")
        self.heard = []
        self._told = self._state()
        self.page.expose_function("pythonHears", self._hears)
        self.page.expose_function("pythonSaves", self._saves)
        code = base64.b64encode(str(widget._esm).encode()).decode()
        self.page.evaluate(MOUNT, {"code": code, "state": self._told})

    def _state(self):
        told = self.widget.get_state()
        kept = {name: value for name, value in told.items() if not name.startswith("_") and name != "layout"}
        return json.loads(json.dumps(kept, default=lambda _: None))

    def _changed(self):
        now = self._state()
        changed = {name: value for name, value in now.items() if value != self._told.get(name)}
        self._told = now
        return changed

    def _hears(self, message):
        self.heard.append(message)
        self.widget._handle_custom_msg(message, [])
        return self._changed()

    def _saves(self, changed):
        self._told.update(changed)
        self.widget.set_state(changed)
        return self._changed()

    def push(self):
        self.page.evaluate("changed => window.model.update(changed)", self._changed())

    def keep(self, folder, name):
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    def close(self):
        self.context.close()
