"""How the REMI is taken up, quarter by quarter: counted, made safe to tell, frozen, shown."""
