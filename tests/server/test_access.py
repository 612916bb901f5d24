"""Who may ask for what: nobody without a token, no other site, nothing outside the folder that is served."""

import http.client
import subprocess
import sys

import pytest

ROUTES = ("preview", "findings", "document")


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("headers", [{}, {"Authorization": "token wrong"}, {"Cookie": "_xsrf=a"}])
def test_nobody_asks_without_a_token(served, route, headers):
    answer = served.get(f"/dfdm/{route}/plate.step", headers=headers)
    assert answer.status == 403
    assert b"plate" not in answer.body


def test_another_site_cannot_set_the_server_to_work(served):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.request("GET", "/tree?token=test", headers={})
    response = connection.getresponse()
    response.read()
    cookies = "; ".join(value.split(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie")
    connection.close()
    assert "username" in cookies  # what a browser that is logged in sends along
    host = f"http://127.0.0.1:{served.port}"
    for route in ROUTES:
        foreign = {"Cookie": cookies, "Referer": "https://elsewhere.example/", "Sec-Fetch-Site": "cross-site"}
        assert served.get(f"/dfdm/{route}/plate.step", headers=foreign).status == 403
        assert served.get(f"/dfdm/{route}/plate.step", headers={"Cookie": cookies}).status == 403
    assert served.get("/dfdm/preview/plate.step", headers={"Cookie": cookies, "Referer": f"{host}/lab"}).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "../outside.step",
        "..%2Foutside.step",
        "%2e%2e/outside.step",
        "folder/../../outside.step",
        "..%5Coutside.step",
        "plate.step%00.stl",
        "/etc/../../outside.step",
    ],
)
def test_nothing_outside_the_root_is_read(served, path):
    (served.root.parent / "outside.step").write_bytes((served.root / "plate.step").read_bytes())
    for route in ROUTES:
        answer = served.get(f"/dfdm/{route}/{path}?kind=recipe")
        assert answer.status in (403, 404, 400), answer.body
        assert b"dfdm/preview" not in answer.body


def test_hidden_files_and_links_are_as_the_contents_manager_has_them(served):
    data = (served.root / "plate.step").read_bytes()
    (served.root / ".hidden.step").write_bytes(data)
    (served.root / ".folder").mkdir(exist_ok=True)
    (served.root / ".folder" / "in.step").write_bytes(data)
    (served.root / "folder.step").mkdir(exist_ok=True)
    (served.root.parent / "beyond.step").write_bytes(data)
    for name, target in (("link.step", "plate.step"), ("out.step", "../beyond.step"), ("gone.step", "nothing.step")):
        if not (served.root / name).is_symlink():
            (served.root / name).symlink_to(target)
    for name in (
        ".hidden.step",
        ".folder/in.step",
        "folder.step",
        "link.step",
        "out.step",
        "gone.step",
        "missing.step",
    ):
        told = served.get(f"/api/contents/{name}?type=file&format=base64").status
        assert served.ask("preview", name).status == told, name
    assert served.ask("preview", "link.step").status == 200
    assert served.ask("preview", ".hidden.step").status == 404


@pytest.mark.parametrize("name", ["script.py", "script.ipynb", "script.step.py", "plate", "plate.zip", "a.sh"])
def test_nothing_that_would_be_run_is_opened(served, name):
    marker = served.root / "was-run"
    (served.root / name).write_text(f"open({str(marker)!r}, 'w')\n")
    for route in ("preview", "findings"):
        answer = served.ask(route, name)
        assert answer.status == 415
        assert answer.json["code"] == "wrong-kind"
    assert not marker.exists()


def test_only_reading_is_offered(served):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        connection.request(method, "/dfdm/preview/plate.step", headers={"Authorization": "token test"})
        assert connection.getresponse().status == 405
        connection.close()


def test_the_server_itself_loads_no_kernel_and_no_widgets():
    code = (
        "import sys, dfdm.server; dfdm.server._jupyter_server_extension_points()\n"
        "print([m for m in ('OCP', 'cadquery', 'numba', 'trimesh', 'ipywidgets', 'anywidget') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
