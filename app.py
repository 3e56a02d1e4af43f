"""SSI Lens: page settings, who is here, navigation."""

from ssi.ui import frame

frame.run()
