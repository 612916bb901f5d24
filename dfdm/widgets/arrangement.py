"""How the parts of the bench stand on the page, from a narrow column to a wide screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import ipywidgets

from dfdm.widgets.phrases import say

_STYLE: Final = """<style>
.dfdm-bench { container-type: inline-size; }
.dfdm-bench-grid { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr);
  grid-template-areas: "view" "form" "ways" "pages"; align-items: start; }
.dfdm-bench-grid > * { min-width: 0; width: auto; margin: 0; }
.dfdm-bench-form { grid-area: form; } .dfdm-bench-view { grid-area: view; }
.dfdm-bench-ways { grid-area: ways; } .dfdm-bench-pages { grid-area: pages; }
.dfdm-bench .jupyter-widgets.jupyter-widget-tab > .lm-TabBar { min-height: 0; overflow: visible; }
.dfdm-bench .jupyter-widgets.jupyter-widget-tab > .lm-TabBar > ul { flex-wrap: wrap; min-height: 0; }
.dfdm-bench .jupyter-widgets.jupyter-widget-tab > .lm-TabBar li.lm-TabBar-tab { flex: 0 0 auto; min-width: 0; }
.dfdm-bench .widget-label { text-align: left; }
[data-jp-theme-light="false"] .dfdm-bench .widget-dropdown > select { background-image: url("data:image/svg+xml,\
%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath fill='%23ccc' d='M5 7l4 4 4-4z'/%3E%3C/svg%3E"); }
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
    tabs = ipywidgets.Tab(list(pages.values()), titles=[say(title) for title in pages])
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


def ordered(*fields: Any) -> tuple[Any, ...]:  # noqa: ANN401 - fields of ipywidgets
    """What is ordered, as fields below each other."""
    for field in fields:
        field.layout.width = "auto"
        field.style.description_width = "110px"
    return fields
