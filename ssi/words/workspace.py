"""What is said about the workspace file."""

from ssi.words.translate import spoken

heading = spoken("Workspace file")
save_hint = spoken(
    "Everything in one file: histories, files, what you typed and chose. Save it, and open it on another computer."
)
save = spoken("Save a workspace file")
open_heading = spoken("Open a workspace file")
open_hint = spoken("It brings everything that was saved in it, and takes the place of what is here.")
choose = spoken("Workspace file")
replace = spoken("Replace what is here")
open_it = spoken("Open it")
opened = spoken("The workspace file is open: everything that was saved in it is here.")
