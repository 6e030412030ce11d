"""Texts in the language in use, and for as long as it is."""

from gettext import NullTranslations

from rnn_viz.core import language


class _Loud(NullTranslations):
    """A language of capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}".upper()

    def info(self) -> dict[str, str]:
        return {"language": "xx"}


def test_english_is_spoken_until_something_else_is_chosen() -> None:
    assert language.code() == "en"
    assert language._("all sums") == "all sums"
    assert [language._n("one", "many", n) for n in (0, 1, 2)] == ["many", "one", "many"]
    assert language._p("menu", "Run") == "Run"


def test_a_sentence_begins_with_a_capital_and_keeps_its_others() -> None:
    assert language.begun("größe der Schicht") == "Größe der Schicht"
    assert language.begun("") == ""


def test_what_is_chosen_is_spoken_as_long_as_it_lasts() -> None:
    with language.using(_Loud()):
        assert (language._("all sums"), language.code()) == ("ALL SUMS", "xx")
        assert language._n("one", "many", 2) == "MANY"
        assert language._p("menu", "Run") == "MENU: RUN"
    assert (language._("all sums"), language.code()) == ("all sums", "en")
