"""Clients: who needs me this week?"""

import streamlit as st

from ssi.ui import client_files, clients, frame, screen
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
clients.table(here, clients.chosen(found))
clients.editor(here, found)
client_files.door(here)
clients.add(here)
