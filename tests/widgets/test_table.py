from dfdm.widgets.table import Column, Row, Table

COLUMNS = (Column(key="what", label="What"), Column(key="price", label="Price", kind="number"))


def filled(*names, **more):
    table = Table(**more)
    rows = [Row(id=name, cells={"what": name, "price": f"{place}.50 EUR"}) for place, name in enumerate(names)]
    table.fill(COLUMNS, rows, caption="Costs", note="An estimate.")
    return table


def test_the_words_are_aligned():
    assert filled("setup", "cut").text() == ("Costs\nWhat      Price\nsetup  0.50 EUR\ncut    1.50 EUR\nAn estimate.")


def test_what_a_file_says_is_text_not_markup():
    html = filled("<script>alert(1)</script>", "a & b").html()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "a &amp; b" in html


def test_without_kernel_or_trust_there_are_a_plain_table_and_words():
    bundle = filled("setup")._repr_mimebundle_()
    assert bundle["text/html"].startswith("<table><caption>Costs</caption>")
    assert "<script" not in bundle["text/html"]
    assert bundle["text/plain"] == repr(filled("setup"))


def test_a_choice_stays_while_its_row_does():
    table = filled("setup", "cut")
    table.selected = "cut"
    table.fill(COLUMNS, [Row(id="cut", cells={"what": "cut"})])
    assert table.selected == "cut"
    table.fill(COLUMNS, [Row(id="setup", cells={"what": "setup"})])
    assert table.selected == ""


def test_an_empty_table_still_says_what_it_is():
    table = Table()
    table.fill(COLUMNS, [], caption="Nothing was checked")
    assert table.text() == "Nothing was checked\nWhat  Price"
