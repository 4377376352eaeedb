"""Where every page of the bundled sample lies, and what a page must not have in any language or theme."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from axe_playwright_python.base import AXE_SCRIPT
from running_app import ARTIFACTS

from views.frame import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from warehouse.read import Warehouse

PLACE: Final = {"region": "yunting", "years": "2021-2022"}
DETAILS: Final = (
    "a-change", "a-dropped-change", "a-changed-change", "a-line", "hits", "a-sentence", "a-lost-sentence",
    "a-text", "an-indicator",
)  # fmt: skip
"""Pages that show another thing when the address asks for one."""
NAMES: Final = (*PAGES, *DETAILS)


def address_of(name: str, warehouse: Warehouse) -> tuple[str, dict[str, str | list[str]]]:
    """Return the page and the query of an address by its name in NAMES."""
    if name in PAGES:
        return name, {**PLACE}
    page, query = {
        "a-change": ("changes", {"change": _one(warehouse, _CHANGE, "revised")}),
        "a-dropped-change": ("changes", {"change": _one(warehouse, _CHANGE, "dropped")}),
        "a-changed-change": ("changes", {"change": _one(warehouse, _CHANGE, "revised"), "cited": _SEAL}),
        "a-sentence": ("sentence", {"unit": _one(warehouse, _TARGET)}),
        "a-lost-sentence": ("sentence", {"unit": "yunting-2022/tasks.99/s1", "cited": _SEAL}),
        "a-line": ("line", {"line": _one(warehouse, _LINE)}),
        "hits": ("search", {"q": "建设"}),
        "a-text": ("sources", {"text": "yunting-2022/reprint", "differ": "all"}),
        "an-indicator": ("indicators", {"indicator": "居民消费价格·rate·%"}),
    }[name]
    return page, {**PLACE, **query}


_CHANGE: Final = """
    SELECT change_id FROM changes WHERE pair_id = 'yunting-2021-2022' AND kind = $kind
    ORDER BY weight DESC, ord
"""
_SEAL: Final = "00000000-00000000"
"""What no text and no snapshot has as its marks."""
_TARGET: Final = "SELECT unit_id FROM targets WHERE witness_id = 'yunting-2022/main' ORDER BY idx"
_LINE: Final = "SELECT line_id FROM lines ORDER BY years DESC, ord"


def _one(warehouse: Warehouse, sql: str, kind: str = "") -> str:
    return str(warehouse.rows(sql, {"kind": kind} if kind else None)[0][0])


_AXE: Final = """
    () => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
      .filter(each => ['serious', 'critical'].includes(each.impact))
      .map(each => `${each.id}: ${each.nodes[0].target} of ${each.nodes.length}`))
"""


def barriers(page: Page) -> list[str]:
    """Return what axe-core calls serious or critical on a page, with the first place of each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(_AXE))


_CHINESE: Final = """
    name => {
      const page = document.querySelector('[data-testid=stMain]').cloneNode(true);
      const others = '[lang=zh], [class*=st-key-citation] pre, style, script,'
        + '[data-baseweb=tag], svg';
      page.querySelectorAll(others).forEach(each => each.remove());
      const said = [page.textContent];
      for (const each of page.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const attribute of ['aria-label', 'title', 'placeholder'])
          said.push(each.getAttribute(attribute) || '');
      return said.flatMap(text => text.replaceAll(name, '').match(/[^\\s]*[\\u3400-\\u9fff]+[^\\s]*/g) || []);
    }
"""


def chinese_of_the_interface(page: Page, place: str = "云汀市") -> list[str]:
    """Return the Chinese words of an English page that are neither report text nor the city's own name."""
    return list(page.evaluate(_CHINESE, place))


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than the window."""
    return int(
        page.evaluate(
            "(main => main.scrollWidth - main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
        )
    )


def keep(name: str, found: object) -> None:
    """Keep what was found as an artefact for people."""
    ARTIFACTS.mkdir(exist_ok=True)
    (ARTIFACTS / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
