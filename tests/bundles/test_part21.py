import pytest

from dfdm.bundles.part21 import entities_of, in_one_order, part21_text
from dfdm.errors import ExportError

ONE = """#1=PRODUCT('a;b','it''s #9');
#2 = CLOSED_SHELL('',(#3,
    #4));
#3=ADVANCED_FACE('',(#5),#7,.T.);
#4=ADVANCED_FACE('',(#6),#7,.T.);
#5=EDGE_LOOP('',(#8,#9,#10));
#6=EDGE_LOOP('',(#9,#10));
#7=PLANE('');
#8=EDGE('a');
#9=EDGE('b');
#10=EDGE('c');
"""
SAME = """#11=PLANE('');
#20=CLOSED_SHELL('',(#40,#30));
#30=ADVANCED_FACE('',(#50),#11,.T.);
#40=ADVANCED_FACE('',(#60),#11,.T.);
#50=EDGE_LOOP('',(#100,#80,#90));
#60=EDGE_LOOP('',(#100,#90));
#80=EDGE('a');
#90=EDGE('b');
#100=EDGE('c');
#10=PRODUCT('a;b','it''s #9');
"""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "'plain'"),
        ("it's", "'it''s'"),
        ("a\\b", "'a\\\\b'"),
        ("é", "'\\X2\\00E9\\X0\\'"),
        ("\U0001f600", "'\\X4\\0001F600\\X0\\'"),
        ("no #1", "'no \\X\\231'"),
        ("line\nbreak", "'line\\X2\\000A\\X0\\break'"),
        ("", "''"),
    ],
)
def test_strings_are_escaped_as_the_standard_says(text, written):
    assert part21_text(text) == written


def test_order_and_numbers_do_not_matter_but_sense_does():
    first = in_one_order(entities_of(ONE.replace("'it''s #9'", "'its'")))
    assert first == in_one_order(entities_of(SAME.replace("'it''s #9'", "'its'")))
    assert len(first) == 10
    turned = ONE.replace("(#8,#9,#10)", "(#10,#9,#8)").replace("'it''s #9'", "'its'")
    assert first != in_one_order(entities_of(turned))
    other = ONE.replace("EDGE('a')", "EDGE('z')").replace("'it''s #9'", "'its'")
    assert first != in_one_order(entities_of(other))


def test_strings_may_hold_what_looks_like_an_end():
    assert entities_of(ONE)[1] == "PRODUCT('a;b','it''s #9')"


def test_what_is_no_step_file_is_an_error_of_the_writer():
    with pytest.raises(ExportError, match="no entities"):
        entities_of("nothing")
    with pytest.raises(ExportError, match="did not write"):
        in_one_order({1: "A(#2)"})
    with pytest.raises(ExportError, match="in a circle"):
        in_one_order({1: "A(#2)", 2: "B(#1)"})
