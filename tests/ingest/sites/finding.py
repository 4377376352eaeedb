"""Find what one entry of a registry names, at the replica."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replica import SAMPLE
from replica_getter import getter_of
from replica_pages import Article

from ingest.sites import adapter_named
from ingest.sources import load_sources

if TYPE_CHECKING:
    from pathlib import Path

    from replica import Replica

    from ingest.sites import FoundPage
    from ingest.sources import Source

SITES = """
[site.gov]
adapter = "changzhou_gov"
trust = "official"
[[site.gov.lists]]
url = "ns_class/zwgk_18"
page_parameter = "page"
parameters = { act = "ajax", gi = "w2w7sv77" }

[site.disclosure]
adapter = "changzhou_gov"
trust = "official"
[[site.disclosure.lists]]
url = "gi_class/a"

[site.rd]
adapter = "rd_subsite"
trust = "official"
[[site.rd.lists]]
url = "class/KQWDNXAB"

[site.daily]
adapter = "czrb_epaper"
trust = "press"
[[site.daily.lists]]
url = "xy/Search.do"
method = "POST"
page_parameter = "pageNo"
parameters = { q = "政府工作报告", pageSize = "20" }

[site.plain]
adapter = "page"
trust = "official"
body = "div.article"
rows = "ul.news li"
[[site.plain.lists]]
url = "zwgk/bg"
"""
ENTRY = '[[source]]\nregion = "yunting"\nwitness = "main"'
LINES = (SAMPLE / "2021.txt").read_text(encoding="utf-8").splitlines()
REPORT = Article("云汀市2021年政府工作报告", LINES)


class Finds:
    """Finds what one entry of a registry names."""

    def __init__(self, site: Replica, folder: Path) -> None:
        self.site = site
        self.folder = folder

    def source(self, site: str, url: str = "", year: int = 2021, kind: str = "full") -> Source:
        entry = f'{ENTRY}\nyear = {year}\nsite = "{site}"\nkind = "{kind}"'
        path = self.folder / "sources.toml"
        path.write_text(f"{SITES}\n{entry}\n" + (f'url = "{url}"' if url else ""), encoding="utf-8")
        return load_sources(path, base=self.site.base)[0]

    def __call__(
        self, site: str, url: str = "", year: int = 2021, kind: str = "full"
    ) -> tuple[FoundPage, ...]:
        source = self.source(site, url, year, kind)
        return adapter_named(source.site.adapter)(source, getter_of(self.site))


def place(found: FoundPage) -> str:
    return "/" + found.page.url.split("/", 3)[3]
