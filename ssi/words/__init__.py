"""Every sentence that findings, problems and pages speak, through gettext.

One module for each thing spoken about: `names` (pillars, habits, bands), `numbers` (points, changes,
ranks, dates), `problems` (what readers left out or mended), `findings` (headlines), `screens` (the
fixed words of pages). Sentences are functions or are said through `translate.say`, so that they are put
into the reader's language when spoken, not when imported.
"""
