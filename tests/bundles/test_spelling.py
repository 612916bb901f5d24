"""Odd words of a design break no format that others read."""

import csv
import io
import json
import tomllib

import ezdxf
import pytest
import trimesh
from lxml import etree

from dfdm.bundles import read
from dfdm.bundles.spelling import in_xml, on_one_line
from dfdm.designs import open_model
from dfdm.verbs.exporting import Export
from tests.bundles.conftest import CREATED
from tests.bundles.odd_product import odd_product
from tests.bundles.test_qif import SCHEMAS


@pytest.fixture(scope="module")
def odd(key, tmp_path_factory):
    path = tmp_path_factory.mktemp("odd") / "odd.dfdm.zip"
    Export(odd_product(), path=path, key=key, created=CREATED, process="laser_cutting").run()
    return read(path).members


def test_what_xml_cannot_hold_is_replaced():
    assert in_xml("a\x00b\x1b\ud800c\nd\u00e9\U0001f600") == "a\ufffdb\ufffd\ufffdc\nd\u00e9\U0001f600"


def test_a_line_is_one_line():
    assert on_one_line("a\r\nb\x00\u2028c\x85\u00e9") == "a b c \u00e9"


def test_every_format_is_still_read_by_others(odd, tmp_path):
    told = tomllib.loads(odd["okh.toml"].decode())
    assert told["name"] == json.loads(odd["okh.json"])["title"] == json.loads(odd["manifest.json"])["title"]
    assert "\x07" in told["name"]
    rows = list(csv.DictReader(io.StringIO(odd["documents/bom.csv"].decode())))
    assert [row["part"] for row in rows] == ["Teil <1> & 'é'", "'=Teil;2"]
    plan = etree.fromstring(odd["inspection.qif"])
    if SCHEMAS.is_file():
        assert etree.XMLSchema(etree.parse(str(SCHEMAS))).validate(plan)
    assert json.loads(in_xml(odd["documents/product.aas.json"].decode())) == json.loads(
        odd["documents/product.aas.json"]
    )
    geometry = [name for name in odd if name.startswith("geometry/")]
    assert len(geometry) == 6
    for name in geometry:
        if name.endswith(".3mf"):
            assert len(trimesh.load(io.BytesIO(odd[name]), file_type="3mf").geometry) == 1
        elif name.endswith(".dxf"):
            drawing = ezdxf.read(io.StringIO(odd[name].decode()))
            assert not drawing.audit().errors
            assert drawing.header.custom_vars.get("Title") == "T <&>'\"\\  😀 next; #1 ]]> = 1"
        else:
            path = tmp_path / "part.step"
            path.write_bytes(odd[name])
            (found,) = open_model(path).parts[0].requirements
            assert found.requirement.kind == "flatness"
