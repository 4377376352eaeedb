"""Ask the replica without a network: what adapters are given in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from replica import Asked

from ingest.web.addresses import full_address
from ingest.web.page import Page
from warehouse.errors import NotThere

if TYPE_CHECKING:
    from replica import Replica

    from ingest.web.page import Getter, Request


def getter_of(replica: Replica) -> Getter:
    """Return a Getter that answers as the replica would over the wire."""

    def get(request: Request) -> Page:
        url = full_address(request)
        parts = urlsplit(url)
        place = f"{parts.path}?{parts.query}" if parts.query else parts.path
        final = replica.moved.get(place, place)
        form = {name: [value] for name, value in (request.data or {}).items()}
        served = replica.answer(request.method, final, form)
        replica.asked.append(Asked(request.method, place, 200 if served else 404))
        if served is None:
            raise NotThere(f"{url}: the site has no such page (404).", "not_there")
        return Page(url, urljoin(url, final), 200, {}, served.body, "2024-02-01T00:00:00Z")

    return get
