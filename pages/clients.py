"""Clients: who needs me this week?"""

import streamlit as st

from ssi.ui import client_files, clients, comparing, frame, programme, screen
from ssi.words import clients as words

here = frame.visit()
found = clients.everybody(here)
if not found:
    screen.head(words.title(), words.first_client())
    st.markdown(words.first_client_next())
    clients.add(here)
    client_files.door(here)
    st.stop()

screen.head(words.title(), words.headline(found))
clients.latest_shared(here)
view, shown = comparing.view(), clients.chosen(found)
if view == "table":
    clients.table(here, shown)
else:
    comparing.side_by_side(here, shown)
clients.editor(here, found)
programme.section(here)
client_files.door(here)
clients.add(here)
