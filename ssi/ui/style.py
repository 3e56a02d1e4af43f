"""The few rules that the theme's options do not reach; colours come from the charts' table."""

import streamlit as st

from ssi.charts.look import PALETTES, Look


def css(look: Look) -> str:
    """The rules as a style sheet.

    - Text on a primary button and in a chosen tag has the page's colour: Streamlit writes white there, 2.0 to 1 on the
      dark theme's blue.
    - Captions are muted ink; Streamlit fades them to 4.2 to 1.
    - Less air above the page, so that a screen of 720 pixels holds its chart; on a phone, where Streamlit's header
      covers the page's whole width, as much as the header needs.
    """
    palette = PALETTES[look.theme]
    return (
        f'button[kind^="primary"]:not(:disabled) *, [data-testid="stMultiSelect"] [data-tag] * '
        f"{{ color: {palette.page}; }}"
        f'[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * '
        f"{{ color: {palette.muted}; opacity: 1; }}"
        '[data-testid="stMainBlockContainer"] { padding-top: 4.5rem; }'
        "@media (min-width: 48rem) "
        '{ [data-testid="stMainBlockContainer"] { padding-top: 3.5rem; } }'
    )


def apply(look: Look) -> None:
    """Put the rules on the page; to be called once a run."""
    st.html(f"<style>{css(look)}</style>")


def stage(look: Look, size: int) -> None:
    """The rules of a shared screen: ``size`` of the text in percent, and nothing above or beside the slide."""
    rules = (
        f"html {{ font-size: {16 * size / 100:g}px; }}"
        ".st-key-stage-small li { font-size: 0.8rem; }"
        '[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stExpandSidebarButton"] { display: none; }'
        # Twice, so that it weighs more than the rule for every page.
        '[data-testid="stMainBlockContainer"][data-testid="stMainBlockContainer"] { padding: 8px 32px; }'
        # At the foot, where it covers neither the way out nor the headline, and no wider than a phone.
        '[data-testid="stToastContainer"] { inset: auto 16px 16px auto !important; }'
        '[data-testid="stToast"] { max-width: calc(100vw - 56px); }'
    )
    st.html(f"<style>{css(look)}{rules}</style>")
