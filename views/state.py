"""The address holds the whole state of a page: what is chosen is read from it and written back to it.

Streamlit's own `bind="query-params"` writes the *shown* label of an option into the address and leaves out
defaults, so an address would break with the language and mean something else after a rebuild. Here the
address holds stable names, and a widget only edits it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

Query = dict[str, str | list[str]]
_DIGITS: Final = 6
PLACE: Final = ("lang", "region", "years")
"""What every page shares."""


def asked(name: str) -> str | None:
    """Return one value of the address, None where it is missing or empty."""
    return st.query_params.get(name) or None


def asked_all(name: str) -> tuple[str, ...]:
    """Return all values of the address under one name."""
    return tuple(value for value in st.query_params.get_all(name) if value)


def asked_page() -> int:
    """Return the number of the list's page that is asked for, from 1."""
    value = asked("page") or "1"
    return max(int(value), 1) if value.isdecimal() and len(value) <= _DIGITS else 1


def address(**changes: str | Sequence[str] | None) -> Query:
    """Return the present address with some values changed; None takes a value out.

    The seal of what was cited goes with one thing and never to another: it stays only where it is named.
    """
    query: Query = {name: list(st.query_params.get_all(name)) for name in st.query_params if name != "cited"}
    return _with(query, changes)


def address_of_page(**changes: str | Sequence[str] | None) -> Query:
    """Return the address for another page: region, years and language stay, filters do not."""
    query: Query = {name: list(st.query_params.get_all(name)) for name in PLACE if name in st.query_params}
    return _with(query, changes)


def _with(query: Query, changes: dict[str, str | Sequence[str] | None]) -> Query:
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value if isinstance(value, str) else list(value)
    return query


def edit(
    key: str,
    value: object,
    name: str,
    resets: Sequence[str] = (),
    options: Container[object] | None = None,
) -> Callable[[], None]:
    """Give a widget the value that the address holds, and return what writes a change of it back.

    A browser names an option by its label. After a switch of language it may still send the other language's,
    which is no choice of the reader's: what is not among the `options` is left aside.
    """
    st.session_state[key] = value

    def put() -> None:
        chosen = st.session_state[key]
        several = chosen if isinstance(chosen, list) else [chosen]
        if options is not None and any(each is not None and each not in options for each in several):
            return
        write(name, [str(each) for each in chosen] if isinstance(chosen, list) else str(chosen or ""))
        for reset in resets:
            write(reset, "")

    return put


def write(name: str, value: str | list[str]) -> None:
    """Write one value into the address, or take the name out where the value is empty."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
