"""What `dfdm processes` says: every process with its checks, limits, sources, materials, machines and dangers."""

import json
from html.parser import HTMLParser

import jsonschema
import pytest

from dfdm.__main__ import main
from dfdm.checks import CHECKS
from dfdm.checks.pictures import address
from dfdm.processes import catalog
from dfdm.processes.stated import all_limits, stated_limits
from dfdm.table import data_folder

WIDE = 100


class Seen(HTMLParser):
    """The tags, words, pictures and links of a page, and what was never closed."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.pictures, self.links, self.words = [], [], [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.tags.append(tag)
        if tag == "img":
            self.pictures.append(named["src"])
        elif tag != "meta":
            self.open.append(tag)
        if tag == "a":
            self.links.append(named["href"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module")
def schema():
    return json.loads((data_folder() / "schema" / "processes.schema.json").read_text(encoding="utf-8"))


def said(capsys, *arguments):
    assert main(["processes", *arguments]) == 0
    return capsys.readouterr().out


def document(capsys, *arguments):
    return json.loads(said(capsys, *arguments, "--format", "json"))


def test_the_document_keeps_to_its_closed_schema(capsys, schema):
    everything = document(capsys)
    jsonschema.validate(everything, schema)
    for spoiled in (
        {**everything, "more": 1},
        {**everything, "processes": [{**everything["processes"][0], "more": 1}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoiled, schema)
    assert [p["term"] for p in everything["processes"]] == sorted(catalog().processes)
    assert [g["term"] for g in everything["guidelines"]] == sorted(catalog().guidelines)
    one = document(capsys, "fdm")
    jsonschema.validate(one, schema)
    assert [p["term"] for p in one["processes"]] == ["material_extrusion"] and one["guidelines"] == []
    other = document(capsys, "vinyl_cutting")
    assert other["processes"] == [] and [g["term"] for g in other["guidelines"]] == ["vinyl_cutting"]


def test_the_share_of_assumptions_is_counted_over_every_limit_and_small(capsys):
    found = document(capsys, "laser")["evidence"]
    limits = list(all_limits(catalog()))
    assumed = [limit for limit in limits if limit.kind == "assumption"]
    assert (found["limits"], found["assumptions"]) == (len(limits), len(assumed))
    assert found["share"] == pytest.approx(len(assumed) / len(limits), abs=1e-4) and found["share"] <= 0.15
    assert f"{len(limits)} limits in all" in said(capsys, "laser")


@pytest.mark.parametrize("term", sorted(catalog().processes))
def test_a_page_names_all_that_is_known_and_stays_within_its_width(capsys, term):
    text, process = said(capsys, term), catalog().process(term)
    words = [CHECKS[key].texts("en").title.split()[0] for key in process.checks]
    words += [*process.checks, *process.limits, *(m.id for m in catalog().materials_for(term))]
    words += [m.id for m in catalog().machines_for(term)]
    words += [
        word for cited in process.limits.values() for word in (cited.source, cited.kind, cited.locator.split()[0])
    ]
    words += [note.source for note in process.safety]
    words += [catalog().sources[cited.source].url for cited in process.limits.values()]
    assert [word for word in words if word not in text] == []
    long = [line for line in text.splitlines() if len(line) > WIDE]
    assert all("http" in line and " " not in line.strip() for line in long), long


@pytest.mark.parametrize("term", sorted(catalog().guidelines))
def test_guidelines_alone_say_that_nothing_is_checked(capsys, term):
    text = said(capsys, term)
    assert "checks nothing" in text and "Safety" in text
    assert all(advice.source in text for advice in catalog().guidelines[term].advice)


def test_the_table_of_all_has_every_process_and_a_hint(capsys):
    text = said(capsys)
    assert all(term in text for term in (*catalog().processes, *catalog().guidelines))
    assert "dfdm processes NAME" in text
    assert max(map(len, text.splitlines())) <= WIDE


def test_titles_of_checks_are_in_the_language_asked_for(capsys):
    spanish = document(capsys, "milling", "--language", "es")["processes"][0]["checks"]
    assert [c["title"] for c in spanish] == [CHECKS[c["check"]].texts("es").title for c in spanish]
    assert CHECKS["hole-depth"].texts("es").title.split()[0] in said(capsys, "milling", "--language", "es")


def test_an_unknown_name_lists_what_is_known(capsys):
    assert main(["processes", "knitting"]) == 2
    told = capsys.readouterr().err
    assert "material_extrusion" in told and "vinyl_cutting" in told


def test_limits_are_told_by_the_page_that_states_them():
    pages = catalog()
    stated = {limit.key: limit for limit in stated_limits(pages, "laser_cutting")}
    bed = stated["envelope_x_max"]
    assert bed.own is None and set(bed.machines) == {m.id for m in pages.machines_for("laser_cutting")}
    for limit in stated.values():
        assert list(limit.all())
        assert limit.own is pages.processes["laser_cutting"].limits.get(limit.key)
    several = stated["sheet_thickness_max"].machines["goldmark_3015"]
    assert len(several) >= 2  # one for each material it cuts


@pytest.mark.parametrize("name", [(), ("milling",), ("vinyl_cutting",)])
def test_the_page_to_read_has_pictures_and_sources_and_no_scripts(capsys, name):
    page = said(capsys, *name, "--format", "html", "--language", "es")
    seen = Seen(page)
    assert seen.open == [] and "script" not in seen.tags
    processes = [catalog().processes[term] for term in catalog().processes if not name or term in name]
    for process in processes:
        assert all(CHECKS[key].texts("es").better in seen.words for key in process.checks)
        assert all(note.text in seen.words for note in process.safety)
        assert all(key in seen.words and cited.locator in seen.words for key, cited in process.limits.items())
        drawn = [CHECKS[key].picture(code) for key in process.checks for code in CHECKS[key].texts("en").codes]
        assert {address(one) for one in drawn if one} <= set(seen.pictures)
    assert len(set(seen.pictures)) == len(seen.pictures) or len(processes) > 1
    assert all(link.startswith(("https://", "http://")) for link in seen.links)
