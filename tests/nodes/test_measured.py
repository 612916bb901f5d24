"""Filled-in sheets: what people's spreadsheets make of them is read, every mistake is one error that names the line."""

import pytest

from dfdm.errors import InputError
from dfdm.nodes.measured import read_sheet

HEAD = "coupon,feature,nominal,unit,repeat,whole,measured,instrument,date,operator"
ROW = "wall_ladder,wall,0.4,mm,1,yes,0.41,caliper,2026-11-27,A"


def sheet(tmp_path, *rows, head=HEAD, comments=("# process: material_extrusion", "# material: pla")):
    path = tmp_path / "sheet.csv"
    path.write_text("\n".join([*comments, head, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_sheet_is_read(tmp_path):
    found = read_sheet(sheet(tmp_path, ROW, "wall_ladder,wall,0.5,mm,1,,,caliper,,"))
    assert (found.process, found.material, found.machine, found.date) == ("material_extrusion", "pla", "", "2026-11-27")
    (row,) = found.rows
    assert (row.coupon, row.series, row.nominal, row.repeat) == ("wall_ladder", "wall", 0.4, 1)
    assert (row.whole, row.measured, row.instrument) == (True, 0.41, "caliper")


def test_semicolons_decimal_commas_and_a_mark_of_byte_order_are_read(tmp_path):
    path = tmp_path / "sheet.csv"
    text = f"# process: fdm;;;;\n{HEAD.replace(',', ';')}\nwall_ladder;wall;0,4;mm;1;NO;0,39;;2026-11-27;\n;;;;;;;;;\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (row,) = read_sheet(path).rows
    assert (row.nominal, row.whole, row.measured) == (0.4, False, 0.39)


def test_other_units_of_length_are_converted(tmp_path):
    (row,) = read_sheet(sheet(tmp_path, "wall_ladder,wall,400,um,1,y,412,,2026-11-27,")).rows
    assert row.nominal == pytest.approx(0.4) and row.measured == pytest.approx(0.412)


def test_the_process_may_be_named_where_the_sheet_does_not_say_it(tmp_path):
    path = sheet(tmp_path, ROW, comments=())
    with pytest.raises(InputError, match="does not say which process.*--process"):
        read_sheet(path)
    assert read_sheet(path, process="FDM").process == "material_extrusion"
    with pytest.raises(InputError, match="is of material_extrusion, not of milling"):
        read_sheet(sheet(tmp_path, ROW), process="milling")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (ROW.replace("mm", "g"), "line 4: unit 'g' where mm is wanted"),
        (ROW.replace("mm", "furlong"), "line 4: unknown unit 'furlong'"),
        (ROW.replace("wall_ladder", "corner_comb"), "line 4: corner_comb is no coupon of material_extrusion; its coupons are: .*wall_ladder"),
        (ROW.replace("wall_ladder", "staircase"), "line 4: There is no coupon named 'staircase'.*wall_ladder"),
        (ROW.replace(",wall,", ",pin,"), "line 4: There is no feature of wall_ladder named 'pin'.*wall"),
        (ROW.replace("0.4,", "0.45,"), "line 4: nominal is 0.45 mm, which is no step of the wall of wall_ladder: 0.2, 0.3, 0.4"),
        (ROW.replace("0.4,", ","), "line 4: nominal is nothing"),
        (ROW.replace(",1,", ",first,"), "line 4: repeat 'first'"),
        (ROW.replace(",1,", ",0,"), "line 4: repeat '0'"),
        (ROW.replace("yes", "perhaps"), "line 4: whole is 'perhaps': write yes or no"),
        (ROW.replace("0.41", "thin"), "line 4: measured 'thin' is no size in mm"),
        (ROW.replace("0.41", "nan"), "line 4: measured 'nan' is no size"),
        (ROW.replace("0.41", "-1"), "line 4: measured '-1' is no size"),
        (ROW.replace("2026-11-27", "27.11.2026"), "line 4: date '27.11.2026' is no day: write it as"),
        (ROW.replace("2026-11-27", ""), "no row says when it was measured"),
        (f"{ROW}\n{ROW}", "line 5: wall 0.4 of wall_ladder, repeat 1, is there twice"),
        (ROW.replace("yes,0.41", ","), "nothing is filled in"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_error_that_names_the_line(tmp_path, row, says):
    with pytest.raises(InputError, match=f"^sheet.csv:? ?{says}") as caught:
        read_sheet(sheet(tmp_path, row))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("column", ["coupon", "feature", "nominal", "unit", "repeat", "whole", "measured", "date"])
def test_a_missing_column_is_named(tmp_path, column):
    with pytest.raises(InputError, match=f"column '{column}' is missing; found: "):
        read_sheet(sheet(tmp_path, ROW, head=HEAD.replace(column, "remark")))


def test_an_empty_or_missing_file_is_one_error(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("# process: fdm\n\n", encoding="utf-8")
    with pytest.raises(InputError, match="sheet.csv is empty: it needs a header"):
        read_sheet(path)
    with pytest.raises(InputError, match="nothing.csv cannot be read"):
        read_sheet(tmp_path / "nothing.csv")
    path.write_bytes(b"\xff\xfe\x00c")
    with pytest.raises(InputError, match="sheet.csv cannot be read"):
        read_sheet(path)


def test_sizes_in_thicknesses_need_the_thickness(tmp_path):
    comments = ("# process: laser_cutting",)
    thick = "sheet_ladder,thickness,2,mm,1,,2.05,caliper,2026-11-27,"
    hole = "sheet_ladder,hole,1.4,mm,1,yes,,caliper,2026-11-27,"
    found = read_sheet(sheet(tmp_path, thick, hole, comments=comments))
    assert found.thickness_mm == {"sheet_ladder": 2.0} and len(found.rows) == 2
    with pytest.raises(InputError, match="line 3: no row of sheet_ladder above says the nominal thickness"):
        read_sheet(sheet(tmp_path, hole, comments=comments))
    with pytest.raises(InputError, match="line 4: the sheet of sheet_ladder is 3 mm here and another thickness above"):
        read_sheet(sheet(tmp_path, thick, thick.replace(",2,mm,1", ",3,mm,2"), comments=comments))
