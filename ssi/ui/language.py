"""The visitor's language: that of the browser, where a catalogue for it is there."""

import streamlit as st

from ssi.words import translate


def speak() -> None:
    """Speak the visitor's language from here on; to be called wherever a run, or a button's callback, begins."""
    translate.use_language((st.context.locale or "en").replace("-", "_"))
