"""What is known of processes as one page of HTML, to read and to print: the design rules with their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from dfdm.verbs.page_style import STYLE

_HEADS: Final = ("limit", "value", "kind", "where it is from")
_FOUND: Final = "{limits} limits in all, each with its source; {assumptions} of them are assumptions ({share:.1%})."


def handbook(document: Mapping[str, Any], language: str | None = None) -> str:
    """The page of a document of kind `processes`, the checks explained in one language; without scripts."""
    from dfdm.checks.texts import chosen_language
    from dfdm.processes import catalog

    language = chosen_language(language)
    sources = catalog().sources
    parts = [
        f"<!doctype html><html lang={escape(language)}><meta charset=utf-8><title>dfdm processes</title>",
        f"<style>{STYLE}</style>",
    ]
    for process in document["processes"]:
        parts += _process(process, language, sources)
    for guideline in document["guidelines"]:
        parts += _guideline(guideline, sources)
    return "\n".join([*parts, f"<p><small>{escape(_FOUND.format_map(document['evidence']))}</small></p>", "</html>"])


def _process(process: Mapping[str, Any], language: str, sources: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{escape(process['name'])} <small>{escape(process['term'])}</small></h1>"
    yield f"<p>{escape(', '.join(process['aliases']))}</p>"
    yield from _safety(process["safety"], sources)
    yield "<h2>Checks</h2>"
    limits = {limit["key"]: limit for limit in process["limits"]}
    for check in process["checks"]:
        yield _check(check["check"], language, limits, sources)
    for title in ("materials", "machines"):
        more = "designation" if title == "materials" else "maker"
        yield f"<h2>{title.capitalize()}</h2>"
        yield _table(("id", "name", more), ([escape(row[k]) for k in ("id", "name", more)] for row in process[title]))


def _check(key: str, language: str, limits: Mapping[str, Any], sources: Mapping[str, Any]) -> str:
    """One check: what is asked, what is hard, what is better, the pictures of its findings, and the limits it reads."""
    from dfdm.checks import CHECKS
    from dfdm.checks.pictures import address

    check = CHECKS[key]
    texts = check.texts(language)
    drawn = dict.fromkeys(check.picture(code) for code, said in texts.codes.items() if said.message)
    pictures = "".join(f'<img src="{address(one)}" alt="" width="240" height="120">' for one in drawn if one)
    rows = [row for name in check.limits if name in limits for row in _limit_rows(limits[name], sources)]
    return (
        f"<section><h3>{escape(texts.title)} <small>{escape(key)}</small></h3><div class=rule>{pictures}"
        f"<div><p>{escape(texts.hard)}</p><p>{escape(texts.better)}</p></div></div>"
        f"{_table(_HEADS, rows) if rows else ''}</section>"
    )


def _limit_rows(limit: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[list[str]]:
    """The row of the process's own number, and one for those of its materials and of its machines, as a range."""
    name = limit["key"]
    if limit["process"] is not None:
        yield _cited(name, limit["process"], sources)
        name = ""
    by_machine = [cited for numbers in limit["machines"].values() for cited in numbers]
    for word, numbers in (("materials", list(limit["materials"].values())), ("machines", by_machine)):
        values = [cited["value"] for cited in numbers if not isinstance(cited["value"], str)]
        if values:
            low, high, unit = min(values), max(values), numbers[0]["unit"]
            between = f"{low:g} {unit}" if low == high else f"{low:g} to {high:g} {unit}"
            kinds = ", ".join(sorted({cited["kind"] for cited in numbers}))
            yield [escape(name), escape(between), escape(kinds), f"{len(limit[word])} {word}"]
            name = ""


def _guideline(guideline: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[str]:
    yield f"<h1>{escape(guideline['title'])} <small>{escape(guideline['term'])}, guidelines only</small></h1>"
    yield from _safety(guideline["safety"], sources)
    for advice in guideline["guidelines"]:
        number = "" if advice["number"] is None else f": {advice['number']['value']:g} {advice['number']['unit']}"
        yield f"<h3>{escape(advice['what'] + number)}</h3><p>{escape(advice['why'])}</p>"
        yield f"<p><small>{_source(advice, sources)}</small></p>"


def _safety(notes: Iterable[Mapping[str, str]], sources: Mapping[str, Any]) -> Iterator[str]:
    yield "<h2>Safety</h2><ul>"
    yield from (f"<li>{escape(note['text'])} <small>{_source(note, sources)}</small></li>" for note in notes)
    yield "</ul>"


def _cited(key: str, cited: Mapping[str, Any], sources: Mapping[str, Any]) -> list[str]:
    value = cited["value"] if isinstance(cited["value"], str) else f"{cited['value']:g} {cited['unit']}"
    between = f" ({cited['low']:g} to {cited['high']:g})" if "low" in cited else ""
    return [escape(key), escape(value + between), escape(cited["kind"]), _source(cited, sources)]


def _source(cited: Mapping[str, Any], sources: Mapping[str, Any]) -> str:
    source = sources[cited["source"]]
    name = escape(f"{source.publisher}: {source.title}")
    linked = f'<a href="{escape(source.url)}">{name}</a>' if source.url.startswith(("https://", "http://")) else name
    return f"{linked}; {escape(cited['locator'])}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
