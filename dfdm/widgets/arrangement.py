"""How the parts of the bench stand on the page, from a narrow column to a wide screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import ipywidgets

_STYLE: Final = """<style>
.dfdm-bench { container-type: inline-size; }
.dfdm-bench-grid { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr);
  grid-template-areas: "view" "form" "ways" "pages"; align-items: start; }
.dfdm-bench-grid > * { min-width: 0; width: auto; margin: 0; }
.dfdm-bench-form { grid-area: form; } .dfdm-bench-view { grid-area: view; }
.dfdm-bench-ways { grid-area: ways; } .dfdm-bench-pages { grid-area: pages; }
.dfdm-bench .jupyter-widget-tab > :is(.lm-TabBar, .p-TabBar) { min-height: 0; overflow: visible; }
.dfdm-bench .jupyter-widget-tab > :is(.lm-TabBar, .p-TabBar) > ul { flex-wrap: wrap; min-height: 0; }
.dfdm-bench .jupyter-widget-tab > :is(.lm-TabBar, .p-TabBar) li { flex: 0 1 auto; min-width: fit-content; }
@container (min-width: 620px) {
  .dfdm-bench-grid { grid-template-columns: minmax(240px, 320px) minmax(0, 1fr);
    grid-template-areas: "form view" "ways ways" "pages pages"; }
}
@container (min-width: 1320px) {
  .dfdm-bench-grid { grid-template-columns: 300px minmax(0, 1fr) minmax(0, 1.05fr);
    grid-template-areas: "form view pages" "form ways pages"; grid-template-rows: auto 1fr; }
}
</style>"""


def arranged(
    *,
    form: Sequence[Any],
    view: Sequence[Any],
    ways: Any,  # noqa: ANN401 - a widget
    pages: Mapping[str, Any],
) -> tuple[list[Any], ipywidgets.Tab]:
    """What stands in the bench, and its pages: form, view, the ways to make it, and pages under tabs.

    In a narrow column one stands below the other, the view first; from 620 px the form stands beside the view, and from
    1,320 px the pages beside both. The width counts that the bench has, not that of the window.
    """
    tabs = ipywidgets.Tab(list(pages.values()), titles=list(pages))
    areas = {
        "form": ipywidgets.VBox(list(form)),
        "view": ipywidgets.VBox(list(view)),
        "ways": ipywidgets.VBox([ways]),
        "pages": ipywidgets.VBox([tabs]),
    }
    for name, area in areas.items():
        area.add_class(f"dfdm-bench-{name}")
    grid = ipywidgets.Box(list(areas.values()))
    grid.add_class("dfdm-bench-grid")
    return [ipywidgets.HTML(_STYLE, layout=ipywidgets.Layout(display="none")), grid], tabs
