"""Reports as HTML: in their language, with nothing of the model taken for markup, without scripts."""

from html.parser import HTMLParser

from dfdm.checks import Verdict, judge
from dfdm.checks.markup import report_markup, reports_markup
from dfdm.checks.reports import Reports
from dfdm.facts import PartFacts
from dfdm.processes import capability


class Seen(HTMLParser):
    """The tags of a document, and its text."""

    def __init__(self, document):
        super().__init__()
        self.tags, self.open, self.words = [], [], ""
        self.feed(document)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def reported(made, language="en", process="milling", material="aluminum_6061"):
    known = {"part": made.body(), "holes": (made.hole(1.0, 40.0),), "walls": made.curve(3.0)}
    part = PartFacts(name="<script>x</script>", known=known)
    return judge(part, capability(process, material), language=language)


def test_what_is_bad_is_explained_and_all_is_text(made):
    for language in ("en", "es"):
        report = reported(made, language)
        seen = Seen(report_markup(report))
        assert seen.open == []
        assert "script" not in seen.tags and report.part in seen.words
        bad = [f for f in report.findings if f.verdict in (Verdict.WARN, Verdict.FAIL)]
        assert bad
        for finding in bad:
            assert all(t in seen.words for t in (finding.message, finding.why, finding.remedy, finding.tradeoff))
        assert all(entry.reason in seen.words for entry in report.not_checked)
        assert report._repr_html_() == report_markup(report)


def test_many_are_a_table_and_folded(made):
    one, other = reported(made), reported(made, process="fdm", material="pla")
    many = Reports(model="x", reports=(one, other))
    seen = Seen(reports_markup(many))
    assert seen.open == [] and "script" not in seen.tags
    assert all(report.process in seen.words for report in many)
    assert seen.tags.count("details") >= 2
    assert Reports(model="x", reports=(one,))._repr_html_() == report_markup(one)
    assert Seen(Reports(model="x", reports=())._repr_html_()).open == []
