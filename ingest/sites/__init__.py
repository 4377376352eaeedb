"""Site adapters: find a text of a report on a site and cut it out of its page."""

from ingest.sites.adapters import Adapter, adapter_named
from ingest.sites.found import FoundPage

__all__ = ["Adapter", "FoundPage", "adapter_named"]
