"""Words that stand nowhere else: where one turns up, something leaked."""

NAME = "Quillfeather Canary"
EMAIL = "canary@quillfeather.example"
TYPED = "Quillfeather Canary Collective"
CANARIES = ("Quillfeather", "quillfeather.example", "CNRY", "complainant@nowhere", "DATA-")
