"""The regions of a warehouse and what they are called, the same for all readers of one build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from views.language import Words
from warehouse import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.language import Language
    from warehouse.answers import RegionHeld

_BY_FILE: Final[dict[str | type[Any], Callable[[Any], Any]]] = {
    read.Warehouse: lambda warehouse: str(warehouse.path)
}
"""Each build writes a file of its own: what was read of a file stays true of it."""


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs=_BY_FILE)
def regions_held(warehouse: read.Warehouse) -> dict[str, RegionHeld]:
    """Return the regions of a warehouse by their short names, real ones first."""
    return {region.slug: region for region in read.regions(warehouse)}


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=_BY_FILE)
def region_names(warehouse: read.Warehouse, language: Language) -> dict[str, str]:
    """Return what the regions of a warehouse are called, by their short names."""
    words = Words(language)
    return {slug: region_name(region, words) for slug, region in regions_held(warehouse).items()}


def region_name(region: RegionHeld, words: Words) -> str:
    """Return a region's name; an invented one says so wherever it stands."""
    name = region.name.removesuffix(Words("zh")("scope.fictional", region=""))
    if words.language == "en":
        name = f"{region.slug.capitalize()} {name}"
    return words("scope.fictional", region=name) if region.fictional else name
