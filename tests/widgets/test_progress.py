from dfdm.widgets.progress import Progress


def test_it_says_what_is_done_and_stops_what_is_being_done():
    stopped = []
    line = Progress(lambda: stopped.append(1))
    line.begin()
    line.say("Checking milling …", working=True, done=2, steps=5)
    assert (line.state, line.done, line.steps, line.job, line.stoppable) == ("working", 2, 5, 1, True)
    line._handle_custom_msg({"do": "stop"}, [])
    line._handle_custom_msg({"do": "start"}, [])
    line._handle_custom_msg("stop", [])
    assert stopped == [1]
    line.say("<b>no</b>", failed=True)
    assert (line.state, line.steps) == ("failed", 0)
    assert line._repr_mimebundle_()["text/html"] == "<p>&lt;b&gt;no&lt;/b&gt;</p>"
    assert repr(line) == line._repr_mimebundle_()["text/plain"] == "<b>no</b>"


def test_without_anything_to_stop_there_is_no_button():
    line = Progress()
    line.stop()
    assert line.stoppable is False
